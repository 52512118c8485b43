import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";

const en = {
  dpi: (actual: string) =>
    `The option \`dpi\` is a number of pixels an inch, more than 0 and at most 2,400 (96 is one for each CSS pixel); got ${actual}.`,
  text: (option: string, actual: string) => `The option \`${option}\` is a text; got ${actual}.`,
  modelAlt: (name: string, boxes: number, layers: string) =>
    `Diagram of the model "${name}", ${countText(boxes)} ${boxes === 1 ? "layer" : "layers"}: ${layers}.`,
  from: (layer: string, sources: string) => `${layer} from ${sources}`,
  moreLayers: (count: number) => `and ${countText(count)} more`,
  ignore: (types: string, actual: string) =>
    `The option \`ignore\` is a list of kinds of layers, of ${types}; got ${actual}.`,
  nothingLeft: () => "There is no layer to draw: the option `ignore` leaves out all of them.",
  stackAlt: (name: string, layers: string) => `Layers of the model "${name}" as volumes, in order: ${layers}.`,
  scaleNote: {
    squareRoot: "Heights and widths to scale; channels and units by their square root.",
    logarithmic: "Heights and widths to scale; channels and units by their logarithm.",
    linear: "Heights and widths to scale; channels and units in proportion, each among themselves.",
  },
  branchesNote: (count: number) =>
    count === 0
      ? "Connections that pass layers are not drawn. See plotModel."
      : `Only the longest path: ${countText(count)} ${count === 1 ? "layer" : "layers"} of other branches not drawn. See plotModel.`,
  unknownNote: () => "Dashed: a size that is not known before there is data.",
  kinds: {
    input: "Input",
    convolution: "Convolution",
    pooling: "Pooling",
    dense: "Dense",
    reshaping: "Reshaping",
    merge: "Merging",
    activation: "Activation",
    regularization: "Normalization, dropout",
  },
};

const ko: typeof en = {
  dpi: (actual) =>
    `\`dpi\` 옵션은 인치당 픽셀 수이고 0보다 크고 2,400 이하여야 합니다(96이면 CSS 픽셀마다 하나입니다). 받은 것: ${actual}.`,
  text: (option, actual) => `\`${option}\` 옵션은 문자열이어야 합니다. 받은 것: ${actual}.`,
  modelAlt: (name, boxes, layers) => `모델 "${name}"의 구조도, 층 ${countText(boxes)}개: ${layers}.`,
  from: (layer, sources) => `${layer}(입력: ${sources})`,
  moreLayers: (count) => `그 밖에 ${countText(count)}개`,
  ignore: (types, actual) => `\`ignore\` 옵션은 층 종류의 목록이어야 합니다(${types}). 받은 것: ${actual}.`,
  nothingLeft: () => "그릴 층이 없습니다. `ignore` 옵션이 모든 층을 뺐습니다.",
  stackAlt: (name, layers) => `모델 "${name}"의 층을 차례대로 입체로 그린 그림: ${layers}.`,
  scaleNote: {
    squareRoot: "높이와 너비는 실제 비율, 채널과 유닛 수는 제곱근에 비례합니다.",
    logarithmic: "높이와 너비는 실제 비율, 채널과 유닛 수는 로그에 비례합니다.",
    linear: "높이와 너비는 실제 비율, 채널과 유닛 수는 각각 그 수에 비례합니다.",
  },
  branchesNote: (count) =>
    count === 0
      ? "층을 건너뛰는 연결은 그리지 않았습니다. plotModel로 볼 수 있습니다."
      : `가장 긴 경로만 그렸습니다. 다른 갈래의 층 ${countText(count)}개는 plotModel로 볼 수 있습니다.`,
  unknownNote: () => "점선: 데이터가 있어야 정해지는 크기입니다.",
  kinds: {
    input: "입력",
    convolution: "합성곱",
    pooling: "풀링",
    dense: "완전 연결",
    reshaping: "모양 바꾸기",
    merge: "합치기",
    activation: "활성화 함수",
    regularization: "정규화, 드롭아웃",
  },
};

/** What diagrams say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";
import { shapeText } from "../../nn/shape/shapeText.ts";

const en = {
  whatToMaximize: () =>
    'activationMaximization needs what the image is to excite: a layer\'s filter, { layer: "conv2d", filter: 0 }, or a class, { classIndex: 3 }, not both.',
  filterRange: (layer: string, filters: number, got: string) =>
    `The option \`filter\` is a number from 0 to ${filters - 1} (the layer "${layer}" has ${countText(filters)}), or a list of such; got ${got}.`,
  classRange: (classes: number, got: string) =>
    `The option \`classIndex\` is a class from 0 to ${classes - 1} (the model has ${classes}), or a list of such; got ${got}.`,
  anySize: (shape: readonly (number | null)[]) =>
    `The model takes images of any size, ${shapeText(shape)}: say which with \`imageShape: [height, width, channels]\`.`,
  imageShape: (wanted: readonly (number | null)[], got: string) =>
    `The option \`imageShape\` is what the model takes, ${shapeText(wanted)}, in whole numbers from 1; got ${got}.`,
  range: (got: string) =>
    `The option \`range\` is [smallest, largest] of a pixel's values, such as [0, 1]; got ${got}.`,
  partOption: (option: string, most: number, got: string) =>
    `The option \`${option}\` is a number from 0 to ${most}; got ${got}.`,
  noChange: (targets: string) =>
    `activationMaximization: the image cannot excite ${targets}: no pixel changes its value at the start. Another \`seed\` may help; a filter that is 0 for every image is dead.`,
  filter: (index: number) => `filter ${index}`,
  class: (name: string) => `class ${name}`,
  title: (layer: string | undefined) =>
    layer === undefined ? "Images that excite a class most" : `Images that excite filters of ${layer} most`,
};

const ko: typeof en = {
  whatToMaximize: () =>
    'activationMaximization에는 이미지가 활성화할 대상이 필요합니다. 층의 필터 { layer: "conv2d", filter: 0 }이나 클래스 { classIndex: 3 } 가운데 하나만 정하세요.',
  filterRange: (layer, filters, got) =>
    `\`filter\` 옵션은 0부터 ${filters - 1}까지의 번호("${layer}" 층의 필터는 ${countText(filters)}개)나 그 목록이어야 합니다. 받은 것: ${got}.`,
  classRange: (classes, got) =>
    `\`classIndex\` 옵션은 0부터 ${classes - 1}까지의 클래스 번호(이 모델의 클래스는 ${classes}개)나 그 목록이어야 합니다. 받은 것: ${got}.`,
  anySize: (shape) =>
    `이 모델은 크기가 정해지지 않은 이미지(${shapeText(shape)})를 받습니다. \`imageShape: [높이, 너비, 채널]\`로 크기를 정하세요.`,
  imageShape: (wanted, got) =>
    `\`imageShape\` 옵션은 모델이 받는 모양 ${shapeText(wanted)}에 맞는 1 이상의 정수들이어야 합니다. 받은 것: ${got}.`,
  range: (got) => `\`range\` 옵션은 [0, 1]처럼 픽셀값의 [최솟값, 최댓값]이어야 합니다. 받은 것: ${got}.`,
  partOption: (option, most, got) => `\`${option}\` 옵션은 0부터 ${most}까지의 수여야 합니다. 받은 것: ${got}.`,
  noChange: (targets) =>
    `activationMaximization: 이미지로 ${targets} 대상을 활성화할 수 없습니다. 처음 이미지에서 어느 픽셀을 바꿔도 값이 그대로입니다. 다른 \`seed\`를 써 보세요. 모든 이미지에서 0인 필터는 죽은 필터입니다.`,
  filter: (index) => `필터 ${index}`,
  class: (name) => `클래스 ${name}`,
  title: (layer) =>
    layer === undefined ? "클래스를 가장 활성화하는 이미지" : `${layer}의 필터를 가장 활성화하는 이미지`,
};

/** What activation maximisation says, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

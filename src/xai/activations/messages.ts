import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";
import { shapeText } from "../../nn/shape/shapeText.ts";

const en = {
  layersOption: (got: string) =>
    `The option \`layers\` is a list of layers by name or number, such as ["conv2d", "conv2d_1"], without \`layer\` beside it; got ${got}.`,
  whichLayer: (layers: string) =>
    `The model has no convolution layer to choose by itself: name one, \`layer: "dense"\`. Its layers are ${layers}.`,
  imageIndex: (index: string, count: number) =>
    `There are the activations of ${countText(count)} ${count === 1 ? "image" : "images"}, numbered from 0 (or from −1 from the end); got ${index}.`,
  title: (layer: string, type: string, shape: readonly number[]) => `${layer} (${type}) ${shapeText(shape)}`,
};

const ko: typeof en = {
  layersOption: (got) =>
    `\`layers\` 옵션은 ["conv2d", "conv2d_1"]처럼 층의 이름이나 번호를 담은 목록이고 \`layer\`와 함께 쓸 수 없습니다. 받은 것: ${got}.`,
  whichLayer: (layers) =>
    `모델에 합성곱층이 없어서 저절로 고를 수 없습니다. \`layer: "dense"\`처럼 층을 정하세요. 있는 층: ${layers}.`,
  imageIndex: (index, count) =>
    `이미지 ${countText(count)}장의 활성값이 있고 번호는 0부터(뒤에서부터는 −1부터)입니다. 받은 것: ${index}.`,
  title: (layer, type, shape) => `${layer} (${type}) ${shapeText(shape)}`,
};

/** What activations say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

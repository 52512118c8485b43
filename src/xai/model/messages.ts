import { currentLanguage } from "../../display/language.ts";

const en = {
  channelsFirst: (layer: string) =>
    `The layer "${layer}" has its channels first ([batch, channels, height, width]); this method works on images with channels last. Build the model with dataFormat: "channelsLast" (Keras's default) to explain it.`,
  noConvolution: (layers: string) =>
    `The model has no convolution layer, whose feature maps this method explains. Use a method of the whole input, such as gradients, or name a layer with feature maps. Its layers are ${layers}.`,
  noScores: (shape: string) =>
    `This method explains the score of a class, and needs a model that answers one score a class, [batch, classes]; this one answers ${shape}. activations and activationMaximization with a filter work with it.`,
  notOfMaps: (name: string, shape: string) =>
    `The layer "${name}" has the output ${shape}, no feature maps [batch, height, width, channels]. Name a convolution or pooling layer.`,
  inputNotReached: (name: string) =>
    `The layer "${name}" is not on the way from the input to the output, so that nothing can be said of it.`,
  layerKind: (got: string) =>
    `A layer is named by its name or by its number in model.layers (negative from the end); got ${got}.`,
  scoreKind: (got: string) =>
    `The option \`score\` is "logit" (the score before the last softmax or sigmoid) or "probability"; got ${got}.`,
};

const ko: typeof en = {
  channelsFirst: (layer) =>
    `"${layer}" 층은 채널이 앞에 있습니다([배치, 채널, 높이, 너비]). 이 방법은 채널이 마지막에 있는 이미지에만 쓸 수 있습니다. 설명하려면 모델을 dataFormat: "channelsLast"(Keras의 기본값)로 만드세요.`,
  noConvolution: (layers) =>
    `모델에 합성곱층이 없어서 설명할 특성 맵이 없습니다. gradients처럼 입력 전체를 설명하는 방법을 쓰거나 특성 맵이 있는 층의 이름을 주세요. 있는 층: ${layers}.`,
  noScores: (shape) =>
    `이 방법은 클래스의 점수를 설명하므로 클래스마다 점수 하나를 내는 모델([배치, 클래스])이 필요합니다. 이 모델의 출력 모양은 ${shape}입니다. 이런 모델에는 activations나 필터를 정한 activationMaximization을 쓰세요.`,
  notOfMaps: (name, shape) =>
    `"${name}" 층의 출력 모양은 ${shape}이라서 특성 맵([배치, 높이, 너비, 채널])이 아닙니다. 합성곱층이나 풀링층의 이름을 주세요.`,
  inputNotReached: (name) => `"${name}" 층은 입력에서 출력까지 이어지는 길에 없어서 설명할 수 없습니다.`,
  layerKind: (got) => `층은 이름이나 model.layers에서의 번호(뒤에서부터는 음수)로 정하세요. 받은 것: ${got}.`,
  scoreKind: (got) =>
    `\`score\` 옵션은 "logit"(마지막 softmax나 sigmoid 앞의 점수)이나 "probability"(확률)여야 합니다. 받은 것: ${got}.`,
};

/** What an explained model says, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

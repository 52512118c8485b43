import { currentLanguage } from "../../display/language.ts";

const en = {
  channelsFirst: (layer: string) =>
    `The layer "${layer}" has its channels first ([batch, channels, height, width]); this method works on images with channels last. Build the model with dataFormat: "channelsLast" (Keras's default) to explain it.`,
};

const ko: typeof en = {
  channelsFirst: (layer) =>
    `"${layer}" 층은 채널이 앞에 있습니다([배치, 채널, 높이, 너비]). 이 방법은 채널이 마지막에 있는 이미지에만 쓸 수 있습니다. 설명하려면 모델을 dataFormat: "channelsLast"(Keras의 기본값)로 만드세요.`,
};

/** What class activation maps say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

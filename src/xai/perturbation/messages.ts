import { currentLanguage } from "../../display/language.ts";

type Pair = readonly [number, number];

const en = {
  sizePair: (option: string, got: string) =>
    `The option \`${option}\` is a whole number of pixels, 1 or more, or a pair [down, right] of such; got ${got}.`,
  stridesOverPatch: (patchSize: Pair, strides: Pair) =>
    `With strides of [${strides.join(", ")}] a patch of [${patchSize.join(", ")}] would leave pixels out: strides are at most the patch's size.`,
  patchValue: (channels: number, got: string) =>
    `The option \`patchValue\` is a number${channels === 1 ? "" : `, or a list of ${channels}, one for each channel`}; got ${got}.`,
  gridSize: (longest: number, got: string) =>
    `The option \`gridSize\` is a whole number of cells, 1 to ${longest} (the image's shorter side); got ${got}.`,
  probability: (got: string) =>
    `The option \`probability\` is the part of cells that stay visible, a number above 0 and below 1; got ${got}.`,
};

const ko: typeof en = {
  sizePair: (option, got) =>
    `\`${option}\` 옵션은 1 이상의 정수(픽셀 수)이거나 그런 수의 쌍 [아래로, 오른쪽으로]여야 합니다. 받은 것: ${got}.`,
  stridesOverPatch: (patchSize, strides) =>
    `스트라이드가 [${strides.join(", ")}]이면 크기가 [${patchSize.join(", ")}]인 패치가 건너뛰는 픽셀이 생깁니다. 스트라이드는 패치 크기보다 클 수 없습니다.`,
  patchValue: (channels, got) =>
    `\`patchValue\` 옵션은 수${channels === 1 ? "여야" : `이거나 채널마다 하나씩 수 ${channels}개가 든 목록이어야`} 합니다. 받은 것: ${got}.`,
  gridSize: (longest, got) =>
    `\`gridSize\` 옵션은 격자의 칸 수로, 1부터 ${longest}(이미지의 짧은 변)까지의 정수여야 합니다. 받은 것: ${got}.`,
  probability: (got) =>
    `\`probability\` 옵션은 칸이 보이게 남을 확률로, 0보다 크고 1보다 작은 수여야 합니다. 받은 것: ${got}.`,
};

/** What is said of covered images, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

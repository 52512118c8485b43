import { currentLanguage } from "../../display/language.ts";

const en = {
  towers: (got: string) =>
    `alexNet: \`towers\` is 1 (every filter sees every channel) or 2 (the original, split in two); got ${got}.`,
};

const ko: typeof en = {
  towers: (got) =>
    `alexNet: \`towers\`는 1(모든 필터가 모든 채널을 봄)이나 2(둘로 나뉜 원래 구조)여야 하는데 ${got}을(를) 받았습니다.`,
};

/** What ready models say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

import { countText } from "../display/countText.ts";
import { currentLanguage } from "../display/language.ts";

const en = {
  imageIndex: (index: string, count: number) =>
    count === 1
      ? `There is one explanation, number 0; got ${index}.`
      : `There are ${countText(count)} explanations, numbered 0 to ${count - 1} (or −1 to −${count} from the end); got ${index}.`,
  class: (name: string) => `class ${name}`,
  probability: (value: string) => `probability ${value}`,
  output: (value: string) => `output ${value}`,
  predictedInstead: (name: string) => `(the model says ${name})`,
  allZero: () => "the map is 0 everywhere",
};

const ko: typeof en = {
  imageIndex: (index, count) =>
    count === 1
      ? `설명은 0번 하나뿐입니다. 받은 것: ${index}.`
      : `설명은 ${countText(count)}개이고 번호는 0~${count - 1}(뒤에서부터는 −1~−${count})입니다. 받은 것: ${index}.`,
  class: (name) => `클래스 ${name}`,
  probability: (value) => `확률 ${value}`,
  output: (value) => `출력 ${value}`,
  predictedInstead: (name) => `(모델의 예측: ${name})`,
  allZero: () => "맵이 모두 0입니다",
};

/** What explanations say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

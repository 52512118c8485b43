import { countText } from "../display/countText.ts";
import { currentLanguage } from "../display/language.ts";
import type { ZeroMeaning } from "./explanation.ts";

const en = {
  imageIndex: (index: string, count: number) =>
    count === 1
      ? `There is one explanation, number 0; got ${index}.`
      : `There are ${countText(count)} explanations, numbered 0 to ${count - 1} (or −1 to −${count} from the end); got ${index}.`,
  class: (name: string) => `class ${name}`,
  probability: (value: string) => `probability ${value}`,
  output: (value: string) => `output ${value}`,
  predictedInstead: (name: string) => `(the model says ${name})`,
  allZero: (means: ZeroMeaning) =>
    ({
      noChange: "the map is 0 everywhere: no pixel changes the score here",
      noContribution:
        "the map is 0 everywhere: no pixel adds to the score (one that equals what stands for nothing, black unless told, never does)",
      noSupport: "the map is 0 everywhere: nothing in the layer's feature maps speaks for this class",
    })[means],
  nanAnswer: (broken: number) =>
    broken === 0
      ? "the model's answer is NaN, and there is no class to explain: its weights are not finite (a learning rate that was too high?)"
      : `the model's answer is NaN, and there is no class to explain: the image has ${countText(broken)} ${broken === 1 ? "value" : "values"} that ${broken === 1 ? "is" : "are"} NaN or infinite`,
  bytes: (largest: string) =>
    `(values up to ${largest}: a model that has learned from values 0 to 1, as train.images has them, needs these divided by 255)`,
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
  allZero: (means) =>
    ({
      noChange: "맵이 모두 0입니다: 여기서는 어느 픽셀을 바꿔도 점수가 변하지 않습니다",
      noContribution:
        "맵이 모두 0입니다: 점수에 보탬이 되는 픽셀이 없습니다(기준값과 같은 픽셀은 보탬이 되지 않으며, 기준값은 따로 정하지 않으면 검정입니다)",
      noSupport: "맵이 모두 0입니다: 이 층의 특성 맵에는 이 클래스를 뒷받침하는 것이 없습니다",
    })[means],
  nanAnswer: (broken) =>
    broken === 0
      ? "모델의 답이 NaN이라 설명할 클래스가 없습니다: 가중치가 유한하지 않습니다(학습률이 너무 컸을 수 있습니다)"
      : `모델의 답이 NaN이라 설명할 클래스가 없습니다: 이미지에 NaN이거나 무한한 값이 ${countText(broken)}개 있습니다`,
  bytes: (largest) =>
    `(값이 ${largest}까지 있습니다: train.images처럼 0~1의 값으로 학습한 모델이라면 255로 나누어 넘겨주세요)`,
};

/** What explanations say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

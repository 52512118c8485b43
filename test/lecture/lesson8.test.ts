/** Lesson 8, explaining a CNN: the lecture's facts on output values, feature maps and XAI, computed, shown and put right. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  conv2d,
  input,
  outputShape,
  outputSize,
  paramCount,
  predict,
  sequential,
  setWeights,
} from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose as lessonProse } from "../notebooks/executedLesson.ts";
import { LANGUAGES } from "../notebooks/lessons.ts";

const LESSON = "08-explaining-a-cnn.ipynb";
const LECTURE = "https://sites.google.com/site/kyunghoonhan/deep-learning-ii";

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

/** The lesson's text in a language, with its line breaks as spaces. */
const prose = (language: (typeof LANGUAGES)[number]) => lessonProse(language, LESSON).replaceAll(/\s+/g, " ");

/** The numbers in a printed line. */
const numbersIn = (line: string) => (line.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe("row 30: XAI in law and policy", () => {
  it.each([
    ["ko", "2016년 5월 24일 발효, **2018년 5월 25일**부터 적용", "슬라이드에는 GDPR이 2018년 5월 28일에 발효되었다고"],
    [
      "en",
      "in force 24 May 2016, applies from **25 May 2018**",
      "The slide says that the GDPR came into force on 28 May 2018",
    ],
  ] as const)("has the GDPR's dates, and puts the slide's right (%s)", (language, dates, correction) => {
    const text = prose(language);
    expect(text).toContain(dates);
    expect(text).toContain(correction);
    expect(text).toContain("https://eur-lex.europa.eu/eli/reg/2016/679/oj");
  });

  it.each([
    ["ko", "**다툼이 있습니다**"],
    ["en", "is **disputed**"],
  ] as const)("says that a right to an explanation is disputed, with both sides (%s)", (language, disputed) => {
    const text = prose(language);
    expect(text).toContain(disputed);
    for (const side of ["10.1093/idpl/ipx005", "10.1609/aimag.v38i3.2741", "10.1093/idpl/ipx022"]) {
      expect(text).toContain(`https://doi.org/${side}`);
    }
  });

  it.each([
    ["ko", "미국 DARPA의 XAI 프로그램 | 2016년 공모, 2017년 시작, 2021년 종료", "2018년 5월 발표, 2025년까지 설명가능"],
    [
      "en",
      "XAI programme of the USA's DARPA | announced 2016, began 2017, ended 2021",
      "May 2018, with explainable learning and inference to 2025",
    ],
  ] as const)("names DARPA's programme, Korea's plan and tf-explain, with references (%s)", (language, darpa, plan) => {
    const text = prose(language);
    for (const expected of [
      darpa,
      plan,
      "I-Korea 4.0",
      "https://doi.org/10.1609/aimag.v40i2.2850",
      "https://doi.org/10.1002/ail2.61",
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toContain("https://github.com/sicara/tf-explain");
    expect(text).toContain(LECTURE);
  });
});

describe("what the law has said since", () => {
  it.each([
    ["ko", "제15조 제1항 (h)", "제86조", "「개인정보 보호법」 제37조의2는 2024년 3월 15일부터"],
    ["en", "Article 15(1)(h)", "Article 86", "since 15 March 2024, Article 37-2"],
  ] as const)("is told with the texts themselves as references (%s)", (language, ...statements) => {
    const text = prose(language);
    for (const statement of statements) expect(text).toContain(statement);
    for (const source of [
      "CELEX:62022CJ0203",
      "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
      "https://www.law.go.kr/",
    ]) {
      expect(text).toContain(source);
    }
  });
});

describe("row 31: output values", () => {
  const values = [
    [0, 6, 0],
    [3, 1, 0],
    [5, 4, 4],
  ];

  it("are what a real layer and the figure make of the lesson's input and filter", () => {
    expect(lesson.value("layer-output")).toEqual(values);
    expect(lesson.text("conv-stepper")).toContain("[[0, 6, 0], [3, 1, 0], [5, 4, 4]]");
  });

  it("has one of them worked by hand, channel by channel", () => {
    const [parts = "", result] = lesson.printed("one-place")[0]?.split(" = ") ?? [];
    expect(numbersIn(parts).reduce((sum, part) => sum + part, 0)).toBe(values[0]?.[1]);
    expect(result).toBe(String(values[0]?.[1]));
  });

  it("are 3 wide: ⌊(5−3+2)/2⌋+1", () => {
    expect(outputSize({ input: 5, kernel: 3, stride: 2, padding: 1 }).size).toBe(3);
    expect(lesson.text("output-size")).toContain("⌊(5 − 3 + 2·1)/2⌋ + 1 = 3");
  });

  it("take 28 parameters", () => {
    expect(paramCount(conv2d(1, 3, 2, { padding: 1 }), [null, 5, 5, 3]).total).toBe(28);
    expect(lesson.text("param-count")).toContain("27 + 1 = 28");
  });

  it.each([
    ["ko", "슬라이드의 (5−3)+(2\\*1)/2는 **우연히** 3이 됩니다"],
    ["en", "The slide's (5−3)+(2\\*1)/2 gives 3 **by luck**"],
  ] as const)("puts the slide's formula right (%s)", (language, correction) => {
    const text = prose(language);
    expect(text).toContain(correction);
    expect(text).toContain("⌊(5−3+2)/2⌋+1 = 3");
    expect(text).toContain(LECTURE);
  });

  it("shows where the slide's formula fails", () => {
    const lines = lesson.printed("slide-formula").map(numbersIn);
    expect(lines).toEqual(
      [5, 7, 9].map((size) => [
        size,
        size - 3 + (2 * 1) / 2,
        outputSize({ input: size, kernel: 3, stride: 2, padding: 1 }).size,
      ]),
    );
    expect(lines.map(([, slide, right]) => slide === right)).toEqual([true, false, false]);
  });
});

describe("row 32: Conv2D(2, 3, 1, same)", () => {
  const layer = conv2d(2, 3, 1, { padding: "same" });

  it("turns the channel axis into the filter axis", () => {
    expect(outputShape(layer, [null, 5, 5, 3])).toEqual([null, 5, 5, 2]);
    expect(lesson.printed("two-filter-shape")).toEqual(["5×5×3 → [ null, 5, 5, 2 ]", "parameters 56"]);
    expect(paramCount(layer, [null, 5, 5, 3]).total).toBe(56);
  });

  it("sums each filter over the channels", async () => {
    // A filter whose only weight is a 1 in the middle of each channel, so that it adds the channels up.
    const model = sequential([input([1, 1, 3]), conv2d(1, 3, 1, { padding: "same", useBias: false })]);
    const weights = Array.from({ length: 27 }, (_, place) => (Math.floor(place / 3) === 4 ? 1 : 0));
    setWeights(model, [weights]);
    const { values } = await predict(model, [[[[3, 1, 1]]]]);
    model.dispose();
    expect(Array.from(values)).toEqual([3 + 1 + 1]);
    const [shape, , added, isSame] = lesson.printed("channel-sums");
    expect(shape).toBe("shape [ 1, 5, 5, 2 ]");
    expect(added).toBe("filter 1, row 2: 5 3 4 4 4");
    expect(isSame).toMatch(/: true$/);
  });

  it.each([
    ["ko", "필터마다 **모든 채널을 더해** 특성 맵 한 장을 만듭니다", "**필터 축으로 바뀝니다**"],
    ["en", "Each filter **sums over all channels**", "**becomes the filter axis**"],
  ] as const)("is said in words (%s)", (language, ...statements) => {
    for (const statement of statements) expect(prose(language)).toContain(statement);
  });
});

describe("row 33: feature maps", () => {
  it("of the first convolution are (1, 26, 26, 32)", () => {
    expect(outputShape(conv2d(32, 3), [1, 28, 28, 1])).toEqual([1, 26, 26, 32]);
    expect(lesson.value("activations")).toEqual([1, 26, 26, 32]);
  });

  it("are drawn as 2 × 16 gray panels", () => {
    const text = lesson.text("feature-maps-gray");
    expect(text).toMatch(/26×26 .*32개, .*16개씩 2줄, 색상표 gray/);
    expect(lesson.data("feature-maps-gray")).toHaveProperty(["image/png"]);
  });
});

describe("the explanations", () => {
  it("are of a model that reads at least 97 % of the test digits", () => {
    const [accuracy = 0, wrong = 0] = numbersIn(lesson.printed("accuracy")[0] ?? "");
    expect(accuracy).toBeGreaterThanOrEqual(97);
    expect(wrong).toBeGreaterThan(10);
  });

  it("are of the predicted and the true class of a digit that it got wrong", () => {
    const [answer, answerProbability = 0, truth, trueProbability = 1] = numbersIn(
      lesson.printed("wrong-pair")[0] ?? "",
    );
    expect(answer).not.toBe(truth);
    expect(answerProbability).toBeGreaterThan(trueProbability);
    for (const id of ["wrong-grad-cam", "wrong-integrated", "wrong-occlusion"]) {
      expect(lesson.text(id)).toMatch(new RegExp(`클래스 ${answer},.*클래스 ${truth},`, "s"));
    }
  });

  it("by Integrated Gradients add up to the difference of the scores", () => {
    const lines = lesson.printed("completeness").map(numbersIn);
    expect(lines).toHaveLength(2);
    for (const [sum = 0, difference = 0, error] of lines) {
      expect(Math.abs(sum - difference)).toBeLessThan(0.01 * difference);
      expect(error).toBeLessThan(1);
    }
  });

  it("change with the model's weights, and a fake one does not", () => {
    const correlations = Object.fromEntries(
      lesson.printed("sanity-numbers").map((line) => {
        const [name = "", ...values] = line.split(/\s+/);
        return [name, values.map(Number)];
      }),
    );
    expect(correlations.fake).toEqual([1, 1, 1, 1]);
    // Integrated Gradients without their signs: almost the picture of where strokes are, whatever the weights.
    expect(Math.min(...(correlations.strengths ?? [0]))).toBeGreaterThan(0.9);
    expect(correlations.gradients?.at(-1)).toBeGreaterThan(0.5);
    for (const method of ["gradCam", "integratedGradients"]) {
      expect([method, Math.abs(correlations[method]?.at(-1) ?? 1) < 0.4]).toEqual([method, true]);
    }
  });

  it("find what the model needs sooner than chance does, but for the coarse Grad-CAM of the last layer", () => {
    const areas = Object.fromEntries(
      lesson.printed("deletion-areas").map((line) => {
        const [name = "", area = "", , random = ""] = line.split(/\s+/);
        return [name, Number(area) / Number(random)];
      }),
    );
    for (const method of ["gradients", "smoothGrad", "integratedGradients", "occlusion", "gradCam(conv_2)"]) {
      expect([method, (areas[method] ?? 1) < 0.9]).toEqual([method, true]);
    }
    expect(areas.gradCam).toBe(Math.max(...Object.values(areas)));
  });

  it.each(LANGUAGES)("have their papers named (%s)", (language) => {
    const papers = ["1312.6034", "1706.03825", "1703.01365", "1311.2901", "1610.02391", "1810.03292", "1806.07421"];
    for (const paper of papers) expect(prose(language)).toContain(`https://arxiv.org/abs/${paper}`);
  });
});

import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Language } from "../../src/display/language.ts";
import { lectureCnn, loadMnist, summary } from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose as lessonProse } from "../notebooks/executedLesson.ts";
import { LANGUAGES } from "../notebooks/lessons.ts";

const LESSON = "06-training.ipynb";

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

const prose = (language: Language) => lessonProse(language, LESSON);
const printed = (id: string) => lesson.printed(id);

/** The numbers in a printed line. */
const numbersIn = (line: string | undefined) =>
  Array.from(line?.matchAll(/\d+(?:\.\d+)?/g) ?? [], ([text]) => Number(text));

describe("row 1: Conv2D → MaxPooling2D → … → Flatten → Dense → Dense(output)", () => {
  it.each(LANGUAGES)(
    "is the order in which the lesson builds its CNN, with the lecture as reference (%s)",
    (language) => {
      expect(prose(language)).toContain("**Conv2D → MaxPooling2D → … → Flatten → Dense → Dense(output)**");
      expect(prose(language)).toContain("(https://sites.google.com/site/kyunghoonhan/deep-learning-ii)");
    },
  );

  it("makes the model that lectureCnn() has ready, of 225,034 parameters", () => {
    expect(printed("same-as-ready-check")).toEqual(["true true"]);
    expect(lesson.text("cnn-summary")).toBe(summary(lectureCnn({ name: "digits" })).toString());
    expect(lesson.text("cnn-summary")).toContain("225,034");
  });
});

describe("row 5: MNIST", () => {
  it("is 60000×28×28×1 and 10000×28×28×1", async () => {
    const { train, test } = await loadMnist();
    expect([train.images.shape, test.images.shape]).toEqual([
      [60000, 28, 28, 1],
      [10000, 28, 28, 1],
    ]);
    expect(printed("load")[0]).toBe("[ 60000, 28, 28, 1 ] [ 10000, 28, 28, 1 ]");
  });

  it("is divided by 255", () => {
    expect(printed("load").slice(1)).toEqual(["255 → 1", "true"]);
  });
});

describe("loss", () => {
  it("is made of probabilities that softmax makes of scores", () => {
    const powers = [2, 1, 0].map(Math.exp);
    const sum = powers.reduce((total, power) => total + power, 0);
    expect(lesson.value("softmax-numbers")).toEqual(powers.map((power) => Number((power / sum).toFixed(3))));
  });

  it("is −ln of the right answer's probability", () => {
    const losses = [0.99, 0.9, 0.5, 0.1, 0.01].map((p) => ({ p, loss: (-Math.log(p)).toFixed(3) }));
    expect(lesson.value("cross-entropy")).toEqual(losses);
  });

  it("is near ln 10 before training, when about a tenth of the digits is right", () => {
    const [figures, chance] = printed("untrained").map(numbersIn);
    const [loss, accuracy] = figures as [number, number];
    expect(chance).toEqual([10, Number(Math.LN10.toFixed(3))]);
    expect(Math.abs(loss - Math.LN10)).toBeLessThan(0.3);
    expect(accuracy).toBeLessThan(0.3);
  });
});

describe("training", () => {
  it("takes 844 steps an epoch", () => {
    expect(numbersIn(printed("steps")[0])).toEqual([844, 54000 - 64 * 843]);
    for (const language of LANGUAGES) expect(prose(language)).toContain("844");
  });

  it("learns 300 images by heart, and knows unseen ones less well", () => {
    const [training, validation] = numbersIn(printed("small-figures")[0]) as [number, number];
    expect(training).toBe(1);
    expect(validation).toBeGreaterThan(0.85);
    expect(validation).toBeLessThan(0.95);
  });

  it("is ended early where validation gains nothing", () => {
    const [line] = printed("early-stopping-run");
    expect(numbersIn(line)[0]).toBeLessThan(20);
    expect(line).toMatch(/stopped by: earlyStopping$/);
  });

  it("on all of MNIST gets at least 98.5 % of the test images right", () => {
    const [figures, isEnough] = printed("test-figures");
    const [, accuracy, mistakes] = numbersIn(figures) as [number, number, number];
    expect(accuracy).toBeGreaterThanOrEqual(0.985);
    expect(mistakes).toBe(Math.round((1 - accuracy) * 10_000));
    expect(isEnough).toBe("at least 98.5 %: true");
    expect(printed("wrong-digits")).toEqual([`${mistakes} of 10000`]);
  });

  it("shows itself as a live chart, its history as a chart", () => {
    expect(lesson.data("train")).toHaveProperty(["image/svg+xml"]);
    for (const id of ["history-chart", "small-training", "confusion-matrix", "per-class-accuracy"]) {
      expect(lesson.data(id)).toHaveProperty(["application/vnd.vegalite.v5+json"]);
    }
    for (const id of ["wrong-digits", "surest-mistakes", "least-sure", "one-answer"]) {
      expect(lesson.data(id)).toHaveProperty(["image/png"]);
    }
  });
});

describe("what accuracy means", () => {
  it("is measured against always answering 1, the most frequent digit", async () => {
    const { test } = await loadMnist();
    const ones = test.labels.filter((label) => label === 1).length;
    expect(printed("chance")).toEqual([`digit 1 · ${ones} of 10000 = ${((ones / 10_000) * 100).toFixed(2)} %`]);
  });

  it.each([
    ["ko", "**1%는 100장**"],
    ["en", "**1 % is 100 digits**"],
  ] as const)("is told in digits (%s)", (language, statement) => {
    expect(prose(language)).toContain(statement);
  });
});

it("a saved and loaded model gives the same answers", () => {
  expect(printed("load-model")).toEqual(["digits 225034 true"]);
});

it.each([
  ["ko", "**가중치는 그대로 남습니다**"],
  ["en", "**the weights learnt so far stay**"],
] as const)("says what an interrupt does (%s)", (language, statement) => {
  expect(prose(language)).toContain(statement);
});

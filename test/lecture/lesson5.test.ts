import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  alexNet,
  conv2d,
  dense,
  flatten,
  globalAveragePooling2d,
  input,
  type Layer,
  maxPooling2d,
  missionOne,
  missionTwo,
  outputSize,
  paramCount,
  paramTable,
  sequential,
  shapeTable,
} from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose } from "../notebooks/executedLesson.ts";

const LESSON = "05-parameters.ipynb";

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

/** A table that a cell shows, each line's cells. */
function tableLines(cell: string): string[][] {
  return lesson
    .text(cell)
    .split("\n")
    .map((line) => line.trim().split(/\s{2,}/));
}

/** The lines of a table whose first cell begins so. */
const linesOf = (cell: string, start: string) => tableLines(cell).filter(([first]) => first?.startsWith(start));

const convolutionsOf = (towers: 1 | 2) =>
  paramTable(alexNet({ towers }))
    .rows.filter(({ type }) => type === "conv2d")
    .map(({ params }) => params);

describe("row 18: the output shapes of a stack", () => {
  const shapes = ["28×28×1", "24×24×64", "12×12×64", "12×12×32", "6×6×32", "2×2×120", "480", "10"];

  it("follow from layer to layer, and are the lesson's", () => {
    const stack = sequential([
      input([28, 28, 1]),
      conv2d(64, 5),
      maxPooling2d(),
      conv2d(32, 3, { padding: "same" }),
      maxPooling2d(3, 2, { padding: "same" }),
      conv2d(120, 4, 2),
      flatten(),
      dense(10),
    ]);
    expect(shapeTable(stack).rows.map(({ outputShape }) => outputShape.slice(1).join("×"))).toEqual(shapes);
    // Layer, expression, input size, output shape.
    const shown = tableLines("stack-shapes").slice(3, 11);
    expect(shown.map((cells) => cells[3])).toEqual(shapes);
  });

  it("are drawn as by plot_model with show_shapes", () => {
    expect(lesson.text("stack-plot")).toContain("conv2d_2 (None, 2, 2, 120), flatten (None, 480), dense (None, 10)");
    expect(Object.keys(lesson.data("stack-plot"))).toContain("image/png");
  });

  it.each([
    ["ko", "커널의 크기는 연습을 위해 아무렇게나 고른 것입니다", "plot_model(model, show_shapes=True)"],
    ["en", "The kernel sizes are arbitrary, for practice", "plot_model(model, show_shapes=True)"],
  ] as const)("have arbitrary kernels, which the text says (%s)", (language, ...statements) => {
    for (const statement of statements) expect(prose(language, LESSON)).toContain(statement);
  });
});

describe("row 19: W_c = K²·C·N, B_c = N, P_c = W_c + B_c", () => {
  it("is what the layers have", () => {
    const { weights, biases, total } = paramCount(conv2d(64, 5), [null, 28, 28, 1]);
    expect([weights, biases, total]).toEqual([1600, 64, 1664]);
    expect(lesson.text("first-count")).toContain("5² · 1 · 64 = 1,600");
    expect(lesson.printed("by-hand")).toEqual([
      "K=5 C=1 N=64: 1664 = 1664 (kernel 5×5×1×64, bias 64)",
      "K=3 C=64 N=32: 18464 = 18464 (kernel 3×3×64×32, bias 32)",
      "K=11 C=3 N=96: 34944 = 34944 (kernel 11×11×3×96, bias 96)",
    ]);
  });

  it("does not depend on the image's size, the stride or the padding", () => {
    expect(lesson.printed("image-size")).toEqual(["28 [ 1664, 1664, 1664 ]", "280 [ 1664, 1664, 1664 ]"]);
  });

  it("holds for one group; with groups a filter is as deep as its group", () => {
    const counts = [1, 2, 4, 48].map((groups) => paramCount(conv2d(96, 3, { groups }), [null, 27, 27, 48]).total);
    expect(counts).toEqual([1, 2, 4, 48].map((groups) => (3 ** 2 * 48 * 96) / groups + 96));
    expect(lesson.printed("groups")).toEqual(counts.map((count, i) => `${[1, 2, 4, 48][i]} ${count}`));
  });

  it("is far less than a dense layer's on the same input", () => {
    const shared = paramCount(conv2d(32, 3), [null, 28, 28, 1]).total;
    const own = paramCount(dense(26 * 26 * 32), [null, 784]).total;
    expect([shared, own]).toEqual([320, 16_981_120]);
    expect(lesson.printed("sharing-counted")).toEqual([`${shared} ${own} 53066`]);
    expect(lesson.text("calculator")).toContain("320");
  });

  it.each([
    ["ko", "**깊이는 입력의 채널 수와 같습니다**", "가중치 공유(weight sharing)"],
    ["en", "**as deep as its input has channels**", "that is called weight sharing"],
  ] as const)("is stated (%s)", (language, ...statements) => {
    const text = prose(language, LESSON);
    for (const statement of statements) expect(text).toContain(statement);
    expect(text).toContain(String.raw`$$W_c = K^2 \times C \times N \qquad B_c = N \qquad P_c = W_c + B_c$$`);
    expect(text).toContain("(https://sites.google.com/site/kyunghoonhan/deep-learning-ii)");
  });
});

describe("row 20: AlexNet", () => {
  it("has 3,747,200 parameters in its convolutions and 62,378,344 as a whole", () => {
    expect(convolutionsOf(1)).toEqual([34_944, 614_656, 885_120, 1_327_488, 884_992]);
    expect(convolutionsOf(1).reduce((sum, params) => sum + params, 0)).toBe(3_747_200);
    expect(alexNet().countParams()).toBe(62_378_344);
    expect(lesson.printed("alexnet-sums")).toEqual([
      "convolutions [ 34944, 614656, 885120, 1327488, 884992 ] sum 3747200",
      "whole 62378344 convolutions 6.0 %",
    ]);
  });

  it("has the first convolution's W_c, B_c and P_c in its table", () => {
    expect(linesOf("alexnet-table", "Conv2D(96")[0]?.slice(-3)).toEqual(["34,848", "96", "34,944"]);
    expect(linesOf("alexnet-table", "Dense(4096)")[0]?.at(-1)).toBe("37,752,832");
  });

  it("has fewer in the original's two towers, 60,965,224 as a whole", () => {
    expect(convolutionsOf(2)).toEqual([34_944, 307_456, 885_120, 663_936, 442_624]);
    expect(alexNet({ towers: 2 }).countParams()).toBe(60_965_224);
    expect(lesson.printed("two-towers")).toEqual([
      "1 tower(s): [ 34944, 614656, 885120, 1327488, 884992 ] whole 62378344",
      "2 tower(s): [ 34944, 307456, 885120, 663936, 442624 ] whole 60965224",
    ]);
  });

  it("is drawn to scale", () => {
    expect(lesson.text("alexnet-stack")).toContain("227×227×3 → conv2d 55×55×96");
    expect(lesson.text("alexnet-bars")).toContain("37,752,832");
  });

  it("shrinks behind a global average in place of Flatten", () => {
    const behind = (joint: Layer) => sequential([input([6, 6, 256]), joint, dense(1000)]).countParams();
    expect([behind(flatten()), behind(globalAveragePooling2d())]).toEqual([9_217_000, 257_000]);
    expect(lesson.printed("flatten-or-gap-counted")).toEqual(["flatten 9217000", "global average 257000"]);
  });

  it.each([
    ["ko", "강의의 이 수는 Dense 층을 **뺀** 값입니다"],
    ["en", "This figure of the lecture is **without** the dense layers"],
  ] as const)("has its sum explained, with its paper (%s)", (language, statement) => {
    expect(prose(language, LESSON)).toContain(statement);
    expect(prose(language, LESSON)).toContain("(https://doi.org/10.1145/3065386)");
  });
});

describe("the lecture's parameter table", () => {
  it.each([
    ["row 21", 64, 28, 5, 1, ["1,600", "64", "1,664"]],
    ["row 22", 32, 24, 3, 64, ["18,432", "32", "18,464"]],
    ["row 23", 120, 22, 3, 32, ["34,560", "120", "34,680"]],
  ] as const)("%s: %i filters", (_, filters, side, kernel, channels, figures) => {
    const { weights, biases, total } = paramCount(conv2d(filters, kernel), [null, side, side, channels]);
    expect([weights, biases, total].map((count) => count.toLocaleString("en-US"))).toEqual(figures);
    expect(linesOf("lecture-table-filled", String(filters))[0]).toEqual([
      String(filters),
      `${side}×${side}×${channels}`,
      `${kernel}×${kernel}`,
      String(channels),
      ...figures,
    ]);
    expect(linesOf("lecture-table-blank", String(filters))).toEqual([[String(filters), `${kernel}×${kernel}`]]);
  });

  it("has its slips evaluated as they are written", () => {
    expect(lesson.printed("lecture-table-checked")).toEqual([
      `as written: ${10 ** 2 * 1 * 32} right: ${5 ** 2 * 1 * 64}`,
      `3²·64·32 = ${3 ** 2 * 64 * 32} 3²·32·120 = ${3 ** 2 * 32 * 120}`,
    ]);
  });

  it.each([
    ["ko", "**1600은 5²·1·64**입니다", "**36864는 잘못 들어간 수**입니다"],
    ["en", "**1600 is 5²·1·64.**", "**36864 in the third row's channel column is a stray**"],
  ] as const)("is put right in the text (%s)", (language, ...statements) => {
    const text = prose(language, LESSON);
    expect(text).toContain("`(10**2)*1*32`");
    for (const statement of statements) expect(text).toContain(statement);
  });
});

describe("rows 24 and 25: mission 1", () => {
  it("has 896, 18,496, 0, 501,770 and 551,936 parameters", () => {
    const rows = paramTable(missionOne()).rows;
    expect(rows.map(({ params }) => params)).toEqual([896, 18_496, 0, 501_770, 551_936]);
    expect(rows[2]?.outputShape).toEqual([null, 50_176]);
    const shown = tableLines("mission-one-filled").slice(3, 8);
    expect(shown.map((cells) => cells.at(-1))).toEqual(["896", "18,496", "0", "501,770", "551,936"]);
    expect(shown[2]).toContain("50,176");
  });

  it("is first a blank table", () => {
    expect(linesOf("mission-one-blank", "Conv2D")).toEqual([
      ["Conv2D(32,3,padding='same')"],
      ["Conv2D(64,3,padding='same')"],
    ]);
  });

  it("is shown as a diagram beside its summary", () => {
    const page = lesson.data("mission-one-views")["text/html"];
    expect(page).toContain("<svg");
    expect(page).toContain("551,936");
    expect(lesson.printed("mission-one-summary").join("\n")).toContain("Total params: 1,073,098");
  });

  it.each([
    ["ko", "10 × 50,176 + 50,176 = 551,936개입니다"],
    ["en", "10 × 50,176 + 50,176 = 551,936"],
  ] as const)("has the line Dense(28*28*64)(last) explained (%s)", (language, statement) => {
    expect(prose(language, LESSON)).toContain(statement);
    expect(prose(language, LESSON)).toContain("x=Dense(28*28*64)(last)");
  });
});

describe("rows 26 and 27: mission 2", () => {
  it("goes 100 → 50 → 25 → 13 in height and 75 → 38 → 19 → 10 in width", () => {
    const path = (start: number) => {
      const sizes = [start];
      for (let layer = 0; layer < 3; layer++) {
        sizes.push(outputSize({ input: sizes.at(-1) ?? 0, kernel: 3, stride: 2, padding: "same" }).size);
      }
      return sizes.join(" → ");
    };
    expect([path(100), path(75)]).toEqual(["100 → 50 → 25 → 13", "75 → 38 → 19 → 10"]);
    expect(lesson.printed("mission-two-sizes")).toEqual([`height ${path(100)}`, `width ${path(75)}`]);
  });

  it("has 50×38×32, 25×19×64, 13×10×128, then 16,640 values and 166,410 parameters", () => {
    const shapes = ["50×38×32", "25×19×64", "13×10×128", "16640", "10"];
    const rows = paramTable(missionTwo()).rows;
    expect(rows.map(({ outputShape }) => outputShape.slice(1).join("×"))).toEqual(shapes);
    expect(rows.at(-1)?.params).toBe(166_410);
    // Expression, input size, output shape.
    const shown = tableLines("mission-two-filled").slice(3, 8);
    expect(shown.map((cells) => cells[2]?.replace(",", ""))).toEqual(shapes);
    expect(shown.at(-1)?.at(-1)).toBe("166,410");
    expect(linesOf("mission-two-blank", "Conv2D(128")).toEqual([["Conv2D(128,3,2,padding='same')"]]);
  });

  it("counts the bias as one more input in 16641*10", () => {
    expect(paramCount(dense(10), [null, 16_640]).total).toBe(166_410);
    expect(lesson.printed("mission-two-dense")).toEqual([
      `flatten ${13 * 10 * 128} dense ${16_640 * 10 + 10} 16641*10 = ${16_641 * 10}`,
      "166410 166400",
    ]);
  });

  it.each([
    ["ko", "**편향을 늘 1인 입력 하나로 친** 것입니다"],
    ["en", "16,641 **counts the bias as one more input**"],
  ] as const)("has that explained in the text (%s)", (language, statement) => {
    expect(prose(language, LESSON)).toContain("`Dense(10) => (16641*10)`");
    expect(prose(language, LESSON)).toContain(statement);
  });
});

import {
  averagePooling2d,
  exercise,
  functionQuestion,
  type Layer,
  layerQuestion,
  maxPooling2d,
  shapeQuestion,
  tableQuestion,
  tensorQuestion,
} from "convolab";

type Rows = readonly (readonly number[])[];
type Reduce = (window: readonly number[]) => number;

const largest: Reduce = (window) => Math.max(...window);
const smallest: Reduce = (window) => Math.min(...window);
const sum: Reduce = (window) => window.reduce((total, value) => total + value, 0);
const mean: Reduce = (window) => sum(window) / window.length;

/** How a grid is pooled. */
interface Pooling {
  readonly reduce: Reduce;
  readonly poolSize?: number;
  readonly strides?: number;
  /** Where the windows of `same` begin before the first cell; left out, `valid`. */
  readonly before?: number;
}

/** Pools a grid; a window over the edge holds only the cells that are there. */
function pooled(rows: Rows, { reduce, poolSize = 2, strides = poolSize, before }: Pooling): number[][] {
  const startsOf = (length: number) => {
    const count = before === undefined ? Math.floor((length - poolSize) / strides) + 1 : Math.ceil(length / strides);
    return Array.from({ length: count }, (_, index) => index * strides - (before ?? 0));
  };
  const window = (y: number, x: number) =>
    rows.slice(Math.max(y, 0), y + poolSize).flatMap((row) => row.slice(Math.max(x, 0), x + poolSize));
  return startsOf(rows.length).map((y) => startsOf(rows[0]?.length ?? 0).map((x) => reduce(window(y, x))));
}

/** Rows for columns. */
function transposed(rows: Rows): number[][] {
  return (rows[0] ?? []).map((_, x) => rows.flatMap((row) => row.slice(x, x + 1)));
}

/** A grid as a matrix in LaTeX. */
function matrix(grid: Rows): string {
  return `$$\\begin{pmatrix} ${grid.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{pmatrix}$$`;
}

/** What is said of any other layer. */
const NOT_MAX_POOLING = {
  ko: "최대 풀링층이 아닙니다. `maxPooling2d`로 만드세요.",
  en: "This is not a max pooling layer. Make it with `maxPooling2d`.",
};

/** What a layer makes of 96 feature maps: their height and width, or `undefined` where it cannot work on them. */
function sizeMadeBy(layer: Layer, height: number, width: number): (number | null)[] | undefined {
  try {
    return layer.outputShape([null, height, width, 96]).slice(1, 3);
  } catch {
    return undefined;
  }
}

/** Whether a max pooling layer makes maps of the right size, in words if it does not. */
function sizeVerdict(layer: Layer, height: number, width: number) {
  if (layer.config.type !== "maxPooling2d") return { reason: NOT_MAX_POOLING };
  const made = sizeMadeBy(layer, height, width);
  if (made?.[0] === Math.floor((height - 3) / 2) + 1 && made[1] === Math.floor((width - 3) / 2) + 1) return true;
  return {
    reason: {
      ko: `${height}×${width}에서 나오는 크기가 다릅니다. 창의 크기, 스트라이드, 패딩을 다시 보세요.`,
      en: `The size made of ${height}×${width} is another one. Look at the window, the stride and the padding again.`,
    },
  };
}

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "04-pooling",
    title: { ko: "풀링", en: "Pooling" },
    questions: [
      tensorQuestion({
        id: "max-stride-one",
        points: 1,
        title: { ko: "한 칸씩 움직이는 최대 풀링", en: "Max pooling that moves by one" },
        answer: "maxStrideOne",
        variant: (draw) => ({ grid: draw.grid(3, 3, 1, 9) }),
        text: ({ grid }) => ({
          ko: `2×2 창을 한 칸씩(스트라이드 1) 움직이며 최대 풀링을 합니다. 패딩은 없습니다. 출력을 구하세요.\n\n${matrix(grid)}`,
          en: `Max pooling with a 2×2 window that moves by one cell (stride 1), without padding. What comes out?\n\n${matrix(grid)}`,
        }),
        solution: ({ grid }) => pooled(grid, { reduce: largest, strides: 1 }),
        explanation: ({ grid }) => {
          const corner = grid.slice(0, 2).flatMap((row) => row.slice(0, 2));
          return {
            ko: `창은 네 자리에 놓이므로 출력은 2×2입니다. 왼쪽 위 창의 수 ${corner.join(", ")} 가운데 가장 큰 수는 ${largest(corner)}입니다. 나머지 세 자리도 같습니다.`,
            en: `The window has four places, so the output is 2×2. At the top left it holds ${corner.join(", ")}, the largest of which is ${largest(corner)}. The other three go the same way.`,
          };
        },
        hints: [
          {
            ko: "3칸에 2칸짜리 창을 한 칸씩 움직이면 몇 자리에 놓이나요?",
            en: "How many places has a window of 2 on 3 cells when it moves by one?",
          },
          {
            ko: "출력은 2×2입니다. 왼쪽 위, 오른쪽 위, 왼쪽 아래, 오른쪽 아래 창에서 가장 큰 수를 고르세요. 창은 서로 겹칩니다.",
            en: "The output is 2×2. Take the largest number of the window at the top left, top right, bottom left and bottom right. The windows overlap.",
          },
        ],
        misconceptions: [
          {
            id: "average-for-max",
            value: ({ grid }) => pooled(grid, { reduce: mean, strides: 1 }),
            message: {
              ko: "창의 평균을 구했습니다. 최대 풀링은 창에서 가장 큰 수를 남깁니다.",
              en: "You took the mean of each window. Max pooling keeps the largest number.",
            },
          },
          {
            id: "smallest-for-largest",
            value: ({ grid }) => pooled(grid, { reduce: smallest, strides: 1 }),
            message: {
              ko: "가장 작은 수를 골랐습니다. 최대 풀링은 가장 큰 수를 남깁니다.",
              en: "You took the smallest number. Max pooling keeps the largest.",
            },
          },
          {
            id: "transposed",
            value: ({ grid }) => transposed(pooled(grid, { reduce: largest, strides: 1 })),
            message: {
              ko: "행과 열이 바뀌었습니다. 윗줄의 두 창이 출력의 첫 행입니다.",
              en: "Rows and columns are swapped. The two windows at the top make the first row.",
            },
          },
          {
            id: "stride-of-the-window",
            value: ({ grid }) => pooled(grid, { reduce: largest }),
            message: {
              ko: "창을 두 칸씩 움직였습니다. 여기서는 스트라이드가 1이라 창이 서로 겹칩니다.",
              en: "You moved the window by two. Here the stride is 1 and the windows overlap.",
            },
          },
        ],
      }),

      tensorQuestion({
        id: "average-by-hand",
        points: 1,
        title: { ko: "평균 풀링", en: "Average pooling" },
        answer: "averageByHand",
        variant: (draw) => ({ grid: draw.grid(4, 4, 0, 9) }),
        text: ({ grid }) => ({
          ko: `2×2 창, 기본 스트라이드로 평균 풀링을 합니다. 출력을 구하세요. 소수는 그대로 적습니다.\n\n${matrix(grid)}`,
          en: `Average pooling with a 2×2 window and the default stride. What comes out? Keep the fractions.\n\n${matrix(grid)}`,
        }),
        solution: ({ grid }) => pooled(grid, { reduce: mean }),
        explanation: ({ grid }) => {
          const corner = grid.slice(0, 2).flatMap((row) => row.slice(0, 2));
          return {
            ko: `스트라이드를 적지 않으면 창의 크기와 같으므로 창은 네 자리에 놓입니다. 왼쪽 위는 $(${corner.join(" + ")})/4 = ${mean(corner)}$입니다.`,
            en: `Without a stride the window moves by its own size, so it has four places. At the top left that is $(${corner.join(" + ")})/4 = ${mean(corner)}$.`,
          };
        },
        hints: [
          {
            ko: "스트라이드를 적지 않으면 창의 크기와 같습니다. 4×4를 2×2 네 조각으로 나누세요.",
            en: "Without a stride the window moves by its own size. Split the 4×4 into four pieces of 2×2.",
          },
          {
            ko: "조각마다 네 수를 더해 4로 나누세요. `(1 + 2 + 3 + 4) / 4`처럼 식으로 적어도 됩니다.",
            en: "Add the four numbers of each piece and divide by 4. A formula such as `(1 + 2 + 3 + 4) / 4` will do.",
          },
        ],
        misconceptions: [
          {
            id: "max-for-average",
            value: ({ grid }) => pooled(grid, { reduce: largest }),
            message: {
              ko: "창에서 가장 큰 수를 골랐습니다. 평균 풀링은 네 수의 평균을 남깁니다.",
              en: "You took the largest number of each window. Average pooling keeps the mean of all four.",
            },
          },
          {
            id: "sum-for-average",
            value: ({ grid }) => pooled(grid, { reduce: sum }),
            message: {
              ko: "더하기만 했습니다. 창의 칸 수로 나누세요.",
              en: "You only added. Divide by the number of cells in the window.",
            },
          },
          {
            id: "rounded",
            value: ({ grid }) => pooled(grid, { reduce: (window) => Math.floor(mean(window)) }),
            message: {
              ko: "소수를 버렸습니다. 내림은 크기를 구할 때 하는 것이고, 값은 그대로 둡니다.",
              en: "You dropped the fractions. Rounding down is for sizes; values stay as they are.",
            },
          },
          {
            id: "stride-one",
            value: ({ grid }) => pooled(grid, { reduce: mean, strides: 1 }),
            message: {
              ko: "창을 한 칸씩 움직였습니다. 스트라이드의 기본값은 창의 크기입니다.",
              en: "You moved the window by one. By default it moves by its own size.",
            },
          },
          {
            id: "rounded-to-nearest",
            value: ({ grid }) => pooled(grid, { reduce: (window) => Math.round(mean(window)) }),
            message: {
              ko: "평균을 반올림했습니다. 값은 소수를 그대로 둡니다.",
              en: "You rounded the means. Values keep their fractions.",
            },
          },
          {
            id: "divided-by-side",
            value: ({ grid }) => pooled(grid, { reduce: (window) => sum(window) / 2 }),
            message: {
              ko: "2로 나누었습니다. 2×2 창에는 칸이 네 개 있습니다.",
              en: "You divided by 2. A window of 2×2 has four cells.",
            },
          },
        ],
      }),

      tensorQuestion({
        id: "max-same",
        points: 1,
        title: { ko: "가장자리에 걸친 창", en: "Windows over the edge" },
        answer: "maxSame",
        variant: (draw) => ({ grid: draw.grid(3, 3, -9, -1) }),
        text: ({ grid }) => ({
          ko: `2×2 창, 스트라이드 2, \`padding: "same"\`으로 최대 풀링을 합니다. 수가 모두 음수입니다. 출력을 구하세요.\n\n${matrix(grid)}`,
          en: `Max pooling with a 2×2 window, stride 2 and \`padding: "same"\`. All numbers are negative. What comes out?\n\n${matrix(grid)}`,
        }),
        solution: ({ grid }) => pooled(grid, { reduce: largest, before: 0 }),
        explanation: ({ grid }) => {
          const rightEdge = grid.slice(0, 2).flatMap((row) => row.slice(2));
          return {
            ko: `출력은 $\\lceil 3/2 \\rceil = 2$, 2×2입니다. 더해진 칸은 뒤(아래와 오른쪽)에 있고, 0이 아니라 없는 칸입니다. 오른쪽 위 창에는 $${rightEdge.join("$, $")}$만 있으므로 $${largest(rightEdge)}$입니다.`,
            en: `The output is 2×2, $\\lceil 3/2 \\rceil = 2$. The added cells come after (below and on the right), and they are absent, not zero. The window at the top right holds only $${rightEdge.join("$, $")}$, so it gives $${largest(rightEdge)}$.`,
          };
        },
        hints: [
          {
            ko: "`same`의 출력은 $\\lceil I/S \\rceil$이므로 2×2입니다. 오른쪽과 아래의 창은 이미지 밖으로 걸칩니다.",
            en: "With `same` the output is $\\lceil I/S \\rceil$, so it is 2×2. The windows on the right and below stand over the edge.",
          },
          {
            ko: "더해진 칸은 0이 아니라 없는 칸입니다. 창 안에 실제로 있는 수 가운데 가장 큰 수를 고르세요.",
            en: "The added cells are not zeros: they are absent. Take the largest of the numbers that are really in the window.",
          },
          {
            ko: "창에 있는 수는 왼쪽 위가 4개, 오른쪽 위와 왼쪽 아래가 2개, 오른쪽 아래가 1개입니다.",
            en: "There are 4 numbers at the top left, 2 at the top right and at the bottom left, and 1 at the bottom right.",
          },
        ],
        misconceptions: [
          {
            id: "zeros-counted",
            value: ({ grid }) =>
              pooled(grid, { reduce: (window) => (window.length < 4 ? 0 : largest(window)), before: 0 }),
            message: {
              ko: "더해진 칸을 0으로 셌습니다. 풀링에서 더해진 칸은 없는 칸입니다.",
              en: "You counted the added cells as zeros. In pooling they are absent.",
            },
          },
          {
            id: "valid-for-same",
            value: ({ grid }) => pooled(grid, { reduce: largest }),
            message: {
              ko: "창 전체가 들어가는 자리만 세는 `valid`로 계산했습니다. `same`은 가장자리에 걸친 창도 셉니다.",
              en: "You counted whole windows only, which is `valid`. With `same`, windows over the edge count too.",
            },
          },
          {
            id: "extra-cell-before",
            value: ({ grid }) => pooled(grid, { reduce: largest, before: 1 }),
            message: {
              ko: "남는 한 칸을 앞(위, 왼쪽)에 두었습니다. TensorFlow는 뒤(아래, 오른쪽)에 둡니다.",
              en: "You put the extra cell before (above, on the left). TensorFlow puts it after (below, on the right).",
            },
          },
          {
            id: "sign-ignored",
            value: ({ grid }) => pooled(grid, { reduce: smallest, before: 0 }),
            message: {
              ko: "부호를 떼고 견주었습니다. 음수는 0에 가까울수록 큽니다.",
              en: "You compared without the signs. Of negative numbers, the one nearer to 0 is larger.",
            },
          },
          {
            id: "stride-one",
            value: ({ grid }) => pooled(grid, { reduce: largest, strides: 1 }),
            message: {
              ko: "창을 한 칸씩 움직였습니다. 여기서는 스트라이드가 2입니다.",
              en: "You moved the window by one. Here the stride is 2.",
            },
          },
        ],
      }),

      tableQuestion({
        id: "global-pooling",
        points: 2,
        title: { ko: "전역 풀링", en: "Global pooling" },
        answer: "globalPooled",
        variant: (draw) => ({ first: draw.grid(2, 4, 0, 9), second: draw.grid(2, 4, 0, 9) }),
        text: ({ first, second }) => ({
          ko: `높이 2, 너비 4인 특성 맵이 두 채널 있습니다. 전역 최대 풀링과 전역 평균 풀링의 결과를 채널마다 채우세요. 소수는 그대로 적습니다.\n\n채널 0:\n\n${matrix(first)}\n\n채널 1:\n\n${matrix(second)}`,
          en: `There are two channels of feature maps, 2 high and 4 wide. Fill in what global max pooling and global average pooling make of each. Keep the fractions.\n\nChannel 0:\n\n${matrix(first)}\n\nChannel 1:\n\n${matrix(second)}`,
        }),
        rows: { channel0: { ko: "채널 0", en: "channel 0" }, channel1: { ko: "채널 1", en: "channel 1" } },
        columns: { max: { ko: "전역 최대", en: "global max" }, average: { ko: "전역 평균", en: "global average" } },
        solution: ({ first, second }) => ({
          channel0: { max: largest(first.flat()), average: mean(first.flat()) },
          channel1: { max: largest(second.flat()), average: mean(second.flat()) },
        }),
        explanation: ({ first, second }) => ({
          ko: `채널마다 따로, 여덟 칸 전체를 수 하나로 줄입니다. 평균은 $${sum(first.flat())}/8 = ${mean(first.flat())}$, $${sum(second.flat())}/8 = ${mean(second.flat())}$입니다.`,
          en: `Each channel by itself, all eight cells become one number. The means are $${sum(first.flat())}/8 = ${mean(first.flat())}$ and $${sum(second.flat())}/8 = ${mean(second.flat())}$.`,
        }),
        hints: [
          {
            ko: "전역 풀링은 창이 특성 맵 한 장 전체입니다. 채널마다 수 하나가 나옵니다.",
            en: "In global pooling the window is the whole feature map. Each channel gives one number.",
          },
          {
            ko: "평균은 한 채널의 수를 모두 더해 칸의 수로 나눕니다.",
            en: "For the mean, add all numbers of one channel and divide by its cells.",
          },
        ],
        misconceptions: [
          {
            id: "channels-mixed",
            value: ({ first, second }) => {
              const both = [...first.flat(), ...second.flat()];
              const row = { max: largest(both), average: mean(both) };
              return { channel0: row, channel1: row };
            },
            message: {
              ko: "두 채널을 섞었습니다. 풀링은 채널마다 따로 합니다.",
              en: "You mixed the channels. Pooling works on each channel by itself.",
            },
          },
          {
            id: "sum-for-average",
            value: ({ first, second }) => ({
              channel0: { max: largest(first.flat()), average: sum(first.flat()) },
              channel1: { max: largest(second.flat()), average: sum(second.flat()) },
            }),
            message: {
              ko: "평균 자리에 합을 적었습니다. 칸의 수로 나누세요.",
              en: "You gave the sum for the mean. Divide by the number of cells.",
            },
          },
          {
            id: "divided-by-the-pool",
            value: ({ first, second }) => ({
              channel0: { max: largest(first.flat()), average: sum(first.flat()) / 4 },
              channel1: { max: largest(second.flat()), average: sum(second.flat()) / 4 },
            }),
            message: {
              ko: "2×2 창처럼 4로 나누었습니다. 전역 풀링은 특성 맵의 칸 전체로 나눕니다.",
              en: "You divided by 4, as for a 2×2 window. Global pooling divides by all cells of the map.",
            },
          },
          {
            id: "max-average-swapped",
            value: ({ first, second }) => ({
              channel0: { max: mean(first.flat()), average: largest(first.flat()) },
              channel1: { max: mean(second.flat()), average: largest(second.flat()) },
            }),
            message: {
              ko: "최대와 평균이 바뀌었습니다.",
              en: "Max and average are swapped.",
            },
          },
          {
            id: "channels-swapped",
            value: ({ first, second }) => ({
              channel0: { max: largest(second.flat()), average: mean(second.flat()) },
              channel1: { max: largest(first.flat()), average: mean(first.flat()) },
            }),
            message: {
              ko: "두 채널이 바뀌었습니다.",
              en: "The two channels are swapped.",
            },
          },
          {
            id: "rounded",
            value: ({ first, second }) => ({
              channel0: { max: largest(first.flat()), average: Math.round(mean(first.flat())) },
              channel1: { max: largest(second.flat()), average: Math.round(mean(second.flat())) },
            }),
            message: {
              ko: "평균을 반올림했습니다. 값은 소수를 그대로 둡니다.",
              en: "You rounded the mean. Values keep their fractions.",
            },
          },
        ],
      }),

      shapeQuestion({
        id: "pool-size",
        points: 1,
        title: { ko: "풀링층의 출력 모양", en: "A pooling layer's output shape" },
        answer: "poolShape",
        variant: (draw) => {
          const poolSize = draw.integer(2, 3);
          // Neither side can be divided: rows and columns are left over.
          return {
            height: poolSize * draw.integer(8, 14) + draw.integer(1, poolSize - 1),
            width: poolSize * draw.integer(16, 22) + draw.integer(1, poolSize - 1),
            channels: draw.choose([16, 32, 48, 64]),
            poolSize,
          };
        },
        text: ({ height, width, channels, poolSize }) => ({
          ko: `높이 ${height}, 너비 ${width}, 채널 ${channels}인 특성 맵이 \`maxPooling2d(${poolSize})\` 층을 지납니다. 출력의 모양 \`[높이, 너비, 채널]\`은 무엇일까요?`,
          en: `Feature maps of height ${height}, width ${width} and ${channels} channels go through \`maxPooling2d(${poolSize})\`. What is the output's shape, \`[height, width, channels]\`?`,
        }),
        solution: ({ height, width, channels, poolSize }) => [
          Math.floor((height - poolSize) / poolSize) + 1,
          Math.floor((width - poolSize) / poolSize) + 1,
          channels,
        ],
        explanation: ({ height, width, channels, poolSize }) => ({
          ko: `스트라이드는 창의 크기 ${poolSize}입니다. 높이는 $\\lfloor (${height} - ${poolSize})/${poolSize} \\rfloor + 1 = ${Math.floor(height / poolSize)}$, 너비는 $\\lfloor (${width} - ${poolSize})/${poolSize} \\rfloor + 1 = ${Math.floor(width / poolSize)}$, 채널의 수는 그대로 ${channels}입니다.`,
          en: `The stride is the window's size, ${poolSize}. The height is $\\lfloor (${height} - ${poolSize})/${poolSize} \\rfloor + 1 = ${Math.floor(height / poolSize)}$, the width $\\lfloor (${width} - ${poolSize})/${poolSize} \\rfloor + 1 = ${Math.floor(width / poolSize)}$, and the ${channels} channels stay.`,
        }),
        hints: [
          {
            ko: "풀링층에서 스트라이드를 적지 않으면 얼마인가요? 채널의 수는 바뀌나요?",
            en: "What is a pooling layer's stride when none is given? Does the number of channels change?",
          },
          {
            ko: "$\\lfloor (I - K)/S \\rfloor + 1$에서 $K$와 $S$에 모두 창의 크기를 넣으세요. 채널마다 따로 하므로 채널 수는 그대로입니다.",
            en: "In $\\lfloor (I - K)/S \\rfloor + 1$ put the window's size for both $K$ and $S$. Each channel is pooled by itself, so their number stays.",
          },
        ],
        misconceptions: [
          {
            id: "stride-one",
            value: ({ height, width, channels, poolSize }) => [height - poolSize + 1, width - poolSize + 1, channels],
            message: {
              ko: "창이 한 칸씩 움직인다고 보았습니다(강의의 식은 괄호가 잘못 놓여 이 값이 됩니다). 스트라이드의 기본값은 창의 크기입니다.",
              en: "You moved the window by one (the lecture's formula with its misplaced brackets gives this too). By default it moves by its own size.",
            },
          },
          {
            id: "ceil-for-floor",
            value: ({ height, width, channels, poolSize }) => [
              Math.ceil(height / poolSize),
              Math.ceil(width / poolSize),
              channels,
            ],
            message: {
              ko: "올림했습니다. 그것은 `same`입니다. 기본값 `valid`는 창 전체가 들어가는 자리만 세므로 내림하세요.",
              en: "You rounded up, as for `same`. The default `valid` counts whole windows only: round down.",
            },
          },
          {
            id: "no-floor",
            value: ({ height, width, channels, poolSize }) => [height / poolSize, width / poolSize, channels],
            message: {
              ko: "칸의 수는 정수입니다. 스트라이드로 나눈 뒤 내림하세요.",
              en: "Cells are whole. Round down after dividing by the stride.",
            },
          },
          {
            id: "channels-pooled",
            value: ({ height, width, channels, poolSize }) => [
              Math.floor(height / poolSize),
              Math.floor(width / poolSize),
              Math.floor(channels / poolSize),
            ],
            message: {
              ko: "채널의 수까지 줄였습니다. 풀링은 채널마다 따로 하므로 채널의 수는 그대로입니다.",
              en: "You pooled the channels too. Each channel is pooled by itself, so their number stays.",
            },
          },
          {
            id: "times-for-plus",
            value: ({ channels }) => [1, 1, channels],
            message: {
              ko: "강의의 식 `((input−2)*(2*0)/2)+1`에는 더하기 자리에 곱하기가 있어 입력이 무엇이든 1이 됩니다. 바른 식은 ⌊(I − K + 2P)/S⌋ + 1입니다.",
              en: "The lecture's `((input−2)*(2*0)/2)+1` has * for +, and gives 1 for every input. It should be ⌊(I − K + 2P)/S⌋ + 1.",
            },
          },
          {
            id: "no-plus-one",
            value: ({ height, width, channels, poolSize }) => [
              Math.floor((height - poolSize) / poolSize),
              Math.floor((width - poolSize) / poolSize),
              channels,
            ],
            message: {
              ko: "걸음의 수만 세었습니다. 출발점도 자리이므로 1을 더하세요.",
              en: "You counted the steps only. The starting place counts too: add 1.",
            },
          },
          {
            id: "channels-first",
            value: ({ height, width, channels, poolSize }) => [
              channels,
              Math.floor(height / poolSize),
              Math.floor(width / poolSize),
            ],
            message: {
              ko: "채널을 앞에 적었습니다. 여기서는 `[높이, 너비, 채널]` 순서로, 채널이 맨 뒤입니다.",
              en: "You put the channels first. Here the order is `[height, width, channels]`: they come last.",
            },
          },
          {
            id: "height-width-swapped",
            value: ({ height, width, channels, poolSize }) => [
              Math.floor(width / poolSize),
              Math.floor(height / poolSize),
              channels,
            ],
            message: {
              ko: "높이와 너비가 바뀌었습니다. 모양은 `[높이, 너비, 채널]` 순서입니다.",
              en: "Height and width are swapped. A shape is `[height, width, channels]`.",
            },
          },
        ],
      }),

      layerQuestion({
        id: "overlapping-pool",
        points: 1,
        title: { ko: "겹치는 풀링층 만들기", en: "Make a pooling layer that overlaps" },
        answer: "overlappingPool",
        variant: (draw) => ({ inputSize: 2 * draw.integer(15, 30) + 1 }),
        text: ({ inputSize }) => ({
          ko: `AlexNet처럼 3×3 창을 2칸씩 움직이는 **최대** 풀링층을 만드세요. 패딩은 없습니다. 입력이 ${inputSize}×${inputSize}이든 ${inputSize + 1}×${inputSize + 1}이든 출력은 ${(inputSize - 1) / 2}×${(inputSize - 1) / 2}입니다.`,
          en: `Make a **max** pooling layer like AlexNet's: a 3×3 window that moves by 2, without padding. It turns feature maps of ${inputSize}×${inputSize}, and of ${inputSize + 1}×${inputSize + 1} as well, into ${(inputSize - 1) / 2}×${(inputSize - 1) / 2}.`,
        }),
        solution: () => maxPooling2d(3, 2),
        explanation: ({ inputSize }) => ({
          ko: `\`maxPooling2d(3, 2)\`입니다. $\\lfloor (${inputSize} - 3)/2 \\rfloor + 1 = ${(inputSize - 1) / 2}$. 스트라이드가 창보다 작아서 창이 한 칸씩 겹칩니다.`,
          en: `It is \`maxPooling2d(3, 2)\`: $\\lfloor (${inputSize} - 3)/2 \\rfloor + 1 = ${(inputSize - 1) / 2}$. The stride is smaller than the window, so windows overlap by one cell.`,
        }),
        hints: [
          {
            ko: "`maxPooling2d`의 인자는 창의 크기, 스트라이드 순서입니다.",
            en: "`maxPooling2d` takes the window's size, then the stride.",
          },
          {
            ko: "스트라이드를 적지 않으면 창의 크기와 같아집니다. 둘째 인자로 적으세요.",
            en: "Without a stride the window moves by its own size. Give it as the second argument.",
          },
        ],
        recognisedBy: (layer) =>
          layer.config.type === "maxPooling2d" || layer.config.type === "averagePooling2d"
            ? [layer.config.type, [...layer.config.poolSize], [...layer.config.strides], layer.config.padding]
            : [layer.config.type],
        misconceptions: [
          {
            id: "stride-left-out",
            value: () => maxPooling2d(3),
            message: {
              ko: "스트라이드를 적지 않아 창의 크기와 같아졌습니다. 둘째 인자로 스트라이드를 적으세요.",
              en: "Without a stride the window moves by its own size. Give the stride as the second argument.",
            },
          },
          {
            id: "arguments-swapped",
            value: () => maxPooling2d(2, 3),
            message: {
              ko: "창의 크기와 스트라이드가 바뀌었습니다. 창의 크기를 먼저 적으세요.",
              en: "Window and stride are swapped. The window's size comes first.",
            },
          },
          {
            id: "average-for-max",
            value: () => averagePooling2d(3, 2),
            message: {
              ko: "평균 풀링층입니다. 최대 풀링층은 `maxPooling2d`로 만듭니다.",
              en: "This is average pooling. Max pooling is made with `maxPooling2d`.",
            },
          },
          {
            id: "same-for-valid",
            value: () => maxPooling2d(3, 2, { padding: "same" }),
            message: {
              ko: "`same`은 가장자리에 걸친 창도 셉니다. 패딩이 없으려면 기본값 `valid`로 두세요.",
              en: "`same` counts windows over the edge too. For no padding leave the default, `valid`.",
            },
          },
        ],
        checks: [
          {
            id: "kind",
            title: { ko: "최대 풀링층", en: "a max pooling layer" },
            judge: ({ config }) => config.type === "maxPooling2d" || { reason: NOT_MAX_POOLING },
          },
          {
            id: "window",
            title: { ko: "창의 크기", en: "the window's size" },
            judge: ({ config }) => {
              if (config.type !== "maxPooling2d") return { reason: NOT_MAX_POOLING };
              return (
                config.poolSize.every((side) => side === 3) || {
                  reason: {
                    ko: "창이 3×3이 아닙니다. 창의 크기는 첫째 인자입니다.",
                    en: "The window is not 3×3. Its size is the first argument.",
                  },
                }
              );
            },
          },
          {
            // One size alone a window of 2×2 makes as well.
            id: "size",
            title: ({ inputSize }) => ({
              ko: `${inputSize}×${inputSize}, ${inputSize + 1}×${inputSize + 1}의 출력 크기`,
              en: `the sizes made of ${inputSize}×${inputSize} and ${inputSize + 1}×${inputSize + 1}`,
            }),
            weight: 3,
            judge: (layer, { inputSize }) => {
              const verdict = sizeVerdict(layer, inputSize, inputSize);
              return verdict === true ? sizeVerdict(layer, inputSize + 1, inputSize + 1) : verdict;
            },
          },
        ],
        hiddenChecks: [
          {
            id: "not-square",
            title: { ko: "정사각형이 아닌 특성 맵의 출력 크기", en: "the size made of maps that are not square" },
            judge: (layer, { inputSize }) => sizeVerdict(layer, inputSize, inputSize + 9),
          },
        ],
      }),

      functionQuestion({
        id: "max-pool-of",
        points: 3,
        title: { ko: "최대 풀링 함수", en: "A function for max pooling" },
        answer: "maxPoolOf",
        text: {
          ko: "수의 표, 창의 크기, 스트라이드를 받아 최대 풀링의 결과를 돌려주는 함수 `maxPoolOf(rows, poolSize, strides)`를 완성하세요. 창은 정사각형이고 패딩은 없습니다. 표는 정사각형이 아닐 수도 있습니다.",
          en: "Complete `maxPoolOf(rows, poolSize, strides)`: it takes a table of numbers, the window's size and the stride, and returns the result of max pooling. The window is square, there is no padding. The table need not be square.",
        },
        examples: [
          {
            arguments: [
              [
                [4, 3, 8],
                [5, 5, 7],
                [6, 7, 5],
              ],
              2,
              1,
            ],
            returns: [
              [5, 8],
              [7, 7],
            ],
          },
          {
            arguments: [
              [
                [4, 3, 8],
                [5, 5, 7],
                [6, 7, 5],
              ],
              2,
              2,
            ],
            returns: [[5]],
          },
          {
            arguments: [
              [
                [1, 5, 8, 7],
                [1, 3, 4, 2],
                [3, 2, 1, 4],
                [5, 7, 6, 2],
              ],
              3,
              1,
            ],
            returns: [
              [8, 8],
              [7, 7],
            ],
          },
          {
            arguments: [
              [
                [-3, -1, -5, -4, -2],
                [-2, -4, -6, -9, -7],
              ],
              2,
              3,
            ],
            returns: [[-1, -2]],
          },
        ],
        hiddenCalls: [
          [
            [
              [1, 5, 8, 7, 0],
              [1, 3, 4, 2, 6],
              [3, 2, 1, 4, 9],
              [5, 7, 6, 2, 3],
            ],
            3,
            2,
          ],
          [
            [
              [1, 5, 8, 7],
              [1, 3, 4, 2],
              [3, 2, 1, 4],
              [5, 7, 6, 2],
            ],
            2,
            2,
          ],
          [
            [
              [-7, -2],
              [-5, -8],
              [-1, -6],
              [-4, -3],
            ],
            2,
            2,
          ],
          [[[6]], 1, 1],
        ],
        solution: () => (rows: Rows, poolSize: number, strides: number) =>
          pooled(rows, { reduce: largest, poolSize, strides }),
        explanation: {
          ko: [
            "창의 왼쪽 위 칸 `(y, x)`를 스트라이드만큼씩 옮기고, 자리마다 창 안의 수를 모아 `Math.max`를 부릅니다.",
            "",
            "```ts",
            "const result: number[][] = [];",
            "for (let y = 0; y + poolSize <= rows.length; y += strides) {",
            "  const row: number[] = [];",
            "  for (let x = 0; x + poolSize <= rows[0].length; x += strides) {",
            "    const window = rows.slice(y, y + poolSize).flatMap((line) => line.slice(x, x + poolSize));",
            "    row.push(Math.max(...window));",
            "  }",
            "  result.push(row);",
            "}",
            "return result;",
            "```",
          ].join("\n"),
          en: [
            "Move the window's top left cell `(y, x)` by the stride; at each place gather the numbers inside and call `Math.max`.",
            "",
            "```ts",
            "const result: number[][] = [];",
            "for (let y = 0; y + poolSize <= rows.length; y += strides) {",
            "  const row: number[] = [];",
            "  for (let x = 0; x + poolSize <= rows[0].length; x += strides) {",
            "    const window = rows.slice(y, y + poolSize).flatMap((line) => line.slice(x, x + poolSize));",
            "    row.push(Math.max(...window));",
            "  }",
            "  result.push(row);",
            "}",
            "return result;",
            "```",
          ].join("\n"),
        },
        hints: [
          {
            ko: "창의 왼쪽 위 칸을 `(y, x)`라 하고, `for` 두 겹으로 `strides`칸씩 옮기세요. 창이 표를 벗어나면 멈춥니다.",
            en: "Call the window's top left cell `(y, x)` and move it by `strides` in two nested `for` loops. Stop before the window leaves the table.",
          },
          {
            ko: "`rows.slice(y, y + poolSize)`는 창에 걸친 행들입니다. 행마다 다시 `slice(x, x + poolSize)`를 하세요.",
            en: "`rows.slice(y, y + poolSize)` are the rows under the window. Of each take `slice(x, x + poolSize)`.",
          },
          {
            ko: "`rows.slice(y, y + poolSize).flatMap((row) => row.slice(x, x + poolSize))`이 창 안의 수들이고, `Math.max(...수들)`이 가장 큰 수입니다.",
            en: "`rows.slice(y, y + poolSize).flatMap((row) => row.slice(x, x + poolSize))` are the numbers in the window; `Math.max(...numbers)` is the largest.",
          },
        ],
        misconceptions: [
          {
            id: "stride-ignored",
            value: () => (rows: Rows, poolSize: number, _strides: number) =>
              pooled(rows, { reduce: largest, poolSize }),
            message: {
              ko: "창을 창의 크기만큼씩 움직였습니다. `strides`만큼씩 움직이세요.",
              en: "You moved the window by its own size. Move it by `strides`.",
            },
          },
          {
            id: "stride-one",
            value: () => (rows: Rows, poolSize: number, _strides: number) =>
              pooled(rows, { reduce: largest, poolSize, strides: 1 }),
            message: {
              ko: "창을 늘 한 칸씩 움직였습니다. `strides`만큼씩 움직이세요.",
              en: "You always moved the window by one. Move it by `strides`.",
            },
          },
          {
            id: "over-the-edge",
            value: () => (rows: Rows, poolSize: number, strides: number) =>
              pooled(rows, { reduce: largest, poolSize, strides, before: 0 }),
            message: {
              ko: "가장자리에 걸친 창도 셌습니다. 패딩이 없으므로 창 전체가 들어가는 자리만 셉니다.",
              en: "You counted windows over the edge. Without padding only whole windows count.",
            },
          },
          {
            id: "starts-from-zero",
            value: () => (rows: Rows, poolSize: number, strides: number) =>
              pooled(rows, { reduce: (window) => Math.max(0, ...window), poolSize, strides }),
            message: {
              ko: "가장 큰 수를 0에서부터 찾으면 음수뿐인 창에서 틀립니다. 창 안의 수만 견주세요.",
              en: "Looking for the largest from 0 upwards goes wrong where all are negative. Compare only the numbers in the window.",
            },
          },
          {
            id: "average-for-max",
            value: () => (rows: Rows, poolSize: number, strides: number) =>
              pooled(rows, { reduce: mean, poolSize, strides }),
            message: {
              ko: "창의 평균을 구했습니다. 가장 큰 수를 고르세요.",
              en: "You took the mean of each window. Take the largest number.",
            },
          },
          {
            id: "last-place-missed",
            value: () => (rows: Rows, poolSize: number, strides: number) =>
              pooled(
                rows.slice(0, -1).map((row) => row.slice(0, -1)),
                { reduce: largest, poolSize, strides },
              ),
            message: {
              ko: "마지막 자리를 빠뜨렸습니다. 창의 끝이 표의 끝에 꼭 맞는 자리도 셉니다: `<`가 아니라 `<=`.",
              en: "You missed the last place. A window that just reaches the table's end counts too: `<=`, not `<`.",
            },
          },
        ],
      }),
    ],
  },
);

import {
  conv2d,
  exercise,
  functionQuestion,
  type Layer,
  layerQuestion,
  numberQuestion,
  outputSize,
  shapeQuestion,
  tableQuestion,
} from "convolab";

/** The output's size along one axis, `padding` cells on each side. */
function sizeAfter(inputSize: number, kernelSize: number, strides: number, padding = 0): number {
  return outputSize({ input: inputSize, kernel: kernelSize, stride: strides, padding }).size;
}

/** What is said of any other layer. */
const NOT_A_CONVOLUTION = {
  ko: "합성곱층이 아닙니다. `conv2d`로 만드세요.",
  en: "This is not a convolution layer. Make it with `conv2d`.",
};

/** What a layer makes of a square gray image: `[height, width, channels]`, or `undefined` where it cannot work on one. */
function shapeMadeBy(layer: Layer, inputSize: number): (number | null)[] | undefined {
  try {
    return layer.outputShape([null, inputSize, inputSize, 1]).slice(1);
  } catch {
    return undefined;
  }
}

/** Whether a convolution makes `size`×`size` of a square gray image, in words if it does not. */
function sizeVerdict(layer: Layer, inputSize: number, size: number) {
  if (layer.config.type !== "conv2d") return { reason: NOT_A_CONVOLUTION };
  const made = shapeMadeBy(layer, inputSize);
  if (made === undefined) {
    return {
      reason: {
        ko: `이 층은 ${inputSize}×${inputSize}×1 이미지를 받을 수 없습니다. 커널이 이미지보다 크지 않은지 보세요.`,
        en: `This layer cannot work on an image of ${inputSize}×${inputSize}×1. Is the kernel larger than the image?`,
      },
    };
  }
  const [height, width] = made;
  if (height === size && width === size) return true;
  return {
    reason: {
      ko: `출력이 ${height}×${width}입니다. 필요한 것은 ${size}×${size}입니다. 커널의 크기, 스트라이드, 패딩을 다시 보세요.`,
      en: `It makes ${height}×${width}; ${size}×${size} is wanted. Look at the kernel's size, the stride and the padding again.`,
    },
  };
}

interface ChainVariant {
  readonly height: number;
  readonly width: number;
  readonly filters: readonly [number, number, number];
  readonly kernelSize: number;
}

/** The table of the three layers, right or with one mistake. */
function chainOf(
  { height, width, filters, kernelSize }: ChainVariant,
  {
    fromImage = false,
    validSize = sizeAfter,
    sameSize = (size) => Math.ceil(size / 2),
    multiplied = false,
    swapped = false,
  }: {
    fromImage?: boolean;
    validSize?: (inputSize: number, kernelSize: number, strides: number) => number;
    sameSize?: (size: number) => number;
    multiplied?: boolean;
    swapped?: boolean;
  },
) {
  const sizesFrom = (image: number) => {
    const first = validSize(image, kernelSize, 1);
    const second = sameSize(fromImage ? image : first);
    const third = validSize(fromImage ? image : second, 4, 2);
    return [first, second, third] as const;
  };
  const [heights, widths] = swapped ? [sizesFrom(width), sizesFrom(height)] : [sizesFrom(height), sizesFrom(width)];
  const [a, b, c] = filters;
  const channels = multiplied ? ([3 * a, 3 * a * b, 3 * a * b * c] as const) : filters;
  return {
    conv1: { height: heights[0], width: widths[0], channels: channels[0] },
    conv2: { height: heights[1], width: widths[1], channels: channels[1] },
    conv3: { height: heights[2], width: widths[2], channels: channels[2] },
  };
}

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "02-output-size",
    title: { ko: "출력 크기", en: "The output's size" },
    questions: [
      numberQuestion({
        id: "problem-2",
        points: 1,
        title: { ko: "강의의 문제 2", en: "The lecture's problem 2" },
        answer: "problem2",
        text: {
          ko: "사진의 너비가 28픽셀, 커널의 너비가 10, 스트라이드가 2, 패딩이 0입니다. 출력의 너비는 얼마일까요?",
          en: "A photograph is 28 pixels wide, the kernel 10, the stride is 2 and the padding 0. How wide is the output?",
        },
        solution: () => sizeAfter(28, 10, 2),
        explanation: {
          ko: "$\\lfloor (I - K + 2P)/S \\rfloor + 1 = \\lfloor (28 - 10 + 2 \\cdot 0)/2 \\rfloor + 1 = 9 + 1 = 10$입니다. 아홉 걸음을 내딛고, 출발점까지 열 자리입니다.",
          en: "$\\lfloor (I - K + 2P)/S \\rfloor + 1 = \\lfloor (28 - 10 + 2 \\cdot 0)/2 \\rfloor + 1 = 9 + 1 = 10$: nine steps, and with the starting place ten places.",
        },
        showSolution: { afterChecks: 3 },
        hints: [
          {
            ko: "커널의 왼쪽 끝은 0에서 출발해 2칸씩 갑니다. 마지막으로 설 수 있는 자리는 어디인가요?",
            en: "The kernel's left edge starts at 0 and moves by 2. Where is the last place it can stand?",
          },
          {
            ko: "공식은 $\\lfloor (I - K + 2P)/S \\rfloor + 1$입니다. 입력은 $I = 28$, 커널은 $K = 10$입니다.",
            en: "The formula is $\\lfloor (I - K + 2P)/S \\rfloor + 1$, with the input $I = 28$ and the kernel $K = 10$.",
          },
          {
            ko: "$28 - 10$을 2로 나누고 1을 더하세요.",
            en: "Divide $28 - 10$ by 2 and add 1.",
          },
        ],
        misconceptions: [
          {
            id: "no-plus-one",
            value: () => (28 - 10) / 2,
            message: {
              ko: "걸음의 수만 세었습니다. 출발점도 자리이므로 마지막에 1을 더하세요.",
              en: "You counted the steps only. The starting place counts too: add 1 at the end.",
            },
          },
          {
            id: "stride-ignored",
            value: () => 28 - 10 + 1,
            message: {
              ko: "스트라이드로 나누지 않았습니다. 괄호에 주의해서 I − K + 2P 전체를 스트라이드로 나누세요.",
              en: "The stride is missing. Mind the brackets: divide all of I − K + 2P by the stride.",
            },
          },
          {
            id: "same-for-valid",
            value: () => 28 / 2,
            message: {
              ko: "⌈I/S⌉는 `same`의 출력 크기입니다. 패딩이 0이면 커널이 이미지 안에만 서므로 커널의 크기를 빼야 합니다.",
              en: "⌈I/S⌉ is the size with `same`. With padding 0 the kernel stays inside the image: subtract its size.",
            },
          },
          {
            id: "divided-first",
            value: () => 28 / 2 - 10 + 1,
            message: {
              ko: "입력만 스트라이드로 나누었습니다. 커널의 크기를 먼저 빼고 나서 나누세요.",
              en: "You divided only the input by the stride. Subtract the kernel first, then divide.",
            },
          },
        ],
      }),

      shapeQuestion({
        id: "problem-3",
        points: 1,
        title: { ko: "강의의 문제 3", en: "The lecture's problem 3" },
        answer: "problem3",
        text: {
          ko: "`Conv2D(64, 3, strides=2, padding='same')`에 100×100×1 이미지를 넣습니다. 출력의 모양 `[높이, 너비, 채널]`은 무엇일까요?",
          en: "`Conv2D(64, 3, strides=2, padding='same')` gets an image of 100×100×1. What is the output's shape, `[height, width, channels]`?",
        },
        solution: () => [50, 50, 64],
        explanation: {
          ko: "`same`의 출력 크기는 $\\lceil I/S \\rceil = \\lceil 100/2 \\rceil = 50$입니다. 커널의 크기는 상관없습니다. 채널 수는 필터의 수 64입니다. 강의의 '패딩 1'은 앞에 0칸, 뒤에 1칸을 합한 값입니다.",
          en: "With `same` the size is $\\lceil I/S \\rceil = \\lceil 100/2 \\rceil = 50$, whatever the kernel. There are 64 channels, one for each filter. The lecture's “padding 1” is the sum of 0 cells before and 1 after.",
        },
        showSolution: { afterChecks: 3 },
        hints: [
          {
            ko: "`same`에서는 커널의 크기가 출력의 크기에 영향을 주지 않습니다. 스트라이드만 보세요.",
            en: "With `same` the kernel does not change the output's size. Look at the stride alone.",
          },
          {
            ko: "높이와 너비는 $\\lceil I/S \\rceil$이고, 채널의 수는 필터의 수입니다.",
            en: "Height and width are $\\lceil I/S \\rceil$; there are as many channels as filters.",
          },
        ],
        misconceptions: [
          {
            id: "valid-for-same",
            value: () => [sizeAfter(100, 3, 2), sizeAfter(100, 3, 2), 64],
            message: {
              ko: "패딩이 없을 때(`valid`)의 크기입니다. `same`은 출력 크기가 ⌈I/S⌉입니다.",
              en: "This is the size without padding (`valid`). With `same` it is ⌈I/S⌉.",
            },
          },
          {
            id: "same-ignores-stride",
            value: () => [100, 100, 64],
            message: {
              ko: "`same`에서 출력이 입력과 같은 것은 스트라이드가 1일 때뿐입니다. 스트라이드로 나누어 올림하세요.",
              en: "`same` keeps the input's size only at stride 1. Divide by the stride and round up.",
            },
          },
          {
            id: "no-floor",
            value: () => [(100 - 3 + 2) / 2 + 1, (100 - 3 + 2) / 2 + 1, 64],
            message: {
              ko: "슬라이드의 식에는 내림이 빠져 있습니다. 칸의 수는 정수입니다. 스트라이드로 나눈 뒤 내림하세요.",
              en: "The slide's formula lacks the floor. Cells are whole: round down after dividing by the stride.",
            },
          },
          {
            id: "channels-kept",
            value: () => [50, 50, 1],
            message: {
              ko: "입력의 채널 수를 그대로 적었습니다. 출력의 채널 수는 필터의 수입니다.",
              en: "You kept the input's channels. The output has as many channels as there are filters.",
            },
          },
          {
            id: "rounded-up",
            value: () => [51, 51, 64],
            message: {
              ko: "슬라이드의 식에서 나온 소수를 올림했습니다. 남은 칸은 버리므로 그 식에서는 내림합니다.",
              en: "You rounded the fraction of the slide's formula up. Cells left over are dropped: that formula rounds down.",
            },
          },
          {
            id: "channels-first",
            value: () => [64, 50, 50],
            message: {
              ko: "채널을 앞에 적었습니다. 여기서는 `[높이, 너비, 채널]` 순서로, 채널이 맨 뒤입니다.",
              en: "You put the channels first. Here the order is `[height, width, channels]`: they come last.",
            },
          },
        ],
      }),

      numberQuestion({
        id: "valid-size",
        points: 1,
        title: { ko: "패딩도 스트라이드도 없이", en: "Neither padding nor stride" },
        answer: "validSize",
        variant: (draw) => ({ inputSize: draw.integer(20, 64), kernelSize: draw.integer(3, 9) }),
        text: ({ inputSize, kernelSize }) => ({
          ko: `너비가 ${inputSize}픽셀인 이미지에 너비가 ${kernelSize}인 커널을 씁니다. 패딩은 \`valid\`, 스트라이드는 1입니다. 출력의 너비는 얼마일까요?`,
          en: `An image is ${inputSize} pixels wide, the kernel ${kernelSize}. The padding is \`valid\`, the stride 1. How wide is the output?`,
        }),
        solution: ({ inputSize, kernelSize }) => sizeAfter(inputSize, kernelSize, 1),
        explanation: ({ inputSize, kernelSize }) => {
          const formula = `$I - K + 1 = ${inputSize} - ${kernelSize} + 1 = ${inputSize - kernelSize + 1}$`;
          return {
            ko: `${formula}입니다. 커널의 왼쪽 끝은 0번 칸부터 ${inputSize - kernelSize}번 칸까지 섭니다.`,
            en: `${formula}: the kernel's left edge stands on the cells 0 to ${inputSize - kernelSize}.`,
          };
        },
        hints: [
          {
            ko: "커널의 왼쪽 끝을 0번 칸에서 시작해 한 칸씩 옮겨 보세요. 오른쪽 끝이 이미지를 벗어나기 전까지 몇 자리에 설 수 있나요?",
            en: "Start with the kernel's left edge at cell 0 and move it by one. At how many places can it stand before its right edge leaves the image?",
          },
          ({ inputSize, kernelSize }) => ({
            ko: `왼쪽 끝이 설 수 있는 마지막 자리는 ${inputSize} − ${kernelSize}번 칸입니다. 0번 칸도 세는 것을 잊지 마세요.`,
            en: `The last place for the left edge is cell ${inputSize} − ${kernelSize}. Do not forget to count cell 0.`,
          }),
        ],
        misconceptions: [
          {
            id: "no-plus-one",
            value: ({ inputSize, kernelSize }) => inputSize - kernelSize,
            message: {
              ko: "0번 칸을 빠뜨렸습니다. 마지막에 1을 더하세요.",
              en: "You left out cell 0. Add 1 at the end.",
            },
          },
          {
            id: "same-for-valid",
            value: ({ inputSize }) => inputSize,
            message: {
              ko: "출력이 입력과 같은 것은 `same`입니다. `valid`는 커널이 이미지 안에만 서므로 출력이 작아집니다.",
              en: "It is `same` that keeps the input's size. With `valid` the kernel stays inside the image, so the output is smaller.",
            },
          },
          {
            id: "full-for-valid",
            value: ({ inputSize, kernelSize }) => inputSize + kernelSize - 1,
            message: {
              ko: "커널을 더했습니다. `valid`에서는 커널의 크기를 빼고 1을 더하세요.",
              en: "You added the kernel. With `valid`, subtract the kernel's size and add 1.",
            },
          },
          {
            id: "minus-one",
            value: ({ inputSize, kernelSize }) => inputSize - kernelSize - 1,
            message: {
              ko: "1을 뺐습니다. 출발점도 자리 하나이므로 1을 더해야 합니다.",
              en: "You subtracted 1. The starting place is one more place: add 1.",
            },
          },
        ],
      }),

      numberQuestion({
        id: "leftover",
        points: 1,
        title: { ko: "나누어떨어지지 않을 때", en: "When it does not divide" },
        answer: "leftoverSize",
        variant: (draw) => {
          const strides = draw.integer(2, 4);
          const kernelSize = draw.integer(3, 7);
          // Between the last place and the edge 1 to `strides` − 1 cells are left over.
          const inputSize = kernelSize + strides * draw.integer(6, 15) + draw.integer(1, strides - 1);
          return { inputSize, kernelSize, strides };
        },
        text: ({ inputSize, kernelSize, strides }) => ({
          ko: `너비가 ${inputSize}픽셀인 이미지에 커널의 너비 ${kernelSize}, 스트라이드 ${strides}, 패딩 0으로 합성곱을 합니다. 출력의 너비는 얼마일까요?`,
          en: `An image is ${inputSize} pixels wide; the kernel's width is ${kernelSize}, the stride ${strides}, the padding 0. How wide is the output?`,
        }),
        solution: ({ inputSize, kernelSize, strides }) => sizeAfter(inputSize, kernelSize, strides),
        explanation: ({ inputSize, kernelSize, strides }) => {
          const steps = sizeAfter(inputSize, kernelSize, strides) - 1;
          const left = inputSize - kernelSize - steps * strides;
          const formula = `$\\lfloor (${inputSize} - ${kernelSize})/${strides} \\rfloor + 1 = ${steps} + 1 = ${steps + 1}$`;
          return {
            ko: `${formula}. 마지막 자리 뒤에 남는 칸(${left}개)은 버려집니다.`,
            en: `${formula}. ${left === 1 ? "The cell left over at the end is" : `The ${left} cells left over at the end are`} dropped.`,
          };
        },
        hints: [
          {
            ko: "커널은 이미지 밖으로 나갈 수 없습니다. 마지막 걸음을 다 내디딜 칸이 없으면 어떻게 될까요?",
            en: "The kernel cannot leave the image. What happens when there are not enough cells for another step?",
          },
          {
            ko: "$\\lfloor (I - K + 2P)/S \\rfloor + 1$의 $\\lfloor\\ \\rfloor$는 내림입니다. TypeScript로는 `Math.floor(…)`입니다.",
            en: "In $\\lfloor (I - K + 2P)/S \\rfloor + 1$ the $\\lfloor\\ \\rfloor$ rounds down. In TypeScript it is `Math.floor(…)`.",
          },
          ({ inputSize, kernelSize, strides }) => ({
            ko: `(${inputSize} − ${kernelSize}) / ${strides}의 소수 부분을 버리고 1을 더하세요.`,
            en: `Drop the fraction of (${inputSize} − ${kernelSize}) / ${strides} and add 1.`,
          }),
        ],
        misconceptions: [
          {
            id: "no-floor",
            value: ({ inputSize, kernelSize, strides }) => (inputSize - kernelSize) / strides + 1,
            message: {
              ko: "칸의 수는 정수여야 합니다. 스트라이드로 나눈 뒤 내림하세요.",
              en: "The number of cells has to be whole. Round down after dividing by the stride.",
            },
          },
          {
            id: "ceil-for-floor",
            value: ({ inputSize, kernelSize, strides }) => Math.ceil((inputSize - kernelSize) / strides) + 1,
            message: {
              ko: "올림했습니다. 남은 칸이 스트라이드보다 적으면 커널은 더 갈 수 없으므로 내림하세요.",
              en: "You rounded up. With fewer cells left than the stride, the kernel cannot move on: round down.",
            },
          },
          {
            id: "no-plus-one",
            value: ({ inputSize, kernelSize, strides }) => Math.floor((inputSize - kernelSize) / strides),
            message: {
              ko: "걸음의 수만 세었습니다. 출발점도 자리이므로 1을 더하세요.",
              en: "You counted the steps only. The starting place counts too: add 1.",
            },
          },
          {
            id: "stride-ignored",
            value: ({ inputSize, kernelSize }) => inputSize - kernelSize + 1,
            message: {
              ko: "커널이 한 칸씩 움직인다고 보았습니다. 스트라이드로 나눈 뒤 내림하세요.",
              en: "You moved the kernel by one cell. Divide by the stride, then round down.",
            },
          },
        ],
      }),

      numberQuestion({
        id: "padded-size",
        points: 1,
        title: { ko: "양쪽에 두른 패딩", en: "Padding on both sides" },
        answer: "paddedSize",
        variant: (draw) => ({
          inputSize: draw.integer(30, 70),
          // With so large a kernel the padding is less than that of `same`, whose size is another one.
          kernelSize: draw.integer(11, 15),
          strides: draw.integer(2, 3),
          // Wide enough for a forgotten side to show in the size, whatever the stride.
          padding: draw.integer(4, 5),
        }),
        text: ({ inputSize, kernelSize, strides, padding }) => ({
          ko: `입력의 너비 ${inputSize}, 커널의 너비 ${kernelSize}, 스트라이드 ${strides}입니다. 왼쪽과 오른쪽에 0을 ${padding}칸씩 채웁니다. 출력의 너비는 얼마일까요?`,
          en: `The input's width is ${inputSize}, the kernel's ${kernelSize}, the stride ${strides}, and ${padding} cells of zeros are added on each side. How wide is the output?`,
        }),
        solution: ({ inputSize, kernelSize, strides, padding }) => sizeAfter(inputSize, kernelSize, strides, padding),
        explanation: ({ inputSize, kernelSize, strides, padding }) => {
          const size = sizeAfter(inputSize, kernelSize, strides, padding);
          const formula = `$\\lfloor (I - K + 2P)/S \\rfloor + 1 = \\lfloor (${inputSize} - ${kernelSize} + 2 \\cdot ${padding})/${strides} \\rfloor + 1 = ${size}$`;
          return {
            ko: `${formula}입니다. 패딩까지 더한 너비는 ${inputSize + 2 * padding}칸입니다.`,
            en: `${formula}. With the padding the input is ${inputSize + 2 * padding} cells wide.`,
          };
        },
        hints: [
          {
            ko: "패딩까지 더한 입력의 너비를 먼저 구하세요.",
            en: "First find the input's width with the padding.",
          },
          {
            ko: "공식의 $2P$는 왼쪽과 오른쪽의 패딩을 합한 것입니다. $I - K + 2P$ 전체를 스트라이드로 나눈 뒤 내림하세요.",
            en: "The $2P$ in the formula is the padding on the left and on the right. Divide all of $I - K + 2P$ by the stride and round down.",
          },
          ({ inputSize, kernelSize, strides, padding }) => ({
            ko: `(${inputSize} − ${kernelSize} + 2·${padding}) / ${strides}의 값을 내림하고 1을 더하세요.`,
            en: `Round (${inputSize} − ${kernelSize} + 2·${padding}) / ${strides} down and add 1.`,
          }),
        ],
        misconceptions: [
          {
            id: "padding-once",
            value: ({ inputSize, kernelSize, strides, padding }) =>
              Math.floor((inputSize - kernelSize + padding) / strides) + 1,
            message: {
              ko: "패딩을 한쪽만 더했습니다. 양쪽에 있으므로 2P를 더하세요.",
              en: "You added the padding of one side. There are two sides: add 2P.",
            },
          },
          {
            id: "padding-ignored",
            value: ({ inputSize, kernelSize, strides }) => sizeAfter(inputSize, kernelSize, strides),
            message: {
              ko: "패딩을 빠뜨렸습니다. 나누기 전에 2P를 더하세요.",
              en: "The padding is missing. Add 2P before you divide.",
            },
          },
          {
            id: "misplaced-brackets",
            value: ({ inputSize, kernelSize, strides, padding }) =>
              inputSize - kernelSize + (2 * padding) / strides + 1,
            message: {
              ko: "괄호가 잘못 놓여 스트라이드가 패딩만 나눕니다. I − K + 2P 전체를 나누세요.",
              en: "The brackets are misplaced: the stride divides the padding only. Divide all of I − K + 2P.",
            },
          },
          {
            id: "no-plus-one",
            value: ({ inputSize, kernelSize, strides, padding }) =>
              Math.floor((inputSize - kernelSize + 2 * padding) / strides),
            message: {
              ko: "걸음의 수만 세었습니다. 출발점도 자리이므로 1을 더하세요.",
              en: "You counted the steps only. The starting place counts too: add 1.",
            },
          },
          {
            id: "no-floor",
            value: ({ inputSize, kernelSize, strides, padding }) =>
              (inputSize - kernelSize + 2 * padding) / strides + 1,
            message: {
              ko: "칸의 수는 정수여야 합니다. 스트라이드로 나눈 뒤 내림하세요.",
              en: "The number of cells has to be whole. Round down after dividing by the stride.",
            },
          },
          {
            id: "ceil-for-floor",
            value: ({ inputSize, kernelSize, strides, padding }) =>
              Math.ceil((inputSize - kernelSize + 2 * padding) / strides) + 1,
            message: {
              ko: "올림했습니다. 남은 칸이 스트라이드보다 적으면 커널은 더 갈 수 없으므로 내림하세요.",
              en: "You rounded up. With fewer cells left than the stride, the kernel cannot move on: round down.",
            },
          },
          {
            id: "same-for-padding",
            value: ({ inputSize, strides }) => Math.ceil(inputSize / strides),
            message: {
              ko: "⌈I/S⌉는 `same`의 출력 크기입니다. 여기서는 채우는 칸의 수가 정해져 있으니 공식에 넣어 계산하세요.",
              en: "⌈I/S⌉ is the size with `same`. Here the cells to add are given: put them into the formula.",
            },
          },
        ],
      }),

      numberQuestion({
        id: "same-size",
        points: 1,
        title: { ko: "same과 스트라이드", en: "same with a stride" },
        answer: "sameSize",
        variant: (draw) => {
          const strides = draw.integer(2, 3);
          return {
            inputSize: strides * draw.integer(9, 25) + draw.integer(1, strides - 1),
            kernelSize: draw.choose([5, 7]),
            strides,
          };
        },
        text: ({ inputSize, kernelSize, strides }) => ({
          ko: `높이가 ${inputSize}픽셀인 이미지에 커널의 높이 ${kernelSize}, 스트라이드 ${strides}, \`padding: "same"\`으로 합성곱을 합니다. 출력의 높이는 얼마일까요?`,
          en: `An image is ${inputSize} pixels high; the kernel's height is ${kernelSize}, the stride ${strides}, with \`padding: "same"\`. How high is the output?`,
        }),
        solution: ({ inputSize, strides }) => Math.ceil(inputSize / strides),
        explanation: ({ inputSize, strides }) => {
          const formula = `$\\lceil I/S \\rceil = \\lceil ${inputSize}/${strides} \\rceil = ${Math.ceil(inputSize / strides)}$`;
          return {
            ko: `${formula}. 커널의 크기는 상관없습니다.`,
            en: `${formula}. The kernel's size does not matter.`,
          };
        },
        hints: [
          {
            ko: "`same`은 0을 꼭 필요한 만큼만 채웁니다. 스트라이드가 1이 아니면 출력이 입력보다 작습니다.",
            en: "`same` adds just as many zeros as are needed. Where the stride is not 1, the output is smaller than the input.",
          },
          {
            ko: "$\\lceil I/S \\rceil$의 $\\lceil\\ \\rceil$는 올림입니다. TypeScript로는 `Math.ceil(…)`입니다.",
            en: "In $\\lceil I/S \\rceil$ the $\\lceil\\ \\rceil$ rounds up. In TypeScript it is `Math.ceil(…)`.",
          },
        ],
        misconceptions: [
          {
            id: "same-ignores-stride",
            value: ({ inputSize }) => inputSize,
            message: {
              ko: "`same`에서 출력이 입력과 같은 것은 스트라이드가 1일 때뿐입니다. 스트라이드로 나누어 올림하세요.",
              en: "`same` keeps the input's size only at stride 1. Divide by the stride and round up.",
            },
          },
          {
            id: "floor-for-ceil",
            value: ({ inputSize, strides }) => Math.floor(inputSize / strides),
            message: {
              ko: "내림했습니다. `same`은 남은 칸에도 커널이 서도록 0을 채우므로 올림하세요: ⌈I/S⌉.",
              en: "You rounded down. `same` adds zeros so that the kernel stands on the cells left over too: round up, ⌈I/S⌉.",
            },
          },
          {
            id: "not-rounded",
            value: ({ inputSize, strides }) => inputSize / strides,
            message: {
              ko: "칸의 수는 정수입니다. `same`은 출력 크기가 ⌈I/S⌉이므로 올림하세요.",
              en: "Cells are whole. With `same` the size is ⌈I/S⌉: round up.",
            },
          },
          {
            id: "valid-for-same",
            value: ({ inputSize, kernelSize, strides }) => sizeAfter(inputSize, kernelSize, strides),
            message: {
              ko: "패딩이 없을 때(`valid`)의 크기입니다. `same`은 출력 크기가 ⌈I/S⌉입니다.",
              en: "This is the size without padding (`valid`). With `same` it is ⌈I/S⌉.",
            },
          },
        ],
      }),

      shapeQuestion({
        id: "not-square",
        points: 1,
        title: { ko: "정사각형이 아닌 이미지", en: "An image that is not square" },
        answer: "notSquare",
        variant: (draw) => ({
          height: draw.integer(24, 40),
          width: draw.integer(44, 64),
          channels: draw.choose([2, 3, 4]),
          filters: draw.choose([8, 16, 24, 32]),
          kernelHeight: draw.integer(2, 4),
          kernelWidth: draw.integer(5, 7),
        }),
        text: ({ height, width, channels, filters, kernelHeight, kernelWidth }) => ({
          ko: `높이 ${height}, 너비 ${width}, 채널 ${channels}인 이미지가 \`conv2d(${filters}, [${kernelHeight}, ${kernelWidth}])\` 층을 지납니다. 패딩과 스트라이드는 기본값입니다. 출력의 모양 \`[높이, 너비, 채널]\`은 무엇일까요?`,
          en: `An image of height ${height}, width ${width} and channels ${channels} goes through \`conv2d(${filters}, [${kernelHeight}, ${kernelWidth}])\`, with the default padding and stride. What is the output's shape, \`[height, width, channels]\`?`,
        }),
        solution: ({ height, width, filters, kernelHeight, kernelWidth }) => [
          sizeAfter(height, kernelHeight, 1),
          sizeAfter(width, kernelWidth, 1),
          filters,
        ],
        explanation: ({ height, width, filters, kernelHeight, kernelWidth }) => ({
          ko: `기본값은 \`valid\`와 스트라이드 1입니다. 높이는 $${height} - ${kernelHeight} + 1 = ${height - kernelHeight + 1}$, 너비는 $${width} - ${kernelWidth} + 1 = ${width - kernelWidth + 1}$, 채널 수는 필터의 수 ${filters}입니다.`,
          en: `The defaults are \`valid\` and stride 1. The height is $${height} - ${kernelHeight} + 1 = ${height - kernelHeight + 1}$, the width $${width} - ${kernelWidth} + 1 = ${width - kernelWidth + 1}$, and there are ${filters} channels, one for each filter.`,
        }),
        hints: [
          {
            ko: "높이와 너비는 따로 계산합니다. 커널의 크기는 `[높이, 너비]`로 적습니다.",
            en: "Height and width are worked out apart. The kernel's size is written `[height, width]`.",
          },
          {
            ko: "기본값은 `valid`와 스트라이드 1입니다. 그러면 $I - K + 1$입니다. 채널 수는 필터의 수와 같습니다.",
            en: "The defaults are `valid` and stride 1, which makes $I - K + 1$. There are as many channels as filters.",
          },
        ],
        misconceptions: [
          {
            id: "height-width-swapped",
            value: ({ height, width, filters, kernelHeight, kernelWidth }) => [
              sizeAfter(width, kernelWidth, 1),
              sizeAfter(height, kernelHeight, 1),
              filters,
            ],
            message: {
              ko: "높이와 너비가 바뀌었습니다. 모양은 `[높이, 너비, 채널]` 순서입니다.",
              en: "Height and width are swapped. A shape is `[height, width, channels]`.",
            },
          },
          {
            id: "kernel-swapped",
            value: ({ height, width, filters, kernelHeight, kernelWidth }) => [
              sizeAfter(height, kernelWidth, 1),
              sizeAfter(width, kernelHeight, 1),
              filters,
            ],
            message: {
              ko: "커널의 높이와 너비가 바뀌었습니다. 커널의 크기도 `[높이, 너비]` 순서이므로, 높이에는 첫째 수를, 너비에는 둘째 수를 쓰세요.",
              en: "The kernel's height and width are swapped. Its size is `[height, width]` too: use the first number for the height and the second for the width.",
            },
          },
          {
            id: "channels-kept",
            value: ({ height, width, channels, kernelHeight, kernelWidth }) => [
              sizeAfter(height, kernelHeight, 1),
              sizeAfter(width, kernelWidth, 1),
              channels,
            ],
            message: {
              ko: "입력의 채널 수를 그대로 적었습니다. 필터마다 모든 채널을 더해 특성 맵 한 장을 만듭니다.",
              en: "You kept the input's channels. Each filter sums over all channels and makes one feature map.",
            },
          },
          {
            id: "channels-multiplied",
            value: ({ height, width, channels, filters, kernelHeight, kernelWidth }) => [
              sizeAfter(height, kernelHeight, 1),
              sizeAfter(width, kernelWidth, 1),
              channels * filters,
            ],
            message: {
              ko: "채널 수와 필터의 수를 곱했습니다. 필터 하나가 모든 채널을 더하므로 곱하지 않습니다.",
              en: "You multiplied the channels by the filters. One filter sums over all channels: do not multiply.",
            },
          },
          {
            id: "no-plus-one",
            value: ({ height, width, filters, kernelHeight, kernelWidth }) => [
              height - kernelHeight,
              width - kernelWidth,
              filters,
            ],
            message: {
              ko: "출발점을 빠뜨렸습니다. 커널을 뺀 다음 1을 더하세요.",
              en: "You left out the starting place. Add 1 after subtracting the kernel.",
            },
          },
          {
            id: "same-for-valid",
            value: ({ height, width, filters }) => [height, width, filters],
            message: {
              ko: "높이와 너비가 그대로인 것은 `same`입니다. 기본값은 `valid`이므로 커널의 크기를 빼고 1을 더하세요.",
              en: "It is `same` that keeps height and width. The default is `valid`: subtract the kernel's size and add 1.",
            },
          },
          {
            id: "channels-first",
            value: ({ height, width, filters, kernelHeight, kernelWidth }) => [
              filters,
              sizeAfter(height, kernelHeight, 1),
              sizeAfter(width, kernelWidth, 1),
            ],
            message: {
              ko: "채널을 앞에 적었습니다. 여기서는 `[높이, 너비, 채널]` 순서로, 채널이 맨 뒤입니다.",
              en: "You put the channels first. Here the order is `[height, width, channels]`: they come last.",
            },
          },
        ],
      }),

      numberQuestion({
        id: "dilated-size",
        points: 1,
        title: { ko: "칸을 건너뛰는 커널", en: "A kernel that skips cells" },
        answer: "dilatedSize",
        variant: (draw) => ({
          inputSize: draw.integer(36, 64),
          kernelSize: draw.choose([3, 5, 7]),
          dilationRate: draw.integer(2, 4),
        }),
        text: ({ inputSize, kernelSize, dilationRate }) => ({
          ko: `너비가 ${inputSize}픽셀인 이미지에 너비가 ${kernelSize}인 커널을 씁니다. \`dilationRate\`는 ${dilationRate}, 패딩은 \`valid\`, 스트라이드는 1입니다. 출력의 너비는 얼마일까요?`,
          en: `An image is ${inputSize} pixels wide, the kernel ${kernelSize}, with \`dilationRate: ${dilationRate}\`. The padding is \`valid\`, the stride 1. How wide is the output?`,
        }),
        solution: ({ inputSize, kernelSize, dilationRate }) =>
          sizeAfter(inputSize, (kernelSize - 1) * dilationRate + 1, 1),
        explanation: ({ inputSize, kernelSize, dilationRate }) => {
          const span = (kernelSize - 1) * dilationRate + 1;
          return {
            ko: `커널이 걸치는 칸은 $(K - 1) \\cdot D + 1 = ${kernelSize - 1} \\cdot ${dilationRate} + 1 = ${span}$칸이고, 출력은 $${inputSize} - ${span} + 1 = ${inputSize - span + 1}$입니다.`,
            en: `The kernel spans $(K - 1) \\cdot D + 1 = ${kernelSize - 1} \\cdot ${dilationRate} + 1 = ${span}$ cells; the output is $${inputSize} - ${span} + 1 = ${inputSize - span + 1}$.`,
          };
        },
        hints: [
          {
            ko: "커널이 보는 첫 칸부터 마지막 칸까지 몇 칸인지 그려서 세어 보세요.",
            en: "Draw it: how many cells are there from the first that the kernel sees to the last?",
          },
          ({ kernelSize, dilationRate }) => ({
            ko: `커널이 보는 칸 ${kernelSize}개 사이에는 간격이 ${kernelSize - 1}개 있고, 간격마다 ${dilationRate}칸입니다. 거기에 첫 칸을 더하세요.`,
            en: `Between the ${kernelSize} cells that the kernel sees there are ${kernelSize - 1} gaps, each ${dilationRate} cells long. Add the first cell.`,
          }),
          {
            ko: "커널의 크기 자리에 $(K - 1) \\cdot D + 1$을 넣어 $I - K + 1$을 계산하세요.",
            en: "Work out $I - K + 1$ with $(K - 1) \\cdot D + 1$ in the place of the kernel's size.",
          },
        ],
        misconceptions: [
          {
            id: "dilation-ignored",
            value: ({ inputSize, kernelSize }) => sizeAfter(inputSize, kernelSize, 1),
            message: {
              ko: "`dilationRate`를 빠뜨렸습니다. 커널은 (K − 1)·D + 1칸에 걸칩니다.",
              en: "`dilationRate` is missing. The kernel spans (K − 1)·D + 1 cells.",
            },
          },
          {
            id: "kernel-times-dilation",
            value: ({ inputSize, kernelSize, dilationRate }) => inputSize - kernelSize * dilationRate + 1,
            message: {
              ko: "커널의 크기에 간격을 곱했습니다. 간격은 칸의 수보다 하나 적습니다: (K − 1)·D + 1.",
              en: "You multiplied the kernel's size by the rate. There is one gap less than there are cells: (K − 1)·D + 1.",
            },
          },
          {
            id: "first-cell-forgotten",
            value: ({ inputSize, kernelSize, dilationRate }) => inputSize - (kernelSize - 1) * dilationRate + 1,
            message: {
              ko: "커널이 걸치는 칸을 셀 때 첫 칸을 빠뜨렸습니다: (K − 1)·D + 1.",
              en: "You left out the first cell of the span: (K − 1)·D + 1.",
            },
          },
          {
            id: "dilation-as-stride",
            value: ({ inputSize, kernelSize, dilationRate }) => sizeAfter(inputSize, kernelSize, dilationRate),
            message: {
              ko: "`dilationRate`로 나누었습니다. 그것은 스트라이드입니다. `dilationRate`는 커널 안의 간격입니다.",
              en: "You divided by `dilationRate`. That is what a stride does; the rate is the distance inside the kernel.",
            },
          },
          {
            id: "rate-as-skipped",
            value: ({ inputSize, kernelSize, dilationRate }) =>
              inputSize - ((kernelSize - 1) * (dilationRate + 1) + 1) + 1,
            message: {
              ko: "칸 사이마다 D칸을 건너뛰었습니다. D는 다음 칸까지의 거리이므로, 건너뛰는 칸은 D − 1개입니다.",
              en: "You skipped D cells each time. D is the distance to the next cell, so D − 1 cells are skipped.",
            },
          },
          {
            id: "no-plus-one",
            value: ({ inputSize, kernelSize, dilationRate }) => inputSize - ((kernelSize - 1) * dilationRate + 1),
            message: {
              ko: "걸치는 칸은 맞게 빼었지만 출발점을 빠뜨렸습니다. 마지막에 1을 더하세요.",
              en: "You subtracted the right span but left out the starting place. Add 1 at the end.",
            },
          },
        ],
      }),

      tableQuestion({
        id: "chain",
        points: 3,
        title: { ko: "합성곱층 세 개", en: "Three convolution layers" },
        answer: "chain",
        variant: (draw) => ({
          height: 2 * draw.integer(18, 26) + 1,
          width: 2 * draw.integer(30, 40) + 1,
          filters: draw.choose([
            [4, 8, 16],
            [5, 10, 20],
            [6, 12, 24],
            [8, 16, 32],
          ] as const),
          kernelSize: draw.choose([3, 5]),
        }),
        text: ({ height, width, filters, kernelSize }) => ({
          ko: [
            `높이 ${height}, 너비 ${width}, 채널 3인 이미지가 층 세 개를 차례로 지납니다.`,
            "",
            `1. \`conv1\`: \`conv2d(${filters[0]}, ${kernelSize})\``,
            `2. \`conv2\`: \`conv2d(${filters[1]}, 3, 2, { padding: "same" })\``,
            `3. \`conv3\`: \`conv2d(${filters[2]}, 4, 2)\``,
            "",
            "층마다 출력의 높이, 너비, 채널을 채우세요.",
          ].join("\n"),
          en: [
            `An image of height ${height}, width ${width} and 3 channels goes through three layers, one after the other.`,
            "",
            `1. \`conv1\`: \`conv2d(${filters[0]}, ${kernelSize})\``,
            `2. \`conv2\`: \`conv2d(${filters[1]}, 3, 2, { padding: "same" })\``,
            `3. \`conv3\`: \`conv2d(${filters[2]}, 4, 2)\``,
            "",
            "Fill in each layer's output: height, width, channels.",
          ].join("\n"),
        }),
        columns: {
          height: { ko: "높이", en: "height" },
          width: { ko: "너비", en: "width" },
          channels: { ko: "채널", en: "channels" },
        },
        solution: (variant) => chainOf(variant, {}),
        explanation: (variant) => {
          const { conv1, conv2, conv3 } = chainOf(variant, {});
          const { height, kernelSize } = variant;
          const heights = [
            `$${height} - ${kernelSize} + 1 = ${conv1.height}$`,
            `$\\lceil ${conv1.height}/2 \\rceil = ${conv2.height}$`,
            `$\\lfloor (${conv2.height} - 4)/2 \\rfloor + 1 = ${conv3.height}$`,
          ].join(", ");
          return {
            ko: `높이는 차례로 ${heights}입니다. 너비도 똑같이 계산하고, 채널 수는 층마다 필터의 수입니다.`,
            en: `The heights are ${heights}. The widths go the same way, and each layer has as many channels as filters.`,
          };
        },
        hints: [
          {
            ko: "한 층의 출력이 다음 층의 입력입니다. 위에서부터 한 줄씩 채우세요.",
            en: "What one layer puts out, the next takes in. Fill in the table row by row from the top.",
          },
          {
            ko: "`conv1`은 $I - K + 1$, `conv2`는 `same`이므로 $\\lceil I/S \\rceil$, `conv3`은 $\\lfloor (I - K)/S \\rfloor + 1$입니다.",
            en: "`conv1` is $I - K + 1$; `conv2` has `same`, so $\\lceil I/S \\rceil$; `conv3` is $\\lfloor (I - K)/S \\rfloor + 1$.",
          },
          {
            ko: "채널 수는 각 층의 첫째 인자, 곧 필터의 수입니다.",
            en: "The channels are each layer's first argument, the number of filters.",
          },
        ],
        misconceptions: [
          {
            id: "from-the-image",
            value: (variant) => chainOf(variant, { fromImage: true }),
            message: {
              ko: "층마다 처음 이미지에서 다시 계산했습니다. 앞 층의 출력을 입력으로 쓰세요.",
              en: "You worked out every layer from the image. Take the output of the layer before.",
            },
          },
          {
            id: "valid-for-same",
            value: (variant) => chainOf(variant, { sameSize: (size) => sizeAfter(size, 3, 2) }),
            message: {
              ko: "`conv2`의 `same`을 `valid`로 계산했습니다. `same`은 출력 크기가 ⌈I/S⌉입니다.",
              en: "You took the `same` of `conv2` for `valid`. With `same` the size is ⌈I/S⌉.",
            },
          },
          {
            id: "same-ignores-stride",
            value: (variant) => chainOf(variant, { sameSize: (size) => size }),
            message: {
              ko: "`same`이라도 스트라이드가 2이면 크기가 줄어듭니다. 스트라이드로 나누어 올림하세요.",
              en: "With a stride of 2 the size shrinks, `same` or not. Divide by the stride and round up.",
            },
          },
          {
            id: "channels-multiplied",
            value: (variant) => chainOf(variant, { multiplied: true }),
            message: {
              ko: "앞 층의 채널 수와 필터의 수를 곱했습니다. 출력의 채널 수는 그 층의 필터의 수입니다.",
              en: "You multiplied the channels before by the filters. A layer puts out as many channels as it has filters.",
            },
          },
          {
            id: "same-for-valid",
            value: (variant) =>
              chainOf(variant, { validSize: (inputSize, _kernelSize, strides) => Math.ceil(inputSize / strides) }),
            message: {
              ko: "`valid`인 층을 `same`으로 계산했습니다. 패딩을 적지 않은 층은 커널의 크기를 빼야 합니다.",
              en: "You took `valid` for `same`. For a layer without a padding of its own, subtract the kernel's size.",
            },
          },
          {
            id: "no-plus-one",
            value: (variant) =>
              chainOf(variant, {
                validSize: (inputSize, kernelSize, strides) => sizeAfter(inputSize, kernelSize, strides) - 1,
              }),
            message: {
              ko: "출발점을 빠뜨렸습니다. `valid`인 층에서는 마지막에 1을 더하세요.",
              en: "You left out the starting place. For a layer with `valid`, add 1 at the end.",
            },
          },
          {
            id: "no-floor",
            value: (variant) =>
              chainOf(variant, {
                validSize: (inputSize, kernelSize, strides) => (inputSize - kernelSize) / strides + 1,
              }),
            message: {
              ko: "칸의 수는 정수여야 합니다. 스트라이드로 나눈 뒤 내림하세요.",
              en: "The number of cells has to be whole. Round down after dividing by the stride.",
            },
          },
          {
            id: "height-width-swapped",
            value: (variant) => chainOf(variant, { swapped: true }),
            message: {
              ko: "높이와 너비가 바뀌었습니다. 높이는 높이에서, 너비는 너비에서 구하세요.",
              en: "Height and width are swapped. Work out heights from the height and widths from the width.",
            },
          },
        ],
      }),

      numberQuestion({
        id: "which-stride",
        points: 1,
        title: { ko: "어떤 스트라이드일까요?", en: "Which stride?" },
        answer: "wantedStride",
        variant: (draw) => {
          const strides = draw.integer(3, 5);
          const outputSize = draw.integer(5, 9);
          // So large that the rounded ratio of input and output is not the stride.
          const kernelSize = outputSize + strides + draw.integer(0, 5);
          return { inputSize: kernelSize + strides * (outputSize - 1), kernelSize, outputSize };
        },
        text: ({ inputSize, kernelSize, outputSize }) => ({
          ko: `입력의 너비 ${inputSize}, 커널의 너비 ${kernelSize}, 패딩 0으로 너비가 ${outputSize}인 출력을 얻었습니다. 남은 칸은 없었습니다. 스트라이드는 얼마일까요?`,
          en: `From an input of width ${inputSize}, with a kernel of width ${kernelSize} and padding 0, came an output of width ${outputSize}. No cells were left over. What is the stride?`,
        }),
        solution: ({ inputSize, kernelSize, outputSize }) => (inputSize - kernelSize) / (outputSize - 1),
        explanation: ({ inputSize, kernelSize, outputSize }) => ({
          ko: `출력이 ${outputSize}칸이면 걸음은 ${outputSize - 1}번입니다. 커널의 왼쪽 끝이 가는 거리는 $I - K$이므로 $S = (${inputSize} - ${kernelSize})/${outputSize - 1} = ${(inputSize - kernelSize) / (outputSize - 1)}$입니다.`,
          en: `An output of ${outputSize} cells takes ${outputSize - 1} steps. The kernel's left edge moves over $I - K$ cells, so $S = (${inputSize} - ${kernelSize})/${outputSize - 1} = ${(inputSize - kernelSize) / (outputSize - 1)}$.`,
        }),
        hints: [
          {
            ko: "$O = (I - K)/S + 1$을 $S$에 대해 풀어 보세요.",
            en: "Solve $O = (I - K)/S + 1$ for $S$.",
          },
          {
            ko: "걸음의 수는 출력의 크기보다 하나 적습니다. 걸음의 수로 $I - K$를 나누세요.",
            en: "There is one step less than there are cells in the output. Divide $I - K$ by the number of steps.",
          },
        ],
        misconceptions: [
          {
            id: "ratio-of-sizes",
            value: ({ inputSize, outputSize }) => inputSize / outputSize,
            message: {
              ko: "입력을 출력으로 나누었습니다. 커널의 크기를 먼저 빼고, 출력보다 하나 적은 걸음의 수로 나누세요.",
              en: "You divided the input by the output. Subtract the kernel first, and divide by the steps, one less than the output.",
            },
          },
          {
            id: "ratio-rounded",
            value: ({ inputSize, outputSize }) => Math.floor(inputSize / outputSize),
            message: {
              ko: "입력과 출력의 비율로 어림했습니다. 패딩이 0이면 커널의 크기를 먼저 빼야 합니다.",
              en: "You estimated from the ratio of the sizes. With padding 0, subtract the kernel first.",
            },
          },
          {
            id: "steps-not-places",
            value: ({ inputSize, kernelSize, outputSize }) => (inputSize - kernelSize) / outputSize,
            message: {
              ko: "출력의 크기로 나누었습니다. 걸음의 수는 출력의 크기보다 하나 적습니다.",
              en: "You divided by the output's size. There is one step less than that.",
            },
          },
          {
            id: "steps-rounded",
            value: ({ inputSize, kernelSize, outputSize }) => Math.round((inputSize - kernelSize) / outputSize),
            message: {
              ko: "출력의 크기로 나누어 어림했습니다. 걸음의 수로 나누면 꼭 나누어떨어집니다. 걸음은 출력의 크기보다 하나 적습니다.",
              en: "You divided by the output's size and rounded. Divided by the steps, one less than that, it comes out even.",
            },
          },
        ],
      }),

      functionQuestion({
        id: "output-size-of",
        points: 2,
        title: { ko: "출력 크기를 구하는 함수", en: "A function for the output's size" },
        answer: "outputSizeOf",
        text: {
          ko: "입력의 크기, 커널의 크기, 스트라이드, 한쪽의 패딩을 받아 출력의 크기를 돌려주는 함수 `outputSizeOf(inputSize, kernelSize, strides, padding)`을 완성하세요. 수업에서 쓴 `outputSize`를 부르지 말고 공식을 직접 쓰세요. 커널은 언제나 입력(패딩 포함) 안에 들어갑니다.",
          en: "Complete `outputSizeOf(inputSize, kernelSize, strides, padding)`: it takes the input's size, the kernel's size, the stride and the padding on each side, and returns the output's size. Write the formula yourself, without the lesson's `outputSize`. The kernel always fits into the padded input.",
        },
        examples: [
          { arguments: [28, 10, 2, 0], returns: 10 },
          { arguments: [20, 5, 4, 3], returns: 6 },
          { arguments: [26, 7, 2, 2], returns: 12 },
          { arguments: [30, 4, 3, 3], returns: 11 },
        ],
        hiddenCalls: [
          [28, 3, 2, 0],
          [100, 3, 2, 1],
          [7, 7, 3, 0],
          [227, 11, 4, 0],
          [9, 2, 4, 3],
        ],
        solution: () => (inputSize: number, kernelSize: number, strides: number, padding: number) =>
          sizeAfter(inputSize, kernelSize, strides, padding),
        explanation: {
          ko: "공식을 그대로 옮깁니다: `return Math.floor((inputSize - kernelSize + 2 * padding) / strides) + 1;`",
          en: "The formula as it stands: `return Math.floor((inputSize - kernelSize + 2 * padding) / strides) + 1;`",
        },
        hints: [
          {
            ko: "$\\lfloor (I - K + 2P)/S \\rfloor + 1$을 그대로 옮기세요. 내림은 `Math.floor(…)`입니다.",
            en: "Write down $\\lfloor (I - K + 2P)/S \\rfloor + 1$ as it stands. Rounding down is `Math.floor(…)`.",
          },
          {
            ko: "곱하기는 `2 * padding`처럼 적습니다. 나누기 전의 식 전체를 괄호로 묶으세요.",
            en: "A product is written `2 * padding`. Put brackets around everything that is divided.",
          },
        ],
        misconceptions: [
          {
            id: "no-floor",
            value: () => (inputSize: number, kernelSize: number, strides: number, padding: number) =>
              (inputSize - kernelSize + 2 * padding) / strides + 1,
            message: {
              ko: "스트라이드로 나눈 뒤 내림하세요: `Math.floor(…)`.",
              en: "Round down after dividing by the stride: `Math.floor(…)`.",
            },
          },
          {
            id: "padding-once",
            value: () => (inputSize: number, kernelSize: number, strides: number, padding: number) =>
              Math.floor((inputSize - kernelSize + padding) / strides) + 1,
            message: {
              ko: "패딩은 양쪽에 있습니다. `2 * padding`을 더하세요.",
              en: "There is padding on both sides: add `2 * padding`.",
            },
          },
          {
            id: "misplaced-brackets",
            value: () => (inputSize: number, kernelSize: number, strides: number, padding: number) =>
              inputSize - kernelSize + (2 * padding) / strides + 1,
            message: {
              ko: "괄호가 잘못 놓였습니다. `(inputSize - kernelSize + 2 * padding)` 전체를 스트라이드로 나누세요.",
              en: "The brackets are misplaced. Divide all of `(inputSize - kernelSize + 2 * padding)` by the stride.",
            },
          },
          {
            id: "no-plus-one",
            value: () => (inputSize: number, kernelSize: number, strides: number, padding: number) =>
              Math.floor((inputSize - kernelSize + 2 * padding) / strides),
            message: {
              ko: "출발점도 자리입니다. 마지막에 1을 더하세요.",
              en: "The starting place counts too. Add 1 at the end.",
            },
          },
          {
            id: "ceil-for-floor",
            value: () => (inputSize: number, kernelSize: number, strides: number, padding: number) =>
              Math.ceil((inputSize - kernelSize + 2 * padding) / strides) + 1,
            message: {
              ko: "올림했습니다. 걸음을 다 내디딜 칸이 없으면 커널은 더 가지 못하므로 내림하세요.",
              en: "You rounded up. Without enough cells for a step the kernel stays: round down.",
            },
          },
          {
            id: "padding-ignored",
            value: () => (inputSize: number, kernelSize: number, strides: number, _padding: number) =>
              Math.floor((inputSize - kernelSize) / strides) + 1,
            message: {
              ko: "패딩을 빠뜨렸습니다. 나누기 전에 `2 * padding`을 더하세요.",
              en: "The padding is missing. Add `2 * padding` before you divide.",
            },
          },
          {
            id: "stride-ignored",
            value: () => (inputSize: number, kernelSize: number, _strides: number, padding: number) =>
              inputSize - kernelSize + 2 * padding + 1,
            message: {
              ko: "스트라이드로 나누지 않았습니다. `(inputSize - kernelSize + 2 * padding)` 전체를 스트라이드로 나눈 뒤 내림하세요.",
              en: "The stride is missing. Divide all of `(inputSize - kernelSize + 2 * padding)` by it, then round down.",
            },
          },
          {
            id: "rounded",
            value: () => (inputSize: number, kernelSize: number, strides: number, padding: number) =>
              Math.round((inputSize - kernelSize + 2 * padding) / strides) + 1,
            message: {
              ko: "반올림했습니다. 소수 부분이 얼마이든 버려야 합니다: `Math.floor(…)`.",
              en: "You rounded to the nearest. Whatever the fraction, drop it: `Math.floor(…)`.",
            },
          },
          {
            id: "same-for-any",
            value: () => (inputSize: number, _kernelSize: number, strides: number, _padding: number) =>
              Math.ceil(inputSize / strides),
            message: {
              ko: "⌈I/S⌉는 `same`의 출력 크기입니다. 커널의 크기와 패딩도 공식에 넣으세요.",
              en: "⌈I/S⌉ is the size with `same`. Put the kernel's size and the padding into the formula as well.",
            },
          },
        ],
      }),

      layerQuestion({
        id: "halving-layer",
        points: 2,
        title: { ko: "크기를 줄이는 층 만들기", en: "Make a layer that shrinks" },
        answer: "halvingLayer",
        variant: (draw) => ({ inputSize: 2 * draw.integer(12, 20), filters: draw.choose([8, 12, 16, 24]) }),
        text: ({ inputSize, filters }) => ({
          ko: `두 크기의 흑백 이미지를 다음과 같이 바꾸는 합성곱층 하나를 \`conv2d\`로 만드세요. 답은 하나가 아닙니다.\n\n- ${inputSize}×${inputSize}×1 → ${inputSize / 2 - 1}×${inputSize / 2 - 1}×${filters}\n- ${2 * inputSize}×${2 * inputSize}×1 → ${inputSize - 1}×${inputSize - 1}×${filters}`,
          en: `Make one convolution layer with \`conv2d\` that does this to gray images of two sizes. There is more than one answer.\n\n- ${inputSize}×${inputSize}×1 → ${inputSize / 2 - 1}×${inputSize / 2 - 1}×${filters}\n- ${2 * inputSize}×${2 * inputSize}×1 → ${inputSize - 1}×${inputSize - 1}×${filters}`,
        }),
        solution: ({ filters }) => conv2d(filters, 3, 2),
        explanation: ({ inputSize, filters }) => ({
          ko: `예: \`conv2d(${filters}, 3, 2)\`. $\\lfloor (${inputSize} - 3)/2 \\rfloor + 1 = ${inputSize / 2 - 1}$이고 $\\lfloor (${2 * inputSize} - 3)/2 \\rfloor + 1 = ${inputSize - 1}$입니다. 커널이 4여도 됩니다.`,
          en: `For example \`conv2d(${filters}, 3, 2)\`: $\\lfloor (${inputSize} - 3)/2 \\rfloor + 1 = ${inputSize / 2 - 1}$ and $\\lfloor (${2 * inputSize} - 3)/2 \\rfloor + 1 = ${inputSize - 1}$. A kernel of 4 does it too.`,
        }),
        hints: [
          {
            ko: "입력이 두 배일 때 출력도 거의 두 배입니다. 크기를 절반으로 줄이는 것은 `conv2d`의 어느 설정인가요?",
            en: "Twice the input gives nearly twice the output. Which setting of `conv2d` halves the size?",
          },
          {
            ko: "`conv2d(필터의 수, 커널의 크기, 스트라이드)`입니다. 패딩은 기본값 `valid`로 두세요.",
            en: "It is `conv2d(filters, kernel size, stride)`. Leave the padding at its default, `valid`.",
          },
          {
            ko: "스트라이드를 2로 하고, 3×3 커널로 출력 크기를 계산해 보세요.",
            en: "Take a stride of 2 and work out the size with a kernel of 3×3.",
          },
        ],
        recognisedBy: (layer) => [layer.config.type, shapeMadeBy(layer, 24), shapeMadeBy(layer, 25)],
        misconceptions: [
          {
            id: "stride-left-out",
            value: ({ filters }) => conv2d(filters, 3),
            message: {
              ko: "스트라이드가 1이라 크기가 거의 그대로입니다. 셋째 인자로 스트라이드를 적으세요.",
              en: "With stride 1 the size hardly changes. Give the stride as the third argument.",
            },
          },
          {
            id: "same-for-valid",
            value: ({ filters }) => conv2d(filters, 3, 2, { padding: "same" }),
            message: {
              ko: "`same`은 정확히 절반, ⌈I/S⌉를 만듭니다. 여기서는 그보다 한 칸 작아야 합니다.",
              en: "`same` makes exactly half, ⌈I/S⌉. Here one cell less is wanted.",
            },
          },
          {
            id: "arguments-swapped",
            value: ({ filters }) => conv2d(3, filters, 2),
            message: {
              ko: "필터의 수와 커널의 크기가 바뀌었습니다. `conv2d(필터의 수, 커널의 크기, 스트라이드)` 순서입니다.",
              en: "Filters and kernel size are swapped. The order is `conv2d(filters, kernel size, stride)`.",
            },
          },
        ],
        checks: [
          {
            id: "size",
            title: ({ inputSize }) => ({
              ko: `${inputSize}×${inputSize} 이미지의 출력 크기`,
              en: `the size made of ${inputSize}×${inputSize}`,
            }),
            weight: 2,
            judge: (layer, { inputSize }) => sizeVerdict(layer, inputSize, inputSize / 2 - 1),
          },
          {
            id: "twice-the-size",
            title: ({ inputSize }) => ({
              ko: `${2 * inputSize}×${2 * inputSize} 이미지의 출력 크기`,
              en: `the size made of ${2 * inputSize}×${2 * inputSize}`,
            }),
            weight: 2,
            judge: (layer, { inputSize }) => sizeVerdict(layer, 2 * inputSize, inputSize - 1),
          },
          {
            id: "channels",
            title: { ko: "출력의 채널 수", en: "the output's channels" },
            judge: ({ config }, { filters }) => {
              if (config.type !== "conv2d") return { reason: NOT_A_CONVOLUTION };
              return (
                config.filters === filters || {
                  reason: {
                    ko: "출력의 채널 수가 다릅니다. 출력의 채널 수는 필터의 수로 정합니다.",
                    en: "The output has another number of channels. The number of filters decides it.",
                  },
                }
              );
            },
          },
        ],
        hiddenChecks: [
          {
            id: "thrice-the-size",
            title: { ko: "세 배 큰 이미지의 출력 크기", en: "the size made of thrice the image" },
            judge: (layer, { inputSize }) => sizeVerdict(layer, 3 * inputSize, (3 * inputSize) / 2 - 1),
          },
        ],
      }),
    ],
  },
);

import { exercise, functionQuestion, numberQuestion, outputSize, tableQuestion, tensorQuestion } from "convolab";

type Rows = readonly (readonly number[])[];

/** How many cells `same` adds to an axis, before and after together. */
function sameTotal(inputSize: number, kernelSize: number, strides: number): number {
  const size = outputSize({ input: inputSize, kernel: kernelSize, stride: strides, padding: "same" });
  return size.paddingBefore + size.paddingAfter;
}

/** A total of padding, split as TensorFlow does: of an odd number the extra cell comes after. */
function sides(total: number) {
  return { before: Math.floor(total / 2), after: Math.ceil(total / 2) };
}

/** `sides` the wrong way round. */
function sidesSwapped(total: number) {
  return { before: Math.ceil(total / 2), after: Math.floor(total / 2) };
}

/** As many cells on both sides. */
function bothSides(cells: number) {
  return { before: cells, after: cells };
}

/** A grid with zeros around it: `before` above and on the left, `after` below and on the right. */
function withZeros(grid: Rows, before: number, after: number): number[][] {
  const zeros = (count: number): number[] => Array<number>(count).fill(0);
  const width = before + (grid[0]?.length ?? 0) + after;
  return [
    ...Array.from({ length: before }, () => zeros(width)),
    ...grid.map((row) => [...zeros(before), ...row, ...zeros(after)]),
    ...Array.from({ length: after }, () => zeros(width)),
  ];
}

/** A row's sum. */
function sumOf(row: readonly number[]): number {
  return row.reduce((total, value) => total + value, 0);
}

/** What the kernel `[1, 1, 1, 1]` makes of a row, with zeros before and after it. */
function sumsOfFour(row: readonly number[], before: number, after: number): number[] {
  const padded = [...Array<number>(before).fill(0), ...row, ...Array<number>(after).fill(0)];
  return padded.slice(3).map((_, start) => sumOf(padded.slice(start, start + 4)));
}

/** The kernel of the question "same by hand": the cell above, and twice the cell on the right. */
const CORNER_KERNEL = [
  [0, 1, 0],
  [0, 0, 2],
  [0, 0, 0],
];

/** The valid output of a 3×3 kernel. */
function convolved(grid: Rows, kernel: Rows): number[][] {
  return grid.slice(2).map((_, y) =>
    (grid[y] ?? []).slice(2).map((__, x) => {
      const window = grid.slice(y, y + 3).flatMap((row) => row.slice(x, x + 3));
      return kernel.flat().reduce((sum, weight, index) => sum + weight * (window[index] ?? 0), 0);
    }),
  );
}

/** A grid whose outermost cells are repeated once around it. */
function withRepeatedBorder(grid: Rows): number[][] {
  const repeated = <Item>(items: readonly Item[]) => [...items.slice(0, 1), ...items, ...items.slice(-1)];
  return repeated(grid.map((row) => repeated(row)));
}

/** Rows for columns. */
function transposed(rows: Rows): number[][] {
  return (rows[0] ?? []).map((_, x) => rows.flatMap((row) => row.slice(x, x + 1)));
}

/** The same output with zeros wherever the kernel stands over the border. */
function onlyInside(grid: Rows): number[][] {
  return withZeros(convolved(grid, CORNER_KERNEL), 1, 1);
}

/** A grid as a matrix in LaTeX. */
function matrix(grid: Rows): string {
  return `$$\\begin{pmatrix} ${grid.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{pmatrix}$$`;
}

/** The table of the three paddings, `padding` cells on each side of each. */
function paddings(
  inputSize: number,
  kernelSize: number,
  padding: { valid: number; same: number; full: number },
  { sidesWritten = 1, sidesCounted = 2, added = 1 } = {},
) {
  const row = (cells: number) => {
    const padded = inputSize + sidesCounted * cells;
    return { padding: sidesWritten * cells, padded, output: padded - kernelSize + added };
  };
  return { valid: row(padding.valid), same: row(padding.same), full: row(padding.full) };
}

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "03-padding",
    title: { ko: "패딩", en: "Padding" },
    questions: [
      tableQuestion({
        id: "three-paddings",
        points: 3,
        title: { ko: "세 가지 패딩", en: "Three paddings" },
        answer: "threePaddings",
        variant: (draw) => ({ inputSize: draw.integer(12, 40), kernelSize: draw.choose([3, 5, 7]) }),
        text: ({ inputSize, kernelSize }) => ({
          ko: `입력은 ${inputSize}×${inputSize}, 커널은 ${kernelSize}×${kernelSize}, 스트라이드는 1입니다. \`valid\`, \`same\`, \`full\`마다 한쪽의 패딩, 패딩한 입력의 크기, 출력의 크기를 한 변의 칸 수로 채우세요.`,
          en: `The input is ${inputSize}×${inputSize}, the kernel ${kernelSize}×${kernelSize}, the stride 1. For \`valid\`, \`same\` and \`full\` fill in the padding on one side, the size of the padded input and the size of the output, in cells along one axis.`,
        }),
        columns: {
          padding: { ko: "한쪽의 패딩", en: "padding on one side" },
          padded: { ko: "패딩한 입력", en: "padded input" },
          output: { ko: "출력", en: "output" },
        },
        solution: ({ inputSize, kernelSize }) =>
          paddings(inputSize, kernelSize, { valid: 0, same: (kernelSize - 1) / 2, full: kernelSize - 1 }),
        explanation: ({ inputSize, kernelSize }) => {
          const [half, whole] = [(kernelSize - 1) / 2, kernelSize - 1];
          return {
            ko: `한쪽의 패딩은 $0$, $(F - 1)/2 = ${half}$, $F - 1 = ${whole}$입니다. 패딩한 입력은 $I + 2P$, 출력은 거기에서 커널을 빼고 1을 더한 값입니다. \`full\`이면 $${inputSize} + 2 \\cdot ${whole} = ${inputSize + 2 * whole}$이고 $${inputSize + 2 * whole} - ${kernelSize} + 1 = ${inputSize + whole}$입니다. \`full\`은 Keras의 \`Conv2D\`에 없으므로 둘레에 0을 채우고 \`valid\`로 합성곱합니다.`,
            en: `On one side there are $0$, $(F - 1)/2 = ${half}$ and $F - 1 = ${whole}$ cells. The padded input is $I + 2P$; take the kernel away and add 1 for the output. For \`full\` that is $${inputSize} + 2 \\cdot ${whole} = ${inputSize + 2 * whole}$ and $${inputSize + 2 * whole} - ${kernelSize} + 1 = ${inputSize + whole}$. Keras's \`Conv2D\` has no \`full\`: add the zeros around, then convolve with \`valid\`.`,
          };
        },
        hints: [
          {
            ko: "`same`은 스트라이드 1에서 출력이 입력과 같아지는 패딩입니다. `full`은 커널이 입력과 한 칸이라도 겹치는 자리를 모두 셉니다.",
            en: "At stride 1, `same` is the padding that keeps the input's size. `full` counts every place where the kernel has a cell in common with the input.",
          },
          {
            ko: "커널의 크기가 $F$이면 한쪽의 패딩은 `valid` $0$, `same` $(F - 1)/2$, `full` $F - 1$입니다.",
            en: "With a kernel of size $F$ the padding on one side is $0$ for `valid`, $(F - 1)/2$ for `same` and $F - 1$ for `full`.",
          },
          {
            ko: "패딩한 입력은 $I + 2P$입니다. 출력은 패딩한 입력에서 커널을 빼고 1을 더합니다.",
            en: "The padded input is $I + 2P$. For the output subtract the kernel from it and add 1.",
          },
        ],
        misconceptions: [
          {
            id: "padding-once",
            value: ({ inputSize, kernelSize }) =>
              paddings(
                inputSize,
                kernelSize,
                { valid: 0, same: (kernelSize - 1) / 2, full: kernelSize - 1 },
                { sidesCounted: 1 },
              ),
            message: {
              ko: "패딩을 한쪽만 더했습니다. 앞과 뒤에 있으므로 2P를 더하세요.",
              en: "You added the padding of one side. It lies before and after: add 2P.",
            },
          },
          {
            id: "same-full-swapped",
            value: ({ inputSize, kernelSize }) =>
              paddings(inputSize, kernelSize, { valid: 0, same: kernelSize - 1, full: (kernelSize - 1) / 2 }),
            message: {
              ko: "`same`과 `full`이 바뀌었습니다. `same`은 `full`의 절반입니다.",
              en: "`same` and `full` are swapped. `same` is half of `full`.",
            },
          },
          {
            id: "kernel-not-less-one",
            value: ({ inputSize, kernelSize }) =>
              paddings(inputSize, kernelSize, { valid: 0, same: kernelSize / 2, full: kernelSize }),
            message: {
              ko: "커널의 크기에서 1을 빼지 않았습니다. `same`은 (F − 1)/2, `full`은 F − 1입니다.",
              en: "You did not subtract 1 from the kernel's size: `same` is (F − 1)/2, `full` is F − 1.",
            },
          },
          {
            id: "no-plus-one",
            value: ({ inputSize, kernelSize }) =>
              paddings(
                inputSize,
                kernelSize,
                { valid: 0, same: (kernelSize - 1) / 2, full: kernelSize - 1 },
                { added: 0 },
              ),
            message: {
              ko: "출력을 구할 때 출발점을 빠뜨렸습니다. 커널을 뺀 다음 1을 더하세요.",
              en: "The output lacks the starting place. Add 1 after subtracting the kernel.",
            },
          },
          {
            id: "kernel-not-subtracted",
            value: ({ inputSize, kernelSize }) =>
              paddings(
                inputSize,
                kernelSize,
                { valid: 0, same: (kernelSize - 1) / 2, full: kernelSize - 1 },
                { added: kernelSize },
              ),
            message: {
              ko: "패딩한 입력의 크기를 출력에 적었습니다. 거기에서 커널을 빼고 1을 더하세요.",
              en: "You gave the padded input's size as the output. Subtract the kernel from it and add 1.",
            },
          },
          {
            id: "both-sides-written",
            value: ({ inputSize, kernelSize }) =>
              paddings(
                inputSize,
                kernelSize,
                { valid: 0, same: (kernelSize - 1) / 2, full: kernelSize - 1 },
                { sidesWritten: 2 },
              ),
            message: {
              ko: "양쪽을 합한 칸 수를 적었습니다. 첫째 열은 한쪽의 패딩입니다.",
              en: "You wrote the cells of both sides together. The first column is the padding on one side.",
            },
          },
        ],
      }),

      numberQuestion({
        id: "same-total",
        points: 1,
        title: { ko: "same이 채우는 칸의 합계", en: "How many cells same adds" },
        answer: "sameCells",
        variant: (draw) => ({
          inputSize: draw.integer(30, 99),
          kernelSize: draw.integer(5, 9),
          strides: draw.integer(3, 4),
        }),
        text: ({ inputSize, kernelSize, strides }) => ({
          ko: `너비가 ${inputSize}픽셀인 이미지에 커널의 너비 ${kernelSize}, 스트라이드 ${strides}, \`padding: "same"\`으로 합성곱을 합니다. TensorFlow는 왼쪽과 오른쪽을 합해 모두 몇 칸을 채울까요?`,
          en: `An image is ${inputSize} pixels wide; the kernel's width is ${kernelSize}, the stride ${strides}, with \`padding: "same"\`. How many cells does TensorFlow add, left and right together?`,
        }),
        solution: ({ inputSize, kernelSize, strides }) => sameTotal(inputSize, kernelSize, strides),
        explanation: ({ inputSize, kernelSize, strides }) => {
          const size = Math.ceil(inputSize / strides);
          return {
            ko: `출력은 $\\lceil ${inputSize}/${strides} \\rceil = ${size}$칸입니다. 커널은 $(${size} - 1) \\cdot ${strides} + ${kernelSize} = ${(size - 1) * strides + kernelSize}$칸을 지나가는데 입력은 ${inputSize}칸뿐이므로, 모자란 ${sameTotal(inputSize, kernelSize, strides)}칸을 채웁니다.`,
            en: `The output has $\\lceil ${inputSize}/${strides} \\rceil = ${size}$ cells. The kernel passes over $(${size} - 1) \\cdot ${strides} + ${kernelSize} = ${(size - 1) * strides + kernelSize}$ cells, and the input has only ${inputSize}. Missing: ${sameTotal(inputSize, kernelSize, strides)}.`,
          };
        },
        hints: [
          {
            ko: "먼저 출력의 크기 $\\lceil I/S \\rceil$를 구하세요. 그만큼의 자리에 서려면 커널이 모두 몇 칸을 지나가야 할까요?",
            en: "First find the output's size $\\lceil I/S \\rceil$. To stand at that many places, how many cells does the kernel pass over?",
          },
          {
            ko: "출력이 $O$칸이면 걸음은 $O - 1$번이므로, 지나가는 칸은 $(O - 1) \\cdot S + K$입니다. 입력보다 모자란 만큼 채웁니다.",
            en: "For $O$ cells it takes $O - 1$ steps, so it passes over $(O - 1) \\cdot S + K$. What the input lacks of that is added.",
          },
          {
            ko: "$\\max((\\lceil I/S \\rceil - 1) \\cdot S + K - I,\\ 0)$에 수를 넣으세요.",
            en: "Put your numbers into $\\max((\\lceil I/S \\rceil - 1) \\cdot S + K - I,\\ 0)$.",
          },
        ],
        misconceptions: [
          {
            id: "stride-ignored",
            value: ({ kernelSize }) => kernelSize - 1,
            message: {
              ko: "K − 1칸을 채우는 것은 스트라이드가 1일 때입니다. 스트라이드를 넣어 다시 계산하세요.",
              en: "K − 1 cells are added at stride 1. Work it out again with the stride.",
            },
          },
          {
            id: "one-side-of-the-slide",
            value: ({ kernelSize }) => (kernelSize - 1) / 2,
            message: {
              ko: "슬라이드의 (F − 1)/2는 커널이 홀수, 스트라이드가 1일 때 한쪽의 패딩입니다. 여기서는 양쪽의 합계를 구합니다.",
              en: "The slide's (F − 1)/2 is one side, for an odd kernel at stride 1. Here both sides together are asked for.",
            },
          },
          {
            id: "places-not-steps",
            value: ({ inputSize, kernelSize, strides }) =>
              Math.ceil(inputSize / strides) * strides + kernelSize - inputSize,
            message: {
              ko: "걸음을 한 번 더 세었습니다. 출력이 O칸이면 걸음은 O − 1번입니다.",
              en: "You counted one step too many. For O cells it takes O − 1 steps.",
            },
          },
          {
            id: "one-side",
            value: ({ inputSize, kernelSize, strides }) => Math.floor(sameTotal(inputSize, kernelSize, strides) / 2),
            message: {
              ko: "한쪽에 채우는 칸만 적었습니다. 여기서는 왼쪽과 오른쪽을 합합니다.",
              en: "This is one side only. Here left and right together are asked for.",
            },
          },
          {
            id: "floor-for-ceil",
            value: ({ inputSize, kernelSize, strides }) =>
              Math.max((Math.floor(inputSize / strides) - 1) * strides + kernelSize - inputSize, 0),
            message: {
              ko: "출력의 크기를 내림했습니다. `same`의 출력은 올림한 ⌈I/S⌉입니다.",
              en: "You rounded the output's size down. With `same` it is rounded up: ⌈I/S⌉.",
            },
          },
        ],
      }),

      tableQuestion({
        id: "before-and-after",
        points: 2,
        title: { ko: "앞에 몇 칸, 뒤에 몇 칸?", en: "How many before, how many after?" },
        answer: "beforeAndAfter",
        variant: (draw) => ({
          inputSize: 2 * draw.integer(15, 45),
          evenKernel: draw.choose([4, 6, 8]),
          oddKernel: draw.choose([5, 7, 9]),
        }),
        text: ({ inputSize, evenKernel, oddKernel }) => ({
          ko: [
            '합성곱 세 가지가 모두 `padding: "same"`입니다. TensorFlow는 앞(왼쪽)과 뒤(오른쪽)에 각각 몇 칸을 채울까요?',
            "",
            "| | 입력 | 커널 | 스트라이드 |",
            "|---|---|---|---|",
            "| `lecture` | 28 | 10 | 1 |",
            `| \`even\` | ${inputSize} | ${evenKernel} | 1 |`,
            `| \`strided\` | ${inputSize} | ${oddKernel} | 2 |`,
          ].join("\n"),
          en: [
            'Three convolutions, all with `padding: "same"`. How many cells does TensorFlow add before (on the left) and after (on the right)?',
            "",
            "| | input | kernel | stride |",
            "|---|---|---|---|",
            "| `lecture` | 28 | 10 | 1 |",
            `| \`even\` | ${inputSize} | ${evenKernel} | 1 |`,
            `| \`strided\` | ${inputSize} | ${oddKernel} | 2 |`,
          ].join("\n"),
        }),
        columns: { before: { ko: "앞", en: "before" }, after: { ko: "뒤", en: "after" } },
        solution: ({ inputSize, evenKernel, oddKernel }) => ({
          lecture: sides(sameTotal(28, 10, 1)),
          even: sides(sameTotal(inputSize, evenKernel, 1)),
          strided: sides(sameTotal(inputSize, oddKernel, 2)),
        }),
        explanation: ({ inputSize, evenKernel, oddKernel }) => {
          const totals = [9, sameTotal(inputSize, evenKernel, 1), sameTotal(inputSize, oddKernel, 2)].join(", ");
          return {
            ko: `합계는 차례로 ${totals}칸입니다. 앞에 $\\lfloor \\text{합계}/2 \\rfloor$칸을 두고 나머지를 뒤에 둡니다. 남는 한 칸은 뒤입니다.`,
            en: `The totals are ${totals}. Of each, $\\lfloor \\text{total}/2 \\rfloor$ come before and the rest after: the extra cell comes after.`,
          };
        },
        hints: [
          {
            ko: "먼저 줄마다 합계를 구하세요. 세 줄 모두 합계가 홀수입니다.",
            en: "First find each row's total. All three are odd.",
          },
          {
            ko: "합계는 $\\max((\\lceil I/S \\rceil - 1) \\cdot S + K - I,\\ 0)$입니다. 스트라이드가 1이면 $K - 1$입니다.",
            en: "The total is $\\max((\\lceil I/S \\rceil - 1) \\cdot S + K - I,\\ 0)$; at stride 1 that is $K - 1$.",
          },
          {
            ko: "반으로 나누어 내림한 것이 앞, 나머지가 뒤입니다.",
            en: "Half of it, rounded down, comes before; the rest comes after.",
          },
        ],
        misconceptions: [
          {
            id: "extra-cell-before",
            value: ({ inputSize, evenKernel, oddKernel }) => ({
              lecture: sidesSwapped(sameTotal(28, 10, 1)),
              even: sidesSwapped(sameTotal(inputSize, evenKernel, 1)),
              strided: sidesSwapped(sameTotal(inputSize, oddKernel, 2)),
            }),
            message: {
              ko: "앞과 뒤가 바뀌었습니다. TensorFlow는 남는 한 칸을 뒤에 둡니다.",
              en: "Before and after are swapped. TensorFlow puts the extra cell after.",
            },
          },
          {
            id: "half-cells",
            value: ({ inputSize, evenKernel, oddKernel }) => ({
              lecture: bothSides(sameTotal(28, 10, 1) / 2),
              even: bothSides(sameTotal(inputSize, evenKernel, 1) / 2),
              strided: bothSides(sameTotal(inputSize, oddKernel, 2) / 2),
            }),
            message: {
              ko: "반 칸은 채울 수 없습니다. 합계를 반으로 나누어 앞은 내림하고, 나머지를 뒤에 두세요.",
              en: "Half a cell cannot be added. Round half of the total down for before, and put the rest after.",
            },
          },
          {
            id: "stride-ignored",
            value: ({ inputSize, evenKernel, oddKernel }) => ({
              lecture: sides(sameTotal(28, 10, 1)),
              even: sides(sameTotal(inputSize, evenKernel, 1)),
              strided: bothSides((oddKernel - 1) / 2),
            }),
            message: {
              ko: "(F − 1)/2는 커널이 홀수이고 스트라이드가 1일 때만 맞습니다. 스트라이드를 넣어 합계부터 다시 구하세요.",
              en: "(F − 1)/2 holds for an odd kernel at stride 1 only. Work out the total again with the stride.",
            },
          },
          {
            id: "total-on-both-sides",
            value: ({ inputSize, evenKernel, oddKernel }) => ({
              lecture: bothSides(sameTotal(28, 10, 1)),
              even: bothSides(sameTotal(inputSize, evenKernel, 1)),
              strided: bothSides(sameTotal(inputSize, oddKernel, 2)),
            }),
            message: {
              ko: "합계를 양쪽에 모두 적었습니다. 합계를 앞과 뒤로 나누세요.",
              en: "You gave the total for both sides. Split it between before and after.",
            },
          },
          {
            id: "rounded-down",
            value: ({ inputSize, evenKernel, oddKernel }) => ({
              lecture: bothSides(Math.floor(sameTotal(28, 10, 1) / 2)),
              even: bothSides(Math.floor(sameTotal(inputSize, evenKernel, 1) / 2)),
              strided: bothSides(Math.floor(sameTotal(inputSize, oddKernel, 2) / 2)),
            }),
            message: {
              ko: "반을 내림해서 양쪽에 두었으므로 한 칸이 모자랍니다. 남는 한 칸은 뒤에 두세요.",
              en: "You put half, rounded down, on both sides: one cell is missing. The extra cell comes after.",
            },
          },
          {
            id: "rounded-up",
            value: ({ inputSize, evenKernel, oddKernel }) => ({
              lecture: bothSides(Math.ceil(sameTotal(28, 10, 1) / 2)),
              even: bothSides(Math.ceil(sameTotal(inputSize, evenKernel, 1) / 2)),
              strided: bothSides(Math.ceil(sameTotal(inputSize, oddKernel, 2) / 2)),
            }),
            message: {
              ko: "반을 올림해서 양쪽에 두었으므로 한 칸이 남습니다. 앞은 내림하세요.",
              en: "You put half, rounded up, on both sides: one cell too many. Round down for before.",
            },
          },
          {
            id: "slide-rounded-down",
            value: ({ evenKernel, oddKernel }) => ({
              lecture: bothSides(Math.floor((10 - 1) / 2)),
              even: bothSides(Math.floor((evenKernel - 1) / 2)),
              strided: bothSides((oddKernel - 1) / 2),
            }),
            message: {
              ko: "슬라이드의 (F − 1)/2를 양쪽에 두었습니다. 그 식은 커널이 홀수이고 스트라이드가 1일 때만 맞습니다. 합계를 구해서 앞과 뒤로 나누고, 남는 한 칸은 뒤에 두세요.",
              en: "You put the slide's (F − 1)/2 on both sides, which holds for an odd kernel at stride 1 only. Split the total: the extra cell comes after.",
            },
          },
        ],
      }),

      tensorQuestion({
        id: "even-kernel",
        points: 1,
        title: { ko: "짝수 커널의 same", en: "same with an even kernel" },
        answer: "evenKernel",
        variant: (draw) => ({ row: draw.grid(1, 6, 1, 9).flat() }),
        text: ({ row }) => ({
          ko: `너비 6인 한 줄에 모두 1인 커널 \`[1, 1, 1, 1]\`을 써서 \`padding: "same"\`, 스트라이드 1로 합성곱합니다. TensorFlow가 내는 여섯 수를 구하세요.\n\n${matrix([row])}`,
          en: `The kernel of ones, \`[1, 1, 1, 1]\`, moves over this row of width 6 with \`padding: "same"\` and stride 1. Which six numbers does TensorFlow put out?\n\n${matrix([row])}`,
        }),
        solution: ({ row }) => sumsOfFour(row, 1, 2),
        explanation: ({ row }) => {
          const first = row.slice(0, 3);
          return {
            ko: `합계는 $K - 1 = 3$칸이므로 앞에 1칸, 뒤에 2칸입니다. 첫 출력은 $0 + ${first.join(" + ")} = ${sumOf(first)}$이고, 마지막 출력에는 0이 두 칸 들어갑니다.`,
            en: `The total is $K - 1 = 3$ cells: 1 before and 2 after. The first output is $0 + ${first.join(" + ")} = ${sumOf(first)}$; the last has two zeros in it.`,
          };
        },
        hints: [
          {
            ko: "먼저 채울 칸의 합계를 구하세요. 스트라이드가 1이면 $K - 1$칸입니다.",
            en: "First find the total of cells to add. At stride 1 it is $K - 1$.",
          },
          {
            ko: "합계를 앞과 뒤로 나누세요. 남는 한 칸은 뒤입니다. 그런 다음 네 칸씩 더합니다.",
            en: "Split the total. The extra cell comes after. Then add four cells at a time.",
          },
          ({ row }) => ({
            ko: `0을 채운 줄은 \`[0, ${row.join(", ")}, 0, 0]\`입니다.`,
            en: `With the zeros the row is \`[0, ${row.join(", ")}, 0, 0]\`.`,
          }),
        ],
        misconceptions: [
          {
            id: "extra-cell-before",
            value: ({ row }) => sumsOfFour(row, 2, 1),
            message: {
              ko: "남는 한 칸을 앞에 두었습니다. TensorFlow는 뒤에 둡니다.",
              en: "You put the extra cell before. TensorFlow puts it after.",
            },
          },
          {
            id: "all-after",
            value: ({ row }) => sumsOfFour(row, 0, 3),
            message: {
              ko: "0을 모두 뒤에 채웠습니다. 합계의 반을 내림한 만큼은 앞에 둡니다.",
              en: "You added all zeros after. Half of the total, rounded down, comes before.",
            },
          },
          {
            id: "rounded-down",
            value: ({ row }) => sumsOfFour(row, 1, 1),
            message: {
              ko: "(4 − 1)/2를 내림해서 양쪽에 두었습니다. 남는 한 칸도 채워야 출력이 입력과 같은 여섯 칸이 됩니다.",
              en: "You rounded (4 − 1)/2 down on both sides. Add the cell that is left over too: the output has six cells like the input.",
            },
          },
          {
            id: "rounded-up",
            value: ({ row }) => sumsOfFour(row, 2, 2),
            message: {
              ko: "(4 − 1)/2를 올림해서 양쪽에 두었습니다. 합계가 K − 1칸이어야 출력이 입력과 같은 여섯 칸이 됩니다.",
              en: "You rounded (4 − 1)/2 up on both sides. With a total of K − 1 cells the output has six cells like the input.",
            },
          },
          {
            id: "valid-for-same",
            value: ({ row }) => sumsOfFour(row, 0, 0),
            message: {
              ko: "0을 채우지 않은 `valid`로 계산했습니다. `same`의 출력은 입력과 같은 여섯 칸입니다.",
              en: "You added no zeros, which is `valid`. With `same` the output has six cells like the input.",
            },
          },
        ],
      }),

      tensorQuestion({
        id: "same-by-hand",
        points: 2,
        title: { ko: "same을 손으로", en: "same by hand" },
        answer: "sameByHand",
        variant: (draw) => ({ grid: draw.grid(3, 3, 1, 9) }),
        text: ({ grid }) => ({
          ko: `다음 입력에 아래의 커널을 써서 \`padding: "same"\`, 스트라이드 1로 합성곱합니다. 3×3 출력을 구하세요. 편향은 없습니다.\n\n입력:\n\n${matrix(grid)}\n\n커널:\n\n${matrix(CORNER_KERNEL)}`,
          en: `Work out the 3×3 output of this convolution with \`padding: "same"\` and stride 1. There is no bias.\n\nInput:\n\n${matrix(grid)}\n\nKernel:\n\n${matrix(CORNER_KERNEL)}`,
        }),
        solution: ({ grid }) => convolved(withZeros(grid, 1, 1), CORNER_KERNEL),
        explanation: ({ grid }) => {
          const [, second = []] = grid;
          const [first = []] = grid;
          const [above, right] = [first[1] ?? 0, second[2] ?? 0];
          return {
            ko: `커널은 자리마다 위 칸의 1배와 오른쪽 칸의 2배를 더합니다. 가운데는 ${above} + 2·${right} = ${above + 2 * right}입니다. 이미지 밖의 칸은 0이므로 맨 윗줄에는 오른쪽 칸만, 맨 오른쪽 열에는 위 칸만 남습니다.`,
            en: `At each place the kernel adds the cell above and twice the cell on the right. In the middle that is ${above} + 2·${right} = ${above + 2 * right}. Cells outside are 0: the top row is left with the cell on the right, the last column with the cell above.`,
          };
        },
        hints: [
          {
            ko: "커널의 한가운데를 출력의 칸에 맞추세요. 커널에서 0이 아닌 두 칸은 그 칸의 위와 오른쪽에 놓입니다.",
            en: "Put the kernel's middle on the cell of the output. Its two cells that are not 0 lie above and on the right.",
          },
          {
            ko: "출력 = 위 칸 + 2 × 오른쪽 칸입니다. 이미지 밖의 칸은 0입니다.",
            en: "Output = cell above + 2 × cell on the right. Cells outside the image are 0.",
          },
        ],
        misconceptions: [
          {
            id: "kernel-flipped",
            value: ({ grid }) =>
              convolved(withZeros(grid, 1, 1), [
                [0, 0, 0],
                [2, 0, 0],
                [0, 1, 0],
              ]),
            message: {
              ko: "커널을 뒤집어서 계산했습니다. 신경망의 합성곱은 커널을 뒤집지 않고 겹친 칸끼리 곱합니다.",
              en: "You flipped the kernel. Convolution in a network does not: it multiplies the cells that lie on each other.",
            },
          },
          {
            id: "border-repeated",
            value: ({ grid }) => convolved(withRepeatedBorder(grid), CORNER_KERNEL),
            message: {
              ko: "이미지 밖을 가장자리의 값으로 채웠습니다. 제로 패딩이므로 이미지 밖은 0입니다.",
              en: "You filled the outside with the values of the border. It is zero padding: outside there are zeros.",
            },
          },
          {
            id: "only-inside",
            value: ({ grid }) => onlyInside(grid),
            message: {
              ko: "커널이 가장자리에 걸치는 자리를 0으로 두었습니다. 그 자리에서도 이미지 안의 칸은 곱해서 더하세요.",
              en: "You left 0 where the kernel stands over the border. Multiply and add the cells that lie inside there too.",
            },
          },
          {
            id: "valid-for-same",
            value: ({ grid }) => convolved(grid, CORNER_KERNEL),
            message: {
              ko: "커널이 이미지 안에만 서는 `valid`로 계산했습니다. `same`의 출력은 입력과 같은 3×3입니다.",
              en: "You kept the kernel inside, which is `valid`. With `same` the output is 3×3 like the input.",
            },
          },
          {
            id: "weight-ignored",
            value: ({ grid }) =>
              convolved(withZeros(grid, 1, 1), [
                [0, 1, 0],
                [0, 0, 1],
                [0, 0, 0],
              ]),
            message: {
              ko: "두 칸을 더하기만 했습니다. 겹친 칸에 커널의 수를 곱한 다음 더하세요.",
              en: "You only added the two cells. Multiply each by the kernel's number first.",
            },
          },
          {
            id: "transposed",
            value: ({ grid }) => transposed(convolved(withZeros(grid, 1, 1), CORNER_KERNEL)),
            message: {
              ko: "행과 열이 바뀌었습니다. 출력의 첫 행은 커널을 입력의 맨 윗줄에 맞추어 얻은 세 수입니다.",
              en: "Rows and columns are swapped. The first row holds the three numbers of the kernel along the top.",
            },
          },
        ],
      }),

      functionQuestion({
        id: "same-total-of",
        points: 2,
        title: { ko: "same의 합계를 구하는 함수", en: "A function for the total of same" },
        answer: "sameTotalOf",
        text: {
          ko: "입력의 크기, 커널의 크기, 스트라이드를 받아 `same`이 채우는 칸의 합계를 돌려주는 함수 `sameTotalOf(inputSize, kernelSize, strides)`를 완성하세요. 수업에서 쓴 `outputSize`를 부르지 말고 공식을 직접 쓰세요. 채울 칸이 없으면 0입니다.",
          en: "Complete `sameTotalOf(inputSize, kernelSize, strides)`: it takes the input's size, the kernel's size and the stride, and returns how many cells `same` adds in all, 0 where none are needed. Write the formula yourself, without the lesson's `outputSize`.",
        },
        examples: [
          { arguments: [28, 10, 1], returns: 9 },
          { arguments: [100, 3, 2], returns: 1 },
          { arguments: [55, 11, 4], returns: 8 },
          { arguments: [62, 7, 3], returns: 5 },
          { arguments: [12, 4, 6], returns: 0 },
        ],
        hiddenCalls: [
          [101, 3, 2],
          [6, 4, 1],
          [9, 2, 5],
          [7, 1, 1],
        ],
        solution: () => (inputSize: number, kernelSize: number, strides: number) =>
          sameTotal(inputSize, kernelSize, strides),
        explanation: {
          ko: "공식을 그대로 옮깁니다: `return Math.max((Math.ceil(inputSize / strides) - 1) * strides + kernelSize - inputSize, 0);`",
          en: "The formula as it stands: `return Math.max((Math.ceil(inputSize / strides) - 1) * strides + kernelSize - inputSize, 0);`",
        },
        hints: [
          {
            ko: "출력의 크기는 `Math.ceil(inputSize / strides)`입니다. 커널이 지나가는 칸에서 입력의 칸을 빼세요.",
            en: "The output's size is `Math.ceil(inputSize / strides)`. Subtract the input's cells from those that the kernel passes over.",
          },
          {
            ko: "음수가 나오면 0입니다. `Math.max(…, 0)`은 둘 중 큰 수입니다.",
            en: "Where that is negative, the answer is 0. `Math.max(…, 0)` is the larger of the two.",
          },
          {
            ko: "$\\max((\\lceil I/S \\rceil - 1) \\cdot S + K - I,\\ 0)$을 그대로 옮기세요.",
            en: "Write down $\\max((\\lceil I/S \\rceil - 1) \\cdot S + K - I,\\ 0)$ as it stands.",
          },
        ],
        misconceptions: [
          {
            id: "negative-total",
            value: () => (inputSize: number, kernelSize: number, strides: number) =>
              (Math.ceil(inputSize / strides) - 1) * strides + kernelSize - inputSize,
            message: {
              ko: "음수인 칸을 채울 수는 없습니다. 채울 칸이 없으면 0입니다: `Math.max(…, 0)`.",
              en: "A negative number of cells cannot be added. Where none are needed it is 0: `Math.max(…, 0)`.",
            },
          },
          {
            id: "stride-ignored",
            value: () => (_inputSize: number, kernelSize: number, _strides: number) => kernelSize - 1,
            message: {
              ko: "K − 1은 스트라이드가 1일 때의 합계입니다. 스트라이드에 따라 달라집니다.",
              en: "K − 1 is the total at stride 1. It depends on the stride.",
            },
          },
          {
            id: "floor-for-ceil",
            value: () => (inputSize: number, kernelSize: number, strides: number) =>
              Math.max((Math.floor(inputSize / strides) - 1) * strides + kernelSize - inputSize, 0),
            message: {
              ko: "출력의 크기를 내림했습니다. `same`의 출력은 올림한 ⌈I/S⌉입니다.",
              en: "You rounded the output's size down. With `same` it is rounded up: ⌈I/S⌉.",
            },
          },
          {
            id: "places-not-steps",
            value: () => (inputSize: number, kernelSize: number, strides: number) =>
              Math.max(Math.ceil(inputSize / strides) * strides + kernelSize - inputSize, 0),
            message: {
              ko: "걸음을 한 번 더 세었습니다. 걸음의 수는 출력의 크기보다 하나 적습니다.",
              en: "You counted one step too many. There is one step less than cells in the output.",
            },
          },
          {
            id: "not-rounded",
            value: () => (inputSize: number, kernelSize: number, strides: number) =>
              Math.max((inputSize / strides - 1) * strides + kernelSize - inputSize, 0),
            message: {
              ko: "출력의 크기를 올림하지 않았습니다. `same`의 출력은 ⌈I/S⌉, 곧 `Math.ceil(…)`입니다.",
              en: "You did not round the output's size up. With `same` it is ⌈I/S⌉: `Math.ceil(…)`.",
            },
          },
          {
            id: "one-side-of-the-slide",
            value: () => (_inputSize: number, kernelSize: number, _strides: number) => (kernelSize - 1) / 2,
            message: {
              ko: "(F − 1)/2는 커널이 홀수, 스트라이드가 1일 때 한쪽의 패딩입니다. 스트라이드를 넣어 양쪽의 합계를 구하세요.",
              en: "(F − 1)/2 is one side, for an odd kernel at stride 1. Work out both sides together, with the stride.",
            },
          },
        ],
      }),
    ],
  },
);

import { exercise, functionQuestion, numberQuestion, tableQuestion } from "convolab";

/** What a convolution's parameters follow from. */
interface Convolution {
  readonly kernelSize: number;
  readonly channels: number;
  readonly filters: number;
}

const weightsOf = ({ kernelSize, channels, filters }: Convolution) => kernelSize ** 2 * channels * filters;
const paramsOf = (layer: Convolution) => weightsOf(layer) + layer.filters;

/** A table with one row a layer. */
const rowsOf = <Layer, Row>(layers: Readonly<Record<string, Layer>>, row: (layer: Layer, name: string) => Row) =>
  Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, row(layer, name)]));

/** A convolution's row, biases added up with weights. */
const counted = (weights: number, biases: number) => ({ weights, biases, params: weights + biases });

/** A number as it is read: 34,848. */
const shown = (value: number) => value.toLocaleString("en-US");

const biasLeftOut = {
  ko: "편향을 빠뜨렸습니다. 필터(유닛)마다 하나씩 있는 편향을 더하세요.",
  en: "You left out the biases. Add one for each filter (unit).",
};
const kernelNotSquared = {
  ko: "커널 크기를 제곱하세요. 커널에는 높이도 너비도 있습니다.",
  en: "Square the kernel size: a kernel has a height and a width.",
};
const channelsLeftOut = {
  ko: "채널 수를 곱하지 않았습니다. 필터는 입력의 채널 수만큼 깊습니다.",
  en: "You did not multiply by the channels. A filter is as deep as its input has channels.",
};
const channelsAsBiases = {
  ko: "편향의 수를 입력의 채널 수로 세었습니다. 편향은 필터마다 하나씩 있습니다.",
  en: "You counted as many biases as the input has channels. There is one for each filter.",
};
const inputChannels = {
  ko: "층에 들어오는 채널 수를 썼습니다. 여기서는 층에서 나가는 채널 수, 곧 필터 수를 씁니다.",
  en: "You gave the channels that come into the layer. Here the channels that go out are asked for: the filters.",
};
const flattenLearns = {
  ko: "Flatten의 파라미터를 출력의 수만큼 세었습니다. Flatten은 값을 한 줄로 펼 뿐, 학습할 것이 없습니다.",
  en: "You counted a parameter for each output of Flatten. It only lays the values out and has nothing to learn.",
};
const firstChannels = {
  ko: "층마다 이미지의 채널 수를 썼습니다. 둘째 층부터 채널 수는 바로 앞 층의 필터 수입니다.",
  en: "You used the image's channels for every layer. From the second layer on, the channels are the filters of the layer just before.",
};

const alexNet = {
  conv1: { kernelSize: 11, channels: 3, filters: 96 },
  conv2: { kernelSize: 5, channels: 96, filters: 256 },
  conv3: { kernelSize: 3, channels: 256, filters: 384 },
  conv4: { kernelSize: 3, channels: 384, filters: 384 },
  conv5: { kernelSize: 3, channels: 384, filters: 256 },
} satisfies Record<string, Convolution>;

const lectureTable = {
  conv1: { kernelSize: 5, channels: 1, filters: 64 },
  conv2: { kernelSize: 3, channels: 64, filters: 32 },
  conv3: { kernelSize: 3, channels: 32, filters: 120 },
} satisfies Record<string, Convolution>;

/** The rule of a row of the lecture's table: the channels and what is counted with them. */
const lectureRow = (layer: Convolution) => ({
  channels: layer.channels,
  ...counted(weightsOf(layer), layer.filters),
});

/** A convolution that a dense layer on the same input is compared with. */
interface Compared extends Convolution {
  readonly size: number;
}

const outputsOf = ({ size, kernelSize, filters }: Compared) => (size - kernelSize + 1) ** 2 * filters;

/** The parameters of a dense layer that makes so many outputs of the same input. */
const denseParams = ({ size, channels }: Compared, outputs: number) => (size ** 2 * channels + 1) * outputs;

/** A learner's own stack of layers. */
interface Stack {
  readonly inputSize: number;
  readonly kernel1: number;
  readonly filters1: number;
  readonly filters2: number;
  readonly kernel3: number;
  readonly filters3: number;
}

/** How each layer of the stack changes the size of its input. */
interface SizeRules {
  readonly conv1: (size: number) => number;
  readonly pool1: (size: number) => number;
  readonly conv2: (size: number) => number;
  readonly pool2: (size: number) => number;
  readonly conv3: (size: number) => number;
}

const stackRules = ({ kernel1, kernel3 }: Stack): SizeRules => ({
  conv1: (size) => size - kernel1 + 1,
  pool1: (size) => Math.floor(size / 2),
  conv2: (size) => size,
  pool2: (size) => Math.ceil(size / 2),
  conv3: (size) => Math.floor((size - kernel3) / 2) + 1,
});

/** The stack's table, its sizes by these rules. */
const stackTable = (stack: Stack, rules: SizeRules = stackRules(stack)) => {
  const { kernel1, filters1, filters2, kernel3, filters3 } = stack;
  const conv1 = rules.conv1(stack.inputSize);
  const pool1 = rules.pool1(conv1);
  const conv2 = rules.conv2(pool1);
  const pool2 = rules.pool2(conv2);
  const conv3 = rules.conv3(pool2);
  return {
    conv1: {
      size: conv1,
      channels: filters1,
      params: paramsOf({ kernelSize: kernel1, channels: 1, filters: filters1 }),
    },
    pool1: { size: pool1, channels: filters1, params: 0 },
    conv2: {
      size: conv2,
      channels: filters2,
      params: paramsOf({ kernelSize: 3, channels: filters1, filters: filters2 }),
    },
    pool2: { size: pool2, channels: filters2, params: 0 },
    conv3: {
      size: conv3,
      channels: filters3,
      params: paramsOf({ kernelSize: kernel3, channels: filters2, filters: filters3 }),
    },
  };
};

/** What mission 1's table follows from; a misconception changes some of it. */
interface MissionOne {
  readonly size1: number;
  readonly size2: number;
  readonly channels2: number;
  readonly flattened: number;
  readonly bias: number;
  readonly wideInputs: number;
}

const missionOne = (change: Partial<MissionOne> = {}) => {
  const right: MissionOne = { size1: 28, size2: 28, channels2: 32, flattened: 28 * 28 * 64, bias: 1, wideInputs: 10 };
  const { size1, size2, channels2, flattened, bias, wideInputs } = { ...right, ...change };
  return {
    conv1: { outputs: size1 * size1 * 32, params: 3 ** 2 * 3 * 32 + 32 * bias },
    conv2: { outputs: size2 * size2 * 64, params: 3 ** 2 * channels2 * 64 + 64 * bias },
    flatten: { outputs: flattened, params: 0 },
    dense: { outputs: 10, params: flattened * 10 + 10 * bias },
    wide: { outputs: 28 * 28 * 64, params: wideInputs * 28 * 28 * 64 + 28 * 28 * 64 * bias },
  };
};

const missionTwoLayers = {
  conv1: { kernelSize: 3, channels: 3, filters: 32 },
  conv2: { kernelSize: 3, channels: 32, filters: 64 },
  conv3: { kernelSize: 3, channels: 64, filters: 128 },
} satisfies Record<string, Convolution>;

/** Mission 2's table, with what one layer makes of a size and of its parameters. */
const missionTwo = (
  nextSize: (size: number) => number,
  params: (layer: Convolution) => number = paramsOf,
  [startHeight, startWidth]: readonly [height: number, width: number] = [100, 75],
) => {
  let height = startHeight;
  let width = startWidth;
  return rowsOf(missionTwoLayers, (layer) => {
    height = nextSize(height);
    width = nextSize(width);
    return { height, width, channels: layer.filters, params: params(layer) };
  });
};

/** Flatten and Dense(10) behind an input of so many values. */
const head = (outputs: number, params: number) => ({
  flatten: { outputs, params: 0 },
  dense: { outputs: 10, params },
});

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "05-parameters",
    title: { ko: "5. 파라미터 계산", en: "5. Counting parameters" },
    questions: [
      numberQuestion({
        id: "conv-params",
        points: 1,
        title: { ko: "합성곱층 하나", en: "One convolution" },
        answer: "convTotal",
        variant: (draw) => ({
          height: draw.integer(24, 64),
          width: draw.integer(24, 64),
          channels: draw.integer(2, 16),
          kernelSize: draw.choose([3, 5, 7, 9]),
          filters: draw.integer(12, 64, 4),
        }),
        text: ({ height, width, channels, kernelSize, filters }) => ({
          ko: `${height}×${width}×${channels} 이미지를 \`Conv2D(${filters}, ${kernelSize})\`에 통과시킵니다. 이 층의 파라미터는 편향까지 모두 몇 개일까요?`,
          en: `An image of ${height}×${width}×${channels} goes through \`Conv2D(${filters}, ${kernelSize})\`. How many parameters does this layer have, biases included?`,
        }),
        solution: (layer) => paramsOf(layer),
        explanation: (layer) => ({
          ko: `$P_c = K^2 \\cdot C \\cdot N + N$이므로 ${layer.kernelSize}²·${layer.channels}·${layer.filters} + ${layer.filters} = **${shown(paramsOf(layer))}**개입니다. 이미지의 높이와 너비는 식에 없습니다.`,
          en: `$P_c = K^2 \\cdot C \\cdot N + N$, so ${layer.kernelSize}²·${layer.channels}·${layer.filters} + ${layer.filters} = **${shown(paramsOf(layer))}**. The image's height and width are not in the formula.`,
        }),
        hints: [
          {
            ko: "필터 하나에 수가 몇 개 있는지부터 세어 보세요. 필터의 깊이는 입력의 채널 수와 같습니다.",
            en: "Count the numbers in one filter first. It is as deep as its input has channels.",
          },
          {
            ko: "필터 하나에는 가중치가 $K^2 \\cdot C$개, 편향이 1개 있습니다.",
            en: "One filter has $K^2 \\cdot C$ weights and 1 bias.",
          },
          ({ kernelSize, channels, filters }) => ({
            ko: `필터 하나의 수에 필터 수를 곱한 (${kernelSize}²·${channels} + 1) × ${filters}입니다.`,
            en: `It is one filter's numbers times the filters: (${kernelSize}²·${channels} + 1) × ${filters}.`,
          }),
        ],
        misconceptions: [
          {
            id: "bias-left-out",
            value: (layer) => weightsOf(layer),
            message: ({ filters }) => ({
              ko: `편향 ${filters}개를 빠뜨렸습니다. 필터마다 편향이 하나씩 있습니다.`,
              en: `You left out the ${filters} biases: each filter has one.`,
            }),
          },
          {
            id: "kernel-not-squared",
            value: ({ kernelSize, channels, filters }) => kernelSize * channels * filters + filters,
            message: ({ kernelSize }) => ({
              ko: `커널 크기를 제곱하세요. 커널은 ${kernelSize}×${kernelSize}칸입니다.`,
              en: `Square the kernel size: a kernel has ${kernelSize}×${kernelSize} cells.`,
            }),
          },
          {
            id: "channels-left-out",
            value: ({ kernelSize, filters }) => kernelSize ** 2 * filters + filters,
            message: channelsLeftOut,
          },
          {
            id: "one-bias",
            value: (layer) => weightsOf(layer) + 1,
            message: {
              ko: "편향을 하나만 더했습니다. 편향은 필터마다 하나씩 있습니다.",
              en: "You added a single bias. There is one for each filter.",
            },
          },
          {
            id: "channels-as-biases",
            value: (layer) => weightsOf(layer) + layer.channels,
            message: channelsAsBiases,
          },
          {
            id: "bias-per-channel",
            value: (layer) => weightsOf(layer) + layer.channels * layer.filters,
            message: {
              ko: "편향을 채널마다 세었습니다. 필터는 모든 채널을 더한 뒤 편향 하나를 더합니다.",
              en: "You counted a bias for each channel. A filter sums over all channels and then adds one bias.",
            },
          },
          {
            id: "weight-per-pixel",
            value: ({ height, width, channels, filters }) => height * width * channels * filters + filters,
            message: {
              ko: "이미지의 칸마다 가중치를 세었습니다. 합성곱층은 같은 필터를 모든 자리에서 쓰므로 커널의 칸만 세세요.",
              en: "You counted a weight for each pixel. A convolution uses the same filter at every place: count only the kernel's cells.",
            },
          },
        ],
      }),
      numberQuestion({
        id: "dense-params",
        points: 1,
        title: { ko: "Flatten 뒤의 Dense", en: "Dense behind Flatten" },
        answer: "denseTotal",
        variant: (draw) => ({
          height: draw.integer(5, 14),
          width: draw.integer(5, 14),
          channels: draw.integer(16, 64, 8),
          units: draw.integer(10, 100, 5),
        }),
        text: ({ height, width, channels, units }) => ({
          ko: `${height}×${width}×${channels} 특성 맵이 \`Flatten()\`과 \`Dense(${units})\`를 차례로 지납니다. \`Dense(${units})\`의 파라미터는 편향까지 모두 몇 개일까요?`,
          en: `Feature maps of ${height}×${width}×${channels} go through \`Flatten()\` and then \`Dense(${units})\`. How many parameters does \`Dense(${units})\` have, biases included?`,
        }),
        solution: ({ height, width, channels, units }) => height * width * channels * units + units,
        explanation: ({ height, width, channels, units }) => ({
          ko: `Flatten은 ${height}·${width}·${channels} = ${shown(height * width * channels)}개의 수를 냅니다. Dense는 입력 × 출력 + 출력이므로 ${shown(height * width * channels)} × ${units} + ${units} = **${shown(height * width * channels * units + units)}**개입니다.`,
          en: `Flatten gives ${height}·${width}·${channels} = ${shown(height * width * channels)} numbers. A dense layer has inputs × outputs + outputs: ${shown(height * width * channels)} × ${units} + ${units} = **${shown(height * width * channels * units + units)}**.`,
        }),
        hints: [
          {
            ko: "`Flatten()`이 수를 몇 개 내는지 먼저 구하세요. 파라미터는 없지만 개수가 필요합니다.",
            en: "First find how many numbers `Flatten()` gives. It has no parameters, but you need the count.",
          },
          {
            ko: "Dense 층에는 입력과 출력의 모든 짝마다 가중치가 하나, 출력마다 편향이 하나 있습니다.",
            en: "A dense layer has one weight for each pair of an input and an output, and one bias for each output.",
          },
          ({ height, width, channels, units }) => ({
            ko: `${height}·${width}·${channels} × ${units}에 편향 ${units}개를 더하세요.`,
            en: `Multiply ${height}·${width}·${channels} by ${units}, and add ${units} biases.`,
          }),
        ],
        misconceptions: [
          {
            id: "bias-left-out",
            value: ({ height, width, channels, units }) => height * width * channels * units,
            message: ({ units }) => ({
              ko: `편향 ${units}개를 빠뜨렸습니다. 유닛마다 편향이 하나씩 있습니다.`,
              en: `You left out the ${units} biases: each unit has one.`,
            }),
          },
          {
            id: "channels-left-out",
            value: ({ height, width, units }) => height * width * units + units,
            message: {
              ko: "Flatten이 내는 수에 채널 수를 곱하지 않았습니다. 특성 맵 한 장이 아니라 모두를 폅니다.",
              en: "You did not multiply Flatten's output by the channels. It lays out all feature maps, not just one.",
            },
          },
          {
            id: "bias-per-input",
            value: ({ height, width, channels, units }) => height * width * channels * (units + 1),
            message: {
              ko: "편향을 입력마다 더했습니다. 편향은 출력(유닛)마다 하나입니다.",
              en: "You added a bias for each input. There is one for each output (unit).",
            },
          },
          {
            id: "bias-twice",
            value: ({ height, width, channels, units }) => (height * width * channels + 1) * units + units,
            message: {
              ko: "편향을 두 번 세었습니다. 입력에 1을 더해 세었다면 편향을 따로 더하지 마세요.",
              en: "You counted the biases twice. If you add 1 to the inputs for the bias, do not add the biases again.",
            },
          },
        ],
      }),
      tableQuestion({
        id: "lecture-table",
        points: 3,
        title: { ko: "강의의 표", en: "The lecture's table" },
        answer: "lectureTable",
        columns: {
          channels: { ko: "채널", en: "channels" },
          weights: { ko: "가중치", en: "weights" },
          biases: { ko: "편향", en: "biases" },
          params: { ko: "파라미터", en: "parameters" },
        },
        text: {
          ko: [
            "28×28×1 이미지가 세 층을 **차례로** 지납니다. 층마다 **입력의** 채널 수 $C$(`channels`), 가중치 $W_c$(`weights`), 편향 $B_c$(`biases`), 파라미터 $P_c$(`params`)의 수를 채우세요.",
            "",
            "| 행 | 층 |",
            "|---|---|",
            "| `conv1` | `Conv2D(64, 5)` |",
            "| `conv2` | `Conv2D(32, 3)` |",
            "| `conv3` | `Conv2D(120, 3)` |",
          ].join("\n"),
          en: [
            "An image of 28×28×1 goes through three layers, **one after another**. For each layer fill in the channels $C$ of its **input** (`channels`), and how many weights $W_c$ (`weights`), biases $B_c$ (`biases`) and parameters $P_c$ (`params`) it has.",
            "",
            "| row | layer |",
            "|---|---|",
            "| `conv1` | `Conv2D(64, 5)` |",
            "| `conv2` | `Conv2D(32, 3)` |",
            "| `conv3` | `Conv2D(120, 3)` |",
          ].join("\n"),
        },
        solution: () => rowsOf(lectureTable, lectureRow),
        explanation: {
          ko: "$W_c = K^2 \\cdot C \\cdot N$입니다. 5²·1·64 = 1,600, 3²·64·32 = 18,432, 3²·32·120 = 34,560이고, 여기에 편향 64, 32, 120개를 더합니다. 슬라이드의 `(10**2)*1*32`와 `36864`는 잘못 적힌 것입니다.",
          en: "$W_c = K^2 \\cdot C \\cdot N$: 5²·1·64 = 1,600, 3²·64·32 = 18,432, 3²·32·120 = 34,560, and 64, 32 and 120 biases on top. The slide's `(10**2)*1*32` and `36864` are mistakes.",
        },
        hints: [
          {
            ko: "채널부터 채우세요. 첫 층의 입력은 흑백 이미지이고, 둘째 층의 입력은 첫 층의 출력입니다.",
            en: "Fill in the channels first. The first layer's input is a gray image; the second layer's input is the first one's output.",
          },
          {
            ko: "편향은 필터 수와 같고, 파라미터는 가중치와 편향의 합입니다.",
            en: "There are as many biases as filters, and the parameters are weights plus biases.",
          },
          {
            ko: "`conv2`의 가중치는 3²에 채널 64와 필터 32를 곱한 것입니다. 나머지도 같은 식입니다.",
            en: "The weights of `conv2` are 3² times 64 channels times 32 filters. The others go the same way.",
          },
        ],
        misconceptions: [
          {
            id: "slide-expression",
            value: () => ({
              ...rowsOf(lectureTable, lectureRow),
              conv1: { channels: 1, ...counted(10 ** 2 * 1 * 32, 64) },
            }),
            message: {
              ko: "슬라이드의 식 `(10**2)*1*32`를 계산했습니다. 그 식은 이 층의 것이 아닙니다. 커널 크기와 필터 수를 다시 보세요.",
              en: "You worked out the slide's `(10**2)*1*32`, which is not this layer. Look at the kernel size and the filters again.",
            },
          },
          {
            id: "slide-stray",
            value: () => ({
              ...rowsOf(lectureTable, lectureRow),
              conv3: { ...lectureRow(lectureTable.conv3), channels: 3 ** 2 * 64 * 64 },
            }),
            message: {
              ko: "슬라이드의 채널 칸에 잘못 들어간 수입니다. 채널 수는 앞 층의 필터 수입니다.",
              en: "That is the stray number in the slide's channel column. The channels are the filters of the layer before.",
            },
          },
          {
            id: "first-channels",
            value: () => rowsOf(lectureTable, (layer) => lectureRow({ ...layer, channels: 1 })),
            message: firstChannels,
          },
          {
            id: "own-filters-as-channels",
            value: () => rowsOf(lectureTable, (layer) => lectureRow({ ...layer, channels: layer.filters })),
            message: {
              ko: "층 자신의 필터 수를 채널로 썼습니다. 채널은 들어오는 쪽, 필터는 나가는 쪽입니다.",
              en: "You took the layer's own filters for its channels. Channels come in, filters go out.",
            },
          },
          {
            id: "channels-as-biases",
            value: () =>
              rowsOf(lectureTable, (layer) => ({
                channels: layer.channels,
                ...counted(weightsOf(layer), layer.channels),
              })),
            message: channelsAsBiases,
          },
          {
            id: "kernel-not-squared",
            value: () =>
              rowsOf(lectureTable, ({ kernelSize, channels, filters }) => ({
                channels,
                ...counted(kernelSize * channels * filters, filters),
              })),
            message: kernelNotSquared,
          },
          {
            id: "bias-left-out",
            value: () =>
              rowsOf(lectureTable, (layer) => ({
                channels: layer.channels,
                weights: weightsOf(layer),
                biases: 0,
                params: weightsOf(layer),
              })),
            message: biasLeftOut,
          },
        ],
      }),
      tableQuestion({
        id: "alexnet",
        points: 4,
        title: { ko: "AlexNet의 합성곱층 다섯 개", en: "AlexNet's five convolutions" },
        answer: "alexNetTable",
        columns: {
          weights: { ko: "가중치", en: "weights" },
          biases: { ko: "편향", en: "biases" },
          params: { ko: "파라미터", en: "parameters" },
        },
        text: {
          ko: [
            "AlexNet(한 탑)은 3채널 이미지를 받습니다. 합성곱층 사이의 풀링은 채널 수를 바꾸지 않습니다. 층마다 가중치 $W_c$(`weights`), 편향 $B_c$(`biases`), 파라미터 $P_c$(`params`)의 수를 채우세요.",
            "",
            "| 행 | 층 |",
            "|---|---|",
            "| `conv1` | `Conv2D(96, 11, 4)` |",
            "| `conv2` | `Conv2D(256, 5)` |",
            "| `conv3` | `Conv2D(384, 3)` |",
            "| `conv4` | `Conv2D(384, 3)` |",
            "| `conv5` | `Conv2D(256, 3)` |",
          ].join("\n"),
          en: [
            "AlexNet (one tower) takes images of 3 channels. The pooling between its convolutions does not change the channels. For each layer fill in how many weights $W_c$ (`weights`), biases $B_c$ (`biases`) and parameters $P_c$ (`params`) it has.",
            "",
            "| row | layer |",
            "|---|---|",
            "| `conv1` | `Conv2D(96, 11, 4)` |",
            "| `conv2` | `Conv2D(256, 5)` |",
            "| `conv3` | `Conv2D(384, 3)` |",
            "| `conv4` | `Conv2D(384, 3)` |",
            "| `conv5` | `Conv2D(256, 3)` |",
          ].join("\n"),
        },
        solution: () => rowsOf(alexNet, (layer) => counted(weightsOf(layer), layer.filters)),
        explanation: {
          ko: "$K^2 \\cdot C \\cdot N$에서 $C$는 앞 층의 필터 수입니다: 11²·3·96, 5²·96·256, 3²·256·384, 3²·384·384, 3²·384·256. 편향까지 더한 다섯 층의 합은 3,747,200개입니다. 스트라이드 4는 파라미터를 바꾸지 않습니다.",
          en: "In $K^2 \\cdot C \\cdot N$ the channels $C$ are the filters of the layer before: 11²·3·96, 5²·96·256, 3²·256·384, 3²·384·384, 3²·384·256. With the biases the five layers add up to 3,747,200. The stride of 4 changes no parameters.",
        },
        hints: [
          {
            ko: "층마다 입력의 채널 수를 먼저 적어 보세요. 이미지는 3채널이고, 그다음부터는 앞 층의 필터 수입니다.",
            en: "First note down how many channels each layer's input has: 3 for the image, then the filters of the layer before.",
          },
          {
            ko: "$W_c = K^2 \\cdot C \\cdot N$, $B_c = N$, $P_c = W_c + B_c$입니다. `Conv2D(96, 11, 4)`의 4는 스트라이드입니다.",
            en: "$W_c = K^2 \\cdot C \\cdot N$, $B_c = N$, $P_c = W_c + B_c$. The 4 of `Conv2D(96, 11, 4)` is the stride.",
          },
          {
            ko: "`conv1.weights`에는 `11 ** 2 * 3 * 96`처럼 식을 그대로 써도 됩니다. `conv4`의 채널은 384입니다.",
            en: "You may write the formula itself, such as `11 ** 2 * 3 * 96` for `conv1.weights`. The channels of `conv4` are 384.",
          },
        ],
        misconceptions: [
          {
            id: "kernel-not-squared",
            value: () =>
              rowsOf(alexNet, ({ kernelSize, channels, filters }) => counted(kernelSize * channels * filters, filters)),
            message: kernelNotSquared,
          },
          {
            id: "channels-left-out",
            value: () => rowsOf(alexNet, ({ kernelSize, filters }) => counted(kernelSize ** 2 * filters, filters)),
            message: channelsLeftOut,
          },
          {
            id: "first-channels",
            value: () => rowsOf(alexNet, (layer) => counted(weightsOf({ ...layer, channels: 3 }), layer.filters)),
            message: firstChannels,
          },
          {
            id: "bias-left-out",
            value: () =>
              rowsOf(alexNet, (layer) => ({ weights: weightsOf(layer), biases: 0, params: weightsOf(layer) })),
            message: biasLeftOut,
          },
          {
            id: "channels-as-biases",
            value: () => rowsOf(alexNet, (layer) => counted(weightsOf(layer), layer.channels)),
            message: channelsAsBiases,
          },
          {
            id: "bias-per-channel",
            value: () => rowsOf(alexNet, (layer) => counted(weightsOf(layer), layer.channels * layer.filters)),
            message: {
              ko: "편향을 채널마다 세었습니다. 편향은 필터마다 하나입니다.",
              en: "You counted a bias for each channel. There is one for each filter.",
            },
          },
          {
            id: "two-towers",
            value: () =>
              rowsOf(alexNet, (layer, name) =>
                counted(weightsOf(layer) / (["conv2", "conv4", "conv5"].includes(name) ? 2 : 1), layer.filters),
              ),
            message: {
              ko: "두 탑으로 나눈 원래 AlexNet의 값입니다. 여기서는 한 탑이므로 필터가 앞 층의 채널을 모두 봅니다.",
              en: "That is the original AlexNet, split into two towers. Here there is one tower: a filter sees all channels of the layer before.",
            },
          },
        ],
      }),
      numberQuestion({
        id: "weight-sharing",
        points: 1,
        title: { ko: "가중치 공유의 힘", en: "What weight sharing saves" },
        answer: "timesMore",
        tolerance: 1,
        variant: (draw) => ({
          size: draw.integer(16, 32),
          channels: draw.choose([1, 3]),
          kernelSize: draw.choose([3, 5]),
          filters: draw.integer(8, 32, 4),
        }),
        text: ({ size, channels, kernelSize, filters }) => ({
          ko: `\`Conv2D(${filters}, ${kernelSize})\` 층은 ${size}×${size}×${channels} 입력에서 ${size - kernelSize + 1}×${size - kernelSize + 1}×${filters} 출력을 만듭니다. 같은 입력에서 **같은 개수의 출력**을 내는 Dense 층은 파라미터가 합성곱층의 몇 배일까요? 둘 다 편향까지 세고, 나눈 값을 그대로 쓰거나 가까운 정수로 쓰세요.`,
          en: `\`Conv2D(${filters}, ${kernelSize})\` makes ${size - kernelSize + 1}×${size - kernelSize + 1}×${filters} out of ${size}×${size}×${channels}. How many times as many parameters does a dense layer have that makes **as many outputs** from the same input? Count the biases of both; give the quotient as it is, or rounded to a whole number.`,
        }),
        solution: (numbers) => denseParams(numbers, outputsOf(numbers)) / paramsOf(numbers),
        explanation: (numbers) => ({
          ko: `Dense 층은 입력 ${shown(numbers.size ** 2 * numbers.channels)}개와 출력 ${shown(outputsOf(numbers))}개를 모두 잇습니다: ${shown(denseParams(numbers, outputsOf(numbers)))}개. 합성곱층은 ${shown(paramsOf(numbers))}개뿐입니다. 나누면 약 **${shown(Math.round(denseParams(numbers, outputsOf(numbers)) / paramsOf(numbers)))}**배입니다.`,
          en: `The dense layer connects ${shown(numbers.size ** 2 * numbers.channels)} inputs with ${shown(outputsOf(numbers))} outputs: ${shown(denseParams(numbers, outputsOf(numbers)))} parameters. The convolution has only ${shown(paramsOf(numbers))}. The quotient is about **${shown(Math.round(denseParams(numbers, outputsOf(numbers)) / paramsOf(numbers)))}**.`,
        }),
        hints: [
          {
            ko: "두 층의 파라미터를 따로 구한 뒤 Dense 쪽을 합성곱 쪽으로 나누세요.",
            en: "Find the parameters of both layers, then divide the dense layer's by the convolution's.",
          },
          {
            ko: "Dense 층의 유닛 수는 출력의 높이·너비·채널을 모두 곱한 값입니다.",
            en: "The dense layer has as many units as the output's height, width and channels multiplied.",
          },
          {
            ko: "Dense는 입력 수 × 유닛 수 + 유닛 수, 합성곱은 $K^2 \\cdot C \\cdot N + N$입니다.",
            en: "Dense: inputs × units + units. Convolution: $K^2 \\cdot C \\cdot N + N$.",
          },
        ],
        misconceptions: [
          {
            id: "units-are-filters",
            value: (numbers) => denseParams(numbers, numbers.filters) / paramsOf(numbers),
            message: {
              ko: "Dense 층의 유닛을 필터 수만큼만 두었습니다. 출력의 높이와 너비도 곱해야 같은 개수의 출력이 됩니다.",
              en: "Your dense layer has only as many units as there are filters. Multiply by the output's height and width too.",
            },
          },
          {
            id: "upside-down",
            value: (numbers) => paramsOf(numbers) / denseParams(numbers, outputsOf(numbers)),
            message: {
              ko: "거꾸로 나누었습니다. Dense 층의 파라미터를 합성곱층의 파라미터로 나누세요.",
              en: "You divided the other way round. Divide the dense layer's parameters by the convolution's.",
            },
          },
          {
            id: "not-divided",
            value: (numbers) => denseParams(numbers, outputsOf(numbers)),
            message: {
              ko: "Dense 층의 파라미터 수입니다. 몇 배인지 알려면 합성곱층의 파라미터 수로 나누세요.",
              en: "That is how many parameters the dense layer has. To see how many times as many, divide by the convolution's.",
            },
          },
          {
            id: "input-size-kept",
            value: (numbers) => denseParams(numbers, numbers.size ** 2 * numbers.filters) / paramsOf(numbers),
            message: {
              ko: "출력의 크기를 입력과 같게 보았습니다. 패딩이 없으면 출력은 I − K + 1입니다.",
              en: "You took the output to be as large as the input. Without padding it is I − K + 1.",
            },
          },
          {
            id: "bias-left-out",
            value: (numbers) => (numbers.size ** 2 * numbers.channels * outputsOf(numbers)) / weightsOf(numbers),
            message: {
              ko: "가중치만 견주었습니다. 두 층 모두 편향까지 세세요.",
              en: "You compared the weights only. Count the biases of both layers too.",
            },
          },
        ],
      }),
      tableQuestion({
        id: "stack",
        points: 4,
        title: { ko: "쌓은 층의 모양과 파라미터", en: "Shapes and parameters of a stack" },
        answer: "stackTable",
        columns: {
          size: { ko: "크기", en: "size" },
          channels: { ko: "채널", en: "channels" },
          params: { ko: "파라미터", en: "parameters" },
        },
        variant: (draw) => ({
          inputSize: draw.integer(28, 44, 2),
          kernel1: draw.choose([3, 5, 7]),
          filters1: draw.integer(8, 32, 4),
          filters2: draw.integer(36, 60, 4),
          kernel3: draw.choose([2, 3, 4]),
          filters3: draw.integer(64, 120, 8),
        }),
        text: ({ inputSize, kernel1, filters1, filters2, kernel3, filters3 }) => ({
          ko: [
            `${inputSize}×${inputSize}×1 이미지가 다섯 층을 차례로 지납니다. 층마다 **출력의** 크기(\`size\`, 높이와 너비가 같으므로 수 하나), **출력의** 채널 수(\`channels\`), 파라미터 수(\`params\`)를 채우세요.`,
            "",
            "| 행 | 층 |",
            "|---|---|",
            `| \`conv1\` | \`Conv2D(${filters1}, ${kernel1})\` |`,
            "| `pool1` | `MaxPooling2D()` |",
            `| \`conv2\` | \`Conv2D(${filters2}, 3, padding='same')\` |`,
            "| `pool2` | `MaxPooling2D(3, 2, padding='same')` |",
            `| \`conv3\` | \`Conv2D(${filters3}, ${kernel3}, 2)\` |`,
          ].join("\n"),
          en: [
            `An image of ${inputSize}×${inputSize}×1 goes through five layers, one after another. For each layer fill in the size of its **output** (\`size\`: height and width are the same, so one number), the channels of its **output** (\`channels\`), and its parameters (\`params\`).`,
            "",
            "| row | layer |",
            "|---|---|",
            `| \`conv1\` | \`Conv2D(${filters1}, ${kernel1})\` |`,
            "| `pool1` | `MaxPooling2D()` |",
            `| \`conv2\` | \`Conv2D(${filters2}, 3, padding='same')\` |`,
            "| `pool2` | `MaxPooling2D(3, 2, padding='same')` |",
            `| \`conv3\` | \`Conv2D(${filters3}, ${kernel3}, 2)\` |`,
          ].join("\n"),
        }),
        solution: (stack) => stackTable(stack),
        explanation: (stack) => {
          const table = stackTable(stack);
          const sizes = [stack.inputSize, ...Object.values(table).map(({ size }) => size)].join(" → ");
          return {
            ko: `크기는 ${sizes}입니다. \`valid\`는 ⌊(I − K)/S⌋ + 1, \`same\`은 ⌈I/S⌉입니다. 풀링은 채널을 그대로 두고 파라미터가 없습니다. 합성곱층의 채널 $C$는 앞 층의 출력 채널입니다: ${stack.kernel1}²·1·${stack.filters1} + ${stack.filters1}, 3²·${stack.filters1}·${stack.filters2} + ${stack.filters2}, ${stack.kernel3}²·${stack.filters2}·${stack.filters3} + ${stack.filters3}.`,
            en: `The sizes are ${sizes}: \`valid\` gives ⌊(I − K)/S⌋ + 1, \`same\` gives ⌈I/S⌉. Pooling keeps the channels and has no parameters. A convolution's channels $C$ are those of the output before it: ${stack.kernel1}²·1·${stack.filters1} + ${stack.filters1}, 3²·${stack.filters1}·${stack.filters2} + ${stack.filters2}, ${stack.kernel3}²·${stack.filters2}·${stack.filters3} + ${stack.filters3}.`,
          };
        },
        hints: [
          {
            ko: "위에서 아래로 한 층씩 채우세요. 한 층의 출력이 다음 층의 입력입니다.",
            en: "Go down layer by layer: one layer's output is the next one's input.",
          },
          {
            ko: "패딩을 쓰지 않은 층은 ⌊(I − K)/S⌋ + 1, `same`은 ⌈I/S⌉입니다. `MaxPooling2D()`의 기본은 크기 2, 스트라이드 2입니다.",
            en: "Layers without padding give ⌊(I − K)/S⌋ + 1, `same` gives ⌈I/S⌉. `MaxPooling2D()` has size 2 and stride 2 by default.",
          },
          ({ filters1, filters2 }) => ({
            ko: `풀링의 파라미터는 0개이고 채널은 그대로입니다. \`conv2\`의 파라미터는 3²·${filters1}·${filters2} + ${filters2}입니다.`,
            en: `Pooling has 0 parameters and keeps the channels. The parameters of \`conv2\` are 3²·${filters1}·${filters2} + ${filters2}.`,
          }),
        ],
        misconceptions: [
          {
            id: "same-as-valid",
            value: (stack) =>
              stackTable(stack, {
                ...stackRules(stack),
                conv2: (size) => size - 2,
                pool2: (size) => Math.floor((size - 3) / 2) + 1,
              }),
            message: {
              ko: "`same`을 `valid`처럼 계산했습니다. same은 출력 크기가 ⌈I/S⌉입니다.",
              en: "You calculated `same` like `valid`. With same padding the output is ⌈I/S⌉.",
            },
          },
          {
            id: "valid-as-same",
            value: (stack) =>
              stackTable(stack, {
                ...stackRules(stack),
                conv1: (size) => size,
                conv3: (size) => Math.ceil(size / 2),
              }),
            message: {
              ko: "패딩을 쓰지 않는 층을 `same`처럼 계산했습니다. 패딩을 적지 않으면 `valid`이므로 K − 1칸이 줄어듭니다.",
              en: "You calculated a layer without padding like `same`. Where no padding is given it is `valid`: K − 1 cells are lost.",
            },
          },
          {
            id: "pool2-not-halved",
            value: (stack) => stackTable(stack, { ...stackRules(stack), pool2: (size) => size }),
            message: {
              ko: "`same`이면 크기가 늘 그대로라고 보았습니다. 스트라이드가 2면 same도 크기를 반으로 줄입니다.",
              en: "You took `same` to keep the size always. With a stride of 2 it halves the size too.",
            },
          },
          {
            id: "pool2-rounded-down",
            value: (stack) => stackTable(stack, { ...stackRules(stack), pool2: (size) => Math.floor(size / 2) }),
            message: {
              ko: "`pool2`의 크기를 반으로 나눈 뒤 내림했습니다. same은 출력 크기가 ⌈I/S⌉이므로 올림하세요.",
              en: "You halved the size at `pool2` and rounded down. With same padding the output is ⌈I/S⌉: round up.",
            },
          },
          {
            id: "stride-ignored",
            value: (stack) => stackTable(stack, { ...stackRules(stack), conv3: (size) => size - stack.kernel3 + 1 }),
            message: {
              ko: "`conv3`의 스트라이드 2로 나누지 않았습니다. 스트라이드로 나눈 뒤 내림하고 1을 더하세요.",
              en: "You did not divide by the stride 2 of `conv3`. Divide, round down, and add 1.",
            },
          },
          {
            id: "input-channels",
            value: (stack) => {
              const table = stackTable(stack);
              return {
                ...table,
                conv1: { ...table.conv1, channels: 1 },
                conv2: { ...table.conv2, channels: stack.filters1 },
                conv3: { ...table.conv3, channels: stack.filters2 },
              };
            },
            message: inputChannels,
          },
          {
            id: "pooling-has-params",
            value: (stack) => {
              const table = stackTable(stack);
              const { filters1, filters2 } = stack;
              return {
                ...table,
                pool1: { ...table.pool1, params: paramsOf({ kernelSize: 2, channels: filters1, filters: filters1 }) },
                pool2: { ...table.pool2, params: paramsOf({ kernelSize: 3, channels: filters2, filters: filters2 }) },
              };
            },
            message: {
              ko: "풀링층의 파라미터를 합성곱처럼 세었습니다. 풀링에는 학습할 것이 없습니다.",
              en: "You counted the pooling's parameters like a convolution's. Pooling has nothing to learn.",
            },
          },
          {
            id: "first-channels",
            value: (stack) => {
              const table = stackTable(stack);
              const { filters2, kernel3, filters3 } = stack;
              return {
                ...table,
                conv2: { ...table.conv2, params: paramsOf({ kernelSize: 3, channels: 1, filters: filters2 }) },
                conv3: { ...table.conv3, params: paramsOf({ kernelSize: kernel3, channels: 1, filters: filters3 }) },
              };
            },
            message: firstChannels,
          },
          {
            id: "bias-left-out",
            value: (stack) => {
              const table = stackTable(stack);
              return {
                ...table,
                conv1: { ...table.conv1, params: table.conv1.params - stack.filters1 },
                conv2: { ...table.conv2, params: table.conv2.params - stack.filters2 },
                conv3: { ...table.conv3, params: table.conv3.params - stack.filters3 },
              };
            },
            message: biasLeftOut,
          },
        ],
      }),
      tableQuestion({
        id: "mission-one",
        points: 3,
        title: { ko: "미션 1", en: "Mission 1" },
        answer: "missionOneTable",
        columns: {
          outputs: { ko: "출력의 수", en: "outputs" },
          params: { ko: "파라미터", en: "parameters" },
        },
        text: {
          ko: [
            "층마다 **출력의 수**(`outputs`: 높이 × 너비 × 채널, Dense는 유닛의 수)와 파라미터 수(`params`)를 채우세요. 행의 이름은 줄 끝에 있습니다.",
            "",
            "```python",
            "inputs = Input(shape=(28, 28, 3))",
            "x = Conv2D(32, 3, activation='relu', padding='same')(inputs)   # conv1",
            "x = Conv2D(64, 3, activation='relu', padding='same')(x)        # conv2",
            "x = Flatten()(x)                                               # flatten",
            "last = Dense(10)(x)                                            # dense",
            "x = Dense(28*28*64)(last)                                      # wide",
            "```",
          ].join("\n"),
          en: [
            "For each layer fill in the **number of its outputs** (`outputs`: height × width × channels, of a dense layer the units) and of its parameters (`params`). The rows' names stand at the ends of the lines.",
            "",
            "```python",
            "inputs = Input(shape=(28, 28, 3))",
            "x = Conv2D(32, 3, activation='relu', padding='same')(inputs)   # conv1",
            "x = Conv2D(64, 3, activation='relu', padding='same')(x)        # conv2",
            "x = Flatten()(x)                                               # flatten",
            "last = Dense(10)(x)                                            # dense",
            "x = Dense(28*28*64)(last)                                      # wide",
            "```",
          ].join("\n"),
        },
        solution: () => missionOne(),
        explanation: {
          ko: "`same`이므로 크기 28×28이 그대로입니다. 파라미터는 3²·3·32 + 32 = 896, 3²·32·64 + 64 = 18,496, Flatten은 28·28·64 = 50,176개를 내고 파라미터가 없으며, 50,176·10 + 10 = 501,770입니다. 마지막 층은 `x`가 아니라 유닛 10개인 `last`에 이어지므로 10·50,176 + 50,176 = 551,936입니다.",
          en: "With `same` the size stays 28×28. The parameters are 3²·3·32 + 32 = 896 and 3²·32·64 + 64 = 18,496; Flatten gives 28·28·64 = 50,176 numbers and has no parameters; then 50,176·10 + 10 = 501,770. The last layer works on `last`, which has 10 units, and not on `x`: 10·50,176 + 50,176 = 551,936.",
        },
        hints: [
          {
            ko: "`padding='same'`이고 스트라이드가 1이면 높이와 너비는 바뀌지 않습니다.",
            en: "With `padding='same'` and stride 1, height and width do not change.",
          },
          {
            ko: "`conv2`의 채널은 `conv1`의 필터 수입니다. Flatten은 높이, 너비, 채널을 모두 곱한 만큼의 수를 냅니다.",
            en: "The channels of `conv2` are the filters of `conv1`. Flatten gives height, width and channels multiplied.",
          },
          {
            ko: "`wide`의 입력은 `last`입니다. `last`의 유닛이 몇 개인지 보세요.",
            en: "The input of `wide` is `last`. See how many units `last` has.",
          },
        ],
        misconceptions: [
          {
            id: "same-as-valid",
            value: () => missionOne({ size1: 26, size2: 24, flattened: 24 * 24 * 64 }),
            message: {
              ko: "`same`인데 크기를 줄였습니다. 스트라이드가 1이면 same은 크기를 그대로 둡니다.",
              en: "You let the size shrink although padding is `same`. With stride 1 it keeps the size.",
            },
          },
          {
            id: "outputs-without-channels",
            value: () => {
              const table = missionOne({ flattened: 28 * 28 });
              return {
                ...table,
                conv1: { ...table.conv1, outputs: 28 * 28 },
                conv2: { ...table.conv2, outputs: 28 * 28 },
              };
            },
            message: {
              ko: "출력의 수에 채널 수를 곱하지 않았습니다. 특성 맵이 여러 장이고, Flatten은 그것을 모두 폅니다.",
              en: "You did not multiply the outputs by the channels. There are many feature maps, and Flatten lays out all of them.",
            },
          },
          {
            id: "flatten-has-params",
            value: () => {
              const table = missionOne();
              return { ...table, flatten: { ...table.flatten, params: table.flatten.outputs } };
            },
            message: flattenLearns,
          },
          {
            id: "first-channels",
            value: () => missionOne({ channels2: 3 }),
            message: firstChannels,
          },
          {
            id: "channels-left-out",
            value: () => {
              const table = missionOne();
              return {
                ...table,
                conv1: { ...table.conv1, params: 3 ** 2 * 32 + 32 },
                conv2: { ...table.conv2, params: 3 ** 2 * 64 + 64 },
              };
            },
            message: channelsLeftOut,
          },
          {
            id: "wide-on-flatten",
            value: () => missionOne({ wideInputs: 28 * 28 * 64 }),
            message: {
              ko: "`wide`가 Flatten에 이어진다고 보았습니다. 괄호 안의 `(last)`를 보세요.",
              en: "You took `wide` to work on Flatten. Look at the `(last)` in its line.",
            },
          },
          { id: "bias-left-out", value: () => missionOne({ bias: 0 }), message: biasLeftOut },
        ],
      }),
      tableQuestion({
        id: "mission-two",
        points: 3,
        title: { ko: "미션 2: 합성곱층", en: "Mission 2: the convolutions" },
        answer: "missionTwoTable",
        columns: {
          height: { ko: "높이", en: "height" },
          width: { ko: "너비", en: "width" },
          channels: { ko: "채널", en: "channels" },
          params: { ko: "파라미터", en: "parameters" },
        },
        text: {
          ko: [
            "100×75×3 이미지(높이 100, 너비 75)가 세 층을 차례로 지납니다. 층마다 **출력의** 높이(`height`), 너비(`width`), 채널 수(`channels`)와 파라미터 수(`params`)를 채우세요.",
            "",
            "| 행 | 층 |",
            "|---|---|",
            "| `conv1` | `Conv2D(32, 3, 2, padding='same')` |",
            "| `conv2` | `Conv2D(64, 3, 2, padding='same')` |",
            "| `conv3` | `Conv2D(128, 3, 2, padding='same')` |",
          ].join("\n"),
          en: [
            "An image of 100×75×3 (height 100, width 75) goes through three layers, one after another. For each layer fill in the `height`, `width` and `channels` of its **output**, and its parameters (`params`).",
            "",
            "| row | layer |",
            "|---|---|",
            "| `conv1` | `Conv2D(32, 3, 2, padding='same')` |",
            "| `conv2` | `Conv2D(64, 3, 2, padding='same')` |",
            "| `conv3` | `Conv2D(128, 3, 2, padding='same')` |",
          ].join("\n"),
        },
        solution: () => missionTwo((size) => Math.ceil(size / 2)),
        explanation: {
          ko: "`same`은 ⌈I/S⌉이므로 높이는 100 → 50 → 25 → 13, 너비는 75 → 38 → 19 → 10입니다. 파라미터는 3²·3·32 + 32 = 896, 3²·32·64 + 64 = 18,496, 3²·64·128 + 128 = 73,856입니다.",
          en: "`same` gives ⌈I/S⌉: the height goes 100 → 50 → 25 → 13, the width 75 → 38 → 19 → 10. The parameters are 3²·3·32 + 32 = 896, 3²·32·64 + 64 = 18,496 and 3²·64·128 + 128 = 73,856.",
        },
        hints: [
          {
            ko: "높이와 너비를 따로 계산하세요. 세 번째 수 2는 스트라이드입니다.",
            en: "Work out height and width separately. The third number, 2, is the stride.",
          },
          {
            ko: "`same`이면 출력은 ⌈I/S⌉입니다. 홀수는 반으로 나눈 뒤 올림합니다.",
            en: "With `same` the output is ⌈I/S⌉: halve an odd size and round up.",
          },
          {
            ko: "출력의 채널은 필터 수이고, 그것이 다음 층의 입력 채널 $C$입니다. 파라미터는 $3^2 \\cdot C \\cdot N + N$입니다.",
            en: "The output's channels are the filters, and they are the next layer's input channels $C$. The parameters are $3^2 \\cdot C \\cdot N + N$.",
          },
        ],
        misconceptions: [
          {
            id: "rounded-down",
            value: () => missionTwo((size) => Math.floor(size / 2)),
            message: {
              ko: "반으로 나눈 뒤 내림했습니다. same은 출력 크기가 ⌈I/S⌉이므로 올림하세요.",
              en: "You rounded down after halving. With same padding the output is ⌈I/S⌉: round up.",
            },
          },
          {
            id: "same-as-valid",
            value: () => missionTwo((size) => Math.floor((size - 3) / 2) + 1),
            message: {
              ko: "`same`을 `valid`처럼 계산했습니다. same은 출력 크기가 ⌈I/S⌉입니다.",
              en: "You calculated `same` like `valid`. With same padding the output is ⌈I/S⌉.",
            },
          },
          {
            id: "stride-ignored",
            value: () => missionTwo((size) => size),
            message: {
              ko: "`same`이면 크기가 늘 그대로라고 보았습니다. 스트라이드 2가 크기를 반으로 줄입니다.",
              en: "You took `same` to keep the size always. The stride of 2 halves it.",
            },
          },
          {
            id: "input-channels",
            value: () => {
              const table = missionTwo((size) => Math.ceil(size / 2));
              return Object.fromEntries(
                Object.entries(missionTwoLayers).map(([name, { channels }]) => [name, { ...table[name], channels }]),
              );
            },
            message: inputChannels,
          },
          {
            id: "height-and-width-swapped",
            value: () => missionTwo((size) => Math.ceil(size / 2), paramsOf, [75, 100]),
            message: {
              ko: "높이와 너비를 바꾸어 썼습니다. 모양은 높이, 너비, 채널의 순서입니다.",
              en: "You swapped height and width. A shape is height, width, channels.",
            },
          },
          {
            id: "channels-left-out",
            value: () =>
              missionTwo(
                (size) => Math.ceil(size / 2),
                (layer) => paramsOf({ ...layer, channels: 1 }),
              ),
            message: channelsLeftOut,
          },
          {
            id: "bias-left-out",
            value: () => missionTwo((size) => Math.ceil(size / 2), weightsOf),
            message: biasLeftOut,
          },
        ],
      }),
      tableQuestion({
        id: "mission-two-head",
        points: 2,
        title: { ko: "미션 2: Flatten과 Dense", en: "Mission 2: Flatten and Dense" },
        answer: "missionTwoHead",
        columns: {
          outputs: { ko: "출력의 수", en: "outputs" },
          params: { ko: "파라미터", en: "parameters" },
        },
        text: {
          ko: "미션 2의 세 합성곱층 뒤에 `Flatten()`과 `Dense(10)`이 옵니다. 두 층의 출력의 수(`outputs`)와 파라미터 수(`params`)를 채우세요.",
          en: "Behind the three convolutions of mission 2 come `Flatten()` and `Dense(10)`. Fill in how many outputs (`outputs`) and parameters (`params`) both have.",
        },
        solution: () => head(13 * 10 * 128, 13 * 10 * 128 * 10 + 10),
        explanation: {
          ko: "Flatten은 13·10·128 = 16,640개를 냅니다. Dense는 16,640·10 + 10 = 166,410개입니다. 슬라이드의 `16641*10`은 편향을 늘 1인 입력 하나로 친 것으로, 값은 같지만 입력은 16,640개입니다.",
          en: "Flatten gives 13·10·128 = 16,640 numbers, and the dense layer has 16,640·10 + 10 = 166,410 parameters. The slide's `16641*10` counts the bias as one more input that is always 1: the same value, but the inputs are 16,640.",
        },
        hints: [
          {
            ko: "앞 문제에서 구한 `conv3`의 높이, 너비, 채널을 모두 곱하세요.",
            en: "Multiply height, width and channels of `conv3` from the question before.",
          },
          {
            ko: "Flatten에는 학습할 것이 없습니다. Dense는 입력 × 출력 + 출력입니다.",
            en: "Flatten has nothing to learn. A dense layer has inputs × outputs + outputs.",
          },
          {
            ko: "`conv3`의 높이 × 너비 × 128이 `flatten.outputs`이고, 거기에 10을 곱하고 10을 더한 것이 `dense.params`입니다.",
            en: "Height × width × 128 of `conv3` is `flatten.outputs`; times 10, plus 10, it is `dense.params`.",
          },
        ],
        misconceptions: [
          {
            id: "bias-as-input",
            value: () => head(13 * 10 * 128 + 1, (13 * 10 * 128 + 1) * 10 + 10),
            message: {
              ko: "편향을 입력 하나로 쳤습니다(슬라이드의 16641). 입력은 Flatten이 낸 수뿐이고, 편향은 유닛마다 하나씩 한 번만 더합니다.",
              en: "You counted the bias as one more input (the slide's 16641). The inputs are what Flatten gives; add one bias for each unit, once.",
            },
          },
          {
            id: "flatten-without-channels",
            value: () => head(13 * 10, 13 * 10 * 10 + 10),
            message: {
              ko: "Flatten에서 채널 수를 곱하지 않았습니다. 특성 맵 128장을 모두 폅니다.",
              en: "You did not multiply by the channels in Flatten. It lays out all 128 feature maps.",
            },
          },
          {
            id: "flatten-has-params",
            value: () => {
              const table = head(13 * 10 * 128, 13 * 10 * 128 * 10 + 10);
              return { ...table, flatten: { ...table.flatten, params: table.flatten.outputs } };
            },
            message: flattenLearns,
          },
          {
            id: "rounded-down",
            value: () => head(12 * 9 * 128, 12 * 9 * 128 * 10 + 10),
            message: {
              ko: "합성곱층의 크기를 내림해서 구했습니다. same은 출력 크기가 ⌈I/S⌉이므로 올림하세요.",
              en: "You rounded the convolutions' sizes down. With same padding the output is ⌈I/S⌉: round up.",
            },
          },
          {
            id: "bias-left-out",
            value: () => head(13 * 10 * 128, 13 * 10 * 128 * 10),
            message: biasLeftOut,
          },
        ],
      }),
      functionQuestion({
        id: "conv-params-function",
        points: 3,
        title: { ko: "파라미터를 세는 함수", en: "A function that counts parameters" },
        answer: "convParams",
        text: {
          ko: "`convParams(kernelSize, channels, filters, useBias)`를 완성하세요. `kernelSize`×`kernelSize` 커널, 입력의 채널 `channels`개, 필터 `filters`개인 합성곱층의 파라미터 수를 돌려줍니다. `useBias`가 `false`면 편향이 없는 층입니다. 예를 들어 `convParams(5, 1, 64, true)`는 1664입니다.",
          en: "Complete `convParams(kernelSize, channels, filters, useBias)`. It returns the number of parameters of a convolution with a kernel of `kernelSize`×`kernelSize`, an input of `channels` channels, and `filters` filters. If `useBias` is `false`, the layer has no biases. For example, `convParams(5, 1, 64, true)` is 1664.",
        },
        examples: [
          { arguments: [5, 1, 64, true], returns: 1664 },
          { arguments: [3, 64, 32, true], returns: 18464 },
          { arguments: [11, 3, 96, false], returns: 34848 },
          { arguments: [3, 3, 32, false], returns: 864 },
        ],
        explanation: {
          ko: "`kernelSize ** 2 * channels * filters`가 가중치이고, `useBias`가 참일 때만 편향 `filters`개를 더합니다: `+ (useBias ? filters : 0)`.",
          en: "`kernelSize ** 2 * channels * filters` are the weights; add `filters` biases only if `useBias` is true: `+ (useBias ? filters : 0)`.",
        },
        hints: [
          {
            ko: "가중치와 편향을 따로 구한 뒤 더하세요.",
            en: "Find the weights and the biases separately, then add them.",
          },
          {
            ko: "거듭제곱은 `kernelSize ** 2`로 씁니다. 함수는 `return`으로 값을 돌려줍니다.",
            en: "A power is written `kernelSize ** 2`. A function gives its value by `return`.",
          },
          {
            ko: "`useBias ? filters : 0`은 `useBias`가 참이면 `filters`, 아니면 0입니다(파이썬의 `filters if use_bias else 0`).",
            en: "`useBias ? filters : 0` is `filters` if `useBias` is true, else 0 (Python's `filters if use_bias else 0`).",
          },
        ],
        misconceptions: [
          {
            id: "bias-always",
            value: () => (kernelSize: number, channels: number, filters: number) =>
              kernelSize ** 2 * channels * filters + filters,
            message: {
              ko: "`useBias`가 `false`인데도 편향을 더했습니다. 참일 때만 더하세요.",
              en: "You added biases although `useBias` is `false`. Add them only if it is true.",
            },
          },
          {
            id: "bias-left-out",
            value: () => (kernelSize: number, channels: number, filters: number) =>
              kernelSize ** 2 * channels * filters,
            message: {
              ko: "편향을 빠뜨렸습니다. `useBias`가 `true`면 필터마다 하나씩 더하세요.",
              en: "You left out the biases. If `useBias` is `true`, add one for each filter.",
            },
          },
          {
            id: "kernel-not-squared",
            value: () => (kernelSize: number, channels: number, filters: number, useBias: boolean) =>
              kernelSize * channels * filters + (useBias ? filters : 0),
            message: kernelNotSquared,
          },
          {
            id: "channels-left-out",
            value: () => (kernelSize: number, _channels: number, filters: number, useBias: boolean) =>
              kernelSize ** 2 * filters + (useBias ? filters : 0),
            message: channelsLeftOut,
          },
          {
            id: "channels-as-biases",
            value: () => (kernelSize: number, channels: number, filters: number, useBias: boolean) =>
              kernelSize ** 2 * channels * filters + (useBias ? channels : 0),
            message: channelsAsBiases,
          },
          {
            id: "caret-for-power",
            value: () => (kernelSize: number, channels: number, filters: number, useBias: boolean) =>
              kernelSize ^ (2 * channels * filters + (useBias ? filters : 0)),
            message: {
              ko: "`^`는 거듭제곱이 아닙니다. `kernelSize ** 2`로 쓰세요.",
              en: "`^` is no power. Write `kernelSize ** 2`.",
            },
          },
          {
            id: "one-bias",
            value: () => (kernelSize: number, channels: number, filters: number, useBias: boolean) =>
              kernelSize ** 2 * channels * filters + (useBias ? 1 : 0),
            message: {
              ko: "편향을 하나만 더했습니다. 편향은 필터마다 하나씩 있습니다.",
              en: "You added a single bias. There is one for each filter.",
            },
          },
        ],
      }),
    ],
  },
);

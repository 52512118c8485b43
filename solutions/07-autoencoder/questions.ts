import {
  conv2d,
  dense,
  exercise,
  flatten,
  input,
  type Model,
  modelQuestion,
  numberQuestion,
  reshape,
  sequential,
  shapeQuestion,
  tableQuestion,
  upSampling2d,
} from "convolab";

/** A number as it is read: 166,410. */
const shown = (value: number) => value.toLocaleString("en-US");

/** What the lecture's decoder is counted with; a misconception changes some of it. */
interface DecoderRules {
  /** The size behind `reshape`. */
  readonly start: readonly [height: number, width: number];
  /** The size behind a convolution without padding. */
  readonly trimmed: (size: number, kernel: number) => number;
  /** What a kernel that is written `(first, second)` is taken for. */
  readonly kernel: (first: number, second: number) => readonly [height: number, width: number];
  /** How many times as many channels up-sampling gives. */
  readonly upSampledChannels: number;
  /** 1, or 0 where the biases are left out. */
  readonly bias: 0 | 1;
}

/** The table of the lecture's decoder, from the first `UpSampling2D` on. */
const decoderTable = (change: Partial<DecoderRules> = {}) => {
  const rules: DecoderRules = {
    start: [13, 10],
    trimmed: (size, kernel) => size - kernel + 1,
    kernel: (first, second) => [first, second],
    upSampledChannels: 1,
    bias: 1,
    ...change,
  };
  let [height, width] = rules.start;
  let channels = 128;
  const upSampling = () => {
    height *= 2;
    width *= 2;
    channels *= rules.upSampledChannels;
    return { height, width, channels, params: 0 };
  };
  const convolution = (filters: number, first: number, second: number) => {
    const [kernelHeight, kernelWidth] = rules.kernel(first, second);
    height = rules.trimmed(height, kernelHeight);
    width = rules.trimmed(width, kernelWidth);
    const params = kernelHeight * kernelWidth * channels * filters + filters * rules.bias;
    channels = filters;
    return { height, width, channels, params };
  };
  return {
    up1: upSampling(),
    conv1: convolution(128, 2, 2),
    up2: upSampling(),
    conv2: convolution(64, 1, 1),
    up3: upSampling(),
    conv3: convolution(32, 1, 2),
    conv4: convolution(1, 1, 1),
  };
};

/** What is behind `upSampling2d(stride)` of a map that `same` had made smaller by that stride. */
const enlarged = (size: number, stride: number) => Math.ceil(size / stride) * stride;

/** A learner's own autoencoder to repair. */
interface Picture {
  readonly height: number;
  readonly width: number;
  readonly codeSize: number;
}

/** How large a size comes out if it is halved twice, rounded up, and doubled twice without being trimmed. */
const untrimmed = (size: number) => 4 * Math.ceil(size / 4);

/** Some model with the broken one's parts that takes the pictures and gives this height, width and channels. */
const modelTo = ({ height, width, codeSize }: Picture, output: readonly [number, number, number]) =>
  sequential([
    input([height, width, 3]),
    conv2d(8, 3, 2, { padding: "same" }),
    conv2d(16, 3, 2, { padding: "same" }),
    flatten(),
    dense(codeSize),
    reshape([1, 1, codeSize]),
    upSampling2d(2),
    upSampling2d(2),
    flatten(),
    dense(output[0] * output[1] * output[2]),
    reshape([...output]),
  ]);

/** A model's output shape without the batch, or an empty one where there are several outputs. */
const outputOf = (model: Model) => (model.outputs.length === 1 ? (model.outputs[0]?.shape ?? []).slice(1) : []);
const inputOf = (model: Model) => (model.inputs.length === 1 ? (model.inputs[0]?.shape ?? []).slice(1) : []);
const shapeText = (shape: readonly (number | null)[]) => shape.join("×");

/** Whether everything on its way from the input to the output goes through at most `codeSize` numbers. */
function hasNeck(model: Model, codeSize: number): boolean {
  const isNeck = (shape: readonly (number | null)[]) =>
    shape.slice(1).reduce<number>((product, size) => product * (size ?? 1), 1) <= codeSize;
  const reached = new Set<unknown>(model.inputs);
  for (const { inputs, output } of model.nodes) {
    if (!isNeck(output.shape) && inputs.some((given) => reached.has(given))) reached.add(output);
  }
  return !model.outputs.some((output) => reached.has(output));
}

/** How many layers of a kind a model has. */
const count = (model: Model, matches: (config: Model["layers"][number]["config"]) => boolean) =>
  model.layers.filter((layer) => matches(layer.config)).length;

/** What of the broken model is not there any more, if anything is: a repair that lost it is none. */
function whatIsLost(model: Model, { height, width, codeSize }: Picture) {
  if (shapeText(inputOf(model)) !== shapeText([height, width, 3])) {
    return {
      reason: {
        ko: `입력이 ${shapeText(inputOf(model))}입니다. 입력은 바꾸지 말고 그대로 두세요.`,
        en: `The input is ${shapeText(inputOf(model))}. Leave the input as it was.`,
      },
    };
  }
  if (!hasNeck(model, codeSize)) {
    return {
      reason: {
        ko: "입력에서 출력으로 목을 거치지 않고 가는 길이 있습니다. 그러면 줄였다가 되살리는 것이 아닙니다. 목을 그대로 두세요.",
        en: "There is a way from the input to the output that does not go through the neck, so nothing is reduced and rebuilt. Leave the neck as it was.",
      },
    };
  }
  const halvings = count(model, (config) => config.type === "conv2d" && config.strides.every((stride) => stride === 2));
  if (halvings < 2 || count(model, ({ type }) => type === "upSampling2d") < 2) {
    return {
      reason: {
        ko: "인코더의 합성곱 두 층(스트라이드 2)이나 `upSampling2d(2)` 두 층이 없어졌습니다. 그대로 두고, 업샘플링 뒤의 합성곱을 고치세요.",
        en: "The encoder's two convolutions (stride 2) or the two `upSampling2d(2)` are gone. Keep them, and repair the convolutions behind the up-samplings.",
      },
    };
  }
  return undefined;
}

/** Where to look if the output is too large or too small. */
const wrongSize = (model: Model) => ({
  reason: {
    ko: `출력이 ${shapeText(outputOf(model))}입니다. \`shapeTable(repaired)\`로 어디에서 넘치거나 모자라는지 보세요.`,
    en: `The output is ${shapeText(outputOf(model))}. See with \`shapeTable(repaired)\` where it is too large or too small.`,
  },
});

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "07-autoencoder",
    title: { ko: "7. 오토인코더", en: "7. The autoencoder" },
    questions: [
      tableQuestion({
        id: "decoder",
        points: 4,
        title: { ko: "강의의 디코더", en: "The lecture's decoder" },
        answer: "decoderTable",
        columns: {
          height: { ko: "높이", en: "height" },
          width: { ko: "너비", en: "width" },
          channels: { ko: "채널", en: "channels" },
          params: { ko: "파라미터", en: "parameters" },
        },
        text: {
          ko: [
            "강의의 오토인코더에서 `Reshape((13, 10, 128))` 다음에 오는 층들입니다. 층마다 **출력의** 높이(`height`), 너비(`width`), 채널 수(`channels`)와 파라미터 수(`params`)를 채우세요. 행의 이름은 줄 끝에 있습니다.",
            "",
            "```python",
            "x = UpSampling2D(size=(2,2))(x)                           # up1",
            "x = Conv2D(128, (2,2), (1,1), padding='valid')(x)         # conv1",
            "x = UpSampling2D(size=(2,2))(x)                           # up2",
            "x = Conv2D(64, (1,1), (1,1), padding='valid')(x)          # conv2",
            "x = UpSampling2D(size=(2,2))(x)                           # up3",
            "x = Conv2D(32, (1,2), (1,1), padding='valid')(x)          # conv3",
            "x = Conv2D(1, (1,1), (1,1), activation='sigmoid')(x)      # conv4",
            "```",
          ].join("\n"),
          en: [
            "These layers of the lecture's autoencoder come after `Reshape((13, 10, 128))`. For each layer fill in the `height`, `width` and `channels` of its **output**, and its parameters (`params`). The rows' names stand at the ends of the lines.",
            "",
            "```python",
            "x = UpSampling2D(size=(2,2))(x)                           # up1",
            "x = Conv2D(128, (2,2), (1,1), padding='valid')(x)         # conv1",
            "x = UpSampling2D(size=(2,2))(x)                           # up2",
            "x = Conv2D(64, (1,1), (1,1), padding='valid')(x)          # conv2",
            "x = UpSampling2D(size=(2,2))(x)                           # up3",
            "x = Conv2D(32, (1,2), (1,1), padding='valid')(x)          # conv3",
            "x = Conv2D(1, (1,1), (1,1), activation='sigmoid')(x)      # conv4",
            "```",
          ].join("\n"),
        },
        solution: () => decoderTable(),
        explanation: {
          ko: "업샘플링은 높이와 너비를 두 배로 하고 파라미터가 없습니다. 패딩 없는 커널은 $K-1$줄을 깎으므로 26×20 → 25×19, 100×76 → 100×75가 됩니다. 파라미터는 2·2·128·128 + 128 = 65,664, 1·1·128·64 + 64 = 8,256, 1·2·64·32 + 32 = 4,128, 1·1·32·1 + 1 = 33입니다.",
          en: "Up-sampling doubles height and width and has no parameters. A kernel without padding trims $K-1$ rows or columns: 26×20 → 25×19, 100×76 → 100×75. The parameters are 2·2·128·128 + 128 = 65,664, 1·1·128·64 + 64 = 8,256, 1·2·64·32 + 32 = 4,128 and 1·1·32·1 + 1 = 33.",
        },
        hints: [
          {
            ko: "13×10에서 시작해 한 층씩 내려가세요. 업샘플링은 높이와 너비를 두 배로 하고 채널은 그대로 둡니다.",
            en: "Start from 13×10 and go down layer by layer. Up-sampling doubles height and width and keeps the channels.",
          },
          {
            ko: "커널 `(1,2)`는 높이 1, 너비 2입니다. `valid`이므로 높이와 너비에서 각각 K − 1을 빼세요.",
            en: "The kernel `(1,2)` has height 1 and width 2. With `valid`, take K − 1 off the height and off the width.",
          },
          {
            ko: "`conv3`의 파라미터는 1·2에 입력 채널 64와 필터 32를 곱하고 편향 32를 더한 것입니다.",
            en: "The parameters of `conv3` are 1·2 times 64 input channels times 32 filters, plus 32 biases.",
          },
        ],
        misconceptions: [
          {
            id: "not-trimmed",
            value: () => decoderTable({ trimmed: (size) => size }),
            message: {
              ko: "패딩이 없는데 크기를 그대로 두었습니다. `valid`이면 크기 K의 커널이 K − 1줄을 깎습니다.",
              en: "You kept the size although there is no padding. With `valid`, a kernel of size K trims K − 1 rows or columns.",
            },
          },
          {
            id: "trimmed-by-kernel",
            value: () => decoderTable({ trimmed: (size, kernel) => size - kernel }),
            message: {
              ko: "커널의 크기만큼 깎았습니다. 깎이는 것은 K − 1줄입니다.",
              en: "You trimmed as much as the kernel is large. It trims K − 1.",
            },
          },
          {
            id: "square-kernel",
            value: () =>
              decoderTable({ kernel: (first, second) => [Math.max(first, second), Math.max(first, second)] }),
            message: {
              ko: "커널을 정사각형으로 보았습니다. `(1,2)`는 높이 1, 너비 2이고, 가중치는 높이와 너비를 곱한 만큼입니다.",
              en: "You took the kernel to be square. `(1,2)` is 1 high and 2 wide; its weights are height times width.",
            },
          },
          {
            id: "kernel-swapped",
            value: () => decoderTable({ kernel: (first, second) => [second, first] }),
            message: {
              ko: "커널의 높이와 너비를 서로 바꾸었습니다. `(1,2)`는 높이 1, 너비 2이므로 너비만 깎습니다.",
              en: "You took the kernel's height for its width. `(1,2)` is 1 high and 2 wide, so it trims the width only.",
            },
          },
          {
            id: "channels-doubled",
            value: () => decoderTable({ upSampledChannels: 2 }),
            message: {
              ko: "업샘플링에서 채널도 두 배로 했습니다. 업샘플링은 높이와 너비만 키우고 채널은 그대로 둡니다.",
              en: "You doubled the channels too. Up-sampling enlarges height and width only and keeps the channels.",
            },
          },
          {
            id: "height-and-width-swapped",
            value: () => decoderTable({ start: [10, 13] }),
            message: {
              ko: "높이와 너비를 바꾸어 썼습니다. 모양은 높이, 너비, 채널의 순서입니다.",
              en: "You swapped height and width. A shape is height, width, channels.",
            },
          },
          {
            id: "bias-left-out",
            value: () => decoderTable({ bias: 0 }),
            message: {
              ko: "편향을 빠뜨렸습니다. 필터마다 하나씩 있는 편향을 더하세요.",
              en: "You left out the biases. Add one for each filter.",
            },
          },
        ],
      }),
      numberQuestion({
        id: "neck",
        points: 1,
        title: { ko: "목의 파라미터", en: "The neck's parameters" },
        answer: "neckParams",
        variant: (draw) => ({
          height: draw.integer(6, 16),
          width: draw.integer(6, 16),
          channels: draw.choose([32, 64, 96, 128]),
          codeSize: draw.integer(4, 32, 2),
        }),
        text: ({ height, width, channels, codeSize }) => ({
          ko: `인코더의 끝은 \`Flatten()\`과 \`Dense(${codeSize})\`이고, Flatten에 들어오는 것은 ${height}×${width}×${channels}입니다. 디코더의 처음은 그것을 되돌리는 \`Dense(${height}*${width}*${channels})\`입니다. 두 Dense 층의 파라미터는 편향까지 **합해서** 몇 개일까요?`,
          en: `The encoder ends in \`Flatten()\`, which is given ${height}×${width}×${channels}, and \`Dense(${codeSize})\`. The decoder begins with \`Dense(${height}*${width}*${channels})\`, which goes back. How many parameters do the two dense layers have **together**, biases included?`,
        }),
        solution: ({ height, width, channels, codeSize }) => {
          const values = height * width * channels;
          return values * codeSize + codeSize + codeSize * values + values;
        },
        explanation: ({ height, width, channels, codeSize }) => {
          const values = height * width * channels;
          const [down, up] = [values * codeSize + codeSize, codeSize * values + values];
          return {
            ko: `Flatten은 ${height}·${width}·${channels} = ${shown(values)}개를 냅니다. 앞의 Dense는 ${shown(values)}·${codeSize} + ${codeSize} = ${shown(down)}, 뒤의 Dense는 ${codeSize}·${shown(values)} + ${shown(values)} = ${shown(up)}이므로 합은 **${shown(down + up)}**개입니다. 편향의 수는 층의 출력만큼입니다.`,
            en: `Flatten gives ${height}·${width}·${channels} = ${shown(values)} numbers. The first dense layer has ${shown(values)}·${codeSize} + ${codeSize} = ${shown(down)}, the second ${codeSize}·${shown(values)} + ${shown(values)} = ${shown(up)}, together **${shown(down + up)}**. A layer has as many biases as outputs.`,
          };
        },
        hints: [
          {
            ko: "Flatten이 내는 수를 구한 뒤, 두 층을 따로 세어 더하세요.",
            en: "Find how many numbers Flatten gives, then count the two layers separately and add them.",
          },
          {
            ko: "Dense는 입력 × 출력 + 출력입니다. 앞 층과 뒤 층은 입력과 출력이 뒤바뀌므로 편향의 수가 다릅니다.",
            en: "A dense layer has inputs × outputs + outputs. The two layers have inputs and outputs the other way round, so their biases differ in number.",
          },
          ({ height, width, channels, codeSize }) => ({
            ko: `v = ${height}·${width}·${channels}이라고 하면 (v·${codeSize} + ${codeSize}) + (${codeSize}·v + v)입니다.`,
            en: `With v = ${height}·${width}·${channels} it is (v·${codeSize} + ${codeSize}) + (${codeSize}·v + v).`,
          }),
        ],
        misconceptions: [
          {
            id: "bias-left-out",
            value: ({ height, width, channels, codeSize }) => 2 * height * width * channels * codeSize,
            message: {
              ko: "두 층의 편향을 빠뜨렸습니다. 층마다 출력의 수만큼 더하세요.",
              en: "You left out the biases of both layers. Add as many as each has outputs.",
            },
          },
          {
            id: "same-biases",
            value: ({ height, width, channels, codeSize }) => 2 * (height * width * channels * codeSize + codeSize),
            message: {
              ko: "두 층의 편향 수를 같게 보았습니다. 뒤의 Dense는 출력이 훨씬 많고, 편향도 그만큼입니다.",
              en: "You gave both layers the same number of biases. The second one has many more outputs, and as many biases.",
            },
          },
          {
            id: "same-many-biases",
            value: ({ height, width, channels, codeSize }) => 2 * height * width * channels * (codeSize + 1),
            message: {
              ko: "두 층의 편향 수를 같게 보았습니다. 앞의 Dense는 출력이 훨씬 적고, 편향도 그만큼입니다.",
              en: "You gave both layers the same number of biases. The first one has far fewer outputs, and as few biases.",
            },
          },
          {
            id: "second-only",
            value: ({ height, width, channels, codeSize }) => height * width * channels * (codeSize + 1),
            message: {
              ko: "뒤의 Dense만 세었습니다. 인코더의 Dense도 더하세요.",
              en: "You counted the second dense layer only. Add the encoder's.",
            },
          },
          {
            id: "first-only",
            value: ({ height, width, channels, codeSize }) => height * width * channels * codeSize + codeSize,
            message: {
              ko: "앞의 Dense만 세었습니다. 디코더의 Dense도 더하세요.",
              en: "You counted the first dense layer only. Add the decoder's.",
            },
          },
          {
            id: "channels-left-out",
            value: ({ height, width, codeSize }) => 2 * height * width * codeSize + codeSize + height * width,
            message: {
              ko: "Flatten이 내는 수에 채널 수를 곱하지 않았습니다.",
              en: "You did not multiply Flatten's output by the channels.",
            },
          },
        ],
      }),
      shapeQuestion({
        id: "trim",
        points: 2,
        title: { ko: "넘친 줄을 깎는 커널", en: "A kernel that trims" },
        answer: "trimKernel",
        axes: [
          { ko: "커널의 높이", en: "kernel height" },
          { ko: "커널의 너비", en: "kernel width" },
        ],
        variant: (draw) => ({
          height: draw.integer(17, 60),
          width: draw.integer(17, 60),
          stride: draw.choose([2, 3, 4]),
        }),
        text: ({ height, width, stride }) => ({
          ko: [
            `강의에서 25×19는 반으로 줄어 13×10이 되고, 두 배로 키우면 26×20이 되어 \`Conv2D(128, (2,2))\`로 한 줄씩 깎습니다. 여러분의 수로 해 봅시다.`,
            "",
            `${height}×${width}(높이×너비) 특성 맵을 스트라이드 ${stride}, \`padding='same'\`인 합성곱으로 줄인 뒤 \`upSampling2d(${stride})\`로 키웠습니다. 그 뒤에 **패딩 없는** 합성곱 하나(스트라이드 1)를 두어 처음 크기로 돌아가려면, 커널의 크기는 얼마여야 할까요? \`[높이, 너비]\`로 쓰세요. 높이와 너비가 다를 수 있습니다.`,
          ].join("\n"),
          en: [
            "In the lecture 25×19 is halved to 13×10; doubled again it is 26×20, and `Conv2D(128, (2,2))` trims one row and one column. Now with your own numbers:",
            "",
            `Feature maps of ${height}×${width} (height×width) were made smaller by a convolution with stride ${stride} and \`padding='same'\`, and then enlarged by \`upSampling2d(${stride})\`. Which kernel size must one convolution **without padding** (stride 1) have to come back to ${height}×${width}? Give \`[height, width]\`; the two may differ.`,
          ].join("\n"),
        }),
        solution: ({ height, width, stride }) => [
          enlarged(height, stride) - height + 1,
          enlarged(width, stride) - width + 1,
        ],
        explanation: ({ height, width, stride }) => {
          const [tall, wide] = [enlarged(height, stride), enlarged(width, stride)];
          return {
            ko: `줄이면 ⌈${height}/${stride}⌉×⌈${width}/${stride}⌉ = ${tall / stride}×${wide / stride}, 키우면 ${tall}×${wide}입니다. 높이에서 ${tall - height}줄, 너비에서 ${wide - width}줄이 넘칩니다. 크기 K의 커널은 K − 1줄을 깎으므로 커널은 **[${tall - height + 1}, ${wide - width + 1}]**입니다.`,
            en: `Made smaller they are ⌈${height}/${stride}⌉×⌈${width}/${stride}⌉ = ${tall / stride}×${wide / stride}, enlarged ${tall}×${wide}. That is too much by ${tall - height} in height and by ${wide - width} in width. A kernel of size K trims K − 1, so it is **[${tall - height + 1}, ${wide - width + 1}]**.`,
          };
        },
        hints: [
          {
            ko: "먼저 줄인 크기(올림)와 다시 키운 크기를 구하고, 몇 줄이 넘치는지 보세요.",
            en: "First find the size after making it smaller (round up) and after enlarging it, and see how much is too much.",
          },
          {
            ko: "패딩이 없고 스트라이드가 1이면 출력은 I − K + 1입니다. 커널은 K − 1줄을 깎습니다.",
            en: "Without padding and with stride 1 the output is I − K + 1: the kernel trims K − 1.",
          },
          ({ height, stride }) => ({
            ko: `높이는 ⌈${height}/${stride}⌉·${stride} − ${height} + 1입니다. 너비도 같습니다.`,
            en: `The height is ⌈${height}/${stride}⌉·${stride} − ${height} + 1. The width goes the same way.`,
          }),
        ],
        misconceptions: [
          {
            id: "one-too-small",
            value: ({ height, width, stride }) => [enlarged(height, stride) - height, enlarged(width, stride) - width],
            message: {
              ko: "넘치는 줄 수를 그대로 커널의 크기로 썼습니다. 크기 K의 커널은 K − 1줄을 깎습니다.",
              en: "You took what is too much for the kernel's size. A kernel of size K trims K − 1.",
            },
          },
          {
            id: "swapped",
            value: ({ height, width, stride }) => [
              enlarged(width, stride) - width + 1,
              enlarged(height, stride) - height + 1,
            ],
            message: {
              ko: "높이와 너비를 바꾸어 썼습니다. 커널도 높이가 먼저입니다.",
              en: "You swapped height and width. A kernel's height comes first too.",
            },
          },
          {
            id: "lecture-kernel",
            value: () => [2, 2],
            message: {
              ko: "강의의 (2,2)를 그대로 썼습니다. 여러분의 수에서는 몇 줄이 넘치는지 다시 세어 보세요.",
              en: "You took the lecture's (2,2) as it is. With your numbers, count anew how much is too much.",
            },
          },
          {
            id: "square",
            value: ({ height, width, stride }) => {
              const size = Math.max(enlarged(height, stride) - height, enlarged(width, stride) - width) + 1;
              return [size, size];
            },
            message: {
              ko: "정사각형 커널을 썼습니다. 높이와 너비에서 깎을 줄 수가 다르면 커널도 정사각형이 아닙니다.",
              en: "You used a square kernel. Where height and width need different trimming it is not square.",
            },
          },
        ],
      }),
      modelQuestion({
        id: "repair",
        points: 3,
        title: { ko: "오토인코더 고치기", en: "Repair an autoencoder" },
        answer: "repaired",
        variant: (draw) => ({
          height: draw.integer(21, 60),
          width: draw.integer(21, 60),
          codeSize: draw.choose([6, 8, 10, 12]),
        }),
        text: ({ height, width, codeSize }) => ({
          ko: `아래의 모델 \`broken\`은 ${height}×${width}×3 컬러 이미지를 수 ${codeSize}개로 줄였다가 되살리려고 합니다. 그런데 출력의 모양이 입력과 다릅니다. 고쳐서 **출력이 입력과 같은 ${height}×${width}×3이 되게** 하고 변수 \`repaired\`에 담으세요. 인코더와 두 번의 \`upSampling2d(2)\`, 수 ${codeSize}개의 목은 그대로 두세요. 학습시킬 필요는 없습니다.`,
          en: `The model \`broken\` below is meant to reduce a colour image of ${height}×${width}×3 to ${codeSize} numbers and to rebuild it. But its output has another shape than its input. Repair it, so that **the output is ${height}×${width}×3, like the input**, and put it into the variable \`repaired\`. Keep the encoder, both \`upSampling2d(2)\`, and the neck of ${codeSize} numbers. There is no need to train it.`,
        }),
        recognisedBy: (model) => [inputOf(model), outputOf(model)],
        checks: [
          {
            id: "height",
            title: { ko: "출력의 높이", en: "height of the output" },
            weight: 2,
            judge: (model, picture) =>
              whatIsLost(model, picture) ?? (outputOf(model)[0] === picture.height || wrongSize(model)),
          },
          {
            id: "width",
            title: { ko: "출력의 너비", en: "width of the output" },
            weight: 2,
            judge: (model, picture) =>
              whatIsLost(model, picture) ?? (outputOf(model)[1] === picture.width || wrongSize(model)),
          },
          {
            id: "channels",
            title: { ko: "출력의 채널", en: "channels of the output" },
            judge: (model, picture) =>
              whatIsLost(model, picture) ??
              (outputOf(model).at(-1) === 3 || {
                reason: {
                  ko: "출력의 채널이 입력과 다릅니다. 채널 수는 마지막 합성곱의 필터 수입니다.",
                  en: "The output's channels are not the input's. They are the last convolution's filters.",
                },
              }),
          },
        ],
        hiddenChecks: [
          {
            id: "encoder-kept",
            title: { ko: "그대로 둔 인코더", en: "the encoder kept" },
            judge: (model) =>
              [8, 16].every((filters) =>
                model.layers.some(
                  ({ config }) =>
                    config.type === "conv2d" &&
                    config.filters === filters &&
                    [...config.kernelSize, ...config.strides].join() === "3,3,2,2",
                ),
              ) || {
                reason: {
                  ko: "인코더의 두 합성곱 `conv2d(8, 3, 2)`, `conv2d(16, 3, 2)`가 그대로 있지 않습니다.",
                  en: "The encoder's convolutions `conv2d(8, 3, 2)` and `conv2d(16, 3, 2)` are not as they were.",
                },
              },
          },
        ],
        solution: ({ height, width, codeSize }) => {
          const half = (size: number) => Math.ceil(size / 2);
          const [middle, small] = [
            [half(height), half(width)],
            [half(half(height)), half(half(width))],
          ] as const;
          const reduced = { activation: "relu", padding: "same" } as const;
          const [h, w] = small;
          return sequential([
            input([height, width, 3]),
            conv2d(8, 3, 2, reduced),
            conv2d(16, 3, 2, reduced),
            flatten(),
            dense(codeSize),
            dense(h * w * 16),
            reshape([h, w, 16]),
            upSampling2d(2),
            conv2d(16, [2 * h - middle[0] + 1, 2 * w - middle[1] + 1], { activation: "relu" }),
            upSampling2d(2),
            conv2d(8, [2 * middle[0] - height + 1, 2 * middle[1] - width + 1], { activation: "relu" }),
            conv2d(3, 1, { activation: "sigmoid" }),
          ]);
        },
        explanation: {
          ko: `업샘플링 뒤의 합성곱에서 \`padding: "same"\`을 빼고 넘치는 만큼 깎는 커널을 씁니다. 한 축이 n → ⌈n/2⌉로 줄었다면 다시 키운 2·⌈n/2⌉에서 2·⌈n/2⌉ − n줄이 넘치므로 커널은 2·⌈n/2⌉ − n + 1입니다. 마지막 합성곱의 필터를 1개에서 3개로 바꾸면 색까지 되살립니다.`,
          en: `Take \`padding: "same"\` out of the convolutions behind the up-samplings and use kernels that trim what is too much. If an axis went n → ⌈n/2⌉, enlarged it is 2·⌈n/2⌉, which is 2·⌈n/2⌉ − n too many: the kernel is 2·⌈n/2⌉ − n + 1. With 3 filters instead of 1 the last convolution rebuilds the colours too.`,
        },
        hints: [
          {
            ko: "`shapeTable(broken)`에서 내려갈 때의 크기와 올라갈 때의 크기를 나란히 놓고 비교해 보세요. 채널도 보세요.",
            en: "In `shapeTable(broken)` compare the sizes on the way down with those on the way up, and look at the channels.",
          },
          {
            ko: "`same`은 깎지 않습니다. 업샘플링 뒤의 합성곱을 패딩 없이 `[높이, 너비]` 커널로 바꾸면 K − 1줄이 깎입니다.",
            en: "`same` trims nothing. Make the convolutions behind the up-samplings ones without padding and with a kernel `[height, width]`: they trim K − 1.",
          },
          {
            ko: "한 줄이 넘치는 축은 커널 2, 넘치지 않는 축은 커널 1입니다. 마지막 합성곱의 필터는 입력의 채널 수인 3개여야 합니다.",
            en: "An axis with one too many takes a kernel of 2, one that fits a kernel of 1. The last convolution needs 3 filters, the input's channels.",
          },
        ],
        misconceptions: [
          {
            id: "not-repaired",
            value: (picture) => modelTo(picture, [untrimmed(picture.height), untrimmed(picture.width), 1]),
            message: {
              ko: "`broken`과 같은 모양입니다. 업샘플링 뒤의 합성곱이 넘치는 줄을 깎게 하고, 마지막 합성곱의 필터 수를 입력의 채널에 맞추세요.",
              en: "This has the same shape as `broken`. Let the convolutions behind the up-samplings trim what is too much, and give the last one as many filters as the input has channels.",
            },
          },
          {
            id: "one-channel",
            value: (picture) => modelTo(picture, [picture.height, picture.width, 1]),
            message: {
              ko: "크기는 맞지만 흑백입니다. 색까지 되살리려면 마지막 합성곱의 필터가 입력의 채널만큼 있어야 합니다.",
              en: "The size is right, but it is gray. To rebuild colours the last convolution needs as many filters as the input has channels.",
            },
          },
          {
            id: "not-trimmed",
            value: (picture) => modelTo(picture, [untrimmed(picture.height), untrimmed(picture.width), 3]),
            message: {
              ko: "채널은 맞지만 크기가 넘칩니다. 내려갈 때 올림한 만큼 올라갈 때 깎아야 합니다.",
              en: "The channels are right, but it is too large: what was rounded up on the way down must be trimmed on the way up.",
            },
          },
          {
            id: "height-only",
            value: (picture) => modelTo(picture, [picture.height, untrimmed(picture.width), 3]),
            message: {
              ko: "높이만 맞추었습니다. 너비도 깎으세요. 커널은 `[높이, 너비]`입니다.",
              en: "Only the height fits. Trim the width too: a kernel is `[height, width]`.",
            },
          },
          {
            id: "width-only",
            value: (picture) => modelTo(picture, [untrimmed(picture.height), picture.width, 3]),
            message: {
              ko: "너비만 맞추었습니다. 높이도 깎으세요. 커널은 `[높이, 너비]`입니다.",
              en: "Only the width fits. Trim the height too: a kernel is `[height, width]`.",
            },
          },
        ],
      }),
    ],
  },
);

import { exercise, numberQuestion, shapeQuestion, tableQuestion, tensorQuestion, textQuestion } from "convolab";

type Grid = readonly (readonly number[])[];

const at = (grid: Grid, row: number, column: number) => grid[row]?.[column] ?? 0;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A grid as it is read: [[1, 2], [3, 4]]. */
const shown = (grid: Grid) => `[${grid.map((row) => `[${row.join(", ")}]`).join(", ")}]`;

/** A 2 × 2 grid, its values by their place. */
const fourPlaces = (value: (row: number, column: number) => number) =>
  [0, 1].map((row) => [0, 1].map((column) => value(row, column)));

/** A learner's own input of 3 × 3 with two channels, and one filter of 2 × 2. */
interface FilterNumbers {
  readonly input0: Grid;
  readonly input1: Grid;
  readonly filter0: Grid;
  readonly filter1: Grid;
  readonly bias: number;
}

/** What one channel adds to the output at a place. */
const channelPart = (input: Grid, filter: Grid, row: number, column: number) =>
  sum([0, 1].flatMap((i) => [0, 1].map((j) => at(input, row + i, column + j) * at(filter, i, j))));

const turned = (filter: Grid) => [...filter].reverse().map((row) => [...row].reverse());

const filterOutput = ({ input0, input1, filter0, filter1, bias }: FilterNumbers) =>
  fourPlaces(
    (row, column) => channelPart(input0, filter0, row, column) + channelPart(input1, filter1, row, column) + bias,
  );

/** A learner's own feature maps, 2 × 2, and their weights for one class. */
interface CamNumbers {
  readonly map0: Grid;
  readonly map1: Grid;
  readonly map2: Grid;
  readonly weights: readonly number[];
}

/** Each map times its weight, at a place. */
const weighted = ({ map0, map1, map2, weights }: CamNumbers, row: number, column: number) =>
  [map0, map1, map2].map((map, index) => at(map, row, column) * (weights[index] ?? 0));

const relu = (value: number) => Math.max(0, value);

/** A learner's own picture to cover. */
interface Cover {
  readonly height: number;
  readonly width: number;
  readonly patch: number;
  readonly stride: number;
}

/** How many rows and columns of places there are, each axis by the same rule. */
const places = ({ height, width }: Cover, rule: (size: number) => number) => [rule(height), rule(width)];

type Day = readonly [year: number, month: number, day: number];

/** A row of the dates' table, as far as it is filled in. */
type DateRow = Readonly<Record<string, number | undefined>> | undefined;

/** Two dates as a table. */
const dates = (entered: Day, applies: Day) => {
  const row = ([year, month, day]: Day) => ({ year, month, day });
  return { entered: row(entered), applies: row(applies) };
};

const isDate = (row: DateRow, [year, month, day]: Day) => row?.year === year && row.month === month && row.day === day;

const slideDate = {
  ko: "슬라이드의 날짜입니다. 발효일로도 적용일로도 맞지 않으니, 수업 8이나 원문에서 확인하세요.",
  en: "That is the slide's date. It is neither of the two days: look it up in lesson 8 or in the law.",
};
const adoptedDate = {
  ko: "법이 채택된 날입니다. 발효는 그보다 나중이니 제99조를 보세요.",
  en: "That is the day on which the law was adopted. It entered into force later: see Article 99.",
};

/** What is to be said of a date that is not the right one. */
function dateReason(row: DateRow) {
  if (row?.year === undefined || row.month === undefined || row.day === undefined) {
    return { ko: "아직 다 채우지 않았습니다.", en: "Not all filled in yet." };
  }
  if (row.year < 1000) return { ko: "연도는 네 자리로 쓰세요.", en: "Write the year with four digits." };
  if (isDate(row, [2018, 5, 28])) return slideDate;
  if (isDate(row, [2016, 4, 27])) return adoptedDate;
  if (isDate(row, [2016, 5, 4])) {
    return {
      ko: "관보에 실린 날입니다. 발효는 그보다 나중이니 제99조를 보세요.",
      en: "That is the day of its publication. It entered into force later: see Article 99.",
    };
  }
  return {
    ko: "이 날짜가 아닙니다. 수업 8이나 원문 제99조에서 확인하세요.",
    en: "Not this date. Look it up in lesson 8 or in Article 99 of the law.",
  };
}

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "08-explaining-a-cnn",
    title: { ko: "8. 설명가능한 CNN", en: "8. Explaining a CNN" },
    questions: [
      tensorQuestion({
        id: "filter-output",
        points: 2,
        title: { ko: "필터 하나의 출력값", en: "What one filter gives" },
        answer: "filterOutput",
        variant: (draw) => ({
          input0: draw.grid(3, 3, 0, 3),
          input1: draw.grid(3, 3, 0, 3),
          filter0: draw.grid(2, 2, -1, 2),
          filter1: draw.grid(2, 2, -1, 2),
          bias: draw.integer(1, 4),
        }),
        text: ({ input0, input1, filter0, filter1, bias }) => ({
          ko: [
            "채널이 2개인 3×3 입력에 2×2 필터 하나를 스트라이드 1, 패딩 없이 적용합니다. 2×2 출력을 손으로 구해 `[[왼쪽 위, 오른쪽 위], [왼쪽 아래, 오른쪽 아래]]`로 쓰세요. 활성화 함수는 없습니다.",
            "",
            "| | 입력 | 필터 |",
            "|---|---|---|",
            `| 채널 0 | \`${shown(input0)}\` | \`${shown(filter0)}\` |`,
            `| 채널 1 | \`${shown(input1)}\` | \`${shown(filter1)}\` |`,
            "",
            `편향은 ${bias}입니다.`,
          ].join("\n"),
          en: [
            "One 2×2 filter is applied to a 3×3 input of 2 channels, with stride 1 and without padding. Work out the 2×2 output by hand and write it as `[[top left, top right], [bottom left, bottom right]]`. There is no activation.",
            "",
            "| | input | filter |",
            "|---|---|---|",
            `| channel 0 | \`${shown(input0)}\` | \`${shown(filter0)}\` |`,
            `| channel 1 | \`${shown(input1)}\` | \`${shown(filter1)}\` |`,
            "",
            `The bias is ${bias}.`,
          ].join("\n"),
        }),
        solution: (numbers) => filterOutput(numbers),
        explanation: (numbers) => {
          const parts = [
            channelPart(numbers.input0, numbers.filter0, 0, 0),
            channelPart(numbers.input1, numbers.filter1, 0, 0),
          ];
          return {
            ko: `자리마다 채널별로 겹친 수끼리 곱해 더하고, 두 채널을 더한 뒤 편향을 한 번 더합니다. 왼쪽 위는 (${parts[0]}) + (${parts[1]}) + ${numbers.bias} = ${sum(parts) + numbers.bias}입니다. 모두 구하면 \`${shown(filterOutput(numbers))}\`입니다.`,
            en: `At each place multiply and add up what overlaps, channel by channel, add the two channels, and add the bias once. Top left: (${parts[0]}) + (${parts[1]}) + ${numbers.bias} = ${sum(parts) + numbers.bias}. All together: \`${shown(filterOutput(numbers))}\`.`,
          };
        },
        hints: [
          {
            ko: "왼쪽 위 한 칸부터 하세요. 채널마다 입력의 왼쪽 위 2×2와 필터를 겹쳐 놓습니다.",
            en: "Begin with the top left cell. In each channel, lay the filter on the input's top left 2×2.",
          },
          {
            ko: "겹친 수끼리 곱해서 더하면 채널마다 수 하나가 나옵니다. 두 채널의 수를 더하고 편향을 한 번 더하세요.",
            en: "Multiply what overlaps and add it up: one number for each channel. Add the two channels' numbers, and the bias once.",
          },
          ({ input0, filter0 }) => ({
            ko: `채널 0의 왼쪽 위는 ${at(input0, 0, 0)}·(${at(filter0, 0, 0)}) + ${at(input0, 0, 1)}·(${at(filter0, 0, 1)}) + ${at(input0, 1, 0)}·(${at(filter0, 1, 0)}) + ${at(input0, 1, 1)}·(${at(filter0, 1, 1)})입니다. 필터를 한 칸씩 옮겨 되풀이하세요.`,
            en: `Channel 0, top left: ${at(input0, 0, 0)}·(${at(filter0, 0, 0)}) + ${at(input0, 0, 1)}·(${at(filter0, 0, 1)}) + ${at(input0, 1, 0)}·(${at(filter0, 1, 0)}) + ${at(input0, 1, 1)}·(${at(filter0, 1, 1)}). Move the filter by one and go on.`,
          }),
        ],
        misconceptions: [
          {
            id: "bias-left-out",
            value: (numbers) => filterOutput({ ...numbers, bias: 0 }),
            message: {
              ko: "편향을 더하지 않았습니다. 자리마다 한 번씩 더하세요.",
              en: "You did not add the bias. Add it once at each place.",
            },
          },
          {
            id: "bias-per-channel",
            value: (numbers) => filterOutput({ ...numbers, bias: 2 * numbers.bias }),
            message: {
              ko: "편향을 채널마다 더했습니다. 채널을 모두 더한 뒤 한 번만 더하세요.",
              en: "You added the bias for each channel. Add it once, after the channels are added up.",
            },
          },
          {
            id: "first-channel-only",
            value: ({ input0, filter0, bias }) =>
              fourPlaces((row, column) => channelPart(input0, filter0, row, column) + bias),
            message: {
              ko: "채널 0만 계산했습니다. 필터는 모든 채널을 더합니다.",
              en: "You used channel 0 only. A filter sums over all channels.",
            },
          },
          {
            id: "largest-channel",
            value: ({ input0, input1, filter0, filter1, bias }) =>
              fourPlaces(
                (row, column) =>
                  Math.max(channelPart(input0, filter0, row, column), channelPart(input1, filter1, row, column)) + bias,
              ),
            message: {
              ko: "두 채널 가운데 큰 쪽을 골랐습니다. 최대 풀링이 아니므로 채널을 더하세요.",
              en: "You took the larger of the two channels. This is no max pooling: add the channels.",
            },
          },
          {
            id: "relu-added",
            value: (numbers) => filterOutput(numbers).map((row) => row.map(relu)),
            message: {
              ko: "음수를 0으로 바꾸었습니다. 여기에는 활성화 함수가 없으므로 음수는 그대로 쓰세요.",
              en: "You made negative numbers 0. There is no activation here: leave them negative.",
            },
          },
          {
            id: "filter-turned",
            value: (numbers) =>
              filterOutput({ ...numbers, filter0: turned(numbers.filter0), filter1: turned(numbers.filter1) }),
            message: {
              ko: "필터를 뒤집어 겹쳤습니다. CNN의 합성곱은 필터를 뒤집지 않습니다.",
              en: "You turned the filter round. A CNN's convolution does not.",
            },
          },
        ],
      }),
      shapeQuestion({
        id: "feature-maps",
        points: 1,
        title: { ko: "특성 맵의 모양", en: "The shape of feature maps" },
        answer: "mapsShape",
        axes: [
          { ko: "이미지의 수", en: "images" },
          { ko: "높이", en: "height" },
          { ko: "너비", en: "width" },
          { ko: "채널", en: "channels" },
        ],
        variant: (draw) => ({
          height: draw.integer(20, 40),
          width: draw.integer(20, 40),
          channels: draw.choose([1, 3]),
          kernelSize: draw.choose([3, 5, 7]),
          filters: draw.integer(8, 48, 4),
        }),
        text: ({ height, width, channels, kernelSize, filters }) => ({
          ko: `${height}×${width}×${channels} 이미지 **한 장**을 첫 합성곱층 \`Conv2D(${filters}, ${kernelSize})\`에 통과시켜 특성 맵을 꺼냈습니다. \`np.shape(feature_maps)\`는 무엇일까요? 강의의 \`(1, 26, 26, 32)\`처럼 네 수로 쓰세요: \`[…, …, …, …]\``,
          en: `**One** image of ${height}×${width}×${channels} goes through the first convolution, \`Conv2D(${filters}, ${kernelSize})\`, and the feature maps are taken out. What is \`np.shape(feature_maps)\`? Give four numbers, as in the lecture's \`(1, 26, 26, 32)\`: \`[…, …, …, …]\``,
        }),
        solution: ({ height, width, kernelSize, filters }) => [
          1,
          height - kernelSize + 1,
          width - kernelSize + 1,
          filters,
        ],
        explanation: ({ height, width, kernelSize, filters }) => ({
          ko: `이미지가 한 장이므로 맨 앞은 1입니다. 패딩이 없으므로 높이 ${height} − ${kernelSize} + 1 = ${height - kernelSize + 1}, 너비 ${width} − ${kernelSize} + 1 = ${width - kernelSize + 1}이고, 필터마다 맵이 한 장이므로 채널은 ${filters}입니다.`,
          en: `There is one image, so 1 comes first. Without padding the height is ${height} − ${kernelSize} + 1 = ${height - kernelSize + 1} and the width ${width} − ${kernelSize} + 1 = ${width - kernelSize + 1}. Each filter gives one map: ${filters} channels.`,
        }),
        hints: [
          {
            ko: "순서는 이미지의 수, 높이, 너비, 채널입니다.",
            en: "The order is images, height, width, channels.",
          },
          {
            ko: "패딩을 적지 않았으므로 `valid`입니다. 크기는 I − K + 1이고, 출력의 채널은 필터의 수입니다.",
            en: "No padding is given, so it is `valid`: the size is I − K + 1, and the output's channels are the filters.",
          },
        ],
        misconceptions: [
          {
            id: "channels-first",
            value: ({ height, width, kernelSize, filters }) => [
              1,
              filters,
              height - kernelSize + 1,
              width - kernelSize + 1,
            ],
            message: {
              ko: "채널을 앞에 두었습니다. TensorFlow에서는 채널이 맨 뒤에 옵니다.",
              en: "You put the channels first. In TensorFlow they come last.",
            },
          },
          {
            id: "height-and-width-swapped",
            value: ({ height, width, kernelSize, filters }) => [
              1,
              width - kernelSize + 1,
              height - kernelSize + 1,
              filters,
            ],
            message: {
              ko: "높이와 너비를 바꾸어 썼습니다. 높이가 먼저입니다.",
              en: "You swapped height and width. The height comes first.",
            },
          },
          {
            id: "size-kept",
            value: ({ height, width, filters }) => [1, height, width, filters],
            message: {
              ko: "크기를 입력과 같게 두었습니다. 패딩이 없으면 K − 1칸이 줄어듭니다.",
              en: "You kept the input's size. Without padding K − 1 cells are lost.",
            },
          },
          {
            id: "trimmed-by-kernel",
            value: ({ height, width, kernelSize, filters }) => [1, height - kernelSize, width - kernelSize, filters],
            message: {
              ko: "+1을 빠뜨렸습니다. 출력의 크기는 I − K + 1입니다.",
              en: "You left out the +1. The output's size is I − K + 1.",
            },
          },
          {
            id: "channels-kept",
            value: ({ height, width, kernelSize, channels }) => [
              1,
              height - kernelSize + 1,
              width - kernelSize + 1,
              channels,
            ],
            message: {
              ko: "입력의 채널을 그대로 두었습니다. 필터마다 모든 채널을 더해 맵 한 장을 만듭니다.",
              en: "You kept the input's channels. Each filter sums over all channels and gives one map.",
            },
          },
        ],
      }),
      numberQuestion({
        id: "panels",
        points: 1,
        title: { ko: "회색 그림은 몇 장?", en: "How many gray panels?" },
        answer: "panels",
        variant: (draw) => ({
          images: draw.integer(2, 6),
          filters1: draw.integer(8, 24, 4),
          filters2: draw.integer(28, 64, 4),
        }),
        text: ({ images, filters1, filters2 }) => ({
          ko: `컬러 이미지 ${images}장을 \`Conv2D(${filters1}, 3)\`, \`MaxPooling2D()\`, \`Conv2D(${filters2}, 3)\`에 차례로 통과시켰습니다. **마지막 층**의 특성 맵을 강의처럼 한 장씩 회색으로 모두 그리면 그림은 몇 장일까요?`,
          en: `${images} colour images go through \`Conv2D(${filters1}, 3)\`, \`MaxPooling2D()\` and \`Conv2D(${filters2}, 3)\`, one after another. All feature maps of the **last layer** are drawn as in the lecture, each as a gray panel. How many panels are there?`,
        }),
        solution: ({ images, filters2 }) => images * filters2,
        explanation: ({ images, filters1, filters2 }) => ({
          ko: `필터 하나가 앞 층의 맵 ${filters1}장을 모두 더해 맵 한 장을 만듭니다. 그래서 이미지마다 ${filters2}장, 모두 ${images}·${filters2} = **${images * filters2}**장입니다.`,
          en: `One filter sums over all ${filters1} maps of the layer before and gives one map. So there are ${filters2} for each image, ${images}·${filters2} = **${images * filters2}** in all.`,
        }),
        hints: [
          {
            ko: "이미지 한 장이면 마지막 층의 특성 맵이 몇 장일까요?",
            en: "How many feature maps does the last layer give for one image?",
          },
          {
            ko: "필터마다 맵이 한 장입니다. 앞 층의 맵이 몇 장이든 필터가 모두 더합니다. 거기에 이미지의 수를 곱하세요.",
            en: "One map for each filter: however many maps come in, a filter sums over them. Then multiply by the number of images.",
          },
        ],
        misconceptions: [
          {
            id: "maps-multiplied",
            value: ({ images, filters1, filters2 }) => images * filters1 * filters2,
            message: {
              ko: "앞 층의 맵 수까지 곱했습니다. 필터는 들어온 맵을 모두 더해 한 장으로 만듭니다.",
              en: "You multiplied by the maps of the layer before too. A filter sums over all maps that come in and gives one.",
            },
          },
          {
            id: "one-image",
            value: ({ filters2 }) => filters2,
            message: {
              ko: "이미지 한 장의 특성 맵만 세었습니다. 이미지마다 따로 나옵니다.",
              en: "You counted the maps of one image only. Each image has its own.",
            },
          },
          {
            id: "times-colours",
            value: ({ images, filters2 }) => images * filters2 * 3,
            message: {
              ko: "컬러의 채널 수를 곱했습니다. 첫 층의 필터가 채널을 이미 더했습니다.",
              en: "You multiplied by the colour channels. The first layer's filters have summed over them already.",
            },
          },
          {
            id: "all-layers",
            value: ({ images, filters1, filters2 }) => images * (filters1 + filters2),
            message: {
              ko: "앞 층의 특성 맵까지 더했습니다. 마지막 층의 것만 세세요.",
              en: "You added the first layer's maps. Count the last layer's only.",
            },
          },
        ],
      }),
      shapeQuestion({
        id: "occlusion-size",
        points: 1,
        title: { ko: "가리기 맵의 크기", en: "The size of an occlusion map" },
        answer: "occlusionSize",
        axes: [
          { ko: "행", en: "rows" },
          { ko: "열", en: "columns" },
        ],
        variant: (draw) => {
          const patch = draw.integer(4, 8);
          return {
            height: draw.integer(24, 48),
            width: draw.integer(24, 48),
            patch,
            stride: draw.integer(2, patch - 1),
          };
        },
        text: ({ height, width, patch, stride }) => ({
          ko: `${height}×${width}(높이×너비) 이미지를 ${patch}×${patch} 조각으로 가립니다. 조각은 왼쪽 위에서 시작해 ${stride}칸씩 옮겨 가고, **모든 픽셀이 한 번은 가려질 때까지** 갑니다(밖으로 나간 부분은 잘립니다). 조각의 자리는 몇 행 몇 열일까요? \`[행, 열]\`로 쓰세요.`,
          en: `An image of ${height}×${width} (height×width) is covered with a patch of ${patch}×${patch}. The patch starts at the top left and moves by ${stride}, **until every pixel has been covered once** (what sticks out is cut off). How many rows and columns of places are there? Give \`[rows, columns]\`.`,
        }),
        solution: (cover) => places(cover, (size) => Math.ceil((size - cover.patch) / cover.stride) + 1),
        explanation: (cover) => {
          const { height, width, patch, stride } = cover;
          const [rows = 0, columns = 0] = places(cover, (size) => Math.ceil((size - patch) / stride) + 1);
          return {
            ko: `첫 자리 뒤로 ${height} − ${patch} = ${height - patch}칸이 남고, 끝까지 덮으려면 ⌈${height - patch}/${stride}⌉번 더 옮깁니다. 행은 ${rows}, 열은 ⌈${width - patch}/${stride}⌉ + 1 = ${columns}입니다. 합성곱의 \`valid\`와 달리 남는 가장자리도 가려야 하므로 **올림**합니다. 모두 ${rows * columns}번 예측합니다.`,
            en: `Behind the first place ${height} − ${patch} = ${height - patch} cells are left, so the patch moves ⌈${height - patch}/${stride}⌉ times more: ${rows} rows, and ⌈${width - patch}/${stride}⌉ + 1 = ${columns} columns. Unlike a \`valid\` convolution it must cover what is left at the edge too, so we round **up**. That makes ${rows * columns} predictions.`,
          };
        },
        hints: [
          {
            ko: "높이만 생각해 보세요. 조각이 처음 놓이면 몇 칸이 남고, 몇 번 더 옮겨야 끝까지 덮을까요?",
            en: "Think of the height only. With the patch at its first place, how many cells are left, and how often must it move to cover them?",
          },
          {
            ko: "옮기는 횟수는 (크기 − 조각) ÷ 스트라이드입니다. 가장자리까지 덮어야 하므로 올림하고, 처음 자리 1을 더하세요.",
            en: "It moves (size − patch) ÷ stride times. The edge must be covered too: round up, then add 1 for the first place.",
          },
        ],
        misconceptions: [
          {
            id: "rounded-down",
            value: (cover) => places(cover, (size) => Math.floor((size - cover.patch) / cover.stride) + 1),
            message: {
              ko: "내림했습니다. 그러면 가장자리의 픽셀이 한 번도 가려지지 않습니다. 올림하세요.",
              en: "You rounded down. Then pixels at the edge are never covered: round up.",
            },
          },
          {
            id: "rows-and-columns-swapped",
            value: (cover) =>
              places(
                { ...cover, height: cover.width, width: cover.height },
                (size) => Math.ceil((size - cover.patch) / cover.stride) + 1,
              ),
            message: {
              ko: "행과 열을 바꾸어 썼습니다. 행의 수는 높이에서, 열의 수는 너비에서 나옵니다.",
              en: "You swapped rows and columns. The rows follow from the height, the columns from the width.",
            },
          },
          {
            id: "first-place-forgotten",
            value: (cover) => places(cover, (size) => Math.ceil((size - cover.patch) / cover.stride)),
            message: {
              ko: "옮기는 횟수만 세었습니다. 처음 자리도 하나이므로 1을 더하세요.",
              en: "You counted the moves only. The first place counts too: add 1.",
            },
          },
          {
            id: "stride-ignored",
            value: (cover) => places(cover, (size) => size - cover.patch + 1),
            message: {
              ko: "조각을 한 칸씩 옮겼습니다. 스트라이드로 나누세요.",
              en: "You moved the patch by one. Divide by the stride.",
            },
          },
          {
            id: "not-rounded",
            value: (cover) => places(cover, (size) => (size - cover.patch) / cover.stride + 1),
            message: {
              ko: "자리의 수는 정수입니다. 남는 가장자리도 가려야 하므로 올림하세요.",
              en: "There is a whole number of places. What is left at the edge must be covered too: round up.",
            },
          },
          {
            id: "patch-ignored",
            value: (cover) => places(cover, (size) => Math.ceil(size / cover.stride)),
            message: {
              ko: "조각의 크기를 빼지 않았습니다. 조각의 끝이 가장자리에 닿으면 더 옮기지 않습니다.",
              en: "You did not subtract the patch. Once its end reaches the edge it moves no further.",
            },
          },
        ],
      }),
      tensorQuestion({
        id: "cam",
        points: 2,
        title: { ko: "CAM을 손으로", en: "A CAM by hand" },
        answer: "cam",
        variant: (draw) => ({
          map0: draw.grid(2, 2, 0, 4),
          map1: draw.grid(2, 2, 0, 4),
          map2: draw.grid(2, 2, 0, 4),
          weights: [draw.integer(1, 3), draw.integer(-3, -1), draw.integer(1, 2)],
        }),
        text: ({ map0, map1, map2, weights }) => ({
          ko: [
            "마지막 합성곱층의 특성 맵 세 장과, 어떤 클래스에 대한 맵마다의 가중치입니다.",
            "",
            "| 맵 | 값 | 가중치 |",
            "|---|---|---|",
            `| $A^0$ | \`${shown(map0)}\` | ${weights[0]} |`,
            `| $A^1$ | \`${shown(map1)}\` | ${weights[1]} |`,
            `| $A^2$ | \`${shown(map2)}\` | ${weights[2]} |`,
            "",
            "$\\mathrm{ReLU}(\\sum_k w_k A^k)$를 손으로 구해 `[[왼쪽 위, 오른쪽 위], [왼쪽 아래, 오른쪽 아래]]`로 쓰세요.",
          ].join("\n"),
          en: [
            "Three feature maps of the last convolution, and their weights for some class:",
            "",
            "| map | values | weight |",
            "|---|---|---|",
            `| $A^0$ | \`${shown(map0)}\` | ${weights[0]} |`,
            `| $A^1$ | \`${shown(map1)}\` | ${weights[1]} |`,
            `| $A^2$ | \`${shown(map2)}\` | ${weights[2]} |`,
            "",
            "Work out $\\mathrm{ReLU}(\\sum_k w_k A^k)$ by hand and write it as `[[top left, top right], [bottom left, bottom right]]`.",
          ].join("\n"),
        }),
        solution: (numbers) => fourPlaces((row, column) => relu(sum(weighted(numbers, row, column)))),
        explanation: (numbers) => {
          const cam = fourPlaces((row, column) => relu(sum(weighted(numbers, row, column))));
          const corner = weighted(numbers, 0, 0);
          return {
            ko: `자리마다 맵에 가중치를 곱해 더하고, 음수면 0으로 합니다. 왼쪽 위는 ${corner.map((part) => `(${part})`).join(" + ")} = ${sum(corner)}이고, ReLU를 하면 ${relu(sum(corner))}입니다. 모두 구하면 \`${shown(cam)}\`입니다. 가중치가 음수인 맵은 이 클래스에 **반대하는** 증거입니다.`,
            en: `At each place multiply the maps by their weights, add them up, and make a negative sum 0. Top left: ${corner.map((part) => `(${part})`).join(" + ")} = ${sum(corner)}, and after the ReLU ${relu(sum(corner))}. All together: \`${shown(cam)}\`. A map with a negative weight is evidence **against** the class.`,
          };
        },
        hints: [
          {
            ko: "왼쪽 위 칸부터 하세요. 세 맵의 왼쪽 위 수에 각각 가중치를 곱해 더합니다.",
            en: "Begin with the top left cell: multiply the three maps' top left numbers by their weights and add them up.",
          },
          {
            ko: "ReLU는 음수를 0으로 바꿉니다. 다 더한 **뒤에** 한 번만 하세요.",
            en: "ReLU turns negative numbers into 0. Do it once, **after** adding up.",
          },
        ],
        misconceptions: [
          {
            id: "relu-left-out",
            value: (numbers) => fourPlaces((row, column) => sum(weighted(numbers, row, column))),
            message: {
              ko: "ReLU를 빠뜨렸습니다. 음수인 칸은 0으로 하세요.",
              en: "You left out the ReLU. Make negative cells 0.",
            },
          },
          {
            id: "relu-too-early",
            value: (numbers) => fourPlaces((row, column) => sum(weighted(numbers, row, column).map(relu))),
            message: {
              ko: "더하기 전에 ReLU를 했습니다. 그러면 반대하는 증거가 사라집니다. 다 더한 뒤에 하세요.",
              en: "You used the ReLU before adding up. Then the evidence against the class is lost: do it after the sum.",
            },
          },
          {
            id: "weights-ignored",
            value: ({ map0, map1, map2 }) =>
              fourPlaces((row, column) => at(map0, row, column) + at(map1, row, column) + at(map2, row, column)),
            message: {
              ko: "가중치를 곱하지 않고 더했습니다. 맵마다 클래스를 편드는 정도가 다릅니다.",
              en: "You added the maps without their weights. They do not all speak for the class alike.",
            },
          },
          {
            id: "signs-ignored",
            value: (numbers) =>
              fourPlaces((row, column) => sum(weighted(numbers, row, column).map((part) => Math.abs(part)))),
            message: {
              ko: "가중치의 부호를 떼었습니다. 음수인 가중치는 빼야 합니다.",
              en: "You dropped the weights' signs. A negative weight subtracts.",
            },
          },
        ],
      }),
      tableQuestion({
        id: "gdpr",
        points: 1,
        title: { ko: "GDPR의 날짜", en: "The GDPR's dates" },
        answer: "gdpr",
        text: {
          ko: 'EU 일반 개인정보 보호법(GDPR)이 **발효된** 날(`entered`)과 **적용되기 시작한** 날(`applies`)의 연(`year`), 월(`month`), 일(`day`)을 채우세요. 날짜가 통째로 맞아야 합니다. 슬라이드의 날짜는 맞지 않습니다. 수업 8의 "법과 정책 속의 XAI"나 법의 원문 제99조에서 찾을 수 있습니다.',
          en: "Fill in `year`, `month` and `day` of the date on which the EU's General Data Protection Regulation (GDPR) **entered into force** (`entered`) and of the date from which it **applies** (`applies`). A date counts as a whole. The slide's date is not right. Look in lesson 8, \"XAI in law and policy\", or in Article 99 of the law itself.",
        },
        checks: [
          {
            id: "entered",
            title: { ko: "발효", en: "entered into force" },
            judge: ({ entered }) => isDate(entered, [2016, 5, 24]) || { reason: dateReason(entered) },
          },
          {
            id: "applies",
            title: { ko: "적용", en: "applies from" },
            judge: ({ applies }) => isDate(applies, [2018, 5, 25]) || { reason: dateReason(applies) },
          },
        ],
        solution: () => dates([2016, 5, 24], [2018, 5, 25]),
        explanation: {
          ko: "제99조: 관보에 실린(2016년 5월 4일) 뒤 20일째 되는 2016년 5월 24일에 발효되고, 2018년 5월 25일부터 적용됩니다. 두 해는 준비할 시간이었습니다.",
          en: "Article 99: it entered into force on 24 May 2016, the twentieth day after its publication on 4 May, and applies from 25 May 2018. The two years were meant for preparing.",
        },
        hints: [
          {
            ko: "법이 효력을 갖는 날과 실제로 지켜야 하는 날은 다릅니다. 사이에 준비할 시간이 있었습니다.",
            en: "A law may enter into force on one day and apply from another, with time to prepare in between.",
          },
          {
            ko: "두 날은 모두 5월이고 두 해쯤 떨어져 있습니다. 슬라이드의 해는 적용되기 시작한 해입니다.",
            en: "Both days are in May, about two years apart. The slide's year is the one from which the law applies.",
          },
        ],
        misconceptions: [
          {
            id: "slide-date",
            value: () => dates([2018, 5, 28], [2018, 5, 28]),
            message: slideDate,
          },
          {
            id: "adopted",
            value: () => dates([2016, 4, 27], [2018, 5, 25]),
            message: adoptedDate,
          },
          {
            id: "days-swapped",
            value: () => dates([2018, 5, 25], [2016, 5, 24]),
            message: {
              ko: "두 날을 바꾸어 썼습니다. 발효가 먼저이고 적용이 나중입니다.",
              en: "You swapped the two days. The law entered into force first and applies from later.",
            },
          },
          {
            id: "one-day-for-both",
            value: () => dates([2018, 5, 25], [2018, 5, 25]),
            message: {
              ko: "두 날을 같게 썼습니다. 발효된 뒤 적용되기까지 준비할 시간이 있었습니다.",
              en: "You gave the same day for both. Between entering into force and applying there was time to prepare.",
            },
          },
        ],
      }),
      textQuestion({
        id: "read-map",
        points: 4,
        title: { ko: "맵 읽기", en: "Read a map" },
        answer: "reading",
        text: {
          ko: [
            "아래 셀은 작은 CNN에게 원(클래스 0)과 사각형(클래스 1)을 가르치고, 사각형 한 장에 대한 Grad-CAM을 그립니다. 모델은 훈련 이미지를 모두 맞히고, 이 사각형도 확신을 가지고 맞힙니다.",
            "",
            "맵을 보고 네 가지를 두세 문장씩 쓰세요.",
            "",
            "1. 맵에 따르면 모델은 주로 **어디를** 보았나요?",
            "2. 그래서 모델이 무엇을 배웠다고 **의심**하나요? 새 이미지에서도 이 모델을 믿을 수 있을까요?",
            "3. 의심이 맞는지 어떤 **실험**으로 확인하겠습니까? 결과가 어떠면 의심이 맞는 것인가요? (해 보아도 좋습니다.)",
            "4. 이 맵이 **말해 주지 않는 것**은 무엇인가요?",
          ].join("\n"),
          en: [
            "The cells below teach a small CNN circles (class 0) and squares (class 1), and draw a Grad-CAM for one square. The model is right about all training images, and sure and right about this square.",
            "",
            "Look at the map and write two or three sentences on each:",
            "",
            "1. According to the map, **where** did the model mainly look?",
            "2. So what do you **suspect** it has learnt? Can you trust it on new images?",
            "3. By which **experiment** would you find out whether you are right? Which result would mean that you are? (You may try it.)",
            "4. What does this map **not** tell?",
          ].join("\n"),
        },
        rubric: [
          {
            points: 1,
            text: {
              ko: "자리: 맵에서 가장 밝은 곳에 입력의 무엇이 있는지, 도형은 얼마나 밝은지 말했다.",
              en: "Place: what of the input is at the brightest place, and how bright the shape is.",
            },
          },
          {
            points: 1,
            text: {
              ko: "의심: 그 자리로 보아 모델이 무엇을 배웠을지, 어떤 새 이미지에서 틀릴지 말했다.",
              en: "Suspicion: what, to judge by that place, the model may have learnt, and on which new images it would be wrong.",
            },
          },
          {
            points: 1,
            text: {
              ko: "실험: 무엇을 바꾸어 예측하게 할지, 결과가 어떠면 의심이 맞는지 말했다.",
              en: "Experiment: what to change before predicting again, and which result would confirm the suspicion.",
            },
          },
          {
            points: 1,
            text: {
              ko: "한계: 이 맵만으로는 알 수 없는 것을 하나 이상 말했다.",
              en: "Limit: at least one thing that cannot be known from this map alone.",
            },
          },
        ],
        solution: () =>
          [
            "1. The brightest spot of the map is the white mark at the top right. The square itself is much weaker.",
            "2. All squares of the training images carry the mark and no circle does, so the model may have learnt the mark as a shortcut instead of the shape. I would not trust it on squares without a mark, or on circles with one.",
            "3. Predict the same square with the mark painted black, and a circle with a mark. If the square is then called a circle, and the circle a square, the suspicion is right. (It is: both answers turn round.)",
            "4. The map shows a rough place for one image. It does not say why the place matters, nor what the model does on other images; a person has to guess that and test it.",
          ].join("\n"),
        explanation: {
          ko: "맵에서 가장 밝은 곳은 도형이 아니라 오른쪽 위의 흰 표시입니다. 훈련 이미지의 사각형에는 모두 표시가 있고 원에는 없으므로, 모델은 도형 대신 표시를 배울 수 있습니다(지름길 학습). 표시를 지운 사각형을 원이라고 하고 표시를 붙인 원을 사각형이라고 하면 의심이 맞습니다. 맵은 이미지 한 장에서 '어디'를 어림으로 말할 뿐이므로, '왜'는 이렇게 실험으로 확인해야 합니다.",
          en: "The brightest place of the map is not the shape but the white mark at the top right. All squares of the training images carry one and no circle does, so the model can learn the mark instead of the shape (shortcut learning). If it calls a square without its mark a circle, and a circle with a mark a square, the suspicion is right. The map only says roughly where, for one image; why has to be tested like this.",
        },
        showSolution: "never",
        hints: [
          {
            ko: "히트맵에서 가장 밝은 곳을 입력 그림의 같은 자리와 견주어 보세요. 그곳에 무엇이 있나요?",
            en: "Compare the brightest place of the heat map with the same place of the input. What is there?",
          },
          {
            ko: "훈련 이미지를 만드는 코드에서 사각형에만 있는 것을 찾아보세요.",
            en: "In the code that makes the training images, look for what only squares have.",
          },
          {
            ko: "표시를 지운 사각형은 `(await predict(shapesCnn, { shape: [1, 24, 24, 1], values: Float32Array.from(picture(1, 12, 11, 4, false)) })).at(0)`으로 넣어 볼 수 있습니다. 결과의 두 수는 원과 사각형의 확률입니다. `picture`의 첫 수를 0으로, 마지막을 `true`로 바꾸면 표시를 붙인 원입니다.",
            en: "Try a square without its mark by `(await predict(shapesCnn, { shape: [1, 24, 24, 1], values: Float32Array.from(picture(1, 12, 11, 4, false)) })).at(0)`: its two numbers are the probabilities of circle and square. With 0 as `picture`'s first number and `true` as its last it is a circle with a mark.",
          },
        ],
      }),
    ],
  },
);

import { currentLanguage } from "../../display/language.ts";

const en = {
  notGrid: (where: string, option: string, wanted: string, got: string) =>
    `${where}: \`${option}\` is ${wanted}; got ${got}.`,
  inputForms: "rows of numbers, [[1, 2], [3, 4]], rows of cells with a number for each channel, or { shape, values }",
  kernelForms:
    "rows of weights, [[0, 1], [1, 0]], rows of cells with a weight for each channel (and filter), or { shape, values }",
  empty: (where: string, option: string) => `${where}: \`${option}\` is empty. Give it at least one number.`,
  ragged: (where: string, option: string) =>
    `${where}: the lists in \`${option}\` are not equally long. Every row needs as many cells, and every cell as many numbers.`,
  notNumbers: (where: string, option: string, got: string) => `${where}: \`${option}\` holds numbers only; got ${got}.`,
  shapeCount: (where: string, option: string, shape: string, wanted: number, got: number) =>
    `${where}: \`${option}\` of shape ${shape} needs ${wanted} values; got ${got}.`,
  tooLarge: (where: string, what: string, limit: string, got: string) =>
    `${where}: a figure to look at has ${what} up to ${limit}; got ${got}. Take a part of it.`,
  limitNames: {
    input: "an input",
    kernel: "a kernel",
    padded: "a padded input",
    channels: "channels",
    filters: "filters",
  },
  kernelDepth: (where: string, channels: number, got: number) =>
    `${where}: a kernel is as deep as its input has channels, ${channels}; got one of depth ${got}. Its shape is [height, width, channels, filters].`,
  biasCount: (where: string, filters: number, got: string) =>
    `${where}: \`bias\` is a number, or a list with one for each of the ${filters} filters; got ${got}.`,
  bothNames: (where: string, one: string, other: string) =>
    `${where}: \`${one}\` and \`${other}\` are two names of one option. Give one of them.`,
  oneOf: (where: string, option: string, choices: string, got: string) =>
    `${where}: \`${option}\` is one of ${choices}; got ${got}.`,
  notText: (where: string, option: string, got: string) => `${where}: \`${option}\` is a text; got ${got}.`,
};

const ko: typeof en = {
  notGrid: (where, option, wanted, got) =>
    `${where}: \`${option}\`에는 ${wanted}을(를) 넣어야 하는데 ${got}을(를) 받았습니다.`,
  inputForms: "[[1, 2], [3, 4]] 같은 숫자 행들, 칸마다 채널별 숫자가 든 행들, 또는 { shape, values }",
  kernelForms:
    "[[0, 1], [1, 0]] 같은 가중치 행들, 칸마다 채널별(그리고 필터별) 가중치가 든 행들, 또는 { shape, values }",
  empty: (where, option) => `${where}: \`${option}\`이(가) 비어 있습니다. 숫자를 하나 이상 넣으세요.`,
  ragged: (where, option) =>
    `${where}: \`${option}\` 안의 배열 길이가 서로 다릅니다. 행마다 칸 수가, 칸마다 숫자 수가 같아야 합니다.`,
  notNumbers: (where, option, got) => `${where}: \`${option}\`에는 숫자만 넣어야 하는데 ${got}을(를) 받았습니다.`,
  shapeCount: (where, option, shape, wanted, got) =>
    `${where}: 모양이 ${shape}인 \`${option}\`에는 값이 ${wanted}개 필요한데 ${got}개를 받았습니다.`,
  tooLarge: (where, what, limit, got) =>
    `${where}: 눈으로 따라갈 그림이므로 ${what} ${limit}까지만 됩니다. 받은 것: ${got}. 일부만 잘라서 넣으세요.`,
  limitNames: {
    input: "입력은",
    kernel: "커널은",
    padded: "패딩한 입력은",
    channels: "채널 수는",
    filters: "필터 수는",
  },
  kernelDepth: (where, channels, got) =>
    `${where}: 커널의 깊이는 입력의 채널 수 ${channels}과(와) 같아야 하는데 ${got}입니다. 커널의 모양은 [높이, 너비, 채널, 필터]입니다.`,
  biasCount: (where, filters, got) =>
    `${where}: \`bias\`에는 숫자 하나, 또는 필터 ${filters}개마다 하나씩 든 배열을 넣어야 하는데 ${got}을(를) 받았습니다.`,
  bothNames: (where, one, other) => `${where}: \`${one}\`와 \`${other}\`는 같은 옵션의 두 이름입니다. 하나만 쓰세요.`,
  oneOf: (where, option, choices, got) =>
    `${where}: \`${option}\`에는 ${choices} 가운데 하나를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  notText: (where, option, got) => `${where}: \`${option}\`에는 글을 넣어야 하는데 ${got}을(를) 받았습니다.`,
};

/** What is said of a figure's options that are wrong, in the learner's language; apart from the words that go to a browser. */
export function optionMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

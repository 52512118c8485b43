import { currentLanguage, type Language } from "../../display/language.ts";

const en = {
  controls: "Steps",
  reset: "Back to the start",
  back: "One step back",
  step: "One step on",
  play: "Play",
  pause: "Pause",
  position: "Position",
  positionOf: (at: number, count: number) => `${at} of ${count}`,
  speed: "Speed",

  convTitle: "Convolution, one position after the other",
  poolTitles: {
    max: "Max pooling, one position after the other",
    average: "Average pooling, one position after the other",
  },
  inputGrid: (size: string, padded: string, channel: number | null) =>
    `Input ${size}${padded === size ? "" : ` (${padded} with padding)`}${channel === null ? "" : `, channel ${channel}`}`,
  kernelGrid: (size: string, channel: number | null) =>
    `Kernel ${size}${channel === null ? "" : `, channel ${channel}`}`,
  outputGrid: (size: string, filter: number | null) => `Output ${size}${filter === null ? "" : `, filter ${filter}`}`,
  pooledGrid: (size: string, channel: number | null) =>
    `Output ${size}${channel === null ? "" : `, channel ${channel}`}`,
  filter: "Filter",
  channelChoice: "Input channel",
  channel: (channel: number) => `Channel ${channel}`,
  sum: "Sum",
  bias: "bias",
  outputCell: (row: number, column: number, value: string) => `Output row ${row}, column ${column}: ${value}`,
  outputPlace: (row: number, column: number) => `Output row ${row}, column ${column}`,
  paddingCell: "padding",
  notReached: (row: number, column: number) => `Output row ${row}, column ${column}: not reached yet`,
  hint: "Arrow keys move the window, space plays. Point at a cell of the output, or tap it, to see where it comes from.",
  axisSizes: (formula: string) => `Output height and width: ${formula}`,
  heightSize: (formula: string) => `Output height: ${formula}`,
  widthSize: (formula: string) => `Output width: ${formula}`,
  axisNames: { height: "height", width: "width", both: "height and width" },
  noPadding: "No padding: the window stays inside the input.",
  noPaddingAlong: (axis: string) => `No padding along ${axis}.`,
  evenPadding: (axis: string, cells: number) =>
    `Padding along ${axis}: ${cells} ${cells === 1 ? "cell" : "cells"} (dashed) on each side.`,
  unevenPadding: (axis: string, before: number, after: number) =>
    `Padding along ${axis}: ${before} before, ${after} after (dashed).`,
  oddSame: "“Same” needs an odd number of cells here, and TensorFlow puts the extra one after.",
  leftOver: (axis: string, cells: number) =>
    cells === 1
      ? `Along ${axis} the last cell is never under the window: the division is rounded down.`
      : `Along ${axis} the last ${cells} cells are never under the window: the division is rounded down.`,
  ignoredPadding:
    "Padding cells count for nothing in pooling: they are never the largest, and an average leaves them out.",
  maximum: "max",
  average: "average",
  none: "–",

  convAlt: (input: string, channels: number, kernel: string, filters: number, strides: string, dilation: string) =>
    `Convolution of an input of ${input}${channels === 1 ? "" : ` with ${channels} channels`} with ${
      filters === 1 ? "a kernel" : `${filters} filters`
    } of ${kernel}, stride ${strides}${dilation === "1" ? "" : `, dilation ${dilation}`}.`,
  poolAlt: (type: "max" | "average", input: string, channels: number, pool: string, strides: string) =>
    `${type === "max" ? "Max" : "Average"} pooling of an input of ${input}${
      channels === 1 ? "" : ` with ${channels} channels`
    } with a window of ${pool}, stride ${strides}.`,
  outputAlt: (size: string, values: string, filter: number | null) =>
    `Output ${size}${filter === null ? "" : `, filter ${filter}`}: ${values}.`,
  pooledAlt: (size: string, values: string, channel: number | null) =>
    `Output ${size}${channel === null ? "" : `, channel ${channel}`}: ${values}.`,
  outputSizeAlt: (size: string) => `Output ${size}.`,
  frameAlt: (step: string) => `Shown: ${step}.`,
  nonFinite: "Hatched cells hold no finite number (NaN or ∞).",
  moreChannels: (shown: number, all: number) => `The first ${shown} of ${all} channels are drawn.`,
};

const ko: FigureMessages = {
  controls: "단계",
  reset: "처음으로",
  back: "한 단계 뒤로",
  step: "한 단계 앞으로",
  play: "재생",
  pause: "일시 정지",
  position: "위치",
  positionOf: (at, count) => `${count}곳 중 ${at}번째`,
  speed: "속도",

  convTitle: "합성곱을 한 위치씩 따라가기",
  poolTitles: { max: "최대 풀링을 한 위치씩 따라가기", average: "평균 풀링을 한 위치씩 따라가기" },
  inputGrid: (size, padded, channel) =>
    `입력 ${size}${padded === size ? "" : ` (패딩까지 ${padded})`}${channel === null ? "" : `, 채널 ${channel}`}`,
  kernelGrid: (size, channel) => `커널 ${size}${channel === null ? "" : `, 채널 ${channel}`}`,
  outputGrid: (size, filter) => `출력 ${size}${filter === null ? "" : `, 필터 ${filter}`}`,
  pooledGrid: (size, channel) => `출력 ${size}${channel === null ? "" : `, 채널 ${channel}`}`,
  filter: "필터",
  channelChoice: "입력 채널",
  channel: (channel) => `채널 ${channel}`,
  sum: "합",
  bias: "편향",
  outputCell: (row, column, value) => `출력 ${row}행 ${column}열: ${value}`,
  outputPlace: (row, column) => `출력 ${row}행 ${column}열`,
  paddingCell: "패딩",
  notReached: (row, column) => `출력 ${row}행 ${column}열: 아직 계산하지 않음`,
  hint: "화살표 키로 창을 옮기고 스페이스로 재생합니다. 출력 칸을 가리키거나 누르면 그 값이 나온 곳이 보입니다.",
  axisSizes: (formula) => `출력 높이와 너비: ${formula}`,
  heightSize: (formula) => `출력 높이: ${formula}`,
  widthSize: (formula) => `출력 너비: ${formula}`,
  axisNames: { height: "높이", width: "너비", both: "높이와 너비" },
  noPadding: "패딩이 없어 창이 입력 안에만 놓입니다.",
  noPaddingAlong: (axis) => `${axis} 방향에는 패딩이 없습니다.`,
  evenPadding: (axis, cells) => `${axis} 방향 패딩: 양쪽에 ${cells}칸씩(점선) 붙입니다.`,
  unevenPadding: (axis, before, after) => `${axis} 방향 패딩: 앞에 ${before}칸, 뒤에 ${after}칸(점선)을 붙입니다.`,
  oddSame: "“same”에 필요한 칸 수가 홀수이면 TensorFlow는 남는 한 칸을 뒤에 붙입니다.",
  leftOver: (axis, cells) => `나눗셈을 내림하므로 ${axis} 방향의 마지막 ${cells}칸에는 창이 놓이지 않습니다.`,
  ignoredPadding: "풀링에서 패딩 칸은 세지 않습니다. 최댓값이 되지 않고, 평균에서도 빠집니다.",
  maximum: "최댓값",
  average: "평균",
  none: "–",

  convAlt: (input, channels, kernel, filters, strides, dilation) =>
    `합성곱 그림: 입력 ${input}${channels === 1 ? "" : `(채널 ${channels}개)`}, 커널 ${kernel}${
      filters === 1 ? "" : `(필터 ${filters}개)`
    }, 스트라이드 ${strides}${dilation === "1" ? "" : `, 팽창 ${dilation}`}.`,
  poolAlt: (type, input, channels, pool, strides) =>
    `${type === "max" ? "최대" : "평균"} 풀링 그림: 입력 ${input}${
      channels === 1 ? "" : `(채널 ${channels}개)`
    }, 창 ${pool}, 스트라이드 ${strides}.`,
  outputAlt: (size, values, filter) => `출력 ${size}${filter === null ? "" : `, 필터 ${filter}`}: ${values}.`,
  pooledAlt: (size, values, channel) => `출력 ${size}${channel === null ? "" : `, 채널 ${channel}`}: ${values}.`,
  outputSizeAlt: (size) => `출력 ${size}.`,
  frameAlt: (step) => `보이는 단계: ${step}.`,
  nonFinite: "빗금 칸의 값은 유한한 수가 아닙니다(NaN이나 ∞).",
  moreChannels: (shown, all) => `채널 ${all}개 가운데 앞의 ${shown}개를 그렸습니다.`,
};

/** The words of the explorable figures. */
export type FigureMessages = typeof en;

/** What the explorable figures say, in the learner's language; in a browser, in the figure's. */
export function localMessages(): FigureMessages {
  return currentLanguage() === "ko" ? ko : en;
}

/** What they say in a language that the figure was asked for in. */
export function messagesIn(language: Language): FigureMessages {
  return language === "ko" ? ko : en;
}

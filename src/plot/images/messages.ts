import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";

const en = {
  notImages: (actual: string) =>
    `imageGrid needs images: a set such as \`train.images.slice(0, 10)\`, or a list such as \`[image, rows]\` (an image is \`{ shape: [height, width, channels], bytes }\`, \`{ shape, values }\`, or rows of numbers); got ${actual}.`,
  imageShape: (which: string, actual: string) =>
    `${which}: a shape is [height, width, channels] in whole numbers from 1, with 1 channel (gray) or 3 (red, green, blue); got ${actual}.`,
  dataLength: (which: string, shape: string, expected: number, actual: number) =>
    `${which}: the shape ${shape} needs ${countText(expected)} values; got ${countText(actual)}.`,
  raggedRows: (which: string, y: number, expected: number, actual: number) =>
    `${which}: every row must be as long as the first (${expected}); row ${y} has ${actual} values.`,
  valueOutOfRange: (which: string, value: number, smallest: number, largest: number) =>
    `${which}: the value ${value} is not from ${smallest} (black) to ${largest} (white). Pass the range of your values, for example \`range: [0, 255]\`.`,
  emptyImages: () => "There is no image to draw: the list is empty.",
  tooManyImages: (actual: number, limit: number) =>
    `${countText(actual)} images are too many for one picture: at most ${countText(limit)}. Pass fewer, for example \`images.slice(0, 50)\`.`,
  pictureTooLarge: (width: number, height: number, limit: number) =>
    `The picture would be ${countText(width)} × ${countText(height)} pixels, more than ${countText(limit)} on a side. Draw fewer images, a smaller \`scale\`, or another number of \`columns\`.`,
  labelCount: (images: number, labels: number) =>
    `Each image needs one label: there are ${countText(images)} images and ${countText(labels)} labels. Pass for example \`labels: labels.slice(0, ${images})\`.`,
  positiveWhole: (option: string, actual: unknown) =>
    `The option \`${option}\` is a whole number, 1 or more; got ${String(actual)}.`,
  range: (actual: string) =>
    `The option \`range\` is [black, white] with black smaller than white, for example [0, 1]; got ${actual}.`,
  imageNumber: (index: number) => `Image ${index}`,
  gridAlt: (images: number, size: string, rows: number, columns: number) =>
    images === 1
      ? `One image of ${size} pixels.`
      : `${images} images of ${size} pixels in ${rows} ${rows === 1 ? "row" : "rows"} of ${columns}.`,
  gridLabelsAlt: (labels: string) => `Labels, row by row: ${labels}.`,
};

const ko: typeof en = {
  notImages: (actual) =>
    `imageGrid에는 이미지가 필요합니다. \`train.images.slice(0, 10)\` 같은 이미지 묶음이나 \`[image, rows]\` 같은 목록을 넘겨주세요(이미지 하나는 \`{ shape: [height, width, channels], bytes }\`, \`{ shape, values }\`, 또는 숫자로 된 행들입니다). 받은 것: ${actual}.`,
  imageShape: (which, actual) =>
    `${which}: 모양은 [높이, 너비, 채널]이고 모두 1 이상의 정수이며, 채널은 1개(흑백)나 3개(빨강, 초록, 파랑)여야 합니다. 받은 것: ${actual}.`,
  dataLength: (which, shape, expected, actual) =>
    `${which}: 모양이 ${shape}이면 값이 ${countText(expected)}개 필요한데 ${countText(actual)}개를 받았습니다.`,
  raggedRows: (which, y, expected, actual) =>
    `${which}: 모든 행의 길이가 첫 행(${expected})과 같아야 하는데 ${y}번 행에는 값이 ${actual}개 있습니다.`,
  valueOutOfRange: (which, value, smallest, largest) =>
    `${which}: 값 ${value}이(가) ${smallest}(검정)부터 ${largest}(하양)까지의 범위를 벗어납니다. 값의 범위를 알려 주세요. 예: \`range: [0, 255]\`.`,
  emptyImages: () => "그릴 이미지가 없습니다. 목록이 비어 있습니다.",
  tooManyImages: (actual, limit) =>
    `이미지 ${countText(actual)}장은 그림 하나에 담기에 너무 많습니다(최대 ${countText(limit)}장). 예를 들어 \`images.slice(0, 50)\`처럼 줄여 주세요.`,
  pictureTooLarge: (width, height, limit) =>
    `그림이 ${countText(width)} × ${countText(height)}픽셀이 되어 한 변의 한도 ${countText(limit)}을(를) 넘습니다. 이미지 수나 \`scale\`을 줄이거나 \`columns\`를 바꿔 주세요.`,
  labelCount: (images, labels) =>
    `이미지마다 레이블이 하나씩 있어야 하는데 이미지는 ${countText(images)}장, 레이블은 ${countText(labels)}개입니다. 예: \`labels: labels.slice(0, ${images})\`.`,
  positiveWhole: (option, actual) =>
    `\`${option}\` 옵션은 1 이상의 정수여야 하는데 ${String(actual)}을(를) 받았습니다.`,
  range: (actual) => `\`range\` 옵션은 [검정, 하양]이고 검정이 더 작아야 합니다. 예: [0, 1]. 받은 것: ${actual}.`,
  imageNumber: (index) => `${index}번 이미지`,
  gridAlt: (images, size, rows, columns) =>
    images === 1 ? `${size}픽셀 이미지 1장.` : `${size}픽셀 이미지 ${images}장, 한 줄에 ${columns}장씩 ${rows}줄.`,
  gridLabelsAlt: (labels) => `윗줄부터 차례로 붙은 레이블: ${labels}.`,
};

/** What pictures of images say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

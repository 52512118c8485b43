import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";
import type { Shape } from "../../nn/shape/shape.ts";
import { shapeText } from "../../nn/shape/shapeText.ts";

const en = {
  imageShape: (option: string | undefined, wanted: Shape, got: readonly number[]) =>
    `${option === undefined ? "" : `The option \`${option}\`: `}The model takes images of shape ${shapeText(wanted)}, one or a set [count, ${wanted.join(", ")}]; got ${shapeText(got)}.`,
  besideCount: (option: string, images: number, got: number) =>
    `The option \`${option}\` is one image for all, or one for each of the ${countText(images)} images; got ${countText(got)}.`,
  noImages: () => "There is no image to explain: the set is empty.",
  classRange: (got: string, classes: number) =>
    `The option \`classIndex\` is a class from 0 to ${classes - 1} (the model has ${classes}), or a list with one for each image; got ${got}.`,
  classCount: (images: number, got: number) =>
    `The option \`classIndex\` needs one class for each image: there are ${countText(images)} images and ${countText(got)} classes.`,
  classNames: (classes: number, got: string) =>
    `The option \`classNames\` is a list with a name for each of the ${classes} classes; got ${got}.`,
  wholeOption: (option: string, least: number, got: string) =>
    `The option \`${option}\` is a whole number, ${least} or more; got ${got}.`,
  numberOption: (option: string, least: number | undefined, got: string) =>
    `The option \`${option}\` is a number${least === undefined ? "" : `, ${least} or more`}; got ${got}.`,
  namedOption: (option: string, names: string, closest: string | undefined, got: string) =>
    closest === undefined
      ? `The option \`${option}\` is one of ${names}; got ${got}.`
      : `The option \`${option}\` is one of ${names}; got ${got}: did you mean "${closest}"?`,
};

const ko: typeof en = {
  imageShape: (option, wanted, got) =>
    `${option === undefined ? "" : `\`${option}\` 옵션: `}이 모델에는 모양이 ${shapeText(wanted)}인 이미지 한 장이나 묶음([개수, ${wanted.join(", ")}])이 필요합니다. 받은 것의 모양: ${shapeText(got)}.`,
  besideCount: (option, images, got) =>
    `\`${option}\` 옵션은 모두에 쓸 이미지 한 장이거나, 설명할 이미지 ${countText(images)}장에 하나씩이어야 합니다. 받은 것: ${countText(got)}장.`,
  noImages: () => "설명할 이미지가 없습니다. 묶음이 비어 있습니다.",
  classRange: (got, classes) =>
    `\`classIndex\` 옵션은 0부터 ${classes - 1}까지의 클래스 번호(이 모델의 클래스는 ${classes}개)이거나, 이미지마다 하나씩 든 목록이어야 합니다. 받은 것: ${got}.`,
  classCount: (images, got) =>
    `\`classIndex\` 옵션에는 이미지마다 클래스가 하나씩 필요한데, 이미지는 ${countText(images)}장이고 클래스는 ${countText(got)}개입니다.`,
  classNames: (classes, got) =>
    `\`classNames\` 옵션은 클래스 ${classes}개의 이름이 하나씩 든 목록이어야 합니다. 받은 것: ${got}.`,
  wholeOption: (option, least, got) => `\`${option}\` 옵션은 ${least} 이상의 정수여야 합니다. 받은 것: ${got}.`,
  numberOption: (option, least, got) =>
    `\`${option}\` 옵션은 ${least === undefined ? "수" : `${least} 이상의 수`}여야 합니다. 받은 것: ${got}.`,
  namedOption: (option, names, closest, got) =>
    closest === undefined
      ? `\`${option}\` 옵션은 ${names} 가운데 하나여야 합니다. 받은 것: ${got}.`
      : `\`${option}\` 옵션은 ${names} 가운데 하나여야 합니다. 받은 것: ${got}. 혹시 "${closest}"인가요?`,
};

/** What is said of what explanations are given, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

import { currentLanguage } from "../../display/language.ts";

const en = {
  fileEnding: (endings: readonly string[], actual: string) =>
    `A picture's file name ends in ${endings.map((ending) => `.${ending}`).join(" or ")}, for example "picture.${endings[0]}"; got ${actual}.`,
  cannotWrite: (file: string, code: string) =>
    code === "ENOENT"
      ? `The picture cannot be written to ${file}: there is no such folder. Make it first, or write somewhere else.`
      : `The picture cannot be written to ${file}: ${code}.`,
};

const ko: typeof en = {
  fileEnding: (endings, actual) =>
    `그림 파일의 이름은 ${endings.map((ending) => `.${ending}`).join("나 ")}로 끝나야 합니다. 예: "picture.${endings[0]}". 받은 것: ${actual}.`,
  cannotWrite: (file, code) =>
    code === "ENOENT"
      ? `그림을 ${file}에 쓸 수 없습니다. 그런 폴더가 없습니다. 폴더를 먼저 만들거나 다른 곳에 저장하세요.`
      : `그림을 ${file}에 쓸 수 없습니다: ${code}.`,
};

/** What drawing says, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

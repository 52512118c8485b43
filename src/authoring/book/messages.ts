import { currentLanguage, type Language } from "../../display/language.ts";

const en = {
  gathers: (name: string) => `Outputs of ${name} …`,
  builds: "Building the pages …",
  interrupted: "Making the book was interrupted.",
  noNotebooks: (folder: string) => `There is no notebook in ${folder}.`,
  noSphinx:
    "`sphinx-build` was not found on the PATH. `npm run book` installs it in .venv and starts this command with it.",
  notABook: (folder: string) =>
    `${folder} holds other things than a book: it stays as it is. Name an empty or a new folder with --output.`,
  sphinxComplains: (language: string, complaints: string) => `The pages in “${language}” have faults:\n${complaints}`,
  badFormula: (page: string, formula: string, reason: string) =>
    `${page}: this formula cannot be typeset: ${formula}\n${reason}`,
};

const ko: typeof en = {
  gathers: (name) => `${name}의 출력 준비 중 …`,
  builds: "페이지를 만드는 중 …",
  interrupted: "책 만들기가 중단되었습니다.",
  noNotebooks: (folder) => `${folder}에 노트북이 없습니다.`,
  noSphinx: "PATH에서 `sphinx-build`를 찾지 못했습니다. `npm run book`이 .venv에 설치하고 이 명령을 시작합니다.",
  notABook: (folder) =>
    `${folder}에 책이 아닌 것이 들어 있어 그대로 둡니다. --output으로 비어 있거나 새로운 폴더를 지정하세요.`,
  sphinxComplains: (language, complaints) => `“${language}” 페이지에 잘못된 곳이 있습니다.\n${complaints}`,
  badFormula: (page, formula, reason) => `${page}: 조판할 수 없는 수식입니다: ${formula}\n${reason}`,
};

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** The texts about making a book in the reader's language. */
export function localMessages(): typeof en {
  return catalogue[currentLanguage()];
}

/** The texts on the pages themselves, in the pages' language. */
export const SITE_TEXTS = {
  ko: {
    name: "한국어",
    title: "convolab · TypeScript로 배우는 합성곱 신경망",
    search: "수업에서 검색",
    start: "시작하기",
  },
  en: {
    name: "English",
    title: "convolab · Convolutional networks in TypeScript",
    search: "Search the lessons",
    start: "Start here",
  },
} as const satisfies Readonly<Record<Language, unknown>>;

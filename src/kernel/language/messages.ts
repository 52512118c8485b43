import type { Language } from "../../display/language.ts";

const en = {
  declaredInCell: (executionCount: number) => `Declared in cell [${executionCount}]`,
  declaredInEarlierCell: "Declared in an earlier cell",
  declaredInThisCell: (line: number) => `Declared in this cell, line ${line}`,
  declaredInFile: (file: string, line: number) => `Declared in ${file}, line ${line}`,
  overload: (position: number, total: number) => `overload ${position} of ${total}`,
  serverMissing: (platformPackage: string) =>
    `Completion and inspection are off: the package ${platformPackage} (TypeScript for this computer) is not installed. What to do: run \`npm ci\` in the folder of convolab.`,
  serverFailed: (reason: string) => `Completion and inspection are off: the language server did not start: ${reason}`,
  serverStopped: (reason: string) => `The language server for completion and inspection stopped (${reason}).`,
};

const ko: typeof en = {
  declaredInCell: (executionCount) => `셀 [${executionCount}]에서 선언됨`,
  declaredInEarlierCell: "앞의 셀에서 선언됨",
  declaredInThisCell: (line) => `이 셀의 ${line}번째 줄에서 선언됨`,
  declaredInFile: (file, line) => `${file}의 ${line}번째 줄에서 선언됨`,
  overload: (position, total) => `오버로드 ${total}개 중 ${position}번째`,
  serverMissing: (platformPackage) =>
    `자동 완성과 도움말을 쓸 수 없습니다: 패키지 ${platformPackage}(이 컴퓨터용 TypeScript)이(가) 설치되어 있지 않습니다. 해결 방법: convolab 폴더에서 \`npm ci\`를 실행하세요.`,
  serverFailed: (reason) => `자동 완성과 도움말을 쓸 수 없습니다: 언어 서버가 시작되지 않았습니다: ${reason}`,
  serverStopped: (reason) => `자동 완성과 도움말을 맡은 언어 서버가 멈췄습니다(${reason}).`,
};

/** What the language room says, in one language. */
export type LanguageMessages = typeof en;

/** The catalogue of a language. */
export function languageMessages(language: Language): LanguageMessages {
  return language === "ko" ? ko : en;
}

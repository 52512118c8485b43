import { currentLanguage, type Language } from "../../display/language.ts";

const en = {
  // Marks
  strangeMark: (place: string, line: string) =>
    `${place}: "${line}" is not a mark. Write // BEGIN SOLUTION and // END SOLUTION (or // BEGIN HIDDEN TESTS and // END HIDDEN TESTS), each as a comment on a line of its own.`,
  markInRegion: (place: string, open: string) =>
    `${place}: a region begins inside the one that begins at ${open}. End that one first.`,
  noBegin: (place: string, kind: string) => `${place}: // END ${kind} has no // BEGIN ${kind} before it. Add it.`,
  crossing: (place: string, open: string) =>
    `${place}: ends another kind of region than the one that begins at ${open}. End that one first.`,
  noEnd: (place: string, kind: string) => `${place}: // BEGIN ${kind} has no // END ${kind} after it. Add it.`,
  notWhole: (begin: string, end: string) =>
    `${begin}: the region ends in another block than it begins in (${end}). Put both marks in the same block.`,
  notCode: (place: string, reason: string) => `${place}: cannot be read as code (${reason}). Correct it.`,
  restNotCode: (place: string, reason: string) =>
    `${place}: what is left without its marked regions is not code (${reason}). A region holds whole statements.`,
  markInText: (place: string) => `${place}: a text cell has a mark. Marks are for code cells.`,

  // Notebooks
  noCell: (notebook: string, id: string) => `${notebook}: the cell ${id} is missing. Add it.`,
  otherCellType: (place: string, type: string) => `${place}: should be a ${type} cell. Change its type.`,
  otherSource: (place: string, source: string) => `${place}: should say exactly ${source}`,
  otherPlace: (place: string, before: string) => `${place}: should stand after ${before}. Move it.`,
  noQuestion: (place: string) => `${place}: the question file has no such question. Correct the cell's id.`,
  strayCheck: (place: string) => `${place}: checks an answer outside of its check cell. Remove it.`,
  noSolutionRegion: (place: string) =>
    `${place}: has no solution between // BEGIN SOLUTION and // END SOLUTION. Mark it.`,
  solutionElsewhere: (place: string) => `${place}: has a solution, and is not an answer cell. Move it to answer-….`,
  notDeclared: (place: string, name: string) =>
    `${place}: students would get no ${name}, which the question asks for. Declare it outside of the marks, e.g. let ${name}: number | undefined;`,
  notAttemptedMissing: (place: string) =>
    `${place}: its stub needs notAttempted. Write import { notAttempted } from "convolab"; in the cell start.`,
  otherNotebookLanguage: (notebook: string, language: string) =>
    `${notebook}: metadata.convolab.language is not "${language}". Correct it.`,
  otherCode: (ko: string, en: string, id: string) =>
    `${ko} and ${en} differ in the cell ${id}. Both have the same cells with the same code.`,

  // Question files
  doesNotRun: (file: string, reason: string) => `${file} could not be loaded.\n${reason}`,
  noCheckExport: (file: string) =>
    `${file} exports no check. Write export const { check, … } = await exercise(import.meta.url, { … });`,
  otherAssignment: (file: string, found: string, expected: string) =>
    `${file}: assignment is "${found}", and its folder is "${expected}". Make them the same.`,
  oneExercise: (file: string, count: number) =>
    `${file}: has ${count} calls of exercise. It needs one, with exercise imported from "convolab".`,
  otherImport: (place: string) => `${place}: imports from elsewhere than "convolab". Students have nothing else.`,
  renamedImport: (place: string) =>
    `${place}: imports under another name. Import by the names that "convolab" gives, so that what is hidden is found.`,
  exportList: (place: string) => `${place}: exports by a list. Write export before what is exported.`,
  questionsNotPlain: (place: string) =>
    `${place}: the questions are not written out. Write questions: [ … ] with each question in place, or the name of a constant of the file.`,
  notABuilder: (place: string) =>
    `${place}: is not a call of numberQuestion, shapeQuestion, … from "convolab". Write the question so: what is hidden in it must be found.`,
  notPlain: (place: string) =>
    `${place}: is not a written-out "name: value". Write each field of a question out, without ... and computed names: what is hidden in it must be found.`,
  idNotPlain: (place: string) => `${place}: the question's id is not a text in quotes. Write id: "…".`,
  hiddenNotPlain: (place: string, part: string) =>
    `${place}: ${part} is not written out. Write ${part}: [ … ] with each entry in place: what stands elsewhere might stay in the students' version.`,
  otherQuestions: (file: string) =>
    `${file}: its questions are others when it runs than those that are written in it. Write them out.`,
  solutionStays: (id: string, name: string) =>
    `The solution of ${id} is ${name}, which the students' version needs elsewhere too, so that they would see it. Write the solution in its own function.`,
  solutionInFile: (place: string) =>
    `${place}: a question file has no solution regions. Solutions of questions are taken out without marks.`,

  // Folders
  strangeFiles: (folder: string, names: string) =>
    `${folder} holds more than an assignment: ${names}. It has questions.ts and a notebook in each language. Move the others elsewhere.`,
  missingFiles: (folder: string, names: string) => `${folder} lacks ${names}. Add what is missing.`,
  missing: (file: string) => `${file} is missing`,
  different: (file: string) => `${file} is out of step`,

  // The key
  keyNotMade: (file: string, reason: string) => `The key could not be written to ${file}: ${reason}. Use --key FILE.`,
  keyNotRead: (file: string, reason: string) => `The key could not be read from ${file}: ${reason}.`,
  noKey: (file: string) =>
    `${file} holds no key: 32 bytes in base64 on one line. \`openssl rand -base64 32\` prints a new one.`,
};

const ko: typeof en = {
  strangeMark: (place, line) =>
    `${place}: "${line}"은(는) 표시가 아닙니다. // BEGIN SOLUTION과 // END SOLUTION(또는 // BEGIN HIDDEN TESTS와 // END HIDDEN TESTS)을 각각 한 줄짜리 주석으로 쓰세요.`,
  markInRegion: (place, open) =>
    `${place}: ${open}에서 시작한 구간 안에서 다른 구간이 시작됩니다. 앞의 것을 먼저 닫으세요.`,
  noBegin: (place, kind) => `${place}: // END ${kind} 앞에 // BEGIN ${kind}이(가) 없습니다. 넣으세요.`,
  crossing: (place, open) => `${place}: ${open}에서 시작한 구간과 다른 종류를 닫습니다. 앞의 것을 먼저 닫으세요.`,
  noEnd: (place, kind) => `${place}: // BEGIN ${kind} 뒤에 // END ${kind}이(가) 없습니다. 넣으세요.`,
  notWhole: (begin, end) =>
    `${begin}: 구간이 시작한 블록과 다른 블록에서 끝납니다(${end}). 두 표시를 같은 블록에 두세요.`,
  notCode: (place, reason) => `${place}: 코드로 읽을 수 없습니다(${reason}). 고치세요.`,
  restNotCode: (place, reason) =>
    `${place}: 표시한 구간을 빼고 남은 것이 코드가 아닙니다(${reason}). 구간에는 문장이 온전히 들어가야 합니다.`,
  markInText: (place) => `${place}: 글 셀에 표시가 있습니다. 표시는 코드 셀에 씁니다.`,

  noCell: (notebook, id) => `${notebook}: 셀 ${id}이(가) 없습니다. 넣으세요.`,
  otherCellType: (place, type) => `${place}: ${type} 셀이어야 합니다. 종류를 바꾸세요.`,
  otherSource: (place, source) => `${place}: 내용이 정확히 다음이어야 합니다: ${source}`,
  otherPlace: (place, before) => `${place}: ${before} 뒤에 있어야 합니다. 옮기세요.`,
  noQuestion: (place) => `${place}: 문제 파일에 그런 문제가 없습니다. 셀의 id를 고치세요.`,
  strayCheck: (place) => `${place}: 확인 셀이 아닌 곳에서 답을 확인합니다. 지우세요.`,
  noSolutionRegion: (place) =>
    `${place}: // BEGIN SOLUTION과 // END SOLUTION 사이에 풀이가 없습니다. 풀이를 표시하세요.`,
  solutionElsewhere: (place) => `${place}: 답 셀이 아닌데 풀이가 있습니다. answer-… 셀로 옮기세요.`,
  notDeclared: (place, name) =>
    `${place}: 문제가 묻는 ${name}이(가) 학생용에 남지 않습니다. 표시 밖에서 선언하세요. 예: let ${name}: number | undefined;`,
  notAttemptedMissing: (place) =>
    `${place}: 빈 함수가 notAttempted를 씁니다. 셀 start에 import { notAttempted } from "convolab";를 넣으세요.`,
  otherNotebookLanguage: (notebook, language) =>
    `${notebook}: metadata.convolab.language가 "${language}"이(가) 아닙니다. 고치세요.`,
  otherCode: (ko, en, id) => `${ko}와 ${en}의 셀 ${id}이(가) 다릅니다. 두 노트북의 셀과 코드는 같아야 합니다.`,

  doesNotRun: (file, reason) => `${file}을(를) 불러올 수 없습니다.\n${reason}`,
  noCheckExport: (file) =>
    `${file}이(가) check를 내보내지 않습니다. export const { check, … } = await exercise(import.meta.url, { … });를 쓰세요.`,
  otherAssignment: (file, found, expected) =>
    `${file}: assignment는 "${found}"인데 폴더는 "${expected}"입니다. 같게 하세요.`,
  oneExercise: (file, count) =>
    `${file}: exercise 호출이 ${count}개입니다. "convolab"에서 가져온 exercise를 한 번 불러야 합니다.`,
  otherImport: (place) => `${place}: "convolab"이 아닌 곳에서 가져옵니다. 학생에게는 다른 것이 없습니다.`,
  renamedImport: (place) =>
    `${place}: 다른 이름으로 가져옵니다. 숨길 것을 찾을 수 있도록 "convolab"이 쓰는 이름 그대로 가져오세요.`,
  exportList: (place) => `${place}: 목록으로 내보냅니다. 내보낼 것 앞에 export를 쓰세요.`,
  questionsNotPlain: (place) =>
    `${place}: 문제들이 그대로 적혀 있지 않습니다. questions: [ … ] 안에 각 문제를, 또는 이 파일에 있는 상수의 이름을 적으세요.`,
  notABuilder: (place) =>
    `${place}: "convolab"의 numberQuestion, shapeQuestion, … 호출이 아닙니다. 숨길 것을 찾을 수 있도록 그렇게 쓰세요.`,
  notPlain: (place) =>
    `${place}: "이름: 값"으로 적혀 있지 않습니다. 숨길 것을 찾을 수 있도록 문제의 각 항목을 ...이나 계산한 이름 없이 적으세요.`,
  idNotPlain: (place) => `${place}: 문제의 id가 따옴표 안의 글이 아닙니다. id: "…"로 쓰세요.`,
  hiddenNotPlain: (place, part) =>
    `${place}: ${part}의 내용이 그대로 적혀 있지 않습니다. ${part}: [ … ] 안에 하나씩 적으세요. 다른 곳에 있으면 학생용에 남을 수 있습니다.`,
  otherQuestions: (file) => `${file}: 실행했을 때의 문제가 적혀 있는 문제와 다릅니다. 그대로 적으세요.`,
  solutionStays: (id, name) =>
    `${id}의 풀이인 ${name}은(는) 학생용의 다른 곳에도 필요해서 학생이 보게 됩니다. 풀이를 따로 쓰세요.`,
  solutionInFile: (place) => `${place}: 문제 파일에는 풀이 구간을 쓰지 않습니다. 문제의 풀이는 표시 없이도 빠집니다.`,

  strangeFiles: (folder, names) =>
    `${folder}에 과제가 아닌 것이 있습니다: ${names}. questions.ts와 언어별 노트북만 둡니다. 다른 것은 옮기세요.`,
  missingFiles: (folder, names) => `${folder}에 ${names}이(가) 없습니다. 넣으세요.`,
  missing: (file) => `${file}: 없음`,
  different: (file) => `${file}: 원본과 어긋남`,

  keyNotMade: (file, reason) => `키를 ${file}에 쓸 수 없습니다: ${reason}. --key FILE을 쓰세요.`,
  keyNotRead: (file, reason) => `${file}에서 키를 읽을 수 없습니다: ${reason}.`,
  noKey: (file) =>
    `${file}에 키가 없습니다. 32바이트를 base64로 한 줄에 적어야 합니다. \`openssl rand -base64 32\`가 새 키를 만듭니다.`,
};

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** The texts about releases in the reader's language. */
export function localMessages(): typeof en {
  return catalogue[currentLanguage()];
}

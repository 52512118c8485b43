import { currentLanguage, type Language } from "../../display/language.ts";

const en = {
  // Marks
  strangeMark: (place: string, line: string) =>
    `${place}: "${line}" is not a mark. Write // BEGIN SOLUTION and // END SOLUTION (or // BEGIN HIDDEN TESTS and // END HIDDEN TESTS), each as a comment on a line of its own, with one plain space between the words.`,
  markInRegion: (place: string, open: string) =>
    `${place}: a region begins inside the one that begins at ${open}. End that one first.`,
  noBegin: (place: string, kind: string) => `${place}: // END ${kind} has no // BEGIN ${kind} before it. Add it.`,
  crossing: (place: string, open: string) =>
    `${place}: ends another kind of region than the one that begins at ${open}. End that one first.`,
  noEnd: (place: string, kind: string) => `${place}: // BEGIN ${kind} has no // END ${kind} after it. Add it.`,
  notWhole: (begin: string, end: string) =>
    `${begin}: the region ends in another block than it begins in (${end}). Put both marks in the same block.`,
  notStatements: (place: string) =>
    `${place}: the region stands within a statement. A region holds whole statements, or members of a class.`,
  noSuper: (place: string) =>
    `${place}: the region holds the constructor's super(…), which it cannot do without. Write that above the region.`,
  notCode: (place: string, reason: string) => `${place}: cannot be read as code (${reason}). Correct it.`,
  restNotCode: (place: string, reason: string) =>
    `${place}: what is left without its marked regions is not code (${reason}). A region holds whole statements.`,
  markInText: (place: string) => `${place}: a text cell has a mark. Marks are for code cells.`,
  commentInText: (place: string) =>
    `${place}: a text cell has a comment (<!-- … -->), which students can read by opening the cell. Remove it.`,

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
  otherCellImport: (place: string) =>
    `${place}: imports from a file other than "./questions.ts", or not by name. Students have only that file, and of it what is imported as import { check, … } from "./questions.ts";`,
  lostName: (place: string, name: string) =>
    `${place}: uses ${name}, which only a marked region declares, so that students would not have it. Declare it outside of the marks.`,
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
  otherStatement: (place: string) =>
    `${place}: is neither an import nor a declaration. Write it into a function, so that what is hidden in it goes with what uses it.`,
  otherUse: (place: string, name: string) =>
    `${place}: ${name} is used for more than to write the questions out. Remove this use, so that what is hidden is found.`,
  fieldTwice: (place: string, name: string) => `${place}: ${name} stands there twice. Remove one.`,
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
  studentsDoesNotRun: (file: string, reason: string) =>
    `${file}: what students would get of it does not work. Something that stays needs something that was taken out.\n${reason}`,
  solutionStays: (id: string, name: string) =>
    `The solution of ${id} is ${name}, which the students' version needs elsewhere too, so that they would see it. Write the solution in its own function.`,
  solutionInFile: (place: string) =>
    `${place}: a question file has no solution regions. Solutions of questions are taken out without marks.`,

  // Folders
  strangeFiles: (folder: string, names: string) =>
    `${folder} holds more than an assignment: ${names}. It has questions.ts and a notebook in each language. Move the others elsewhere.`,
  sameFolder: (source: string, target: string) =>
    `${target} is in the instructor's folder ${source}, or holds it: its files would be overwritten. Name another with --to.`,
  notRead: (folder: string, reason: string) => `${folder} could not be read: ${reason}.`,
  notWritten: (folder: string, reason: string) =>
    `${folder} could not be written: ${reason}. It is as it was; run the release again once that is mended.`,
  missingFiles: (folder: string, names: string) => `${folder} lacks ${names}. Add what is missing.`,
  missing: (file: string) => `${file} is missing`,
  different: (file: string) => `${file} is out of step`,

  // The key
  keyNotMade: (file: string, reason: string) => `The key could not be written to ${file}: ${reason}. Use --key FILE.`,
  keyNotRead: (file: string, reason: string) => `The key could not be read from ${file}: ${reason}.`,
  keyReadable: (file: string, mode: string) =>
    `${file} can be read by others (mode ${mode}). Run chmod 600 on it; if somebody may have it already, delete it for a new one.`,
  noKey: (file: string) =>
    `${file} holds no key: 32 bytes in base64 on one line. \`openssl rand -base64 32\` prints a new one.`,
};

const ko: typeof en = {
  strangeMark: (place, line) =>
    `${place}: "${line}"은(는) 표시가 아닙니다. // BEGIN SOLUTION과 // END SOLUTION(또는 // BEGIN HIDDEN TESTS와 // END HIDDEN TESTS)을 각각 한 줄짜리 주석으로, 낱말 사이에 보통 빈칸 하나를 두고 쓰세요.`,
  markInRegion: (place, open) =>
    `${place}: ${open}에서 시작한 구간 안에서 다른 구간이 시작됩니다. 앞의 것을 먼저 닫으세요.`,
  noBegin: (place, kind) => `${place}: // END ${kind} 앞에 // BEGIN ${kind}이(가) 없습니다. 넣으세요.`,
  crossing: (place, open) => `${place}: ${open}에서 시작한 구간과 다른 종류를 닫습니다. 앞의 것을 먼저 닫으세요.`,
  noEnd: (place, kind) => `${place}: // BEGIN ${kind} 뒤에 // END ${kind}이(가) 없습니다. 넣으세요.`,
  notWhole: (begin, end) =>
    `${begin}: 구간이 시작한 블록과 다른 블록에서 끝납니다(${end}). 두 표시를 같은 블록에 두세요.`,
  notStatements: (place) =>
    `${place}: 구간이 문장 한가운데 있습니다. 구간에는 온전한 문장이나 클래스의 멤버가 들어가야 합니다.`,
  noSuper: (place) => `${place}: 구간에 생성자의 super(…)가 있는데, 이것이 없으면 안 됩니다. 구간 위에 쓰세요.`,
  notCode: (place, reason) => `${place}: 코드로 읽을 수 없습니다(${reason}). 고치세요.`,
  restNotCode: (place, reason) =>
    `${place}: 표시한 구간을 빼고 남은 것이 코드가 아닙니다(${reason}). 구간에는 문장이 온전히 들어가야 합니다.`,
  markInText: (place) => `${place}: 글 셀에 표시가 있습니다. 표시는 코드 셀에 씁니다.`,
  commentInText: (place) => `${place}: 글 셀에 주석(<!-- … -->)이 있습니다. 학생이 셀을 열면 읽을 수 있으니 지우세요.`,

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
  otherCellImport: (place) =>
    `${place}: "./questions.ts"가 아닌 파일에서 가져오거나 이름 없이 가져옵니다. 학생에게는 그 파일뿐이며, 그 가운데 import { check, … } from "./questions.ts";로 가져온 것만 남습니다.`,
  lostName: (place, name) =>
    `${place}: ${name}을(를) 쓰는데, 표시한 구간에서만 선언하여 학생용에는 없습니다. 표시 밖에서 선언하세요.`,
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
  otherStatement: (place) =>
    `${place}: 가져오기도 선언도 아닙니다. 숨길 것이 그것을 쓰는 곳과 함께 빠지도록 함수 안에 쓰세요.`,
  otherUse: (place, name) =>
    `${place}: ${name}을(를) 문제를 적는 데가 아닌 곳에서도 씁니다. 숨길 것을 찾을 수 있도록 한 곳에만 쓰세요.`,
  fieldTwice: (place, name) => `${place}: ${name}이(가) 두 번 있습니다. 하나를 지우세요.`,
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
  studentsDoesNotRun: (file, reason) =>
    `${file}: 학생용이 작동하지 않습니다. 남는 것이 빠진 것을 필요로 합니다.\n${reason}`,
  solutionStays: (id, name) =>
    `${id}의 풀이인 ${name}은(는) 학생용의 다른 곳에도 필요해서 학생이 보게 됩니다. 풀이를 따로 쓰세요.`,
  solutionInFile: (place) => `${place}: 문제 파일에는 풀이 구간을 쓰지 않습니다. 문제의 풀이는 표시 없이도 빠집니다.`,

  strangeFiles: (folder, names) =>
    `${folder}에 과제가 아닌 것이 있습니다: ${names}. questions.ts와 언어별 노트북만 둡니다. 다른 것은 옮기세요.`,
  sameFolder: (source, target) =>
    `${target}이(가) 교수자용 폴더 ${source} 안에 있거나 그것을 담고 있어 파일을 덮어쓰게 됩니다. --to로 다른 폴더를 지정하세요.`,
  notRead: (folder, reason) => `${folder}을(를) 읽을 수 없습니다: ${reason}.`,
  notWritten: (folder, reason) =>
    `${folder}에 쓸 수 없습니다: ${reason}. 폴더는 그대로입니다. 원인을 고치고 다시 실행하세요.`,
  missingFiles: (folder, names) => `${folder}에 ${names}이(가) 없습니다. 넣으세요.`,
  missing: (file) => `${file}: 없음`,
  different: (file) => `${file}: 원본과 어긋남`,

  keyNotMade: (file, reason) => `키를 ${file}에 쓸 수 없습니다: ${reason}. --key FILE을 쓰세요.`,
  keyNotRead: (file, reason) => `${file}에서 키를 읽을 수 없습니다: ${reason}.`,
  keyReadable: (file, mode) =>
    `${file}을(를) 다른 사람이 읽을 수 있습니다(권한 ${mode}). chmod 600을 실행하세요. 이미 새어 나갔을 수 있으면 지우고 새로 만드세요.`,
  noKey: (file) =>
    `${file}에 키가 없습니다. 32바이트를 base64로 한 줄에 적어야 합니다. \`openssl rand -base64 32\`가 새 키를 만듭니다.`,
};

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** The texts about releases in the reader's language. */
export function localMessages(): typeof en {
  return catalogue[currentLanguage()];
}

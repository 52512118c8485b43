import { currentLanguage, type Language } from "../../display/language.ts";
import type { AnswerKind } from "../answer/answers.ts";

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? "" : "s"}`;

const en = {
  unknownQuestion: (id: string, nearest: string | undefined, ids: string) =>
    nearest === undefined
      ? `There is no question ${id} here. There are: ${ids}.`
      : `There is no question ${id} here. Did you mean "${nearest}"?`,

  points: (points: number) => (points === 1 ? "1 point" : `${points} points`),
  pointsOf: (reached: number, points: number) => `${reached} of ${points === 1 ? "1 point" : `${points} points`}`,
  colon: ": ",

  toProvide: "Your answer",
  provide: {
    number: (name: string) => `a number in the variable ${name}`,
    shape: (name: string) => `a shape in the variable ${name}, as an array`,
    table: (name: string) => `a number in each empty cell (\`undefined\`) of the table ${name}`,
    tensor: (name: string) => `numbers in the variable ${name}: an array, or for rows and columns an array of arrays`,
    function: (name: string) => `the function ${name}`,
    layer: (name: string) => `a layer in the variable ${name}`,
    model: (name: string) => `a model in the variable ${name}`,
    text: (name: string) => `a text in the variable ${name}, which a person reads`,
  } satisfies Record<AnswerKind, (name: string) => string>,
  rubric: "What it is scored by",

  correct: "correct",
  notYet: "not yet",
  partly: "partly",
  notAttempted: "no answer",
  toBeRead: "a person reads it",
  notChecked: "not checked",

  headline: { correct: "Correct", notYet: "Not yet", notAttempted: "No answer yet", toBeRead: "Your text is there" },
  partlyCorrect: "Partly correct",
  fillIn: {
    number: (name: string) => `Give ${name} a number, and run the cells again.`,
    shape: (name: string) => `Give ${name} an array, and run the cells again.`,
    table: (name: string) => `Fill in the table ${name}, and run the cells again.`,
    tensor: (name: string) => `Give ${name} its numbers, and run the cells again.`,
    function: (name: string) => `Write the function ${name}, and run the cells again.`,
    layer: (name: string) => `Give ${name} a layer, and run the cells again.`,
    model: (name: string) => `Give ${name} a model, and run the cells again.`,
    text: (name: string) => `Give ${name} a text, and run the cells again.`,
  } satisfies Record<AnswerKind, (name: string) => string>,
  personReads: (points: number) =>
    `A person reads it and gives up to ${points === 1 ? "1 point" : `${points} points`}.`,
  nextHint: (call: string, left: number, all: number) =>
    left === all
      ? `Hint: ${call} (there ${all === 1 ? "is 1" : `are ${all}`})`
      : `Next hint: ${call} (${left} of ${all} left)`,
  hintsAgain: (call: string) => `All hints again: ${call}`,
  seeSolution: (call: string) => `How it is done: ${call}`,
  logUnwritable: (file: string) => `(This check is not written down: ${file} cannot be written.)`,

  hint: (number: number, all: number) => `Hint ${number}/${all}`,
  allHints: (all: number) => (all === 1 ? "The only hint" : `All ${all} hints`),
  noHints: "There are no hints for this question.",

  solution: "How it is done",
  answer: "Answer",
  noSolution: "This question has no written solution.",
  solutionNever: "The solution of this question is not shown.",
  solutionAfterFullScore: (call: string) => `The solution is shown once your answer is correct: ${call}`,
  solutionAfterChecks: (left: number, call: string) =>
    `The solution is shown once your answer is correct, or after ${left} more ${left === 1 ? "check" : "checks"} of an answer: ${call}`,

  progressCaption: (title: string) => `Progress: ${title}`,
  question: "question",
  state: "state",
  score: "score",
  sum: "sum",
  readByPerson: (points: number) =>
    `Besides, a person reads the texts and gives up to ${points === 1 ? "1 point" : `${points} points`}.`,

  logCaption: (shown: number, all: number) =>
    shown < all ? `the latest ${shown} of ${count(all, "check")}` : count(all, "check"),
  logTime: "time",
  logIn: (file: string) => `This log is the file ${file}. It holds none of your answers.`,
  logDelete: (call: string) => `Delete it: ${call}`,
  logUnreadable: (lines: number) => `${count(lines, "line")} could not be read.`,
  logEmpty: (file: string) => `Nothing has been checked yet, or the log (${file}) was deleted.`,
  logOff: "No log of checks is kept here.",
  logDeleted: (file: string) => `Deleted: ${file}`,
  logNotDeleted: (file: string, reason: string) => `${file} could not be deleted: ${reason}`,

  learnerIs: (id: string) => `Learner: ${id}. Questions with numbers of their own use numbers drawn for this id.`,
  learnerByGrader: (id: string) => `Learner: ${id}, as the grader says.`,
  learnerByHub: (id: string) => `Learner: ${id}, as JupyterHub says.`,
  nobody: (call: string) => `No learner's id yet: everybody without one has the same numbers. Give yours: ${call}`,
  learnerChanged: "The numbers have changed: run the cells below again.",
  learnerNotText: (came: string) => `learner() takes your id as a text in quotes, such as "20240001", not ${came}.`,
  learnerTooLong: (longest: number, came: number) =>
    `A learner's id has at most ${longest} characters, not ${came}. Give your student number.`,
  learnerUnprintable: (came: string) =>
    `A learner's id has only characters that can be seen, and no line breaks, unlike ${came}. Type it anew.`,
};

const ko: typeof en = {
  unknownQuestion: (id, nearest, ids) =>
    nearest === undefined
      ? `${id}: 이 노트북에 없는 문제입니다. 있는 문제: ${ids}`
      : `${id}: 이 노트북에 없는 문제입니다. 혹시 "${nearest}"입니까?`,

  points: (points) => `${points}점`,
  pointsOf: (reached, points) => `${points}점 중 ${reached}점`,
  colon: ": ",

  toProvide: "답",
  provide: {
    number: (name) => `변수 ${name}에 수 하나`,
    shape: (name) => `변수 ${name}에 크기를 배열로`,
    table: (name) => `표 ${name}의 빈칸(\`undefined\`)마다 수 하나`,
    tensor: (name) => `변수 ${name}에 수의 배열(행과 열이 있으면 배열의 배열)`,
    function: (name) => `함수 ${name}`,
    layer: (name) => `변수 ${name}에 층 하나`,
    model: (name) => `변수 ${name}에 모델 하나`,
    text: (name) => `변수 ${name}에 글(사람이 읽고 채점합니다)`,
  },
  rubric: "채점 기준",

  correct: "맞음",
  notYet: "아직",
  partly: "일부 맞음",
  notAttempted: "답 없음",
  toBeRead: "사람이 채점",
  notChecked: "확인 전",

  headline: {
    correct: "맞았습니다",
    notYet: "아직 아닙니다",
    notAttempted: "아직 답이 없습니다",
    toBeRead: "글이 있습니다",
  },
  partlyCorrect: "일부만 맞았습니다",
  fillIn: {
    number: (name) => `${name}에 수를 넣고 셀을 다시 실행하세요.`,
    shape: (name) => `${name}에 배열을 넣고 셀을 다시 실행하세요.`,
    table: (name) => `표 ${name}의 빈칸을 채우고 셀을 다시 실행하세요.`,
    tensor: (name) => `${name}에 수를 배열로 넣고 셀을 다시 실행하세요.`,
    function: (name) => `함수 ${name}의 내용을 쓰고 셀을 다시 실행하세요.`,
    layer: (name) => `${name}에 층을 넣고 셀을 다시 실행하세요.`,
    model: (name) => `${name}에 모델을 넣고 셀을 다시 실행하세요.`,
    text: (name) => `${name}에 글을 넣고 셀을 다시 실행하세요.`,
  },
  personReads: (points) => `사람이 읽고 ${points}점까지 줍니다.`,
  nextHint: (call, left, all) =>
    left === all ? `힌트: ${call} (${all}개 있음)` : `다음 힌트: ${call} (${all}개 중 ${left}개 남음)`,
  hintsAgain: (call) => `힌트 다시 보기: ${call}`,
  seeSolution: (call) => `풀이: ${call}`,
  logUnwritable: (file) => `(${file}에 쓸 수 없어 이번 확인은 기록하지 못했습니다.)`,

  hint: (number, all) => `힌트 ${number}/${all}`,
  allHints: (all) => `힌트 전체(${all}개)`,
  noHints: "이 문제에는 힌트가 없습니다.",

  solution: "풀이",
  answer: "답",
  noSolution: "이 문제에는 풀이가 없습니다.",
  solutionNever: "이 문제의 풀이는 공개하지 않습니다.",
  solutionAfterFullScore: (call) => `풀이는 답을 맞힌 뒤에 볼 수 있습니다: ${call}`,
  solutionAfterChecks: (left, call) => `풀이는 답을 맞히거나, 답을 ${left}번 더 확인하면 볼 수 있습니다: ${call}`,

  progressCaption: (title) => `진행 상황: ${title}`,
  question: "문제",
  state: "상태",
  score: "점수",
  sum: "합계",
  readByPerson: (points) => `이 밖에 글은 사람이 읽고 모두 ${points}점까지 줍니다.`,

  logCaption: (shown, all) => (shown < all ? `확인 ${all}번 중 최근 ${shown}번` : `확인 ${all}번`),
  logTime: "시각",
  logIn: (file) => `이 기록은 ${file} 파일입니다. 답의 내용은 들어 있지 않습니다.`,
  logDelete: (call) => `지우기: ${call}`,
  logUnreadable: (lines) => `읽을 수 없는 줄이 ${lines}개 있습니다.`,
  logEmpty: (file) => `아직 확인한 문제가 없거나, 기록(${file})을 지웠습니다.`,
  logOff: "여기에서는 확인 기록을 남기지 않습니다.",
  logDeleted: (file) => `지웠습니다: ${file}`,
  logNotDeleted: (file, reason) => `${file}: 지우지 못했습니다. ${reason}`,

  learnerIs: (id) => `학습자: ${id}. 학습자마다 숫자가 다른 문제는 이 아이디로 뽑은 숫자를 씁니다.`,
  learnerByGrader: (id) => `학습자: ${id} (채점기가 정했습니다.)`,
  learnerByHub: (id) => `학습자: ${id} (JupyterHub의 사용자 이름입니다.)`,
  nobody: (call) => `학습자 아이디가 아직 없어 모두 같은 숫자로 풉니다. 자기 아이디를 넣으세요: ${call}`,
  learnerChanged: "숫자가 바뀌었습니다. 아래 셀을 다시 실행하세요.",
  learnerNotText: (came) => `learner()에는 아이디를 "20240001"처럼 따옴표 안에 넣으세요. 받은 값: ${came}`,
  learnerTooLong: (longest, came) => `아이디는 ${longest}자까지입니다(받은 것은 ${came}자). 학번을 넣으세요.`,
  learnerUnprintable: (came) => `아이디에 보이지 않는 글자나 줄바꿈이 들어 있습니다: ${came}. 다시 입력하세요.`,
};

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** The texts of an exercise notebook in the learner's language. */
export function localMessages(): typeof en {
  return catalogue[currentLanguage()];
}

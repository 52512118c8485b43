import { currentLanguage, type Language } from "../display/language.ts";
import type { ReleaseSummary } from "../grading/release/releaseAssignment.ts";

type TakenOut = ReleaseSummary["takenOut"];

const en = {
  program: "The convolab kernel for Jupyter",
  kernel: "install or remove the kernel",
  install: "write the kernel's spec where Jupyter looks for it",
  uninstall: "remove the kernel's spec",
  doctor: "say what is wrong with an installation, and what to do",
  user: "for this user (the default)",
  sysPrefix: "into the active Python environment",
  prefix: "below this folder",
  onePlace: "Choose one of --user, --sys-prefix and --prefix.",
  noPython: "No Python environment is active and no python3 is on the PATH. Activate one, or use --prefix.",
  cannotWrite: (folder: string, reason: string) =>
    `The kernel could not be written to ${folder}: ${reason}. Choose a place that you may write to, e.g. --user.`,
  installed: (folder: string) => `Installed the kernel in ${folder}`,
  removed: (folder: string) => `Removed ${folder}`,
  absent: (folder: string) => `There is no kernel in ${folder}. \`jupyter kernelspec list\` shows where kernels are.`,
  foreign: (folder: string) => `The kernel in ${folder} is not convolab's: it stays.`,

  notebooks: "look after the notebooks of a course",
  notebooksCheck: "say what is wrong with notebooks, and what to do",
  notebookPlaces: "notebooks, or folders with notebooks",
  fix: "mend what can be mended without asking",

  book: "make a static site of a course's notebooks with their outputs",
  bookNotebooks: "folder with the notebooks, in ko/ and en/",
  bookOutput: "where the site goes",
  bookMade: (address: string) => `The book is made: ${address}`,

  release: "make the students' version of exercises",
  releaseAssignments: "assignments; all where none is named",
  releaseFrom: "folder with the instructor's assignments",
  releaseTo: "folder for the students' version",
  releaseKey:
    "file with the key that signs locked cells (else the one that CONVOLAB_RELEASE_KEY names, else ~/.config/convolab/release.key)",
  releaseCheck: "write nothing, and say what is out of step",
  releaseNode: (version: string) =>
    `A question file runs on Node.js 24 or newer; this is ${version}. In convolab's folder \`npm run release\` takes its own.`,
  noAssignment: (folder: string, names: string) =>
    names === "" ? `There is no assignment in ${folder}.` : `There is no such assignment in ${folder}: ${names}.`,
  leftOver: (folder: string) => `${folder} has no source any more. Remove it.`,
  notReleased: (assignment: string, faults: string) => `${assignment} is not released:\n${faults}`,
  inStep: (count: number) => `${counted(count, "assignment")}: in step.`,
  sharedNames: (assignment: string, names: string) =>
    `${assignment}: hidden parts use ${names}, and so do others: students see what these do.`,
  releaseColumns: ["assignment", "questions", "points", "cells", "taken out"],
  takenOutParts: (taken: TakenOut) =>
    [
      counted(taken.notebookSolutions, "solution in the notebook", "solutions in the notebook"),
      counted(taken.fileSolutions, "solution in the question file", "solutions in the question file"),
      counted(taken.hiddenChecks, "hidden check"),
      counted(taken.hiddenCalls, "hidden call"),
      counted(taken.hiddenTests, "region of hidden tests", "regions of hidden tests"),
      counted(taken.explanations, "explanation"),
      counted(taken.declarations, "helper"),
    ]
      .filter((part) => !part.startsWith("0 "))
      .join(", "),

  nodeVersion: "Node.js 24 or newer",
  built: "the kernel is built",
  zeromq: "ZeroMQ (the connection to Jupyter)",
  parser: "the parser of cells",
  canvas: "the canvas for pictures",
  typescript: "TypeScript 7 (types of cells)",
  jupyter: "Jupyter",
  kernelSpec: "Jupyter knows the kernel",
  launcher: "the kernel's launcher points at files that exist",
  mnist: "the MNIST images",

  whatToDo: "What to do",
  upgradeNode:
    "Install Node.js 24 or newer and run `convolab kernel install` with it, or use `npm run lab`, which brings one.",
  oldNode: (version: string) => `The kernel needs Node.js 24 or newer; this is ${version}.`,
  buildIt: "Run `npm run build` in the folder of convolab.",
  reinstallPackages: "Run `npm ci --ignore-scripts` in the folder of convolab.",
  installJupyter:
    "Run `npm run lab` in the folder of convolab, or install JupyterLab (`pip install jupyterlab`) and put it on the PATH.",
  installKernel: "Run `convolab kernel install` (with --sys-prefix if Jupyter is in a Python environment).",
  allWell: "All is well.",
  problems: (count: number) => (count === 1 ? "1 problem." : `${count} problems.`),
};

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

const ko: typeof en = {
  program: "Jupyter용 convolab 커널",
  kernel: "커널 설치 또는 제거",
  install: "Jupyter가 찾는 자리에 커널을 등록",
  uninstall: "커널 등록을 제거",
  doctor: "설치에 무엇이 잘못되었고 어떻게 고치는지 알려 줌",
  user: "이 사용자용(기본값)",
  sysPrefix: "활성화된 파이썬 환경 안에",
  prefix: "이 폴더 아래에",
  onePlace: "--user, --sys-prefix, --prefix 가운데 하나만 고르세요.",
  noPython: "활성화된 파이썬 환경이 없고 PATH에 python3도 없습니다. 환경을 활성화하거나 --prefix를 쓰세요.",
  cannotWrite: (folder, reason) =>
    `${folder}에 커널을 쓸 수 없습니다: ${reason}. --user처럼 쓸 수 있는 자리를 고르세요.`,
  installed: (folder) => `커널을 설치했습니다: ${folder}`,
  removed: (folder) => `제거했습니다: ${folder}`,
  absent: (folder) => `${folder}에 커널이 없습니다. \`jupyter kernelspec list\`가 커널의 자리를 보여 줍니다.`,
  foreign: (folder) => `${folder}의 커널은 convolab의 것이 아니므로 그대로 둡니다.`,

  notebooks: "강의 노트북 관리",
  notebooksCheck: "노트북에 무엇이 잘못되었고 어떻게 고치는지 알려 줌",
  notebookPlaces: "노트북, 또는 노트북이 든 폴더",
  fix: "묻지 않고 고칠 수 있는 것은 고침",

  book: "강의 노트북을 출력과 함께 정적 사이트로 만듦",
  bookNotebooks: "노트북 폴더(ko/와 en/이 든)",
  bookOutput: "사이트를 놓을 자리",
  bookMade: (address) => `책을 만들었습니다: ${address}`,

  release: "연습 문제의 학생용을 만듦",
  releaseAssignments: "과제 이름(없으면 모두)",
  releaseFrom: "교수자용 과제가 든 폴더",
  releaseTo: "학생용을 놓을 폴더",
  releaseKey:
    "잠긴 셀에 서명할 키 파일(없으면 CONVOLAB_RELEASE_KEY가 가리키는 파일, 그것도 없으면 ~/.config/convolab/release.key)",
  releaseCheck: "아무것도 쓰지 않고 어긋난 것을 알려 줌",
  releaseNode: (version) =>
    `문제 파일은 Node.js 24 이상에서 실행됩니다. 지금 것은 ${version}입니다. convolab 폴더에서는 \`npm run release\`가 알맞은 것을 씁니다.`,
  noAssignment: (folder, names) =>
    names === "" ? `${folder}에 과제가 없습니다.` : `${folder}에 그런 과제가 없습니다: ${names}.`,
  leftOver: (folder) => `${folder}: 원본이 이제 없습니다. 지우세요.`,
  notReleased: (assignment, faults) => `${assignment}: 학생용을 만들지 못했습니다.\n${faults}`,
  inStep: (count) => `과제 ${count}개: 원본과 맞습니다.`,
  sharedNames: (assignment, names) =>
    `${assignment}: 숨긴 부분이 쓰는 ${names}을(를) 다른 곳에서도 써서 학생이 내용을 볼 수 있습니다.`,
  releaseColumns: ["과제", "문제", "점수", "셀", "뺀 것"],
  takenOutParts: (taken) =>
    [
      `노트북의 풀이 ${taken.notebookSolutions}`,
      `문제 파일의 풀이 ${taken.fileSolutions}`,
      `숨긴 확인 ${taken.hiddenChecks}`,
      `숨긴 호출 ${taken.hiddenCalls}`,
      `숨긴 시험 ${taken.hiddenTests}`,
      `해설 ${taken.explanations}`,
      `도우미 ${taken.declarations}`,
    ]
      .filter((part) => !part.endsWith(" 0"))
      .join(", "),

  nodeVersion: "Node.js 24 이상",
  built: "커널이 빌드되어 있음",
  zeromq: "ZeroMQ(Jupyter와의 연결)",
  parser: "셀 구문 분석기",
  canvas: "그림을 그리는 캔버스",
  typescript: "TypeScript 7(셀의 타입)",
  jupyter: "Jupyter",
  kernelSpec: "Jupyter가 커널을 알고 있음",
  launcher: "커널 실행 스크립트가 실제 파일을 가리킴",
  mnist: "MNIST 이미지",

  whatToDo: "해결 방법",
  upgradeNode:
    "Node.js 24 이상을 설치하고 그것으로 `convolab kernel install`을 실행하거나, 알맞은 것을 가져오는 `npm run lab`을 쓰세요.",
  oldNode: (version) => `커널에는 Node.js 24 이상이 필요한데 지금은 ${version}입니다.`,
  buildIt: "convolab 폴더에서 `npm run build`를 실행하세요.",
  reinstallPackages: "convolab 폴더에서 `npm ci --ignore-scripts`를 실행하세요.",
  installJupyter:
    "convolab 폴더에서 `npm run lab`을 실행하거나, JupyterLab을 설치해(`pip install jupyterlab`) PATH에 두세요.",
  installKernel: "`convolab kernel install`을 실행하세요(Jupyter가 파이썬 환경 안에 있으면 --sys-prefix와 함께).",
  allWell: "모두 정상입니다.",
  problems: (count) => `문제 ${count}건.`,
};

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** The command's texts in the reader's language. */
export function cliMessages(): typeof en {
  return catalogue[currentLanguage()];
}

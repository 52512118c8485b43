/** @typedef {"en" | "ko"} Language */

/** @returns {Language} `CONVOLAB_LANG`, else the locale's language, else English */
export function chooseLanguage(environment = process.env) {
  const { CONVOLAB_LANG, LC_ALL, LC_MESSAGES, LANG } = environment;
  if (CONVOLAB_LANG === "ko" || CONVOLAB_LANG === "en") return CONVOLAB_LANG;
  return (LC_ALL || LC_MESSAGES || LANG || "").startsWith("ko") ? "ko" : "en";
}

/** Every text of the set-up. A `{name}` is filled in by `message`. */
const ENGLISH = {
  runtime: "Node.js 24",
  npmPackages: "npm packages",
  pythonEnvironment: "Python environment with JupyterLab",
  testEnvironment: "Python packages of the tests",
  bookEnvironment: "Python packages that make the book",
  nbgraderEnvironment: "nbgrader, in a Python environment of its own",
  peerKernels: "Deno's kernel and tslab, to compare with (about 180 MB)",
  engine: "Native TensorFlow engine",
  build: "Build",
  kernelSpec: "Kernel spec for JupyterLab",
  setUpStarts: "convolab: set-up ({count} steps; only the first time, or after an update)",
  setUpEnds: "convolab: ready ({seconds} s)",
  waiting: "Another set-up (process {pid}) is running in this folder; waiting for it.",
  failed: "Step {step} of {count}, “{title}”, failed.",
  why: "Why:",
  whatToDo: "What to do:",
  log: "The whole log: {file}",
  interrupted: "Interrupted. Nothing is broken: run the same command again.",
  retry:
    "Check the network connection (and the disk's free space), then run the same command again: it goes on from this step.",
  installNode:
    "Install Node.js 24 or newer yourself (https://nodejs.org), make sure `node --version` says so, then run the same command again.",
  noNodePackage: "There is no Node.js package for {platform} on npm.",
  installPython:
    "Install Python 3.11 or newer (https://www.python.org; on Debian or Ubuntu: sudo apt install python3 python3-venv), or name one with CONVOLAB_PYTHON=/path/to/python3, then run the same command again.",
  noPython: "No Python 3.11 or newer was found. Tried: {tried}.",
  noPip: "{python} has neither `ensurepip` nor `pip`.",
  noNpm: "No npm was found: neither the one that runs this command nor one on the PATH.",
  startedNot: "{program} could not be started: {reason}",
  exitCode: "{program} ended with exit code {code}. Its last lines:",
  fixSource:
    "A source file of this clone does not compile (see above). Undo local changes in `src/` (git status shows them) or fix them, then run the same command again.",
  reinstall: "Delete the folders node_modules, dist and .venv, then run the same command again.",
  jupyterStarts: "Starting JupyterLab …",
  unknownLanguage: "There is no language “{value}” here. Choose one of two: --lang ko (Korean) or --lang en (English).",
  fetched: "{done} of {total} packages",
  fetchedMegabytes: "fetching TensorFlow's library: {done} of {total} MB",
  unpacks: "unpacking TensorFlow's library",
  strips: "making TensorFlow's library smaller",
  compiles: "compiling the add-on",
  triesOut: "trying it out",
  engineMissing:
    "No native engine: {reason}. The course works without it, on WebAssembly; only training is much slower. To try again: CONVOLAB_ENGINE=retry npm run lab",
  noCompiler: "no C++ compiler was found (Debian, Ubuntu: sudo apt install g++; macOS: xcode-select --install)",
  noWheel: "there is no TensorFlow library for {platform}",
  noPythonForEngine: "no Python 3.11 or newer with pip was found to fetch it with",
  notFetched: "TensorFlow's library could not be fetched or unpacked (see .cache/log/engine.log)",
  notCompiled: "the add-on could not be compiled (see .cache/log/engine.log)",
  notStarted: "the add-on was compiled but does not start (see .cache/log/engine.log)",
};

/** @type {Record<keyof typeof ENGLISH, string>} */
const KOREAN = {
  runtime: "Node.js 24",
  npmPackages: "npm 패키지",
  pythonEnvironment: "JupyterLab이 들어 있는 파이썬 환경",
  testEnvironment: "시험용 파이썬 패키지",
  bookEnvironment: "책을 만드는 파이썬 패키지",
  nbgraderEnvironment: "nbgrader(따로 둔 파이썬 환경)",
  peerKernels: "견주어 볼 Deno 커널과 tslab(약 180 MB)",
  engine: "네이티브 TensorFlow 엔진",
  build: "빌드",
  kernelSpec: "JupyterLab용 커널 등록",
  setUpStarts: "convolab: 설치를 시작합니다({count}단계, 처음 한 번 또는 업데이트 뒤에만)",
  setUpEnds: "convolab: 준비 완료({seconds}초)",
  waiting: "이 폴더에서 다른 설치(프로세스 {pid})가 진행 중이라 끝나기를 기다립니다.",
  failed: "{count}단계 중 {step}단계 ‘{title}’에서 실패했습니다.",
  why: "원인:",
  whatToDo: "해결 방법:",
  log: "전체 기록: {file}",
  interrupted: "중단했습니다. 망가진 것은 없으니 같은 명령을 다시 실행하세요.",
  retry: "네트워크 연결(과 디스크의 남은 공간)을 확인하고 같은 명령을 다시 실행하세요. 이 단계부터 이어서 진행합니다.",
  installNode:
    "Node.js 24 이상을 직접 설치하고(https://nodejs.org) `node --version`으로 확인한 뒤 같은 명령을 다시 실행하세요.",
  noNodePackage: "{platform}용 Node.js 패키지가 npm에 없습니다.",
  installPython:
    "파이썬 3.11 이상을 설치하거나(https://www.python.org, 데비안·우분투: sudo apt install python3 python3-venv) CONVOLAB_PYTHON=/경로/python3으로 알려 준 뒤 같은 명령을 다시 실행하세요.",
  noPython: "파이썬 3.11 이상을 찾지 못했습니다. 찾아본 것: {tried}.",
  noPip: "{python}에 `ensurepip`도 `pip`도 없습니다.",
  noNpm: "npm을 찾지 못했습니다. 이 명령을 실행한 npm도, PATH의 npm도 없습니다.",
  startedNot: "{program}을(를) 시작하지 못했습니다: {reason}",
  exitCode: "{program}이(가) 종료 코드 {code}(으)로 끝났습니다. 마지막 출력:",
  fixSource:
    "이 폴더의 소스 파일이 컴파일되지 않습니다(위 참조). `src/`에서 고친 것을 되돌리거나(git status로 확인) 바로잡은 뒤 같은 명령을 다시 실행하세요.",
  reinstall: "node_modules, dist, .venv 폴더를 지우고 같은 명령을 다시 실행하세요.",
  jupyterStarts: "JupyterLab을 시작합니다 …",
  unknownLanguage: "‘{value}’(이)라는 언어는 없습니다. --lang ko(한국어)와 --lang en(영어) 가운데 고르세요.",
  fetched: "패키지 {total}개 중 {done}개",
  fetchedMegabytes: "TensorFlow 라이브러리 내려받는 중: {total}MB 중 {done}MB",
  unpacks: "TensorFlow 라이브러리의 압축을 푸는 중",
  strips: "TensorFlow 라이브러리의 크기를 줄이는 중",
  compiles: "애드온을 컴파일하는 중",
  triesOut: "엔진을 시험해 보는 중",
  engineMissing:
    "네이티브 엔진 없음: {reason}. 강의는 WebAssembly로 그대로 진행할 수 있고, 훈련만 훨씬 느립니다. 다시 시도하려면: CONVOLAB_ENGINE=retry npm run lab",
  noCompiler: "C++ 컴파일러를 찾지 못했습니다(데비안·우분투: sudo apt install g++, macOS: xcode-select --install)",
  noWheel: "{platform}용 TensorFlow 라이브러리가 없습니다",
  noPythonForEngine: "라이브러리를 내려받는 데 필요한 파이썬 3.11 이상(pip 포함)을 찾지 못했습니다",
  notFetched: "TensorFlow 라이브러리를 내려받거나 풀지 못했습니다(.cache/log/engine.log 참조)",
  notCompiled: "애드온을 컴파일하지 못했습니다(.cache/log/engine.log 참조)",
  notStarted: "컴파일한 애드온이 시작되지 않습니다(.cache/log/engine.log 참조)",
};

const CATALOGUE = { en: ENGLISH, ko: KOREAN };

/** @typedef {keyof typeof ENGLISH} MessageKey */

/**
 * @param {Language} language
 * @param {MessageKey} key
 * @param {Record<string, string | number>} [values]
 */
export function message(language, key, values = {}) {
  return CATALOGUE[language][key].replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

import { currentLanguage } from "../display/language.ts";

const en = {
  engine: "Engine",
  engineNames: {
    native: "TensorFlow, native",
    wasm: "WebAssembly",
    cpu: "plain JavaScript",
  },
  threads: "threads",
  on: "on",
  off: "off",
  whyNotNative: "not native because",

  forced: (name: string) => `CONVOLAB_ENGINE=${name} asks for it`,
  noAddOn: () => "the native add-on has not been built: run `npm run lab` or `npm test` in convolab's folder",
  noLoad: (reason: string) => `the native add-on does not load: ${reason}`,
  noWasm: (reason: string, native: string) => `${native}; nor does WebAssembly start: ${reason}`,
  noCompiler: () =>
    "the set-up found no C++ compiler (Debian, Ubuntu: sudo apt install g++; macOS: xcode-select --install)",
  noWheel: (platform: string) => `there is no TensorFlow library for ${platform}`,
  noPythonForEngine: () => "the set-up found no Python 3.11 or newer with pip to fetch the TensorFlow library with",
  notFetched: () => "the set-up could not fetch the TensorFlow library (.cache/log/engine.log says why)",
  notCompiled: () => "the set-up could not compile the native add-on (.cache/log/engine.log says why)",
  notStarted: () => "the add-on that the set-up has built does not start (.cache/log/engine.log says why)",

  unknownEngine: (given: string) =>
    `There is no engine “${given}”: CONVOLAB_ENGINE is native, wasm or cpu, or not set (then the best one is used). Correct the variable, then restart the kernel.`,
  nativeMissing: (reason: string) =>
    `CONVOLAB_ENGINE=native, but the native engine cannot be used: ${reason}. Remove the variable (then WebAssembly is used) or set the engine up, then restart the kernel.`,
  noTensorFlow: (reason: string) =>
    `TensorFlow.js cannot be loaded: ${reason}. What to do: install the packages again with \`npm ci --ignore-scripts\` in the folder of convolab, then restart the kernel.`,
};

const ko: typeof en = {
  engine: "엔진",
  engineNames: {
    native: "네이티브 TensorFlow",
    wasm: "WebAssembly",
    cpu: "순수 JavaScript",
  },
  threads: "스레드",
  on: "켜짐",
  off: "꺼짐",
  whyNotNative: "네이티브가 아닌 까닭",

  forced: (name) => `CONVOLAB_ENGINE=${name}(으)로 지정되어 있습니다`,
  noAddOn: () =>
    "네이티브 애드온이 아직 만들어지지 않았습니다. convolab 폴더에서 `npm run lab` 또는 `npm test`를 실행하세요",
  noLoad: (reason) => `네이티브 애드온을 불러올 수 없습니다: ${reason}`,
  noWasm: (reason, native) => `${native}. WebAssembly도 시작되지 않습니다: ${reason}`,
  noCompiler: () =>
    "설치할 때 C++ 컴파일러를 찾지 못했습니다(데비안·우분투: sudo apt install g++, macOS: xcode-select --install)",
  noWheel: (platform) => `${platform}용 TensorFlow 라이브러리가 없습니다`,
  noPythonForEngine: () => "설치할 때 TensorFlow 라이브러리를 내려받을 파이썬 3.11 이상(pip 포함)을 찾지 못했습니다",
  notFetched: () => "설치할 때 TensorFlow 라이브러리를 내려받지 못했습니다(원인: .cache/log/engine.log)",
  notCompiled: () => "설치할 때 네이티브 애드온을 컴파일하지 못했습니다(원인: .cache/log/engine.log)",
  notStarted: () => "설치할 때 만든 애드온이 시작되지 않습니다(원인: .cache/log/engine.log)",

  unknownEngine: (given) =>
    `‘${given}’(이)라는 엔진은 없습니다. CONVOLAB_ENGINE은 native, wasm, cpu 가운데 하나이거나 비어 있어야 합니다(비어 있으면 가장 좋은 엔진을 씁니다). 변수를 고치고 커널을 다시 시작하세요.`,
  nativeMissing: (reason) =>
    `CONVOLAB_ENGINE=native인데 네이티브 엔진을 쓸 수 없습니다: ${reason}. 변수를 지우거나(그러면 WebAssembly를 씁니다) 엔진을 설치한 뒤 커널을 다시 시작하세요.`,
  noTensorFlow: (reason) =>
    `TensorFlow.js를 불러올 수 없습니다: ${reason}. 해결 방법: convolab 폴더에서 \`npm ci --ignore-scripts\`로 패키지를 다시 설치하고 커널을 다시 시작하세요.`,
};

/** A reason, said in the language of the catalogue that it is given. */
export type ReasonText = (words: typeof en) => string;

/** What this room says, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

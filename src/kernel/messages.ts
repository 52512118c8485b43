/**
 * What the kernel says to a learner, in both languages.
 */
import { currentLanguage, type Language } from "../display/language.ts";

const english = {
  banner: (version: string) => `convolab ${version}: TypeScript for Jupyter. Shift+Tab explains, Tab completes.`,
  moreErrors: (count: number) => `… and ${count} more ${count === 1 ? "error" : "errors"}`,
  interrupted: () => "The cell was interrupted. All variables are kept.",
  exited: (code: number) =>
    `process.exit(${code}) ended the session. Its variables are lost; the next cell runs in a new session. ` +
    "Run the cells above again. (To stop a cell early, throw an error instead.)",
  outOfMemory: () =>
    "The session ran out of memory and ended. Its variables are lost; the next cell runs in a new session. " +
    "Work on smaller pieces, or start JupyterLab with more: CONVOLAB_MAX_HEAP_MIB=4096.",
  crashed: (how: string) =>
    `The session ended unexpectedly (${how}). Its variables are lost; the next cell runs in a new session. ` +
    "Run the cells above again.",
  killedBy: (signal: string) => `signal ${signal}`,
  exitCode: (code: number | null) => `exit code ${code ?? "unknown"}`,
  outputLimit: (megabytes: number) =>
    `\n[Output limit: this cell has printed ${megabytes} MB; what it prints from here on is left out. ` +
    "Print less, or write to a file.]\n",
  noInput: () =>
    "input() needs somebody to answer, and nobody can here (the notebook runs without a front end). Give the value in the code.",
  nothingFound: (name: string) => `Nothing is known about ${name}.`,
  cannotListen: (channel: string, address: string, reason: string) =>
    `The kernel cannot listen on ${address} (${channel}): ${reason}. Start it again: Jupyter then chooses other ports.`,
  badConnectionFile: (file: string, reason: string) =>
    `The connection file ${file} cannot be used: ${reason}. Jupyter writes it when it starts a kernel; see \`convolab doctor\`.`,
};

/** All of the room's messages; every language has every one. */
export type Messages = typeof english;

const korean: Messages = {
  banner: (version) => `convolab ${version}: Jupyter에서 쓰는 TypeScript. Shift+Tab은 설명, Tab은 자동 완성입니다.`,
  moreErrors: (count) => `… 오류가 ${count}개 더 있습니다`,
  interrupted: () => "셀 실행을 중단했습니다. 변수는 모두 그대로 있습니다.",
  exited: (code) =>
    `process.exit(${code})가 세션을 끝냈습니다. 변수는 사라졌고 다음 셀은 새 세션에서 실행됩니다. ` +
    "위의 셀들을 다시 실행하세요. (셀을 일찍 끝내려면 오류를 던지세요.)",
  outOfMemory: () =>
    "메모리가 모자라 세션이 끝났습니다. 변수는 사라졌고 다음 셀은 새 세션에서 실행됩니다. " +
    "데이터를 나누어 처리하거나, CONVOLAB_MAX_HEAP_MIB=4096을 붙여 JupyterLab을 다시 시작하세요.",
  crashed: (how) =>
    `세션이 예기치 않게 끝났습니다(${how}). 변수는 사라졌고 다음 셀은 새 세션에서 실행됩니다. 위의 셀들을 다시 실행하세요.`,
  killedBy: (signal) => `시그널 ${signal}`,
  exitCode: (code) => `종료 코드 ${code ?? "알 수 없음"}`,
  outputLimit: (megabytes) =>
    `\n[출력 한도: 이 셀이 ${megabytes}MB를 출력했습니다. 이후의 출력은 생략합니다. 출력을 줄이거나 파일에 쓰세요.]\n`,
  noInput: () =>
    "input()에는 대답할 사람이 있어야 하는데 여기에는 없습니다(화면 없이 실행 중입니다). 값을 코드에 직접 쓰세요.",
  nothingFound: (name) => `${name}에 대해 알려진 것이 없습니다.`,
  cannotListen: (channel, address, reason) =>
    `커널이 ${address}(${channel})에서 연결을 받을 수 없습니다: ${reason}. 커널을 다시 시작하세요. 그러면 Jupyter가 다른 포트를 고릅니다.`,
  badConnectionFile: (file, reason) =>
    `연결 파일 ${file}을(를) 쓸 수 없습니다: ${reason}. 이 파일은 Jupyter가 커널을 시작할 때 만듭니다. \`convolab doctor\`를 실행해 보세요.`,
};

const catalogue: Record<Language, Messages> = { en: english, ko: korean };

/** The messages in the learner's language. */
export function messages(): Messages {
  return catalogue[currentLanguage()];
}

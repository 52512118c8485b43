import { currentLanguage, type Language } from "../display/language.ts";

const en = {
  notJson: (file: string, reason: string) => `${file} is not a notebook: it is not JSON (${reason}).`,
  notNotebook: (file: string, reasons: string) => `${file} is not a notebook of nbformat 4.5:\n${reasons}`,
  idTwice: (id: string) => `another cell before it has the id ${id} too`,
  interrupted: "The run of a notebook was interrupted.",
  noJupyter:
    "`jupyter-execute` was not found on the PATH. Run `npm run lab` once, which installs JupyterLab in .venv, and put .venv/bin on the PATH.",
  cellFailed: (file: string, cell: string, error: string) => `${file}: cell ${cell} failed.\n${error}`,
  runFailed: (file: string, error: string) => `${file} could not be run.\n${error}`,
};

const ko: typeof en = {
  notJson: (file, reason) => `${file}: JSON이 아니어서 노트북으로 읽을 수 없습니다(${reason}).`,
  notNotebook: (file, reasons) => `${file}: nbformat 4.5 노트북이 아닙니다.\n${reasons}`,
  idTwice: (id) => `앞의 다른 셀도 id가 ${id}입니다`,
  interrupted: "노트북 실행이 중단되었습니다.",
  noJupyter:
    "PATH에서 `jupyter-execute`를 찾을 수 없습니다. `npm run lab`을 한 번 실행하면 .venv에 JupyterLab이 설치됩니다. .venv/bin을 PATH에 넣으세요.",
  cellFailed: (file, cell, error) => `${file}: 셀 ${cell}이(가) 실패했습니다.\n${error}`,
  runFailed: (file, error) => `${file}: 실행할 수 없습니다.\n${error}`,
};

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** The texts about notebooks in the reader's language. */
export function localMessages(): typeof en {
  return catalogue[currentLanguage()];
}

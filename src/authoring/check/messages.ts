import { currentLanguage, type Language } from "../../display/language.ts";

const en = {
  notReadable: (reason: string) =>
    `cannot be read as a notebook (${reason}). Correct that in a text editor, or restore an earlier version.`,
  outputsLeft: "outputs or a count of a run are left in. `--fix` takes them out.",
  idMissing: "has no id. `--fix` makes one.",
  idIllegal: "its id is not one: 1 to 64 letters, digits, - and _. `--fix` makes a new one.",
  idTwice: "another cell before it has the same id. `--fix` makes a new one.",
  notNbformat: (path: string, reason: string) =>
    `is not nbformat 4.5 at ${path}: ${reason}. Correct it by hand; until then \`--fix\` changes nothing in this notebook.`,
  olderFormat: (minor: number) => `is nbformat 4.${minor}, which knows no ids of cells. \`--fix\` makes it 4.5.`,
  notAsJupyter:
    "is not written as Jupyter writes it, so that saving would change more than was edited. `--fix` writes it so.",
  otherKernel: "metadata.kernelspec does not name the kernel TypeScript (convolab). `--fix` puts it in.",
  otherLanguageInfo: "metadata.language_info is not what the kernel says of its language. `--fix` puts it in.",
  otherLanguage: (language: string) =>
    `metadata.convolab.language is not the language of its folder; it should be "${language}". \`--fix\` puts it in where the folder is ko or en.`,
  unknownMetadata: (keys: string) => `has metadata that nobody needs: ${keys}. \`--fix\` removes them.`,
  noSlideType: (types: string) => `does not say what it is in a talk. Set slideshow.slide_type to one of ${types}.`,
  noAttachment: (name: string) => `shows an attachment that it does not have: ${name}. Attach it, or correct the name.`,
  notHttps: (target: string) => `${target} is not a complete https address. Correct it.`,
  notRelative: (target: string) =>
    `the link "${target}" is not relative to the notebook. Write the path from its folder.`,
  noFile: (target: string) => `the link leads to a file that does not exist: ${target}. Correct it.`,
  noHeading: (anchor: string) =>
    `the link leads to a heading that does not exist: #${anchor}. Write the heading's text with hyphens for spaces.`,
  noImageText: (target: string) => `the image ${target} has no alternative text. Write what it shows between ![ and ].`,
  noPartner: (file: string) => `is not there in the other language: ${file} is missing or cannot be read. Write it.`,
  cellNotThere: (file: string) => `is missing in ${file}. Add it there, or remove it here.`,
  otherOrder: (file: string) => `stands at another place than in ${file}. Put the cells in the same order.`,
  otherKind: (file: string) => `is another kind of cell than in ${file}. Make them the same.`,
  otherCode: (file: string) => `has other code than in ${file}. Make them the same: code holds no texts in a language.`,
  otherSlideType: (file: string) => `has another slide_type than in ${file}. Make them the same.`,
  otherTags: (file: string) => `has other tags than in ${file}. Make them the same.`,
  hangulInCode: "holds Hangul in its code, which is the same in both languages. Move the words to a text cell.",
  koreanInEnglish: "holds Korean in an English notebook. Translate it.",
  englishInKorean: "is English in a Korean notebook. Translate it.",
  foldOutOpen: "a fold-out is not complete. Write <details><summary>…</summary>, the text, </details> in one cell.",
  foldOutLines:
    "a fold-out's text needs an empty line after </summary> and before </details>, or its Markdown is not read. Add them.",
  noAnswer:
    "asks to predict and has no answer that folds out. Add <details> after what shows it, before the next question.",
  emptyCell: "is empty. Fill it or remove it.",
  trailingSpace: "has spaces at the end of a line or empty lines at its end. `--fix` removes them.",
  breakOfSpaces: "breaks a line by spaces at its end, which nobody sees. Write \\ at its end, or leave an empty line.",
  noHeadings: "has no title. Begin its first cell with # and the title.",
  gluedHeading: (line: string) => `"${line}" is not a heading: there is no space after #. Add it.`,
  noTitle: (heading: string) => `the first heading, "${heading}", is not a title. Begin it with one #.`,
  secondTitle: (heading: string) => `"${heading}" is a second title. Begin it with ##.`,
  skippedLevel: (heading: string, level: number) =>
    `the heading "${heading}" skips a level. Begin it with ${"#".repeat(level)}.`,
  noTableHeader: "a table has no header. Begin it with a row of column names and a row of |---|.",
  lonelyDollar: "a $ opens a formula that is not closed. Close it, or write \\$ for the sign.",
  doubtfulFormula: (formula: string) =>
    `${inOneLine(formula)} does not look like a formula. Write \\$ for the sign, and Hangul in a formula as \\text{…}.`,
  boldOpen:
    "shows ** instead of bold text: ** does not close between a mark and a letter. Put the bracket, quote or mark behind the **, or write <strong>…</strong>; `--fix` does the first where that is enough.",
  struckOut: "two ~ in one text strike out what stands between them. Write \\~; `--fix` does.",
  otherTerm: (found: string, ours: string) => `says "${found}" where the course says "${ours}". Use the same word.`,

  allWell: (notebooks: number) => `${counted(notebooks, "notebook")}: nothing wrong.`,
  summary: (findings: number, notebooks: number) =>
    `${counted(findings, "finding")} in ${counted(notebooks, "notebook")}.`,
  mended: (file: string) => `${file}: mended`,
  noNotebooks: (places: string) => `There is no notebook at ${places}.`,
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

const ko: typeof en = {
  notReadable: (reason) => `노트북으로 읽을 수 없습니다(${reason}). 텍스트 편집기에서 고치거나 이전 판으로 되돌리세요.`,
  outputsLeft: "실행 결과나 실행 번호가 남아 있습니다. `--fix`가 지웁니다.",
  idMissing: "id가 없습니다. `--fix`가 만듭니다.",
  idIllegal: "id가 올바르지 않습니다. 영문자, 숫자, -, _ 1~64자여야 합니다. `--fix`가 새로 만듭니다.",
  idTwice: "앞의 다른 셀과 id가 같습니다. `--fix`가 새로 만듭니다.",
  notNbformat: (path, reason) =>
    `nbformat 4.5에 맞지 않습니다. ${path}: ${reason}. 직접 고치세요. 그때까지 \`--fix\`는 이 노트북을 고치지 않습니다.`,
  olderFormat: (minor) => `셀 id가 없는 nbformat 4.${minor}입니다. \`--fix\`가 4.5로 고칩니다.`,
  notAsJupyter: "Jupyter가 쓰는 형식이 아니어서 저장하면 고치지 않은 곳까지 바뀝니다. `--fix`가 고칩니다.",
  otherKernel: "metadata.kernelspec이 TypeScript (convolab) 커널이 아닙니다. `--fix`가 넣습니다.",
  otherLanguageInfo: "metadata.language_info가 커널이 알려 주는 것과 다릅니다. `--fix`가 넣습니다.",
  otherLanguage: (language) =>
    `metadata.convolab.language가 폴더의 언어와 다릅니다. "${language}"여야 합니다. 폴더가 ko나 en이면 \`--fix\`가 넣습니다.`,
  unknownMetadata: (keys) => `필요 없는 메타데이터가 있습니다: ${keys}. \`--fix\`가 지웁니다.`,
  noSlideType: (types) => `슬라이드에서의 역할이 없습니다. slideshow.slide_type을 ${types} 가운데 하나로 정하세요.`,
  noAttachment: (name) => `없는 첨부 파일을 보여 줍니다: ${name}. 첨부하거나 이름을 고치세요.`,
  notHttps: (target) => `${target}: 온전한 https 주소가 아닙니다. 고치세요.`,
  notRelative: (target) =>
    `링크 "${target}"이(가) 노트북 기준 경로가 아닙니다. 노트북의 폴더에서 시작하는 경로로 쓰세요.`,
  noFile: (target) => `링크가 가리키는 파일이 없습니다: ${target}. 고치세요.`,
  noHeading: (anchor) => `링크가 가리키는 제목이 없습니다: #${anchor}. 제목의 글자를 그대로 쓰고 빈칸은 -로 바꾸세요.`,
  noImageText: (target) => `이미지 ${target}에 대체 텍스트가 없습니다. 무엇을 보여 주는지 ![ 와 ] 사이에 쓰세요.`,
  noPartner: (file) => `다른 언어의 노트북 ${file}이(가) 없거나 읽을 수 없습니다. 만드세요.`,
  cellNotThere: (file) => `${file}에는 없습니다. 거기에 넣거나 여기에서 지우세요.`,
  otherOrder: (file) => `${file}과 순서가 다릅니다. 셀을 같은 순서로 놓으세요.`,
  otherKind: (file) => `${file}과 셀의 종류가 다릅니다. 같게 하세요.`,
  otherCode: (file) => `${file}과 코드가 다릅니다. 같게 하세요. 코드에는 어느 언어의 글도 넣지 않습니다.`,
  otherSlideType: (file) => `${file}과 slide_type이 다릅니다. 같게 하세요.`,
  otherTags: (file) => `${file}과 태그가 다릅니다. 같게 하세요.`,
  hangulInCode: "코드에 한글이 있습니다. 코드는 두 언어에서 같으므로 글은 텍스트 셀로 옮기세요.",
  koreanInEnglish: "영어 노트북에 한국어가 있습니다. 번역하세요.",
  englishInKorean: "한국어 노트북에 영어로만 쓴 글이 있습니다. 번역하세요.",
  foldOutOpen:
    "접은 글이 온전하지 않습니다. 한 셀 안에 <details><summary>…</summary>, 본문, </details>를 차례로 쓰세요.",
  foldOutLines:
    "접은 글의 </summary> 다음과 </details> 앞에 빈 줄이 없어 마크다운이 읽히지 않습니다. 빈 줄을 넣으세요.",
  noAnswer:
    "예측해 보라는 질문에 접어 둔 답이 없습니다. 결과를 보인 뒤, 다음 질문이 나오기 전에 <details>로 답을 쓰세요.",
  emptyCell: "비어 있습니다. 채우거나 지우세요.",
  trailingSpace: "줄 끝에 빈칸이 있거나 셀 끝에 빈 줄이 있습니다. `--fix`가 지웁니다.",
  breakOfSpaces: "줄 끝의 보이지 않는 빈칸으로 줄을 바꿉니다. 줄 끝에 \\를 쓰거나 빈 줄을 넣으세요.",
  noHeadings: "제목이 없습니다. 첫 셀을 #과 제목으로 시작하세요.",
  gluedHeading: (line) => `"${line}": # 뒤에 빈칸이 없어 제목이 되지 않습니다. 빈칸을 넣으세요.`,
  noTitle: (heading) => `첫 제목 "${heading}"이(가) 문서의 제목이 아닙니다. # 하나로 시작하세요.`,
  secondTitle: (heading) => `"${heading}"은(는) 두 번째 문서 제목입니다. ##로 시작하세요.`,
  skippedLevel: (heading, level) => `제목 "${heading}"이(가) 단계를 건너뜁니다. ${"#".repeat(level)}로 시작하세요.`,
  noTableHeader: "표에 머리글이 없습니다. 열의 이름이 든 줄과 |---| 줄로 시작하세요.",
  lonelyDollar: "$로 연 수식이 닫히지 않았습니다. 닫거나, 글자 $는 \\$로 쓰세요.",
  doubtfulFormula: (formula) =>
    `${inOneLine(formula)}: 수식 같지 않습니다. 글자 $는 \\$로, 수식 안의 한글은 \\text{…}로 쓰세요.`,
  boldOpen:
    "굵은 글씨 대신 **가 보입니다. 문장 부호와 글자 사이의 **는 닫히지 않습니다. 괄호나 따옴표, 문장 부호를 ** 뒤로 옮기거나 <strong>…</strong>으로 쓰세요. 옮기는 것으로 충분한 곳은 `--fix`가 고칩니다.",
  struckOut: "한 문단의 두 ~ 사이에 취소선이 그어집니다. \\~로 쓰세요. `--fix`가 고칩니다.",
  otherTerm: (found, ours) => `이 과정에서는 "${found}" 대신 "${ours}"를 씁니다. 같은 말을 쓰세요.`,

  allWell: (notebooks) => `노트북 ${notebooks}개: 문제가 없습니다.`,
  summary: (findings, notebooks) => `노트북 ${notebooks}개에서 ${findings}건.`,
  mended: (file) => `${file}: 고쳤습니다`,
  noNotebooks: (places) => `${places}에 노트북이 없습니다.`,
};

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** What the check says, in the reader's language. */
export function localMessages(): typeof en {
  return catalogue[currentLanguage()];
}

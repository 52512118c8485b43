/**
 * What this room says to a learner, in both languages.
 */
import { countText } from "./countText.ts";
import { currentLanguage, type Language } from "./language.ts";

const english = {
  notOptions: (place: string, got: string) =>
    `The options of ${place} are an object, like { name: value }; got ${got}.`,
  unknownOption: (place: string, option: string, closest: string | undefined, known: string) =>
    closest === undefined
      ? `${place} has no option \`${option}\`. Its options are ${known}.`
      : `${place} has no option \`${option}\`: did you mean \`${closest}\`?`,
  moreItems: (count: number) => `… ${countText(count)} more ${count === 1 ? "item" : "items"}`,
  moreProperties: (count: number) => `… ${countText(count)} more ${count === 1 ? "property" : "properties"}`,
  moreCharacters: (count: number) => `(${countText(count)} more ${count === 1 ? "character" : "characters"})`,
  moreDigits: (count: number) => `(${countText(count)} more hexadecimal digits)`,
  emptyItems: (count: number) => `<${countText(count)} empty ${count === 1 ? "item" : "items"}>`,
  textCut: (count: number) => `(output cut here: ${countText(count)} more characters are not shown)`,
  couldNotBeShown: (type: string, reason: string) => `[${type} that could not be shown: ${reason}]`,
  inspectorThrew: (className: string, reason: string) =>
    `Note: [Symbol.for("nodejs.util.inspect.custom")]() of ${className} threw ${reason}; shown without it.`,
  displayThrew: (reason: string) =>
    `Note: [Symbol.for("Jupyter.display")]() threw ${reason}; the value is shown as text.`,
  displayReturnedJunk: (problem: string) =>
    `Note: [Symbol.for("Jupyter.display")]() gave no valid MIME bundle; the value is shown as text. ${problem}`,

  bundleNotObject: (came: string) =>
    `Expected an object from MIME types to contents, such as { "text/html": "<b>hi</b>" }; got ${came}. ` +
    "Return such an object.",
  bundleEmpty: () =>
    'Expected at least one MIME type, such as { "text/html": "<b>hi</b>" }; got an object without any. Add one.',
  bundleBadMimeType: (key: string) => `Expected MIME types such as "text/html" as keys; got ${key}. Correct that key.`,
  bundleNotText: (mimeType: string, came: string) =>
    `Expected text for "${mimeType}"; got ${came}. Give a string (for an image: its bytes or base64 text).`,
  bundleNotJson: (mimeType: string, reason: string) =>
    `Expected a value for "${mimeType}" that JSON can hold; it cannot be written as JSON (${reason}). ` +
    "Use only null, booleans, numbers, strings, arrays and plain objects.",

  notText: (call: string, came: string) =>
    `${call}(…) expected a string; got ${came}. Pass the text itself, e.g. ${call}("…").`,
  notSvg: (call: string, came: string) =>
    `${call}(…) expected SVG text that starts with <svg …>; got ${came}. Pass the text of the picture.`,
  notImage: (call: string, format: string, came: string) =>
    `${call}(…) expected the bytes (Uint8Array) or base64 text of a ${format} image; got ${came}. ` +
    `For a file, read it first: ${call}(readFileSync("picture.${format.toLowerCase()}")).`,
  badBase64: (call: string, format: string) =>
    `${call}(…) expected base64 text of a ${format} image; the text has characters that are not base64. ` +
    'Pass it as it came from toString("base64"), or pass the bytes.',
  badImageSize: (call: string, name: string, came: string) =>
    `${call}(…) expected a positive number of pixels for "${name}"; got ${came}. Pass e.g. { ${name}: 200 }.`,
  badAlt: (call: string, came: string) =>
    `${call}(…) expected a string for "alt" (what the picture shows, for those who cannot see it); got ${came}.`,
  notJson: (call: string, reason: string) =>
    `${call}(…) expected a value that JSON can hold; it cannot be written as JSON (${reason}). ` +
    "Use only null, booleans, numbers, strings, arrays and plain objects.",
  notVegaLite: (call: string, came: string) =>
    `${call}(…) expected a Vega-Lite specification, an object with "mark" (or "layer", "concat", "hconcat", "vconcat", ` +
    `"facet", "repeat"); got ${came}. For example ${call}({ data: { values }, mark: "bar", encoding: { … } }).`,
  notTable: (call: string, came: string) =>
    `${call}(…) expected rows: an array of objects, a Map of objects or an object of arrays; got ${came}. ` +
    `For example ${call}([{ layer: "conv2d", parameters: 320 }]).`,
  badDisplayId: (came: string) =>
    `display(…) expected a non-empty string for "id"; got ${came}. Pass e.g. { id: "loss" }, or leave it out.`,
  badClearOutput: (came: string) =>
    `clearOutput(…) expected { wait: true } or { wait: false }; got ${came}. Leave it out to clear at once.`,

  imageText: (format: string, size: string) => `[${format} image${size === "" ? "" : ` of ${size} pixels`}]`,
  vegaLiteText: () => "[Vega-Lite chart]",
  svgText: () => "[SVG image]",
  tableCaption: (rows: number, columns: number) =>
    `${countText(rows)} ${rows === 1 ? "row" : "rows"} × ${countText(columns)} ${columns === 1 ? "column" : "columns"}`,
  moreRows: (count: number) => `… ${countText(count)} more ${count === 1 ? "row" : "rows"}`,
  moreColumns: (count: number) => `… ${countText(count)} more ${count === 1 ? "column" : "columns"}`,
  indexColumn: () => "#",
  keyColumn: () => "key",
  valueColumn: () => "value",
};

/** Every message of this room; both languages must have them all. */
type DisplayMessages = typeof english;

const korean: DisplayMessages = {
  notOptions: (place, got) => `${place}의 옵션은 { 이름: 값 } 같은 객체여야 합니다. 받은 것: ${got}.`,
  unknownOption: (place, option, closest, known) =>
    closest === undefined
      ? `${place}에는 \`${option}\` 옵션이 없습니다. 쓸 수 있는 옵션: ${known}.`
      : `${place}에는 \`${option}\` 옵션이 없습니다. 혹시 \`${closest}\`인가요?`,
  moreItems: (count) => `… 항목 ${countText(count)}개 더`,
  moreProperties: (count) => `… 속성 ${countText(count)}개 더`,
  moreCharacters: (count) => `(문자 ${countText(count)}개 더)`,
  moreDigits: (count) => `(16진 숫자 ${countText(count)}개 더)`,
  emptyItems: (count) => `<빈 항목 ${countText(count)}개>`,
  textCut: (count) => `(출력을 여기서 줄였습니다: 문자 ${countText(count)}개를 더 보이지 않았습니다)`,
  couldNotBeShown: (type, reason) => `[보일 수 없는 ${type} 값: ${reason}]`,
  inspectorThrew: (className, reason) =>
    `참고: ${className}의 [Symbol.for("nodejs.util.inspect.custom")]()에서 ${reason} 오류가 나서, 그것 없이 보입니다.`,
  displayThrew: (reason) => `참고: [Symbol.for("Jupyter.display")]()에서 ${reason} 오류가 나서, 값을 글로 보입니다.`,
  displayReturnedJunk: (problem) =>
    `참고: [Symbol.for("Jupyter.display")]()의 결과가 올바른 MIME 묶음이 아니어서, 값을 글로 보입니다. ${problem}`,

  bundleNotObject: (came) =>
    `{ "text/html": "<b>안녕</b>" }처럼 MIME 형식에서 내용으로 가는 객체가 필요한데, ${came} 값이 왔습니다. ` +
    "그런 객체를 돌려주세요.",
  bundleEmpty: () =>
    '{ "text/html": "<b>안녕</b>" }처럼 MIME 형식이 하나 이상 필요한데, 빈 객체가 왔습니다. 하나를 넣어 주세요.',
  bundleBadMimeType: (key) =>
    `키는 "text/html" 같은 MIME 형식이어야 하는데, ${key}이(가) 왔습니다. 그 키를 고쳐 주세요.`,
  bundleNotText: (mimeType, came) =>
    `"${mimeType}"에는 글이 필요한데, ${came} 값이 왔습니다. 문자열(그림이면 바이트나 base64 글)을 주세요.`,
  bundleNotJson: (mimeType, reason) =>
    `"${mimeType}"에는 JSON으로 쓸 수 있는 값이 필요한데, 쓸 수 없는 값이 왔습니다(${reason}). ` +
    "null, 참/거짓, 수, 문자열, 배열, 일반 객체만 써 주세요.",

  notText: (call, came) =>
    `${call}(…)에는 문자열이 필요한데, ${came} 값이 왔습니다. ${call}("…")처럼 글 자체를 넣어 주세요.`,
  notSvg: (call, came) =>
    `${call}(…)에는 <svg …>로 시작하는 SVG 글이 필요한데, ${came} 값이 왔습니다. 그림의 글 자체를 넣어 주세요.`,
  notImage: (call, format, came) =>
    `${call}(…)에는 ${format} 그림의 바이트(Uint8Array)나 base64 글이 필요한데, ${came} 값이 왔습니다. ` +
    `파일이면 먼저 읽어 주세요: ${call}(readFileSync("picture.${format.toLowerCase()}")).`,
  badBase64: (call, format) =>
    `${call}(…)에는 ${format} 그림의 base64 글이 필요한데, base64가 아닌 문자가 들어 있습니다. ` +
    'toString("base64")의 결과를 그대로 넣거나 바이트를 넣어 주세요.',
  badImageSize: (call, name, came) =>
    `${call}(…)의 "${name}"에는 양수인 픽셀 수가 필요한데, ${came} 값이 왔습니다. 예: { ${name}: 200 }.`,
  badAlt: (call, came) =>
    `${call}(…)의 "alt"에는 (그림을 볼 수 없는 사람을 위한) 설명 문자열이 필요한데, ${came} 값이 왔습니다. 문자열을 넣어 주세요.`,
  notJson: (call, reason) =>
    `${call}(…)에는 JSON으로 쓸 수 있는 값이 필요한데, 쓸 수 없는 값이 왔습니다(${reason}). ` +
    "null, 참/거짓, 수, 문자열, 배열, 일반 객체만 써 주세요.",
  notVegaLite: (call, came) =>
    `${call}(…)에는 "mark"(또는 "layer", "concat", "hconcat", "vconcat", "facet", "repeat")가 있는 Vega-Lite 명세 객체가 ` +
    `필요한데, ${came} 값이 왔습니다. 예: ${call}({ data: { values }, mark: "bar", encoding: { … } }).`,
  notTable: (call, came) =>
    `${call}(…)에는 행들(객체의 배열, 객체의 Map, 배열로 된 객체)이 필요한데, ${came} 값이 왔습니다. ` +
    `예: ${call}([{ layer: "conv2d", parameters: 320 }]).`,
  badDisplayId: (came) =>
    `display(…)의 "id"에는 비어 있지 않은 문자열이 필요한데, ${came} 값이 왔습니다. { id: "loss" }처럼 넣거나 빼 주세요.`,
  badClearOutput: (came) =>
    `clearOutput(…)에는 { wait: true }나 { wait: false }가 필요한데, ${came} 값이 왔습니다. 바로 지우려면 빼 주세요.`,

  imageText: (format, size) => `[${size === "" ? "" : `${size} 픽셀 `}${format} 그림]`,
  vegaLiteText: () => "[Vega-Lite 그래프]",
  svgText: () => "[SVG 그림]",
  tableCaption: (rows, columns) => `${countText(rows)}행 × ${countText(columns)}열`,
  moreRows: (count) => `… ${countText(count)}행 더`,
  moreColumns: (count) => `… ${countText(count)}열 더`,
  indexColumn: () => "#",
  keyColumn: () => "키",
  valueColumn: () => "값",
};

const catalogues: Record<Language, DisplayMessages> = { en: english, ko: korean };

/** The messages in the language of the moment (see `currentLanguage`). */
export function messages(): DisplayMessages {
  return catalogues[currentLanguage()];
}

import type { Language } from "../../../display/language.ts";
import { cellName, withCells } from "../draft.ts";
import { spokenText } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { markdownCells, type Rule } from "../rule.ts";

interface Term {
  /** The spelling that the course does not use. */
  readonly other: RegExp;
  readonly ours: string;
  /** Whether the sentence around it stays right when the one takes the other's place: in Korean the particle that follows may have to change. */
  readonly replaces: boolean;
}

const term = (other: RegExp, ours: string): Term => ({ other, ours, replaces: true });
const termToReword = (other: RegExp, ours: string): Term => ({ other, ours, replaces: false });

/** One word for one thing in the whole course: the glossary of docs/course.md. A term in brackets after ours explains it and may stay. */
const TERMS: Readonly<Record<Language, readonly Term[]>> = {
  ko: [
    term(/[컨콘]볼루션|컨벌루션/g, "합성곱"),
    term(/특성맵/g, "특성 맵"),
    term(/특징맵/g, "특징 맵"),
    term(/[피휘][처쳐] ?맵/g, "특성 맵"),
    term(/(?<=합성곱|풀링) 층/g, "층"),
    term(/(?<=최대|평균|전역)풀링/g, " 풀링"),
    term(/맥스 ?풀링/g, "최대 풀링"),
    term(/오토 인코더/g, "오토인코더"),
    term(/텐서플로우?(?![우])/g, "TensorFlow"),
    term(/케라스/g, "Keras"),
    term(/파이토치/g, "PyTorch"),
    term(/타입스크립트/g, "TypeScript"),
    term(/자바스크립트/g, "JavaScript"),
    term(/패러미터|파라메터/g, "파라미터"),
    termToReword(/보폭/g, "스트라이드"),
    termToReword(/바이어스/g, "편향"),
    termToReword(/웨이트/g, "가중치"),
    termToReword(/오버피팅|과적합/g, "과대적합"),
    termToReword(/(?<=합성곱|풀링) ?레이어/g, "층"),
  ],
  en: [
    term(/\b([Ff])eature-?map(?=s?\b)/g, "$1eature map"),
    term(/\b([Mm]ax|[Aa]verage)-?pooling\b/g, "$1 pooling"),
    term(/\b([Aa])uto-encoder/g, "$1utoencoder"),
    term(/\b([Oo])ver-fit/g, "$1verfit"),
    term(/\b([Hh])yper-parameter/g, "$1yperparameter"),
    term(/\bTensorflow\b/g, "TensorFlow"),
    term(/\bPytorch\b/g, "PyTorch"),
    term(/\bTypescript\b/g, "TypeScript"),
    term(/\bJavascript\b/g, "JavaScript"),
    term(/\bMnist\b/g, "MNIST"),
    term(/\bJupyterlab\b/g, "JupyterLab"),
    term(/\bGradCAM\b/g, "Grad-CAM"),
  ],
};

/** Terms are spelled as in the rest of the course; code, links and quotes are left alone. */
export const termSpelling: Rule = {
  *find(notebook) {
    if (notebook.language === undefined) return;
    for (const [cell, index] of markdownCells(notebook))
      for (const { ours, start, end } of otherTerms(cell.source, notebook.language))
        yield { cell: cellName(cell, index), message: localMessages().otherTerm(cell.source.slice(start, end), ours) };
  },
  mend(draft, { language }) {
    if (language === undefined) return draft;
    return withCells(draft, (cell) => {
      return cell.cell_type === "markdown" ? { ...cell, source: withOurTerms(cell.source, language) } : cell;
    });
  },
};

function withOurTerms(source: string, language: Language): string {
  let text = source;
  const places = otherTerms(source, language).filter(({ replaces }) => replaces);
  for (const { ours, start, end } of places.toReversed()) text = text.slice(0, start) + ours + text.slice(end);
  // 컨볼루션 층 becomes 합성곱 층, and that 합성곱층.
  return text === source ? source : withOurTerms(text, language);
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly ours: string;
  readonly replaces: boolean;
}

/** Where a text uses another term than ours, in order. */
function otherTerms(source: string, language: Language): Place[] {
  const spoken = spokenText(source);
  const places = TERMS[language].flatMap(({ other, ours, replaces }) =>
    [...spoken.matchAll(other)].map(({ index, 0: found, 1: first = "" }) => ({
      start: index,
      end: index + found.length,
      ours: ours.replace("$1", first),
      replaces,
    })),
  );
  return places.filter(({ start }) => spoken[start - 1] !== "(").sort((one, other) => one.start - other.start);
}

import { countText } from "../../display/countText.ts";

/** A calculation with its numbers. */
export interface Formula {
  /** In one line: `5² · 1 · 64 = 1,600`. */
  readonly text: string;
  /** The same in LaTeX, without dollar signs: `5^{2} \cdot 1 \cdot 64 = 1{,}600`. */
  readonly latex: string;
}

/** A factor: a number, a number squared, or the quotient of two. */
export type Factor =
  | number
  | { readonly square: number }
  | { readonly quotient: readonly [dividend: number, divisor: number] };

/** A kernel's cells: `5²`, or `1 · 2` where it is no square. */
export function cellFactors([height, width]: readonly [height: number, width: number]): readonly Factor[] {
  return height === width ? [{ square: height }] : [height, width];
}

/** The numbers that factors stand for. */
export function factorValues(factors: readonly Factor[]): readonly number[] {
  return factors.flatMap((factor) => {
    if (typeof factor === "number") return [factor];
    return "square" in factor ? [factor.square, factor.square] : [factor.quotient[0] / factor.quotient[1]];
  });
}

/** A product without its result: `5² · (96 / 2) · 256`. */
export function productText(factors: readonly Factor[]): Formula {
  const each = factors.map((factor): Formula => {
    if (typeof factor === "number") return numberText(factor);
    if ("square" in factor) {
      const { text, latex } = numberText(factor.square);
      return { text: `${text}²`, latex: `${latex}^{2}` };
    }
    const [dividend, divisor] = factor.quotient.map(numberText) as [Formula, Formula];
    return {
      text: `(${dividend.text} / ${divisor.text})`,
      latex: `\\frac{${dividend.latex}}{${divisor.latex}}`,
    };
  });
  return { text: each.map(({ text }) => text).join(" · "), latex: each.map(({ latex }) => latex).join(" \\cdot ") };
}

/** A sum without its result. */
export function sumText(terms: readonly Formula[]): Formula {
  return { text: terms.map(({ text }) => text).join(" + "), latex: terms.map(({ latex }) => latex).join(" + ") };
}

/** Steps with an equals sign between; a step that says the same as the one before is left out: `64` instead of `64 = 64`. */
export function equation(...steps: readonly Formula[]): Formula {
  const different = steps.filter((step, index) => step.text !== steps[index - 1]?.text);
  return {
    text: different.map(({ text }) => text).join(" = "),
    latex: different.map(({ latex }) => latex).join(" = "),
  };
}

/** A number as people read it: `1,600`. */
export function numberText(value: number): Formula {
  const text = countText(value);
  return { text, latex: text.replaceAll(",", "{,}") };
}

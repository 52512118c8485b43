import { inspect } from "node:util";
import { escapeHtml } from "../../display/htmlText.ts";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { shownValue } from "../../display/shownValue.ts";
import { padStart, textWidth } from "../tables/textWidth.ts";
import { localMessages } from "./classificationMessages.ts";
import type { ClassLabels } from "./classLabels.ts";
import { countPairs, type LabelPairs, labelPairs, MOST_CLASSES, requireClassesBelow } from "./confusionCounts.ts";
import { requireKnownOptions } from "./fitOptions.ts";
import { pythonFixed } from "./pythonFixed.ts";

/** How a report looks. */
export interface ClassificationReportOptions {
  /** A name for each class from 0 on; left out, the classes that occur are named by their numbers. */
  readonly classNames?: readonly string[];
  /** Digits behind the point, 0 to 20; 2. */
  readonly digits?: number;
  /** The language of the headings; left out, the notebook's. */
  readonly lang?: "ko" | "en";
}

/** How well one class was found. All parts are from 0 to 1; one that divides by nothing is 0, as in scikit-learn. */
export interface ClassFigures {
  /** As given, else the class's number. */
  readonly className: string;
  /** Of the examples that were said to be of the class, the part that are: TP / (TP + FP). */
  readonly precision: number;
  /** Of the class's examples, the part that were found: TP / (TP + FN). */
  readonly recall: number;
  /** The harmonic mean of both: 2·TP / (2·TP + FP + FN). */
  readonly f1: number;
  /** The class's number of examples. */
  readonly support: number;
}

/** Means of the classes' figures. */
export type AverageFigures = Omit<ClassFigures, "className">;

/** How well a classifier does, class by class (scikit-learn's `classification_report`). Shows itself as a table. */
export class ClassificationReport implements Displayable {
  /** A row for each class. */
  readonly classes: readonly ClassFigures[];
  /** The part of all examples that were given their class, 0 to 1. */
  readonly accuracy: number;
  /** Means in which each class counts the same. */
  readonly macroAverage: AverageFigures;
  /** Means in which each class counts as often as it has examples. */
  readonly weightedAverage: AverageFigures;
  /** `[true class][predicted class]`, in the order of `classes`. */
  readonly confusion: readonly (readonly number[])[];
  readonly #digits: number;
  readonly #lang: "ko" | "en" | undefined;

  /**
   * Of counted mix-ups; `classificationReport` makes one of labels.
   *
   * @param confusion `[true class][predicted class]`, a row and a column for each name
   * @param classNames the classes' names
   * @param digits digits behind the point
   * @param lang the language of the headings; `undefined`: the notebook's
   */
  constructor(
    confusion: readonly (readonly number[])[],
    classNames: readonly string[],
    digits: number,
    lang: "ko" | "en" | undefined,
  ) {
    this.confusion = confusion;
    this.classes = classNames.map((className, index) => figuresOf(confusion, index, className));
    const { classes } = this;
    const examples = classes.reduce((sum, { support }) => sum + support, 0);
    this.accuracy = confusion.reduce((sum, row, index) => sum + (row[index] as number), 0) / examples;
    this.macroAverage = averages(classes, () => 1);
    this.weightedAverage = averages(classes, ({ support }) => support);
    this.#digits = digits;
    this.#lang = lang;
  }

  /** As scikit-learn writes it. */
  toString(): string {
    const text = localMessages(this.#lang);
    const rows = this.classes.map((each) => [each.className, ...this.#texts(each)]);
    const names = [...this.classes.map(({ className }) => className), text.weightedAverage()];
    const nameWidth = Math.max(this.#digits, ...names.map(textWidth));
    const line = ([name = "", ...cells]: readonly string[]): string =>
      `${padStart(name, nameWidth)} ${cells.map((cell) => ` ${padStart(cell, CELL_WIDTH)}`).join("")}\n`;
    const head = line(["", text.precision(), text.recall(), text.f1(), text.support()]);
    return `${head}\n${rows.map(line).join("")}\n${this.#closingRows().map(line).join("")}`;
  }

  [inspect.custom](): string {
    return this.toString();
  }

  [displaySymbol](): MimeBundle {
    const text = localMessages(this.#lang);
    const headings = [text.className(), text.precision(), text.recall(), text.f1(), text.support()];
    const head = headings.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join("");
    const body = this.classes.map((each) => htmlRow([each.className, ...this.#texts(each)])).join("");
    const foot = this.#closingRows().map(htmlRow).join("");
    const examples = this.macroAverage.support;
    const notes = this.#notes().map((note) => `<p>${escapeHtml(note)}</p>`);
    return {
      "text/html": `<table><caption>${escapeHtml(text.caption(examples))}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody><tfoot>${foot}</tfoot></table>${notes.join("")}`,
      "text/plain": this.toString(),
    };
  }

  #closingRows(): string[][] {
    const text = localMessages(this.#lang);
    const { support } = this.macroAverage;
    return [
      [text.accuracy(), "", "", pythonFixed(this.accuracy, this.#digits), String(support)],
      [text.macroAverage(), ...this.#texts(this.macroAverage)],
      [text.weightedAverage(), ...this.#texts(this.weightedAverage)],
    ];
  }

  #texts({ precision, recall, f1, support }: AverageFigures): string[] {
    return [...[precision, recall, f1].map((value) => pythonFixed(value, this.#digits)), String(support)];
  }

  /** Zeros that stand for a division by nothing. */
  #notes(): string[] {
    const text = localMessages(this.#lang);
    const namesWhere = (holds: (index: number) => boolean): string =>
      this.classes
        .filter((_, index) => holds(index))
        .map(({ className }) => className)
        .join(", ");
    const unpredicted = namesWhere((index) => this.confusion.every((row) => row[index] === 0));
    const absent = namesWhere((index) => this.classes[index]?.support === 0);
    return [
      ...(unpredicted === "" ? [] : [text.neverPredicted(unpredicted)]),
      ...(absent === "" ? [] : [text.neverTrue(absent)]),
    ];
  }
}

/** Columns of a number in the text; scikit-learn's. */
const CELL_WIDTH = 9;

const OPTION_NAMES: readonly (keyof ClassificationReportOptions)[] = ["classNames", "digits", "lang"];

/**
 * Tells how well a classifier does, class by class.
 *
 * ```ts
 * classificationReport(test.labels, await predict(model, test.images));
 * ```
 *
 * @param yTrue the right classes: class numbers, `[examples]`, or a row of scores or probabilities each, `[examples, classes]`
 * @param yPred the model's, likewise; what `predict` returns
 * @returns the report; as the last value of a cell it shows as a table
 * @throws {TypeError} if something is no labels, or `classNames` no texts
 * @throws {RangeError} if the sides have different lengths, a class has no name, or an option is out of range
 */
export function classificationReport(
  yTrue: ClassLabels,
  yPred: ClassLabels,
  options: ClassificationReportOptions = {},
): ClassificationReport {
  const text = localMessages();
  requireKnownOptions("classificationReport", options, OPTION_NAMES);
  const { classNames, digits = 2, lang } = options;
  if (!Number.isInteger(digits) || digits < 0 || digits > 20) throw new RangeError(text.digits(shownValue(digits)));
  if (lang !== undefined && lang !== "ko" && lang !== "en") throw new RangeError(text.lang(shownValue(lang)));
  const pairs = labelPairs(yTrue, yPred);
  if (classNames === undefined) {
    const { occurring, renumbered } = occurringClasses(pairs);
    if (occurring.length > MOST_CLASSES) throw new RangeError(text.classCount(String(occurring.length)));
    return new ClassificationReport(countPairs(renumbered, occurring.length), occurring.map(String), digits, lang);
  }
  if (!isListOfTexts(classNames)) throw new TypeError(text.classNames(shownValue(classNames)));
  requireClassesBelow(classNames.length, pairs);
  return new ClassificationReport(countPairs(pairs, classNames.length), classNames, digits, lang);
}

/** The classes that occur on either side, in order, and the labels with these numbered from 0. */
function occurringClasses({ yTrue, yPred }: LabelPairs): { occurring: readonly number[]; renumbered: LabelPairs } {
  const occurring = [...new Set([...yTrue, ...yPred])].sort((first, second) => first - second);
  const places = new Map(occurring.map((label, place) => [label, place]));
  const renumber = (labels: readonly number[]) => labels.map((label) => places.get(label) as number);
  return { occurring, renumbered: { yTrue: renumber(yTrue), yPred: renumber(yPred) } };
}

function isListOfTexts(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_CLASSES &&
    value.every((each) => typeof each === "string")
  );
}

function figuresOf(confusion: readonly (readonly number[])[], index: number, className: string): ClassFigures {
  const found = confusion[index]?.[index] as number;
  const support = (confusion[index] as readonly number[]).reduce((sum, each) => sum + each, 0);
  const predicted = confusion.reduce((sum, row) => sum + (row[index] as number), 0);
  return {
    className,
    precision: part(found, predicted),
    recall: part(found, support),
    f1: part(2 * found, predicted + support),
    support,
  };
}

function part(found: number, of: number): number {
  return of === 0 ? 0 : found / of;
}

/** Σ weight · value / Σ weight. */
function averages(classes: readonly ClassFigures[], weight: (figures: ClassFigures) => number): AverageFigures {
  const sum = (value: (figures: ClassFigures) => number): number =>
    classes.reduce((total, figures) => total + value(figures), 0);
  const weights = sum(weight);
  const mean = (value: (figures: ClassFigures) => number): number =>
    sum((figures) => value(figures) * weight(figures)) / weights;
  return {
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
    support: sum(({ support }) => support),
  };
}

function htmlRow([name = "", ...cells]: readonly string[]): string {
  const numbers = cells.map((cell) => `<td style="text-align: right">${escapeHtml(cell)}</td>`).join("");
  return `<tr><th scope="row">${escapeHtml(name)}</th>${numbers}</tr>`;
}

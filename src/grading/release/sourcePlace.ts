/** Where something stands in a source, for people: `02-output-size.ko.ipynb, answer-conv-28:3`. */
export class SourcePlace {
  readonly #name: string;
  readonly #text: string;

  /** @param name the file's name, with the cell's id behind it where it is a notebook */
  constructor(name: string, text: string) {
    this.#name = name;
    this.#text = text;
  }

  /** The place of a UTF-16 offset of the text. */
  at(offset: number): string {
    return `${this.#name}:${this.#text.slice(0, offset).split("\n").length}`;
  }

  toString(): string {
    return this.#name;
  }
}

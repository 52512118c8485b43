/** Where a question's numbers for one learner come from: the same seed gives the same numbers on every machine. */
export interface Draw {
  /** A whole number from `min` to `max`, both included; with `step`, one of `min`, `min + step`, … */
  integer(min: number, max: number, step?: number): number;
  /** One of the choices. */
  choose<Choice>(choices: readonly Choice[]): Choice;
  /** `rows` × `columns` whole numbers from `min` to `max`: a small input to calculate with by hand. */
  grid(rows: number, columns: number, min: number, max: number): number[][];
}

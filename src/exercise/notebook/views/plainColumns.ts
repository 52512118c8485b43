import { padEnd, textWidth } from "../../../nn/tables/textWidth.ts";

/** Rows of texts below each other, in columns; a syllable of Hangul takes two places. */
export function plainColumns(rows: readonly (readonly string[])[]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => textWidth(row[index] ?? ""))),
  );
  return rows
    .map((row) =>
      row
        .map((text, index) => padEnd(text, widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

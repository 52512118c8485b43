import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import stringWidth from "string-width";
import type { ReleaseSummary } from "../grading/release/releaseAssignment.ts";
import { cliMessages } from "./messages.ts";

interface ReleaseOptions {
  readonly from: string;
  readonly to: string;
  readonly key?: string;
  readonly check?: boolean;
}

/** `convolab release [ASSIGNMENT…] [--from FOLDER] [--to FOLDER] [--key FILE] [--check]`: the student's version. */
export function addRelease(parent: Command): void {
  const text = cliMessages();
  const command = parent
    .command("release")
    .description(text.release)
    .argument("[assignments...]", text.releaseAssignments)
    .option("--from <folder>", text.releaseFrom, "solutions")
    .option("--to <folder>", text.releaseTo, "notebooks/exercises")
    .option("--key <file>", text.releaseKey)
    .option("--check", text.releaseCheck);
  command.action(async (named: string[], { from, to, key: keyFile, check = false }: ReleaseOptions) => {
    // Question files are TypeScript, which older versions do not run.
    if (!process.features.typescript) command.error(text.releaseNode(process.version));
    // Loaded here: the kernel's own commands need none of it.
    const { resolvePackageFromAnywhere } = await import("../grading/release/questionFileImports.ts");
    const { assignmentsIn, outOfStep, releaseAssignment } = await import("../grading/release/releaseAssignment.ts");
    const { ReleaseError } = await import("../grading/release/releaseError.ts");
    const { releaseKey } = await import("../grading/release/releaseKey.ts");
    resolvePackageFromAnywhere();
    const say = (line: string) => process.stdout.write(`${line}\n`);
    const there = assignmentsIn(from);
    const strange = named.filter((name) => !there.includes(name));
    if (there.length === 0 || strange.length > 0) command.error(text.noAssignment(from, strange.join(", ")));
    const assignments = named.length === 0 ? there : named;
    const leftOver = named.length === 0 ? releasedIn(to).filter((name) => !there.includes(name)) : [];
    const faults: string[] = leftOver.map((name) => text.leftOver(path.join(to, name)));
    const summaries: ReleaseSummary[] = [];
    try {
      const key = releaseKey(keyFile);
      for (const assignment of assignments) {
        try {
          const [source, target] = [path.join(from, assignment), path.join(to, assignment)];
          if (check) faults.push(...(await outOfStep(source, target, key)));
          else summaries.push(await releaseAssignment(source, target, key));
        } catch (error) {
          if (!(error instanceof ReleaseError) && !isSystemError(error)) throw error;
          faults.push(text.notReleased(assignment, error.message));
        }
      }
    } catch (error) {
      if (error instanceof ReleaseError) command.error(error.message);
      throw error;
    }
    if (summaries.length > 0) for (const line of summaryTable(summaries)) say(line);
    for (const { assignment, shared } of summaries)
      if (shared.length > 0) say(text.sharedNames(assignment, shared.join(", ")));
    for (const fault of faults) say(fault);
    if (check && faults.length === 0) say(text.inStep(assignments.length));
    process.exitCode = faults.length > 0 ? 1 : 0;
  });
}

/** A file or folder that cannot be read, say; the message names it. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

/** Folders of released assignments. */
function releasedIn(folder: string): string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  return folders.map(({ name }) => name).sort();
}

function summaryTable(summaries: readonly ReleaseSummary[]): string[] {
  const text = cliMessages();
  const rows = summaries.map(({ assignment, questions, points, cells, takenOut }) => [
    assignment,
    String(questions),
    String(points),
    String(cells),
    text.takenOutParts(takenOut),
  ]);
  const table = [text.releaseColumns, ...rows];
  const widths = text.releaseColumns.map((_, column) =>
    Math.max(...table.map((row) => stringWidth(row[column] ?? ""))),
  );
  return table.map((row) =>
    row
      .map((cell, column) => {
        const spaces = " ".repeat((widths[column] ?? 0) - stringWidth(cell));
        const isNumber = column > 0 && column < 4;
        return isNumber ? spaces + cell : cell + spaces;
      })
      .join("  ")
      .trimEnd(),
  );
}

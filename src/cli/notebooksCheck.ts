import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { cliMessages } from "./messages.ts";

/** `convolab notebooks check [--fix] [places…]`. Exit code 1 if anything is wrong. */
export function addNotebooksCheck(parent: Command): void {
  const text = cliMessages();
  parent
    .command("check")
    .description(text.notebooksCheck)
    .argument("[places...]", text.notebookPlaces, [
      "notebooks",
      // The instructor's exercises, where a course has some.
      ...(existsSync("solutions") ? ["solutions"] : []),
    ])
    .option("--fix", text.fix)
    .action(async (places: string[], { fix = false }: { fix?: boolean }) => {
      // Loaded here: the kernel's own commands need none of it.
      const { checkNotebook, findNotebooks, mendNotebook } = await import("../authoring/check/checkNotebooks.ts");
      const { localMessages } = await import("../authoring/check/messages.ts");
      const say = (line: string) => process.stdout.write(`${line}\n`);
      const empty = places.filter((place) => findNotebooks([place]).length === 0);
      if (empty.length > 0) {
        say(localMessages().noNotebooks(empty.join(", ")));
        process.exitCode = 1;
        return;
      }
      const files = findNotebooks(places);
      const shown = (file: string) => path.relative(process.cwd(), file);
      if (fix) for (const file of files) if (mendNotebook(file)) say(localMessages().mended(shown(file)));
      const findings = files.flatMap(checkNotebook);
      for (const { file, cell, message } of findings)
        say(`${shown(file)}: ${cell === undefined ? "" : `${cell}: `}${message}`);
      const wrong = findings.length > 0;
      say(wrong ? localMessages().summary(findings.length, files.length) : localMessages().allWell(files.length));
      process.exitCode = wrong ? 1 : 0;
    });
}

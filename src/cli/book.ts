import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "commander";
import { BookError } from "../authoring/book/bookError.ts";
import { makeBook } from "../authoring/book/makeBook.ts";
import { NotebookExecutionError } from "../notebook/executeNotebook.ts";
import { NotebookFormatError } from "../notebook/readNotebook.ts";
import { cliMessages } from "./messages.ts";

/** `convolab book [--notebooks FOLDER] [--output FOLDER]`: the course as a static site. */
export function addBook(parent: Command): void {
  const text = cliMessages();
  const command = parent
    .command("book")
    .description(text.book)
    .option("--notebooks <folder>", text.bookNotebooks, "notebooks")
    .option("--output <folder>", text.bookOutput, "book");
  command.action(async ({ notebooks, output }: { notebooks: string; output: string }) => {
    const folder = path.resolve(output);
    try {
      await makeBook({
        notebooks: path.resolve(notebooks),
        output: folder,
        cache: path.resolve(".cache", "book"),
        onProgress: (line) => process.stderr.write(`${line}\n`),
      });
    } catch (error) {
      const isExpected = [BookError, NotebookExecutionError, NotebookFormatError].some((kind) => error instanceof kind);
      if (isExpected) command.error((error as Error).message);
      throw error;
    }
    process.stdout.write(`${text.bookMade(pathToFileURL(path.join(folder, "index.html")).href)}\n`);
  });
}

#!/usr/bin/env node
import { Command } from "commander";
import { addBook } from "./book.ts";
import { addDoctor } from "./doctor.ts";
import { addKernelInstall } from "./kernelInstall.ts";
import { addKernelUninstall } from "./kernelUninstall.ts";
import { cliMessages } from "./messages.ts";
import { addNotebooksCheck } from "./notebooksCheck.ts";
import { addRelease } from "./release.ts";

const text = cliMessages();
const program = new Command("convolab").description(text.program);
const kernel = program.command("kernel").description(text.kernel);
addKernelInstall(kernel);
addKernelUninstall(kernel);
addDoctor(program);
addBook(program);
addNotebooksCheck(program.command("notebooks").description(text.notebooks));
addRelease(program);
program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});

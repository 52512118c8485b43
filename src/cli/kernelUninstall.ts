import type { Command } from "commander";
import { uninstallKernel } from "../kernel/kernelSpec/installation.ts";
import { placeOrExit } from "./kernelInstall.ts";
import { addPlaceOptions, type PlaceOptions } from "./kernelPlace.ts";
import { cliMessages } from "./messages.ts";

/** `convolab kernel uninstall [--user|--sys-prefix|--prefix P]`. Exit code 1 if there was nothing of convolab's to remove. */
export function addKernelUninstall(parent: Command): void {
  const text = cliMessages();
  const command = addPlaceOptions(parent.command("uninstall").description(text.uninstall));
  command.action((options: PlaceOptions) => {
    const { folder, outcome } = uninstallKernel(placeOrExit(options, command));
    const line = text[outcome](folder);
    if (outcome !== "removed") command.error(line);
    process.stdout.write(`${line}\n`);
  });
}

import { createRequire } from "node:module";
import type { Command } from "commander";
import { z } from "zod";
import { installKernel } from "../kernel/kernelSpec/installation.ts";
import { kernelNode } from "../kernel/kernelSpec/kernelNode.ts";
import { kernelsFolder, NoPythonPrefixError } from "../kernel/kernelSpec/kernelsFolder.ts";
import { addPlaceOptions, chosenPlace, type PlaceOptions } from "./kernelPlace.ts";
import { cliMessages } from "./messages.ts";

const { version } = z.object({ version: z.string() }).parse(createRequire(import.meta.url)("../../package.json"));

/** `convolab kernel install [--user|--sys-prefix|--prefix P]`. */
export function addKernelInstall(parent: Command): void {
  const text = cliMessages();
  const command = addPlaceOptions(parent.command("install").description(text.install));
  command.action((options: PlaceOptions) => {
    const node = kernelNode() ?? command.error(`${text.oldNode(process.version)} ${text.upgradeNode}`);
    const folder = placeOrExit(options, command);
    try {
      process.stdout.write(`${text.installed(installKernel({ kernelsFolder: folder, version, node }))}\n`);
    } catch (error) {
      command.error(text.cannotWrite(folder, error instanceof Error ? error.message : String(error)));
    }
  });
}

/** The folder that the options name; ends the command with a message if there is none. */
export function placeOrExit(options: PlaceOptions, command: Command): string {
  try {
    return kernelsFolder(chosenPlace(options));
  } catch (error) {
    if (error instanceof NoPythonPrefixError) command.error(cliMessages().noPython);
    throw error;
  }
}

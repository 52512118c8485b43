import { type Command, Option } from "commander";
import type { InstallPlace } from "../kernel/kernelSpec/kernelsFolder.ts";
import { cliMessages } from "./messages.ts";

/** The options that say where a kernel spec lies, as Jupyter's own installers name them. */
export interface PlaceOptions {
  readonly user?: boolean;
  readonly sysPrefix?: boolean;
  readonly prefix?: string;
}

/** Adds `--user`, `--sys-prefix` and `--prefix`, of which one may be given. */
export function addPlaceOptions(command: Command): Command {
  const text = cliMessages();
  return command
    .addOption(new Option("--user", text.user).conflicts(["sysPrefix", "prefix"]))
    .addOption(new Option("--sys-prefix", text.sysPrefix).conflicts(["user", "prefix"]))
    .addOption(new Option("--prefix <folder>", text.prefix).conflicts(["user", "sysPrefix"]));
}

export function chosenPlace({ sysPrefix, prefix }: PlaceOptions): InstallPlace {
  if (prefix !== undefined) return { kind: "prefix", prefix };
  return sysPrefix ? { kind: "sys-prefix" } : { kind: "user" };
}

import type { Command } from "commander";
import { DataFileError } from "../data/dataFileError.ts";
import { loadMnist } from "../data/mnist.ts";
import { checkKernelHealth, type HealthCheckName } from "../kernel/kernelSpec/healthCheck.ts";
import { cliMessages } from "./messages.ts";

type Remedy = "upgradeNode" | "buildIt" | "reinstallPackages" | "installJupyter" | "installKernel";

const REMEDIES: Readonly<Record<HealthCheckName, Remedy>> = {
  nodeVersion: "upgradeNode",
  built: "buildIt",
  zeromq: "reinstallPackages",
  parser: "reinstallPackages",
  canvas: "reinstallPackages",
  typescript: "reinstallPackages",
  jupyter: "installJupyter",
  kernelSpec: "installKernel",
  launcher: "installKernel",
};

/** One line of the report; `remedy` where something is wrong. */
interface Line {
  readonly title: string;
  readonly detail: string;
  readonly remedy?: string;
}

/** `convolab doctor`. Exit code 1 if anything is wrong. */
export function addDoctor(parent: Command): void {
  const text = cliMessages();
  parent
    .command("doctor")
    .description(text.doctor)
    .action(async () => {
      const findings = await checkKernelHealth();
      const lines: Line[] = findings.map(({ check, ok, detail }) => ({
        title: text[check],
        detail,
        ...(ok ? {} : { remedy: text[REMEDIES[check]] }),
      }));
      lines.push(await mnistLine());
      for (const { title, detail, remedy } of lines) {
        process.stdout.write(`${remedy === undefined ? "✓" : "✗"} ${title}: ${detail}\n`);
        if (remedy !== undefined) process.stdout.write(`  ${text.whatToDo}: ${remedy}\n`);
      }
      const problems = lines.filter(({ remedy }) => remedy !== undefined).length;
      process.stdout.write(`${problems === 0 ? text.allWell : text.problems(problems)}\n`);
      process.exitCode = problems === 0 ? 0 : 1;
    });
}

async function mnistLine(): Promise<Line> {
  const title = cliMessages().mnist;
  try {
    return { title, detail: String(await loadMnist()) };
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    return { title, detail: error.file, remedy: cliMessages().reinstallPackages };
  }
}

import { spawnSync } from "node:child_process";
import { z } from "zod";

const CRUISER = new URL("../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", import.meta.url).pathname;
const RULES = new URL("./importRules.mjs", import.meta.url).pathname;

const cruiseSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
  modules: z.array(z.object({ source: z.string() })),
});

/** What dependency-cruiser found in `src` below a folder, by the rules of `importRules.mjs`. */
export interface Cruise {
  /** `rule: from -> to`, sorted. */
  readonly violations: string[];
  /** Every file of `src` that was looked at. */
  readonly files: string[];
}

/** Runs dependency-cruiser as a program: it loads the TypeScript compiler, which jest would load anew for each test file. */
export function cruise(folder: string): Cruise {
  const run = spawnSync(process.execPath, [CRUISER, "--config", RULES, "--output-type", "json", "src"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.stdout === "") throw new Error(run.stderr);
  const { summary, modules } = cruiseSchema.parse(JSON.parse(run.stdout));
  return {
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort(),
    files: modules.map(({ source }) => source).filter((source) => source.startsWith("src/")),
  };
}

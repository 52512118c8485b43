import {
  arrayIsArray,
  base64FromBytes,
  bytesOf,
  jsonStringify,
  objectIs,
  objectKeys,
  typedArrayName,
} from "../../display/primordials.ts";
import type { PlainAnswer } from "./plainAnswer.ts";

/**
 * An answer as a line of JSON, which `decodeAnswer` reads.
 *
 * Numbers, texts, truth values and `null` stand for themselves; everything else is an object with a `kind`, also the
 * numbers that JSON has no word for. The values of a tensor and a model's weights are base64. The line is put together
 * here, as `JSON.stringify` would call any `toJSON` that a cell has given to all objects.
 */
export function encodeAnswer(answer: PlainAnswer): string {
  switch (answer.kind) {
    case "number":
      return numberText(answer.value);
    case "text":
    case "boolean":
      return jsonStringify(answer.value) as string;
    case "null":
      return "null";
    case "undefined":
    case "notAttempted":
      return `{"kind":"${answer.kind}"}`;
    case "failed":
      return `{"kind":"failed","problem":${dataText(answer.problem)}}`;
    case "list": {
      let text = '{"kind":"list","items":[';
      for (let index = 0; index < answer.items.length; index++) {
        text += index === 0 ? "" : ",";
        text += encodeAnswer(answer.items[index] as PlainAnswer);
      }
      return `${text}]}`;
    }
    case "record": {
      let text = '{"kind":"record","entries":[';
      for (let index = 0; index < answer.entries.length; index++) {
        const entry = answer.entries[index] as readonly [string, PlainAnswer];
        text += index === 0 ? "[" : ",[";
        text += `${jsonStringify(entry[0])},${encodeAnswer(entry[1])}]`;
      }
      return `${text}]}`;
    }
    case "tensor": {
      const type = typedArrayName(answer.values) === "Float32Array" ? "float32" : "int32";
      const { buffer, byteOffset, byteLength } = answer.values;
      const values = base64FromBytes(bytesOf(buffer, byteOffset, byteLength));
      return `{"kind":"tensor","type":"${type}","shape":${dataText(answer.shape)},"values":"${values}"}`;
    }
    case "layer": {
      const { name, trainable, config } = answer;
      return `{"kind":"layer","name":${jsonStringify(name)},"trainable":${trainable},"config":${dataText(config)}}`;
    }
    case "model": {
      const weights = answer.weights === null ? "null" : `"${base64FromBytes(answer.weights)}"`;
      return `{"kind":"model","topology":${dataText(answer.topology)},"weights":${weights}}`;
    }
  }
}

function numberText(value: number): string {
  const isJson = value - value === 0 && !objectIs(value, -0);
  if (isJson) return `${value}`;
  return `{"kind":"number","value":"${objectIs(value, -0) ? "-0" : value}"}`;
}

/** Settings of layers, a model's layers and what is known of a problem: made by this package, without code in them. */
function dataText(data: unknown): string {
  if (typeof data !== "object" || data === null) return jsonStringify(data) ?? "null";
  let text = "";
  if (arrayIsArray(data)) {
    for (let index = 0; index < data.length; index++) text += `${index === 0 ? "" : ","}${dataText(data[index])}`;
    return `[${text}]`;
  }
  const keys = objectKeys(data);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const value: unknown = (data as Readonly<Record<string, unknown>>)[key];
    text += `${index === 0 ? "" : ","}${jsonStringify(key)}:${dataText(value)}`;
  }
  return `{${text}}`;
}

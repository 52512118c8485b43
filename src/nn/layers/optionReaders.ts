import { closestName, plainName } from "../../display/closestName.ts";
import { briefText } from "../../display/textPlain.ts";
import type { DataFormat, Shape, Size2d } from "../shape/shape.ts";
import type {
  Activation,
  Constraint,
  ConvPadding,
  InitializerName,
  KerasPadding,
  PaddingPair,
  Regularizer,
} from "./layerConfig.ts";
import { ACTIVATIONS, INITIALIZERS } from "./layerNames.ts";
import { localMessages } from "./messages.ts";

/** Where a value was given: the builder and the option, both as the learner wrote them. */
export interface OptionPlace {
  readonly layer: string;
  readonly option: string;
}

/** Makes a checked setting of what a learner wrote, or throws what was expected. */
export type OptionReader<T> = (place: OptionPlace, value: unknown) => T;

/** Sizes end where 32-bit signed numbers, in which TensorFlow counts, do. */
const LARGEST = 2 ** 31 - 1;

/** A value as a message shows it. */
export function shown(value: unknown): string {
  return briefText(value, 80);
}

/** A whole number from `smallest`. */
export function whole(smallest: number): OptionReader<number> {
  return ({ layer, option }, value) => {
    if (isWhole(value, smallest)) return value;
    throw new RangeError(localMessages().whole(layer, option, smallest, shown(value)));
  };
}

/** An axis: a whole number other than 0, the batch. */
export const axis: OptionReader<number> = ({ layer, option }, value) => {
  if (isWhole(value, -LARGEST) && value !== 0) return value;
  throw new RangeError(localMessages().axis(layer, option, shown(value)));
};

/** A number from `smallest` to `largest`. */
export function numberFrom(smallest: number, largest: number): OptionReader<number> {
  return ({ layer, option }, value) => {
    if (isNumber(value, smallest, largest)) return value;
    throw new RangeError(localMessages().number(layer, option, smallest, largest, shown(value)));
  };
}

/** `true` or `false`. */
export const trueOrFalse: OptionReader<boolean> = ({ layer, option }, value) => {
  if (typeof value === "boolean") return value;
  throw new TypeError(localMessages().boolean(layer, option, shown(value)));
};

/** A size for height and width: one number for both, or a pair. */
export function size2d(smallest: number): OptionReader<Size2d> {
  return ({ layer, option }, value) => {
    if (isWhole(value, smallest)) return [value, value];
    if (Array.isArray(value) && value.length === 2) {
      const [height, width]: unknown[] = value;
      if (isWhole(height, smallest) && isWhole(width, smallest)) return [height, width];
    }
    throw new RangeError(localMessages().size(layer, option, smallest, shown(value)));
  };
}

/** What another reader takes, or `null`. */
export function orNull<T>(reader: OptionReader<T>): OptionReader<T | null> {
  return (place, value) => (value === null ? null : reader(place, value));
}

/** One of some names, however spelled: `"Same"`, `"channels_first"`. */
export function choice<Name extends string>(
  names: readonly Name[],
  otherNames: Readonly<Record<string, Name>> = {},
): OptionReader<Name> {
  return ({ layer, option }, value) => {
    const text = localMessages();
    const choices = names.map((name) => `"${name}"`).join(", ");
    if (typeof value !== "string") throw new TypeError(text.choice(layer, option, choices, undefined, shown(value)));
    const plain = plainName(value);
    const name =
      names.find((each) => plainName(each) === plain) ??
      (Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined);
    if (name !== undefined) return name;
    throw new RangeError(text.choice(layer, option, choices, closestName(value, names), shown(value)));
  };
}

/** `valid` or `same`. */
export const kerasPadding: OptionReader<KerasPadding> = choice(["valid", "same"]);

/** Where the channels stand. */
export const dataFormat: OptionReader<DataFormat> = choice(["channelsLast", "channelsFirst"]);

/** How weights start. */
export const initializer: OptionReader<InitializerName> = choice(INITIALIZERS);

/** How weights of more than two axes start: as any, but not as a unit matrix. */
export const kernelInitializer: OptionReader<InitializerName> = (place, value) => {
  const name = initializer(place, value);
  if (name === "identity") throw new RangeError(localMessages().initializerRank(place.layer, place.option));
  return name;
};

/** How weights of one axis, one for each channel, start. */
export const flatInitializer: OptionReader<InitializerName> = (place, value) => {
  const name = initializer(place, value);
  if (name === "identity" || name === "orthogonal") {
    throw new RangeError(localMessages().flatInitializer(place.layer, place.option, name));
  }
  return name;
};

const activationName = choice<Activation>(ACTIVATIONS, { swish: "silu" });

/** The function behind the sum; `null` is none, as Keras's `None`. */
export const activation: OptionReader<Activation> = (place, value) =>
  value === null ? "linear" : activationName(place, value);

/** A convolution's padding, names in any spelling, cells for one side, two or four. */
export const convPadding: OptionReader<ConvPadding> = (place, value) => {
  if (typeof value === "string") return choice<"valid" | "same" | "full">(["valid", "same", "full"])(place, value);
  const read = sidesOf(value);
  if (read !== undefined) return read;
  throw new RangeError(localMessages().convPadding(place.layer, place.option, shown(value)));
};

/** Cells on the four sides: one number for all, a pair, or `[[top, bottom], [left, right]]`. */
export const sides: OptionReader<readonly [height: PaddingPair, width: PaddingPair]> = (place, value) => {
  const read = sidesOf(value);
  if (read !== undefined) return read;
  throw new RangeError(localMessages().sides(place.layer, place.option, shown(value)));
};

function sidesOf(value: unknown): readonly [height: PaddingPair, width: PaddingPair] | undefined {
  const [height, width] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [value, value];
  const both = [pairOf(height), pairOf(width)] as const;
  return both[0] === undefined || both[1] === undefined ? undefined : [both[0], both[1]];
}

function pairOf(value: unknown): PaddingPair | undefined {
  if (isWhole(value, 0)) return [value, value];
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [before, after]: unknown[] = value;
  return isWhole(before, 0) && isWhole(after, 0) ? [before, after] : undefined;
}

/** A shape without the batch; `null` where a size is not known. The result has the batch, `null`, in front. */
export const shapeWithoutBatch: OptionReader<Shape> = ({ layer, option }, value) => {
  const text = localMessages();
  if (!Array.isArray(value) || !value.every((size) => size === null || isWhole(size, 1))) {
    throw new RangeError(text.shape(layer, option, "[28, 28, 1]", shown(value)));
  }
  const sizes = value as (number | null)[];
  if (sizes.length === 4 && sizes[0] === null) {
    const without = `[${sizes.slice(1).map(String).join(", ")}]`;
    throw new RangeError(text.shapeWithBatch(layer, option, without, shown(value)));
  }
  return [null, ...sizes];
};

/** A shape that values are put into: −1 once at most. */
export const targetShape: OptionReader<readonly number[]> = ({ layer }, value) => {
  if (Array.isArray(value) && value.every((size) => size === -1 || isWhole(size, 1))) {
    const sizes = value as number[];
    if (sizes.filter((size) => size === -1).length <= 1) return [...sizes];
  }
  throw new RangeError(localMessages().targetShape(layer, shown(value)));
};

/** Every axis but the batch once, from 1. */
export const permutation: OptionReader<readonly number[]> = ({ layer }, value) => {
  if (Array.isArray(value) && value.length > 0 && value.every((_, index) => value.includes(index + 1))) {
    return [...(value as number[])];
  }
  throw new RangeError(localMessages().dims(layer, shown(value)));
};

/** Keras's factor for `"l1"` and `"l2"` given as names. */
const KERAS_FACTOR = 0.01;

/** A penalty: a name or its factors. */
export const regularizer: OptionReader<Regularizer | null> = ({ layer, option }, value) => {
  if (value === null) return null;
  if (typeof value === "string") {
    const name = plainName(value);
    const [l1, l2] = [name === "l1" || name === "l1l2", name === "l2" || name === "l1l2"];
    if (l1 || l2) return { l1: l1 ? KERAS_FACTOR : 0, l2: l2 ? KERAS_FACTOR : 0 };
  } else if (isPlainObject(value) && Object.keys(value).every((key) => key === "l1" || key === "l2")) {
    const { l1 = 0, l2 = 0 } = value;
    if (isNumber(l1, 0, Number.MAX_VALUE) && isNumber(l2, 0, Number.MAX_VALUE)) return { l1, l2 };
  }
  throw new RangeError(localMessages().regularizer(layer, option, shown(value)));
};

/** The bounds that weights may have, with Keras's figures where none are given. */
const CONSTRAINTS = {
  nonnegative: { type: "nonNeg" },
  nonneg: { type: "nonNeg" },
  unitnorm: { type: "unitNorm" },
  maxnorm: { type: "maxNorm", maxValue: 2 },
  minmaxnorm: { type: "minMaxNorm", minValue: 0, maxValue: 1, rate: 1 },
} as const satisfies Record<string, Constraint>;

/** A bound on weights: a name, or an object with a type and figures. */
export const constraint: OptionReader<Constraint | null> = ({ layer, option }, value) => {
  if (value === null) return null;
  const given = typeof value === "string" ? { type: value } : value;
  if (isPlainObject(given) && typeof given.type === "string") {
    const { type, ...figures } = given;
    const name = plainName(type as string);
    if (Object.hasOwn(CONSTRAINTS, name)) {
      const { type: known, ...defaults } = CONSTRAINTS[name as keyof typeof CONSTRAINTS];
      const sound = Object.entries(figures).every(
        ([key, figure]) => Object.hasOwn(defaults, key) && isNumber(figure, 0, Number.MAX_VALUE),
      );
      if (sound) return { type: known, ...defaults, ...figures } as Constraint;
    }
  }
  throw new RangeError(localMessages().constraint(layer, option, shown(value)));
};

/** A layer's or a model's name. */
export const layerName: OptionReader<string> = ({ layer }, value) => {
  // A name stands in tables, in files and in TensorFlow's names of weights, whose parts "/" separates.
  if (typeof value === "string" && /^[^/\p{Cc}]{1,100}$/u.test(value)) return value;
  throw new RangeError(localMessages().name(layer, shown(value)));
};

/** Whether it is an object that holds options: made by `{…}`. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isWhole(value: unknown, smallest: number): value is number {
  return Number.isInteger(value) && (value as number) >= smallest && (value as number) <= LARGEST;
}

function isNumber(value: unknown, smallest: number, largest: number): value is number {
  return typeof value === "number" && value >= smallest && value <= largest;
}

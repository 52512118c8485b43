/**
 * The size of every axis of a tensor, the batch first: `[batch, height, width, channels]`. `null` is a size that is not
 * known yet, Keras's `None`: the batch's as a rule, an image's height and width in a network that takes any size.
 */
export type Shape = readonly (number | null)[];

/** Height and width, in this order. */
export type Size2d = readonly [height: number, width: number];

/** Where the channels stand: `[batch, height, width, channels]` (TensorFlow) or `[batch, channels, height, width]`. */
export type DataFormat = "channelsLast" | "channelsFirst";

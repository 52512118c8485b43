/**
 * How much an answer may hold. The limits are far above what questions ask for, and low enough that reading, sending and
 * checking the largest answer takes seconds and some hundred megabytes.
 */

/** Levels of arrays and objects in each other: a tensor has at most 6 axes, a table is two levels deep. */
export const MOST_LEVELS = 16;

/** Values in all arrays and objects together: 64 feature maps of 28 × 28 are 50,176. */
export const MOST_VALUES = 200_000;

/** UTF-16 units of all texts and keys together: about a hundred pages. */
export const MOST_CHARACTERS = 200_000;

/** Values of a tensor, and of all of them in an array: a batch of 32 images of 64 × 64 × 3 is 393,216. */
export const MOST_TENSOR_VALUES = 2 ** 20;

/** Axes of a tensor, which TensorFlow.js has no more of. */
export const MOST_AXES = 6;

/** Bytes of a model's weights, 4 a parameter: 8 million parameters, where LeNet-5 has 61,706. */
export const MOST_WEIGHT_BYTES = 32 * 2 ** 20;

/** Characters of a name or a reason within a problem. */
export const MOST_REASON_CHARACTERS = 1000;

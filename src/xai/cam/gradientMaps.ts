import type { Tensor3D, Tensor4D } from "../../tensor/tf.ts";

/**
 * Feature maps and the gradient of a class's score with respect to them, `[count, height, width, channels]` both, made
 * into one map an image, `[count, height, width]`. The caller runs it in `tf.tidy`.
 */
export type GradientMap = (activation: Tensor4D, gradient: Tensor4D) => Tensor3D;

/**
 * Grad-CAM: `ReLU(Σ_k w_k · A^k)`, where a channel's weight `w_k` is its gradient's mean over all places (Selvaraju et
 * al. 2017, equations 1 and 2).
 */
export const gradCamMap: GradientMap = (activation, gradient) => {
  const weights = gradient.mean([1, 2], true);
  return activation.mul(weights).sum(3).relu();
};

/**
 * Grad-CAM++: `ReLU(Σ_k w_k · A^k)` with `w_k = Σ_ij α_ij · ReLU(g_ij)` and `α = g² / (2·g² + Σ_ab A_ab · g³)`
 * (Chattopadhay et al. 2018, equations 5, 7 and 19). Where `g` is above 0, `α = 1 / (2 + ΣA · g)`, which cannot
 * underflow; elsewhere ReLU makes the term 0.
 */
export const gradCamPlusPlusMap: GradientMap = (activation, gradient) => {
  const positive = gradient.relu();
  const sums = activation.sum([1, 2], true);
  const weights = positive.divNoNan(positive.mul(sums).add(2)).sum([1, 2], true);
  return activation.mul(weights).sum(3).relu();
};

/** LayerCAM: `ReLU(Σ_k ReLU(g^k) · A^k)`, a weight of its own for every place (Jiang et al. 2021, equations 6 to 8). */
export const layerCamMap: GradientMap = (activation, gradient) => gradient.relu().mul(activation).sum(3).relu();

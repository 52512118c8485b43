/**
 * Draws the masks of RISE that the oracle is given, in fixtures/masks.json. Run once, by Node.js 24 from the
 * repository, before `python camsAndPerturbations.py`: `node test/xai/oracle/makeMasks.ts`.
 */
import { writeFileSync } from "node:fs";
import { WeightRandom } from "../../../src/nn/model/tensorflow/weightRandom.ts";
import { drawnMask } from "../../../src/xai/perturbation/randomMasks.ts";

const MASKS = 24;
const GRID_SIZE = 5;
const PROBABILITY = 0.4;
const SEED = 3;

/** Each model's images. */
const SIZES: Readonly<Record<string, readonly [height: number, width: number]>> = {
  digits: [28, 28],
  branched: [12, 12],
  tall: [20, 12],
  sigmoid: [10, 10],
  logits: [10, 10],
};

const masks = Object.entries(SIZES).map(([name, [height, width]]) => {
  const settings = { height, width, gridSize: GRID_SIZE, probability: PROBABILITY };
  const drawn = Array.from({ length: MASKS }, (_, number) => drawnMask(new WeightRandom([SEED, number]), settings));
  return [name, drawn.map(({ cells, shift }) => ({ cells: cells.join(""), shift }))] as const;
});
const data = { seed: SEED, gridSize: GRID_SIZE, probability: PROBABILITY, masks: Object.fromEntries(masks) };
writeFileSync(new URL("fixtures/masks.json", import.meta.url), `${JSON.stringify(data)}\n`);

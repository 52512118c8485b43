import { afterEach, expect, it } from "@jest/globals";
import { augment } from "../../src/data/augment/augment.ts";
import { rotateImages, shiftImages } from "../../src/data/augment/movedImages.ts";
import { batches } from "../../src/data/batches.ts";
import { ImageSet } from "../../src/data/imageSet.ts";
import { loadMnist } from "../../src/data/mnist.ts";
import { shapesDataset } from "../../src/data/shapes/shapesDataset.ts";
import { trainTestSplit } from "../../src/data/trainTestSplit.ts";
import { bars } from "../../src/plot/charts/bars.ts";
import { imageGrid } from "../../src/plot/images/imageGrid.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const images = new ImageSet(new Uint8Array(8), [2, 2, 2, 1]);
const data = { images, labels: Uint8Array.of(0, 1) };

/** What a cell may write that the types do not allow. */
const options = (written: object): never => written as never;

it.each<readonly [string, string, () => unknown]>([
  ["rotat", "rotate", () => augment(images, options({ rotat: 10 }))],
  ["alfa", "alpha", () => augment(data, options({ cutMix: { alfa: 3 } }))],
  ["sides", "side", () => augment(images, options({ cutout: { sides: 1 } }))],
  ["batchsize", "batchSize", () => batches(data, options({ batchsize: 1 }))],
  ["test_size", "testSize", () => trainTestSplit(data, options({ test_size: 1 }))],
  ["sed", "seed", () => shapesDataset(options({ sed: 3 }))],
  ["folders", "folder", () => loadMnist(options({ folders: "." }))],
  ["rigth", "right", () => shiftImages(images, options({ rigth: 1 }))],
  ["full", "fill", () => rotateImages(images, 10, options({ full: 1 }))],
  ["colums", "columns", () => imageGrid(images, options({ colums: 1 }))],
  ["tittle", "title", () => bars([1], options({ tittle: "" }))],
])("the option `%s` is refused, and `%s` is proposed", async (option, meant, call) => {
  await expect(async () => call()).rejects.toThrow(`no option \`${option}\`: did you mean \`${meant}\`?`);
  process.env.CONVOLAB_LANG = "ko";
  await expect(async () => call()).rejects.toThrow(`혹시 \`${meant}\`인가요?`);
});

it("a list in the place of the options is refused", () => {
  expect(() => batches(data, options([32]))).toThrow("The options of batches are an object");
});

/** The package's public entry: what `import { … } from "convolab"` offers in a notebook and in any other program. */
export {
  type AugmentOptions,
  augment,
  type CutMixOptions,
  type CutoutOptions,
  type SoftLabelledImages,
} from "./data/augment/augment.ts";
export type { Fill } from "./data/augment/fill.ts";
export { type RotateOptions, rotateImages, type ShiftOptions, shiftImages } from "./data/augment/movedImages.ts";
export { Batches, type BatchesOptions, batches } from "./data/batches.ts";
export { countByClass } from "./data/countByClass.ts";
export { DataFileError, type DataFileProblem } from "./data/dataFileError.ts";
export type { NumberRows } from "./data/dataRows.ts";
export { type ImageBatch, ImageSet } from "./data/imageSet.ts";
export type { LabelledImages } from "./data/labelledImages.ts";
export { type LoadMnistOptions, loadMnist, Mnist } from "./data/mnist.ts";
export { oneHot, type SoftLabels } from "./data/oneHot.ts";
export { Shapes, type ShapesDatasetOptions, shapesDataset } from "./data/shapes/shapesDataset.ts";
export { SingleImage } from "./data/singleImage.ts";
export { toGray } from "./data/toGray.ts";
export { type Split, type SplitOptions, trainTestSplit } from "./data/trainTestSplit.ts";
export type { ImageOptions, ImageSource } from "./display/base64Image.ts";
export { clearOutput, type DisplayHandle, type DisplayOptions, display } from "./display/display.ts";
export { type Displayable, displaySymbol, type MimeBundle, type MimeMetadata } from "./display/mimeBundle.ts";
export {
  html,
  type JsonOptions,
  jpeg,
  json,
  latex,
  markdown,
  mime,
  png,
  type RichValue,
  svg,
  table,
  vegaLite,
} from "./display/richValue.ts";
export type { TableOptions } from "./display/tableHtml.ts";
export { type BarsOptions, bars } from "./plot/bars.ts";
export type { GrayRows, GridImage, ImageStack, ValueRange } from "./plot/gridImage.ts";
export { type ImageGridOptions, imageGrid } from "./plot/imageGrid.ts";
export { Picture } from "./plot/picture.ts";

/** The package's public entry: what `import { … } from "convolab"` offers in a notebook and in any other program. */
export { countByClass } from "./data/countByClass.ts";
export { DataFileError, type DataFileProblem } from "./data/dataFileError.ts";
export { type ImageBatch, ImageSet } from "./data/imageSet.ts";
export { type LabelledImages, type LoadMnistOptions, loadMnist, Mnist } from "./data/mnist.ts";
export { SingleImage } from "./data/singleImage.ts";
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

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
export type { Language } from "./display/language.ts";
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
export { type ActivationOptions, activation } from "./nn/layers/activation.ts";
export { type BatchNormalizationOptions, batchNormalization } from "./nn/layers/batchNormalization.ts";
export { type ConcatenateOptions, concatenate } from "./nn/layers/concatenate.ts";
export {
  type Conv2dOptions,
  type Conv2dRestOptions,
  type ConvPaddingOption,
  conv2d,
  type SizeOption,
} from "./nn/layers/conv2d.ts";
export {
  type Conv2dTransposeOptions,
  type Conv2dTransposeRestOptions,
  conv2dTranspose,
} from "./nn/layers/conv2dTranspose.ts";
export {
  type Cropping2dOptions,
  type Cropping2dRestOptions,
  type Cropping2dSides,
  cropping2d,
} from "./nn/layers/cropping2d.ts";
export { type DenseOptions, type DenseRestOptions, dense } from "./nn/layers/dense.ts";
export {
  type DepthwiseConv2dOptions,
  type DepthwiseConv2dRestOptions,
  depthwiseConv2d,
} from "./nn/layers/depthwiseConv2d.ts";
export {
  type DropoutOptions,
  dropout,
  type SpatialDropout2dOptions,
  type SpatialDropout2dRestOptions,
  spatialDropout2d,
} from "./nn/layers/dropout.ts";
export { type FlattenOptions, flatten } from "./nn/layers/flatten.ts";
export {
  type GlobalPooling2dOptions,
  globalAveragePooling2d,
  globalMaxPooling2d,
} from "./nn/layers/globalPooling2d.ts";
export { type InputOptions, type InputRestOptions, input } from "./nn/layers/input.ts";
export { isLayer, type Layer, type LayerOptions } from "./nn/layers/layer.ts";
export type {
  Activation,
  ActivationConfig,
  BatchNormalizationConfig,
  ConcatenateConfig,
  Constraint,
  Conv2dConfig,
  Conv2dTransposeConfig,
  ConvPadding,
  Cropping2dConfig,
  DenseConfig,
  DepthwiseConv2dConfig,
  DropoutConfig,
  FlattenConfig,
  GlobalPooling2dConfig,
  InitializerName,
  InputConfig,
  KerasPadding,
  LayerConfig,
  LayerType,
  MaxNormConstraint,
  MergeConfig,
  MinMaxNormConstraint,
  NonNegConstraint,
  PaddingPair,
  PermuteConfig,
  Pooling2dConfig,
  Regularizer,
  ReshapeConfig,
  SeparableConv2dConfig,
  UnitNormConstraint,
  UpSampling2dConfig,
  ZeroPadding2dConfig,
} from "./nn/layers/layerConfig.ts";
export { add, average, maximum, minimum, multiply, subtract } from "./nn/layers/merge.ts";
export { type PermuteOptions, permute } from "./nn/layers/permute.ts";
export {
  averagePooling2d,
  maxPooling2d,
  type Pooling2dOptions,
  type Pooling2dRestOptions,
} from "./nn/layers/pooling2d.ts";
export { type ReshapeOptions, reshape } from "./nn/layers/reshape.ts";
export {
  type SeparableConv2dOptions,
  type SeparableConv2dRestOptions,
  separableConv2d,
} from "./nn/layers/separableConv2d.ts";
export { type UpSampling2dOptions, type UpSampling2dRestOptions, upSampling2d } from "./nn/layers/upSampling2d.ts";
export type {
  ConstraintOption,
  DepthwiseOptions,
  KernelOptions,
  MaxNormOption,
  MinMaxNormOption,
  RegularizerFactors,
  RegularizerOption,
  WeightedOptions,
} from "./nn/layers/weightOptions.ts";
export {
  type ZeroPadding2dOptions,
  type ZeroPadding2dRestOptions,
  type ZeroPadding2dSides,
  zeroPadding2d,
} from "./nn/layers/zeroPadding2d.ts";
export { type FunctionalOptions, model } from "./nn/model/functional.ts";
export type { Model, ModelNode } from "./nn/model/model.ts";
export type { ModelOptions } from "./nn/model/modelOptions.ts";
export {
  getWeights,
  type ModelWeight,
  type ShapedValues,
  setWeights,
  type WeightValues,
} from "./nn/model/modelWeights.ts";
export { loadModel } from "./nn/model/saved/loadModel.ts";
export { ModelFileError, type ModelFileProblem } from "./nn/model/saved/modelFileError.ts";
export { saveModel } from "./nn/model/saved/saveModel.ts";
export { sequential } from "./nn/model/sequential.ts";
export { SymbolicTensor } from "./nn/model/symbolicTensor.ts";
export { type AlexNetOptions, alexNet } from "./nn/readyModels/alexNet.ts";
export { lectureAutoencoder } from "./nn/readyModels/lectureAutoencoder.ts";
export { lectureCnn } from "./nn/readyModels/lectureCnn.ts";
export { leNet5 } from "./nn/readyModels/leNet5.ts";
export { missionOne } from "./nn/readyModels/missionOne.ts";
export { missionTwo } from "./nn/readyModels/missionTwo.ts";
export type { Formula } from "./nn/shape/formula.ts";
export { type KernelWindow, KernelWindows } from "./nn/shape/kernelWindows.ts";
export { type LayerMultiplyAdds, MultiplyAdds, multiplyAdds } from "./nn/shape/multiplyAdds.ts";
export { outputShape } from "./nn/shape/outputShape.ts";
export {
  OutputSize,
  type OutputSizeOptions,
  outputSize,
  type SizeFormula,
  type SizeNumbers,
} from "./nn/shape/outputSize.ts";
export {
  type LayerParams,
  ParamCount,
  type ParamFormulas,
  type ParamKind,
  type ParamPart,
  paramCount,
} from "./nn/shape/paramCount.ts";
export { type LayerField, receptiveField } from "./nn/shape/receptiveField.ts";
export type { DataFormat, Shape, Size2d } from "./nn/shape/shape.ts";
export {
  TransposedOutputSize,
  type TransposedOutputSizeOptions,
  type TransposedSizeFormula,
  type TransposedSizeNumbers,
  transposedOutputSize,
} from "./nn/shape/transposedOutputSize.ts";
export type { Notation } from "./nn/tables/layerExpression.ts";
export {
  type CsvOptions,
  ModelTable,
  type TableCell,
  type TableColumn,
  type TableContent,
} from "./nn/tables/modelTable.ts";
export { type ParamColumn, type ParamTableOptions, type ParamTableRow, paramTable } from "./nn/tables/paramTable.ts";
export { type ShapeTableOptions, type ShapeTableRow, shapeTable } from "./nn/tables/shapeTable.ts";
export { Summary, type SummaryOptions, summary } from "./nn/tables/summary.ts";
export type { SummaryRow } from "./nn/tables/summaryRows.ts";
export type { ParamTotals } from "./nn/tables/summaryText.ts";
export {
  type AverageFigures,
  type ClassFigures,
  ClassificationReport,
  type ClassificationReportOptions,
  classificationReport,
} from "./nn/training/classificationReport.ts";
export type { ClassLabels } from "./nn/training/classLabels.ts";
export type { ClassWeight } from "./nn/training/classWeights.ts";
export { type ConfusionCountsOptions, confusionCounts } from "./nn/training/confusionCounts.ts";
export type { EarlyStoppingOptions } from "./nn/training/earlyStopping.ts";
export { type EvaluateOptions, evaluate } from "./nn/training/evaluate.ts";
export { type Figures, type FitOptions, fit, type TrainingCallbacks } from "./nn/training/fit.ts";
export { History, type StepNumber, type StopReason, type TrainingParams } from "./nn/training/history.ts";
export type { LossFunction, LossName } from "./nn/training/losses.ts";
export type { MetricName } from "./nn/training/metrics.ts";
export type { CalculatingModel, TrainableModel } from "./nn/training/objective.ts";
export type { OptimizerName, OptimizerOptions } from "./nn/training/optimizers.ts";
export { Predictions, type PredictOptions, predict } from "./nn/training/predict.ts";
export type { TensorValue } from "./nn/training/tensorValue.ts";
export type {
  BatchSource,
  Examples,
  Features,
  ImageRows,
  LabelledRows,
  NestedRows,
  NumericArray,
  ShapedRows,
  Targets,
  TrainingData,
} from "./nn/training/trainingData.ts";
export { type BarsOptions, bars } from "./plot/charts/bars.ts";
export type { GrayRows, GridImage, ImageStack, ValueRange } from "./plot/images/gridImage.ts";
export { type ImageGridOptions, imageGrid } from "./plot/images/imageGrid.ts";
export { Picture } from "./plot/drawing/picture.ts";
export type { EngineInfo, EngineName } from "./tensor/engineInfo.ts";
export { engineInfo, type TensorFlow, tf } from "./tensor/tf.ts";

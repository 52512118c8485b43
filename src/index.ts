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
export type {
  AnswerKind,
  Answers,
  PlainValue,
  TableAnswer,
  TensorAnswer,
} from "./exercise/answer/answers.ts";
export type { Ask, AskCall, AskFor, AskValue } from "./exercise/answer/ask.ts";
export { notAttempted } from "./exercise/answer/notAttempted.ts";
export {
  type CheckLogOptions,
  type Exercise,
  type ExerciseOptions,
  exercise,
  type IdOf,
  type NumbersOf,
  type ScoreOf,
} from "./exercise/exercise.ts";
export {
  type ExampleCall,
  type FunctionQuestionOptions,
  functionQuestion,
  type PlainFunction,
} from "./exercise/kinds/functionQuestion.ts";
export { type LayerQuestionOptions, layerQuestion } from "./exercise/kinds/layerQuestion.ts";
export { type ModelQuestionOptions, modelQuestion } from "./exercise/kinds/modelQuestion.ts";
export { type NumberQuestionOptions, numberQuestion } from "./exercise/kinds/numberQuestion.ts";
export { type ShapeQuestionOptions, shapeQuestion } from "./exercise/kinds/shapeQuestion.ts";
export { type TableQuestionOptions, tableQuestion } from "./exercise/kinds/tableQuestion.ts";
export { type TensorQuestionOptions, tensorQuestion } from "./exercise/kinds/tensorQuestion.ts";
export { type RubricLine, type TextQuestionOptions, textQuestion } from "./exercise/kinds/textQuestion.ts";
export type { Draw } from "./exercise/question/draw.ts";
export type { LocalText, TextOf } from "./exercise/question/localText.ts";
export type {
  AfterChecks,
  Check,
  Misconception,
  NotYet,
  Question,
  QuestionOptions,
  SolutionRule,
  Variant,
  Verdict,
} from "./exercise/question/question.ts";
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
export {
  type TrainingEnding,
  type TrainingOutline,
  type TrainingState,
  type TrainingView,
  type TrainingViewMaker,
  trainingViewSymbol,
} from "./nn/training/trainingView.ts";
export type { PoolingType } from "./nn/values/poolingCell.ts";
export { type BarsOptions, bars } from "./plot/charts/bars.ts";
export { Chart, type ChartSpec } from "./plot/charts/chart.ts";
export type { ChartMatrix, ChartNumbers } from "./plot/charts/chartNumbers.ts";
export type { AxisDomain, AxisOptions, ChartOptions } from "./plot/charts/chartOptions.ts";
export type { ChartPoint, ChartSeries, NamedSeries, SeriesValues } from "./plot/charts/chartSeries.ts";
export type { ClassMixups, LabelSides } from "./plot/charts/classCounts.ts";
export { type ConfusionMatrixOptions, confusionMatrix } from "./plot/charts/confusionMatrix.ts";
export { type HeatmapOptions, heatmap } from "./plot/charts/heatmap.ts";
export { type HistogramOptions, histogram } from "./plot/charts/histogram.ts";
export { type HistoryChartOptions, historyChart } from "./plot/charts/historyChart.ts";
export type { HistoryFigures, TrainingHistory } from "./plot/charts/historyFigures.ts";
export { type LineChartOptions, lineChart } from "./plot/charts/lineChart.ts";
export { type PerClassAccuracyOptions, perClassAccuracy } from "./plot/charts/perClassAccuracy.ts";
export { type ScatterOptions, scatter } from "./plot/charts/scatter.ts";
export { type ValuesDistributionOptions, valuesDistribution } from "./plot/charts/valuesDistribution.ts";
export type { RankDirection } from "./plot/diagrams/diagramLayout.ts";
export { type LayerStackOptions, layerStack, type StackScale } from "./plot/diagrams/layerStack.ts";
export { type PlotModelOptions, plotModel } from "./plot/diagrams/plotModel.ts";
export type { ColorMapName } from "./plot/drawing/colorMap.ts";
export { Picture } from "./plot/drawing/picture.ts";
export { VectorPicture } from "./plot/drawing/vectorPicture.ts";
export { type ConvStepperOptions, convStepper } from "./plot/figures/convStepper.ts";
export { ExplorableFigure } from "./plot/figures/explorableFigure.ts";
export type { FigureOptions } from "./plot/figures/figureOptions.ts";
export type { NestedNumbers, ShapedNumbers } from "./plot/figures/gridInput.ts";
export { type PaddingViewOptions, paddingView } from "./plot/figures/paddingView.ts";
export { type ParamCalculatorOptions, paramCalculator } from "./plot/figures/paramCalculator.ts";
export { type PoolStepperOptions, poolStepper } from "./plot/figures/poolStepper.ts";
export { type ShapeCalculatorOptions, shapeCalculator } from "./plot/figures/shapeCalculator.ts";
export { type ExplanationRowsOptions, explanationRows } from "./plot/images/explanationRows.ts";
export { type FeatureMapsOptions, featureMaps } from "./plot/images/featureMaps.ts";
export { type FiltersOptions, filters } from "./plot/images/filters.ts";
export type { GrayRows, GridImage, ImageStack, ValueRange } from "./plot/images/gridImage.ts";
export { type ImageGridOptions, imageGrid } from "./plot/images/imageGrid.ts";
export {
  type LayerStatisticsOptions,
  type LayerStatisticsRow,
  layerStatistics,
} from "./plot/images/layerStatistics.ts";
export {
  ReconstructionPairs,
  type ReconstructionPairsOptions,
  reconstructionPairs,
} from "./plot/images/reconstructionPairs.ts";
export type { NumbersWithShape } from "./plot/images/shapedNumbers.ts";
export { LiveTraining, type LiveTrainingOptions, liveTraining } from "./plot/training/liveTraining.ts";
export type { EngineInfo, EngineName } from "./tensor/engineInfo.ts";
export { engineInfo, type TensorFlow, tf } from "./tensor/tf.ts";
export { type ActivationsOptions, activations, type SeveralActivationsOptions } from "./xai/activations/activations.ts";
export { LayerActivation } from "./xai/activations/layerActivation.ts";
export { CamExplanation, type CamOptions, type CamParts } from "./xai/cam/camExplanation.ts";
export { type GradCamPlusPlusOptions, gradCam, gradCamPlusPlus, layerCam } from "./xai/cam/gradientCams.ts";
export { type ScoreCamOptions, scoreCam } from "./xai/cam/scoreCam.ts";
export type { ImportanceMaps } from "./xai/checks/importanceMaps.ts";
export { PixelCurve, type PixelCurveParts } from "./xai/checks/pixelCurve.ts";
export { deletionCurve, insertionCurve, type PixelCurveOptions } from "./xai/checks/pixelCurves.ts";
export { type ExplainFunction, type SanityCheckOptions, sanityCheck } from "./xai/checks/sanityCheck.ts";
export { type RandomizedLayer, SanityCheck, type SanityCheckParts } from "./xai/checks/sanityCheckResult.ts";
export { Explanation, type ExplanationParts, type ZeroMeaning } from "./xai/explanation.ts";
export { gradients, gradientsTimesInputs } from "./xai/gradients/gradients.ts";
export {
  IntegratedGradients,
  type IntegratedGradientsOptions,
  integratedGradients,
} from "./xai/gradients/integratedGradients.ts";
export type { PathRule } from "./xai/gradients/pathRule.ts";
export { type SmoothGradOptions, smoothGrad } from "./xai/gradients/smoothGrad.ts";
export type { ClassOptions, ExplainedClasses } from "./xai/inputs/explainedClasses.ts";
export type { ExplainedInput, ImageBytes, ShapedFloats } from "./xai/inputs/explainedImages.ts";
export {
  type ActivationMaximizationOptions,
  activationMaximization,
} from "./xai/maximization/activationMaximization.ts";
export { MaximizedImages, type MaximizedParts } from "./xai/maximization/maximizedImages.ts";
export type { ScoreKind } from "./xai/model/scoreHead.ts";
export {
  OcclusionExplanation,
  type OcclusionOptions,
  type OcclusionParts,
  occlusion,
} from "./xai/perturbation/occlusion.ts";
export { type RiseOptions, rise } from "./xai/perturbation/rise.ts";
export {
  type FeatureMapFrame,
  type FeatureMapStripOptions,
  featureMapStrip,
} from "./xai/training/featureMapStrip.ts";
export { type GradCamFrame, type GradCamStripOptions, gradCamStrip } from "./xai/training/gradCamStrip.ts";
export { type StripFrame, type StripOptions, type StripParts, TrainingStrip } from "./xai/training/trainingStrip.ts";

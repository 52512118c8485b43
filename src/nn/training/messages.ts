import { currentLanguage } from "../../display/language.ts";
import type { StopReason } from "./history.ts";

const en = {
  notModel: (given: string) =>
    `Expected a model, made by sequential([…]), model({ inputs, outputs }) or tf.sequential(); got ${given}.`,
  severalInputs: (inputs: number, outputs: number) =>
    `This model has ${inputs} inputs and ${outputs} outputs; fit, evaluate and predict work with one of each. Use the TensorFlow.js model in its property tfModel: model.tfModel.predict([…]).`,
  notExamples: (name: string, got: string) =>
    `${name} must be examples: { x, y }, or { images, labels } as \`train\` of loadMnist() is; ${got}`,
  got: (given: string) => `got ${given}.`,
  notRows: (name: string, got: string) =>
    `${name} must be images (train.images), numbers with their shape ({ values, shape }), a tensor, or lists of numbers; ${got}`,
  disposedTensor: (name: string) =>
    `${name} is a tensor that has been disposed of, and its values with it: use it before dispose() or outside tf.tidy, or make it anew.`,
  raggedRows: (name: string) => `The lists in ${name} must all be of the same length; some are longer than others.`,
  valueCount: (name: string, shape: readonly number[], values: number) =>
    `${name} has the shape ${shapeText(shape)}, which takes ${count(product(shape))} values; it has ${count(values)}.`,
  rowCounts: (x: number, y: number) =>
    `Each example needs its target: x has ${count(x)} rows and y has ${count(y)}. Were both cut the same way?`,
  noRows: () => "There is not a single example.",
  batchesGone: () =>
    "The batches are used up after one epoch: they could be gone through once only. Pass something that starts anew each time, such as batches(train) or a list.",
  batchesDecide: (option: string) =>
    `The data comes in ready batches, so ${option} has no effect: leave it out, or pass the data itself instead of batches.`,
  inputShape: (rowShape: readonly number[], wanted: readonly (number | null)[], rows: number) => {
    const isOne = isSameShape([rows, ...rowShape], wanted);
    const batch = isOne
      ? ` The batch is missing: one example has the shape ${shapeText([1, ...wanted])}; of images take images.slice(0, 1).`
      : "";
    const channels = !isOne && wanted.length === rowShape.length + 1 ? " An axis is missing; is it the channels'?" : "";
    const flat =
      rowShape.length === 0 && wanted.length > 1
        ? " Values without a shape: pass { values, shape }, or images (images.slice(0, 2))."
        : "";
    const advice = flat || batch || channels;
    return `The model takes inputs of shape ${shapeText([null, ...wanted])}; x has the shape ${shapeText([rows, ...rowShape])}.${advice}`;
  },
  targetShape: (rowShape: readonly number[], wanted: readonly (number | null)[], loss: string) =>
    `With the loss ${loss} the targets must have the output's shape, ${shapeText([null, ...wanted])}; y has ${shapeText([null, ...rowShape])}.${
      rowShape.length > 0
        ? ""
        : wanted.length > 1
          ? " The output still has height and width: put flatten() before the last dense layer."
          : " For class numbers use the loss sparseCategoricalCrossentropy."
    }`,
  labelShape: (rowShape: readonly number[], wanted: readonly (number | null)[]) =>
    `With the loss sparseCategoricalCrossentropy and an output of shape ${shapeText([null, ...wanted])}, y must be one class number for each answer; it has the shape ${shapeText([null, ...rowShape])}. For one-hot rows use categoricalCrossentropy.`,
  labelRange: (label: number, row: number, classes: number) =>
    `The label of row ${row} is ${label}, but the model tells ${classes} classes apart: labels are whole numbers from 0 to ${classes - 1}.`,
  nothingToTrain: () =>
    "The model has no weight that training may change. Are all its layers frozen (trainable = false)?",
  notOptions: (functionName: string, given: string) =>
    `The options of ${functionName} are an object, such as { batchSize: 128 }; got ${given}.`,
  unknownOption: (functionName: string, name: string, known: readonly string[], close: string | undefined) =>
    `${functionName} has no option ${name}.${close === undefined ? "" : ` Did you mean ${close}?`} It has: ${known.join(", ")}.`,
  unknownName: (option: string, given: string, names: readonly string[], close: string | undefined) =>
    `${option} cannot be ${given}.${close === undefined ? "" : ` Did you mean "${close}"?`} There are: ${names.join(", ")}.`,
  wholeOption: (option: string, smallest: number | undefined, given: string) =>
    `${option} must be a whole number${smallest === undefined ? "" : `, ${smallest} or more`}; got ${given}.`,
  learningRate: (given: string) => `learningRate must be a number, 0 or more (0.001, say); got ${given}.`,
  momentum: (given: string) => `momentum must be a number from 0 to 1; got ${given}.`,
  momentumFor: (optimizer: string) =>
    `momentum and nesterov are options of the optimizer "sgd"; ${optimizer} has none. Leave them out, or use optimizer: "sgd".`,
  notOptimizer: (given: string) =>
    `optimizer is a name ("adam", "sgd", "rmsprop", "adagrad") or an optimizer of TensorFlow.js, such as tf.train.adam(0.001); got ${given}.`,
  memory: (examples: number, needed: string, available: string) =>
    `${examples === 1 ? "One example takes" : `${count(examples)} examples at once take`} ${needed} GB of memory in this model's layers; this machine has ${available} GB free. Use ${examples === 1 ? "" : "a smaller batchSize, "}smaller images or fewer filters.`,
  optimizerOfOtherWeights: () =>
    'This optimizer remembers other weights than those that training may change now (was a layer frozen?). Pass a new one, such as tf.train.adam(0.001), or a name: optimizer: "adam".',
  separateTargets: (functionName: string, given: string) =>
    `${functionName} takes the examples and their targets in one object: ${functionName}(model, { x, y }, { batchSize: 128 }); got ${given} where the options stand.`,
  promise: () => "got a Promise, a value that is still to come: write await in front of it.",
  namesPart: (parts: string) => `got an object with ${parts}: pass one of them, such as .train.`,
  probabilityTargets: (target: number, row: number) =>
    `With the loss binaryCrossentropy targets are from 0 to 1; row ${row} has ${target}. For class numbers use an output of one unit a class with softmax, and sparseCategoricalCrossentropy.`,
  softmaxOfOne: () =>
    'The last layer is a softmax over a single value, which is always 1. For yes or no use dense(1, { activation: "sigmoid" }), for classes one unit a class.',
  noProbabilities: (activation: string) =>
    `The last layer's activation is ${activation}, so its values are no probabilities, which this loss expects. Write dense(10, { activation: "softmax" }) for classes.`,
  optimizerHasSettings: () =>
    'An optimizer of TensorFlow.js has its settings already: give learningRate, momentum and nesterov where it is made (tf.train.sgd(0.01)), or name the optimizer: "sgd".',
  yesOrNo: (option: string, given: string) => `${option} must be true or false; got ${given}.`,
  verbose: (given: string) =>
    `verbose must be 0 (nothing), 1 (one output that is updated) or 2 (a line an epoch); got ${given}.`,
  notMetrics: (given: string) => `metrics is a list of names, such as ["accuracy"]; got ${given}.`,
  notCallbacks: (given: string) =>
    `callbacks is an object of functions, such as { onEpochEnd: (epoch, figures) => … }, or a list of such; got ${given}.`,
  notFunction: (name: string, given: string) => `The callback ${name} must be a function; got ${given}.`,
  classWeight: (given: string) =>
    `classWeight is an object with a weight for each class number, such as { 0: 1, 1: 5 }; got ${given}.`,
  classWeightClass: (key: string, classes: number | null) =>
    `classWeight has a weight for ${JSON.stringify(key)}, which is no class: classes are whole numbers from 0${classes === null ? "" : ` to ${classes - 1}`}.`,
  classWeightValue: (label: number, given: string) =>
    `The classWeight of class ${label} must be a number, 0 or more; got ${given}.`,
  classWeightTargets: (rowShape: readonly number[]) =>
    `classWeight needs one class an example: class numbers or one-hot rows; y has the shape ${shapeText([null, ...rowShape])}. Leave it out.`,
  inTraining: () =>
    "This model is being trained already. Write `await` before fit, or wait for the other training to end (or stop it).",
  validationSplit: (given: string) =>
    `validationSplit is the part of the examples to keep back, a number from 0 up to, not including, 1; got ${given}.`,
  emptySplit: (rows: number, split: number) =>
    `validationSplit ${split} of ${count(rows)} examples leaves one of the two parts empty.`,
  unknownMonitor: (given: string, figures: readonly string[]) =>
    `earlyStopping cannot watch ${given}: this training reports ${figures.join(", ")}. Figures of validation data (valLoss) need validationData or validationSplit.`,
  patience: (given: string) => `earlyStopping.patience must be a whole number of epochs, 0 or more; got ${given}.`,
  minDelta: (given: string) => `earlyStopping.minDelta must be a number, 0 or more; got ${given}.`,
  predictionIndex: (index: number, length: number) =>
    `There is no answer ${index}: there are ${count(length)}, numbered 0 to ${count(length - 1)} (or −1 to −${count(length)} from the end).`,
  predictionCaption: (shape: readonly number[], shown: number) => `Answers ${shapeText(shape)}, the first ${shown}`,

  epoch: () => "epoch",
  time: () => "time",
  progress: () => "training progress",
  epochOf: (epoch: number, epochs: number) => `epoch ${epoch}/${epochs}`,
  batchOf: (batch: number, batches: number) => `batch ${count(batch)}/${count(batches)}`,
  figure: (name: string) => FIGURES_EN[name] ?? name,
  speed: (imagesPerSecond: number) => `${count(Math.round(imagesPerSecond))} images/s`,
  timeLeft: (seconds: number) => `${duration(seconds, "min", "s")} left`,
  seconds: (seconds: number) => `${seconds.toFixed(1)} s`,
  interruptedAt: (epoch: number, batch: number) =>
    `stopped by you at epoch ${epoch}, batch ${count(batch)}; the weights so far are kept`,
  stoppedBy: (reason: StopReason) => STOPS_EN[reason],
  failed: () => "ended by an error",
  noEpoch: () => "no epoch was completed",
  notANumber: (epoch: number, batch: number) =>
    `the loss is not a number since epoch ${epoch}, batch ${count(batch)}: try a smaller learningRate, and look for NaN or very large values in the data`,
};

const FIGURES_EN: Readonly<Record<string, string>> = {
  loss: "loss",
  accuracy: "accuracy",
  meanSquaredError: "mean squared error",
  meanAbsoluteError: "mean absolute error",
  valLoss: "validation loss",
  valAccuracy: "validation accuracy",
  valMeanSquaredError: "validation mean squared error",
  valMeanAbsoluteError: "validation mean absolute error",
};

const STOPS_EN: Readonly<Record<StopReason, string>> = {
  interrupted: "stopped by you",
  earlyStopping: "stopped early: no more gain",
  callback: "stopped by a callback",
};

const ko: typeof en = {
  notModel: (given) =>
    `모델이 필요합니다. sequential([…]), model({ inputs, outputs }) 또는 tf.sequential()로 만드세요. 받은 것: ${given}.`,
  severalInputs: (inputs, outputs) =>
    `이 모델은 입력이 ${inputs}개, 출력이 ${outputs}개입니다. fit, evaluate, predict는 입력과 출력이 하나씩인 모델에 씁니다. 속성 tfModel에 있는 TensorFlow.js 모델을 쓰세요: model.tfModel.predict([…]).`,
  notExamples: (name, got) =>
    `${name}은(는) 예제 데이터여야 합니다: { x, y }, 또는 loadMnist()의 \`train\`처럼 { images, labels }. ${got}`,
  got: (given) => `받은 것: ${given}.`,
  notRows: (name, got) =>
    `${name}은(는) 이미지(train.images), 모양이 있는 숫자({ values, shape }), 텐서, 숫자 배열 가운데 하나여야 합니다. ${got}`,
  disposedTensor: (name) =>
    `${name}은(는) 이미 해제된(dispose) 텐서라서 값이 없습니다. 해제하기 전에, 또는 tf.tidy 밖에서 쓰거나 텐서를 다시 만드세요.`,
  raggedRows: (name) => `${name} 안의 배열은 길이가 모두 같아야 하는데 서로 다릅니다.`,
  valueCount: (name, shape, values) =>
    `${name}의 모양 ${shapeText(shape)}에는 값이 ${count(product(shape))}개 필요한데 ${count(values)}개가 있습니다.`,
  rowCounts: (x, y) =>
    `예제마다 정답이 하나씩 있어야 합니다. x는 ${count(x)}행, y는 ${count(y)}행입니다. 둘을 똑같이 잘랐는지 확인하세요.`,
  noRows: () => "예제가 하나도 없습니다.",
  batchesGone: () =>
    "한 에포크 만에 배치가 모두 소진되었습니다. 한 번만 훑을 수 있는 데이터입니다. batches(train)이나 배열처럼 매번 처음부터 훑을 수 있는 것을 주세요.",
  batchesDecide: (option) =>
    `데이터가 이미 배치로 나뉘어 있어 ${option}은(는) 효과가 없습니다. 이 옵션을 빼거나, 배치 대신 데이터를 그대로 주세요.`,
  inputShape: (rowShape, wanted, rows) => {
    const isOne = isSameShape([rows, ...rowShape], wanted);
    const batch = isOne
      ? ` 배치 축이 없습니다. 예제 하나의 모양은 ${shapeText([1, ...wanted])}입니다. 이미지라면 images.slice(0, 1)을 쓰세요.`
      : "";
    const channels =
      !isOne && wanted.length === rowShape.length + 1 ? " 축이 하나 모자랍니다. 채널 축을 빠뜨리지 않았나요?" : "";
    const flat =
      rowShape.length === 0 && wanted.length > 1
        ? " 모양이 없는 값입니다. { values, shape }나 이미지(images.slice(0, 2))를 넘겨주세요."
        : "";
    const advice = flat || batch || channels;
    return `모델의 입력 모양은 ${shapeText([null, ...wanted])}인데 x의 모양은 ${shapeText([rows, ...rowShape])}입니다.${advice}`;
  },
  targetShape: (rowShape, wanted, loss) =>
    `손실이 ${loss}이면 정답의 모양이 출력과 같은 ${shapeText([null, ...wanted])}이어야 하는데 y는 ${shapeText([null, ...rowShape])}입니다.${
      rowShape.length > 0
        ? ""
        : wanted.length > 1
          ? " 출력에 아직 높이와 너비가 있습니다. 마지막 dense 층 앞에 flatten()을 넣으세요."
          : " 정답이 클래스 번호라면 손실로 sparseCategoricalCrossentropy를 쓰세요."
    }`,
  labelShape: (rowShape, wanted) =>
    `손실이 sparseCategoricalCrossentropy이고 출력 모양이 ${shapeText([null, ...wanted])}이면 y는 답마다 클래스 번호 하나여야 하는데 모양이 ${shapeText([null, ...rowShape])}입니다. 원-핫이라면 categoricalCrossentropy를 쓰세요.`,
  labelRange: (label, row, classes) =>
    `${row}행의 레이블이 ${label}입니다. 이 모델은 클래스 ${classes}개를 구별하므로 레이블은 0부터 ${classes - 1}까지의 정수여야 합니다.`,
  nothingToTrain: () =>
    "이 모델에는 훈련으로 바꿀 수 있는 가중치가 없습니다. 모든 층을 고정(trainable = false)하지 않았나요?",
  notOptions: (functionName, given) =>
    `${functionName}의 옵션은 { batchSize: 128 } 같은 객체여야 합니다. 받은 것: ${given}.`,
  unknownOption: (functionName, name, known, close) =>
    `${functionName}에는 ${name} 옵션이 없습니다.${close === undefined ? "" : ` 혹시 ${close}인가요?`} 쓸 수 있는 옵션: ${known.join(", ")}.`,
  unknownName: (option, given, names, close) =>
    `${option}에 ${given}을(를) 쓸 수 없습니다.${close === undefined ? "" : ` 혹시 "${close}"인가요?`} 쓸 수 있는 값: ${names.join(", ")}.`,
  wholeOption: (option, smallest, given) =>
    `${option}은(는) ${smallest === undefined ? "" : `${smallest} 이상의 `}정수여야 합니다. 받은 것: ${given}.`,
  learningRate: (given) => `learningRate는 0 이상의 수여야 합니다(예: 0.001). 받은 것: ${given}.`,
  momentum: (given) => `momentum은 0부터 1까지의 수여야 합니다. 받은 것: ${given}.`,
  momentumFor: (optimizer) =>
    `momentum과 nesterov는 옵티마이저 "sgd"의 옵션이고 ${optimizer}에는 없습니다. 빼거나 optimizer: "sgd"를 쓰세요.`,
  notOptimizer: (given) =>
    `optimizer는 이름("adam", "sgd", "rmsprop", "adagrad")이거나 tf.train.adam(0.001) 같은 TensorFlow.js 옵티마이저여야 합니다. 받은 것: ${given}.`,
  memory: (examples, needed, available) =>
    `이 모델의 층들은 예제 ${count(examples)}개를 한 번에 계산하는 데 메모리 ${needed}GB가 필요한데 이 컴퓨터에 남은 메모리는 ${available}GB입니다. ${examples === 1 ? "" : "batchSize를 줄이거나 "}더 작은 이미지나 더 적은 필터를 쓰세요.`,
  optimizerOfOtherWeights: () =>
    '이 옵티마이저는 지금 훈련할 가중치와 다른 가중치를 기억하고 있습니다(층을 고정했나요?). tf.train.adam(0.001)처럼 새것을 주거나 이름을 쓰세요: optimizer: "adam".',
  separateTargets: (functionName, given) =>
    `${functionName}에는 예제와 정답을 객체 하나로 넘겨주세요: ${functionName}(model, { x, y }, { batchSize: 128 }). 옵션 자리에 받은 것: ${given}.`,
  promise: () => "아직 오지 않은 값(Promise)을 받았습니다. 앞에 await를 쓰세요.",
  namesPart: (parts) => `${parts}이(가) 든 객체를 받았습니다. .train처럼 그 가운데 하나를 넘겨주세요.`,
  probabilityTargets: (target, row) =>
    `손실이 binaryCrossentropy이면 정답은 0부터 1까지여야 하는데 ${row}행이 ${target}입니다. 클래스 번호라면 클래스마다 유닛이 하나인 softmax 출력과 sparseCategoricalCrossentropy를 쓰세요.`,
  softmaxOfOne: () =>
    '마지막 층이 값 하나에 대한 softmax라 언제나 1을 냅니다. 예/아니요라면 dense(1, { activation: "sigmoid" })를, 클래스라면 클래스마다 유닛 하나를 쓰세요.',
  noProbabilities: (activation) =>
    `마지막 층의 활성화 함수가 ${activation}이라 값이 확률이 아닌데, 이 손실은 확률을 기대합니다. 클래스라면 dense(10, { activation: "softmax" })로 쓰세요.`,
  optimizerHasSettings: () =>
    'TensorFlow.js 옵티마이저에는 설정이 이미 들어 있습니다. learningRate, momentum, nesterov는 옵티마이저를 만들 때 주거나(tf.train.sgd(0.01)) 옵티마이저를 이름으로 쓰세요: "sgd".',
  yesOrNo: (option, given) => `${option}은(는) true 또는 false여야 합니다. 받은 것: ${given}.`,
  verbose: (given) =>
    `verbose는 0(표시 없음), 1(한 자리에서 갱신), 2(에포크마다 한 줄) 가운데 하나여야 합니다. 받은 것: ${given}.`,
  notMetrics: (given) => `metrics는 ["accuracy"] 같은 이름 목록이어야 합니다. 받은 것: ${given}.`,
  notCallbacks: (given) =>
    `callbacks는 { onEpochEnd: (epoch, figures) => … } 같은 함수들의 객체이거나 그 목록이어야 합니다. 받은 것: ${given}.`,
  notFunction: (name, given) => `콜백 ${name}은(는) 함수여야 합니다. 받은 것: ${given}.`,
  classWeight: (given) =>
    `classWeight는 { 0: 1, 1: 5 }처럼 클래스 번호마다 가중치가 있는 객체여야 합니다. 받은 것: ${given}.`,
  classWeightClass: (key, classes) =>
    `classWeight에 있는 ${JSON.stringify(key)}은(는) 클래스가 아닙니다. 클래스는 0${classes === null ? " 이상의" : `부터 ${classes - 1}까지의`} 정수입니다.`,
  classWeightValue: (label, given) => `클래스 ${label}의 classWeight는 0 이상의 수여야 합니다. 받은 것: ${given}.`,
  classWeightTargets: (rowShape) =>
    `classWeight를 쓰려면 예제마다 클래스가 하나여야 합니다(클래스 번호 또는 원-핫). y의 모양은 ${shapeText([null, ...rowShape])}입니다. classWeight를 빼세요.`,
  inTraining: () =>
    "이 모델은 이미 훈련 중입니다. fit 앞에 `await`를 쓰거나, 앞선 훈련이 끝나기를 기다리세요(또는 멈추세요).",
  validationSplit: (given) =>
    `validationSplit은 검증용으로 떼어 둘 비율로, 0 이상 1 미만의 수여야 합니다. 받은 것: ${given}.`,
  emptySplit: (rows, split) => `예제 ${count(rows)}개에 validationSplit ${split}이면 두 부분 중 하나가 비게 됩니다.`,
  unknownMonitor: (given, figures) =>
    `earlyStopping으로 ${given}을(를) 지켜볼 수 없습니다. 이 훈련이 알려 주는 값: ${figures.join(", ")}. 검증 값(valLoss)에는 validationData나 validationSplit이 필요합니다.`,
  patience: (given) => `earlyStopping.patience는 0 이상의 정수(에포크 수)여야 합니다. 받은 것: ${given}.`,
  minDelta: (given) => `earlyStopping.minDelta는 0 이상의 수여야 합니다. 받은 것: ${given}.`,
  predictionIndex: (index, length) =>
    `${index}번 답은 없습니다: 답은 ${count(length)}개이고 번호는 0부터 ${count(length - 1)}까지입니다(뒤에서 세면 −1부터 −${count(length)}까지).`,
  predictionCaption: (shape, shown) => `답 ${shapeText(shape)} 가운데 처음 ${shown}개`,

  epoch: () => "에포크",
  time: () => "시간",
  progress: () => "훈련 진행",
  epochOf: (epoch, epochs) => `에포크 ${epoch}/${epochs}`,
  batchOf: (batch, batches) => `배치 ${count(batch)}/${count(batches)}`,
  figure: (name) => FIGURES_KO[name] ?? name,
  speed: (imagesPerSecond) => `초당 ${count(Math.round(imagesPerSecond))}장`,
  timeLeft: (seconds) => `${duration(seconds, "분", "초")} 남음`,
  seconds: (seconds) => `${seconds.toFixed(1)}초`,
  interruptedAt: (epoch, batch) =>
    `에포크 ${epoch}, 배치 ${count(batch)}에서 멈추었습니다. 지금까지의 가중치는 남아 있습니다`,
  stoppedBy: (reason) => STOPS_KO[reason],
  failed: () => "오류로 끝났습니다",
  noEpoch: () => "끝까지 진행된 에포크가 없습니다",
  notANumber: (epoch, batch) =>
    `에포크 ${epoch}, 배치 ${count(batch)}부터 손실이 수가 아닙니다(NaN). learningRate를 줄여 보고, 데이터에 NaN이나 아주 큰 값이 없는지 확인하세요`,
};

const FIGURES_KO: Readonly<Record<string, string>> = {
  loss: "손실",
  accuracy: "정확도",
  meanSquaredError: "평균 제곱 오차",
  meanAbsoluteError: "평균 절대 오차",
  valLoss: "검증 손실",
  valAccuracy: "검증 정확도",
  valMeanSquaredError: "검증 평균 제곱 오차",
  valMeanAbsoluteError: "검증 평균 절대 오차",
};

const STOPS_KO: Readonly<Record<StopReason, string>> = {
  interrupted: "사용자가 멈추었습니다",
  earlyStopping: "더 나아지지 않아 일찍 멈추었습니다",
  callback: "콜백이 멈추었습니다",
};

/** What this folder says, in the learner's language: `CONVOLAB_LANG` (the kernel sets it to the notebook's), else English. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

/** A whole number as people read it: 47,040,016. */
function count(value: number): string {
  return value.toLocaleString("en-US");
}

function isSameShape(one: readonly number[], other: readonly (number | null)[]): boolean {
  return one.length === other.length && other.every((size, axis) => size === null || size === one[axis]);
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((result, size) => result * size, 1);
}

function shapeText(shape: readonly (number | null)[]): string {
  return `[${shape.map((size) => (size === null ? "null" : String(size))).join(", ")}]`;
}

function duration(seconds: number, minutesWord: string, secondsWord: string): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} ${secondsWord}`;
  return `${Math.floor(whole / 60)} ${minutesWord} ${whole % 60} ${secondsWord}`;
}

import { afterEach, describe, expect, it } from "@jest/globals";
import { dense } from "../../../src/nn/layers/dense.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { model as functional } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { evaluate } from "../../../src/nn/training/evaluate.ts";
import { fit as train } from "../../../src/nn/training/fit.ts";
import { predict } from "../../../src/nn/training/predict.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { moonModel, twoMoons } from "./twoMoons.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const moons = twoMoons(12);

/** What a cell may write that the types do not allow. */
function fitMoons(options: unknown, data: unknown = moons, model: unknown = moonModel()): Promise<unknown> {
  return train(model as Model, data as typeof moons, options as object);
}

function frozen(): Model {
  const layer = dense(2);
  layer.trainable = false;
  return sequential([input([2]), layer]);
}

function twoAnswers(): Model {
  const point = input([2]);
  return functional({ inputs: point, outputs: [dense(1)(point), dense(2)(point)] });
}

type WrongCall = readonly [what: string, call: () => Promise<unknown>, english: string, korean: string];

const WRONG: readonly WrongCall[] = [
  [
    "no model",
    () => fitMoons({}, moons, { layers: [] }),
    "Expected a model, made by sequential([…]), model({ inputs, outputs }) or tf.sequential(); got Object.",
    "모델이 필요합니다. sequential([…]), model({ inputs, outputs }) 또는 tf.sequential()로 만드세요. 받은 것: Object.",
  ],
  [
    "a model of two answers",
    () => fitMoons({}, moons, twoAnswers()),
    "This model has 1 inputs and 2 outputs; fit, evaluate and predict work with one of each.",
    "이 모델은 입력이 1개, 출력이 2개입니다.",
  ],
  [
    "a frozen model",
    () => fitMoons({}, moons, frozen()),
    "The model has no weight that training may change. Are all its layers frozen (trainable = false)?",
    "이 모델에는 훈련으로 바꿀 수 있는 가중치가 없습니다.",
  ],
  [
    "no data",
    () => fitMoons({}, { inputs: [1, 2] }),
    "data must be examples: { x, y }, or { images, labels } as `train` of loadMnist() is; got Object.",
    "data은(는) 예제 데이터여야 합니다: { x, y }, 또는 loadMnist()의 `train`처럼 { images, labels }. 받은 것: Object.",
  ],
  [
    "batches of no data",
    () => fitMoons({}, [1, 2]),
    "data must be examples: { x, y }, or { images, labels } as `train` of loadMnist() is; got 1.",
    "받은 것: 1.",
  ],
  ["no batch", () => evaluate(moonModel(), []), "There is not a single example.", "예제가 하나도 없습니다."],
  [
    "a second batch that does not fit",
    () => fitMoons({ verbose: 0 }, [moons, { x: [[1, 2]], y: [5] }]),
    "The label of row 0 is 5, but the model tells 2 classes apart",
    "0행의 레이블이 5입니다.",
  ],
  [
    "an order for ready batches",
    () => fitMoons({ shuffle: true }, [moons]),
    "The data comes in ready batches, so shuffle has no effect: leave it out, or pass the data itself instead of batches.",
    "데이터가 이미 배치로 나뉘어 있어 shuffle은(는) 효과가 없습니다.",
  ],
  [
    "text for inputs",
    () => fitMoons({}, { x: "ones", y: [1] }),
    'x must be images (train.images), numbers with their shape ({ values, shape }), a tensor, or lists of numbers; got "ones".',
    'x은(는) 이미지(train.images), 모양이 있는 숫자({ values, shape }), 텐서, 숫자 배열 가운데 하나여야 합니다. 받은 것: "ones".',
  ],
  [
    "no targets",
    () => fitMoons({}, { x: moons.x, y: undefined }),
    "y must be images (train.images), numbers with their shape ({ values, shape }), a tensor, or lists of numbers; got undefined.",
    "y은(는) 이미지",
  ],
  [
    "integers that are too long",
    () => predict(moonModel(), { values: new BigInt64Array(2), shape: [1, 2] } as never),
    "x must be images (train.images), numbers with their shape ({ values, shape }), a tensor, or lists of numbers; got Object.",
    "받은 것: Object.",
  ],
  [
    "a shape in text",
    () => predict(moonModel(), { values: [1, 2], shape: "1×2" } as never),
    "x must be images (train.images), numbers with their shape ({ values, shape })",
    "x은(는) 이미지(train.images), 모양이 있는 숫자({ values, shape })",
  ],
  [
    "words in lists",
    () => fitMoons({}, { x: [["a", "b"]], y: [1] }),
    'x must be images (train.images), numbers with their shape ({ values, shape }), a tensor, or lists of numbers; got "a".',
    '받은 것: "a".',
  ],
  [
    "lists of different lengths",
    () => fitMoons({}, { x: [[1, 2], [3]], y: [0, 1] }),
    "The lists in x must all be of the same length; some are longer than others.",
    "x 안의 배열은 길이가 모두 같아야 하는데 서로 다릅니다.",
  ],
  [
    "values that do not fill a shape",
    () => fitMoons({}, { x: { values: new Float32Array(5), shape: [3, 2] }, y: [0, 1, 0] }),
    "x has the shape [3, 2], which takes 6 values; it has 5.",
    "x의 모양 [3, 2]에는 값이 6개 필요한데 5개가 있습니다.",
  ],
  [
    "fewer targets than inputs",
    () => fitMoons({}, { x: moons.x, y: [0, 1] }),
    "Each example needs its target: x has 12 rows and y has 2. Were both cut the same way?",
    "예제마다 정답이 하나씩 있어야 합니다. x는 12행, y는 2행입니다.",
  ],
  [
    "no example",
    () => fitMoons({}, { x: { values: [], shape: [0, 2] }, y: [] }),
    "There is not a single example.",
    "예제가 하나도 없습니다.",
  ],
  [
    "inputs of another shape",
    () => fitMoons({}, { x: [[1, 2, 3]], y: [0] }),
    "The model takes inputs of shape [null, 2]; x has the shape [1, 3].",
    "모델의 입력 모양은 [null, 2]인데 x의 모양은 [1, 3]입니다.",
  ],
  [
    "inputs without their channels",
    () => predict(sequential([input([2, 2, 1]), dense(1)]), { values: new Float32Array(8), shape: [2, 2, 2] }),
    "The model takes inputs of shape [null, 2, 2, 1]; x has the shape [2, 2, 2]. An axis is missing; is it the channels'?",
    "축이 하나 모자랍니다. 채널 축을 빠뜨리지 않았나요?",
  ],
  [
    "a label that is no class",
    () => fitMoons({}, { x: moons.x, y: moons.y.map((label, row) => (row === 7 ? 2 : label)) }),
    "The label of row 7 is 2, but the model tells 2 classes apart: labels are whole numbers from 0 to 1.",
    "7행의 레이블이 2입니다. 이 모델은 클래스 2개를 구별하므로 레이블은 0부터 1까지의 정수여야 합니다.",
  ],
  [
    "validation labels that are no class",
    () => fitMoons({ validationData: { x: [[0, 0]], y: [-1] } }),
    "The label of row 0 is -1, but",
    "0행의 레이블이 -1입니다.",
  ],
  [
    "class numbers for another loss",
    () => fitMoons({ loss: "meanSquaredError" }),
    "With the loss meanSquaredError the targets must have the output's shape, [null, 2]; y has [null]. For class numbers use the loss sparseCategoricalCrossentropy.",
    "손실이 meanSquaredError이면 정답의 모양이 출력과 같은 [null, 2]이어야 하는데 y는 [null]입니다.",
  ],
  [
    "one-hot rows for the sparse loss",
    () => evaluate(moonModel(), { x: [[0, 0]], y: [[0, 1]] }, { loss: "sparseCategoricalCrossentropy" }),
    "With the loss sparseCategoricalCrossentropy and an output of shape [null, 2], y must be one class number for each answer; it has the shape [null, 2]. For one-hot rows use categoricalCrossentropy.",
    "원-핫이라면 categoricalCrossentropy를 쓰세요.",
  ],
  [
    "options that are none",
    () => fitMoons(3),
    "The options of fit are an object, such as { batchSize: 128 }; got 3.",
    "fit의 옵션은 { batchSize: 128 } 같은 객체여야 합니다. 받은 것: 3.",
  ],
  [
    "an option with a slip",
    () => fitMoons({ epoch: 3 }),
    "fit has no option epoch. Did you mean epochs? It has: epochs, batchSize,",
    "fit에는 epoch 옵션이 없습니다. 혹시 epochs인가요?",
  ],
  [
    "an option of another function",
    () => evaluate(moonModel(), moons, { epochs: 3 } as object),
    "evaluate has no option epochs. It has: batchSize, loss, metrics.",
    "evaluate에는 epochs 옵션이 없습니다.",
  ],
  [
    "half an epoch",
    () => fitMoons({ epochs: 0.5 }),
    "epochs must be a whole number, 1 or more; got 0.5.",
    "epochs은(는) 1 이상의 정수여야 합니다. 받은 것: 0.5.",
  ],
  [
    "batches of text",
    () => predict(moonModel(), moons.x, { batchSize: "32" } as object),
    'batchSize must be a whole number, 1 or more; got "32".',
    'batchSize은(는) 1 이상의 정수여야 합니다. 받은 것: "32".',
  ],
  [
    "an unknown loss",
    () => fitMoons({ loss: "sparseCategoricalCrossEntropi" }),
    'loss cannot be "sparseCategoricalCrossEntropi". Did you mean "sparseCategoricalCrossentropy"? There are: sparseCategoricalCrossentropy, categoricalCrossentropy, binaryCrossentropy, meanSquaredError, meanAbsoluteError.',
    'loss에 "sparseCategoricalCrossEntropi"을(를) 쓸 수 없습니다. 혹시 "sparseCategoricalCrossentropy"인가요?',
  ],
  [
    "an unknown metric",
    () => fitMoons({ metrics: ["acuracy"] }),
    'metrics cannot be "acuracy". Did you mean "accuracy"?',
    'metrics에 "acuracy"을(를) 쓸 수 없습니다.',
  ],
  [
    "metrics without a list",
    () => fitMoons({ metrics: "accuracy" }),
    'metrics is a list of names, such as ["accuracy"]; got "accuracy".',
    'metrics는 ["accuracy"] 같은 이름 목록이어야 합니다. 받은 것: "accuracy".',
  ],
  [
    "an unknown optimizer",
    () => fitMoons({ optimizer: "adma" }),
    'optimizer cannot be "adma". Did you mean "adam"? There are: adam, sgd, rmsprop, adagrad.',
    'optimizer에 "adma"을(를) 쓸 수 없습니다. 혹시 "adam"인가요?',
  ],
  [
    "an optimizer that is none",
    () => fitMoons({ optimizer: null }),
    'optimizer is a name ("adam", "sgd", "rmsprop", "adagrad") or an optimizer of TensorFlow.js, such as tf.train.adam(0.001); got null.',
    "같은 TensorFlow.js 옵티마이저여야 합니다. 받은 것: null.",
  ],
  [
    "a learning rate for a finished optimizer",
    () => fitMoons({ optimizer: tf.train.sgd(0.1), learningRate: 0.2 }),
    "An optimizer of TensorFlow.js has its settings already",
    "TensorFlow.js 옵티마이저에는 설정이 이미 들어 있습니다.",
  ],
  [
    "a negative learning rate",
    () => fitMoons({ learningRate: -1 }),
    "learningRate must be a number, 0 or more (0.001, say); got -1.",
    "learningRate는 0 이상의 수여야 합니다(예: 0.001). 받은 것: -1.",
  ],
  [
    "a momentum over 1",
    () => fitMoons({ optimizer: "sgd", momentum: 2 }),
    "momentum must be a number from 0 to 1; got 2.",
    "momentum은 0부터 1까지의 수여야 합니다. 받은 것: 2.",
  ],
  [
    "momentum for Adam",
    () => fitMoons({ momentum: 0.9 }),
    'momentum and nesterov are options of the optimizer "sgd"; adam has none.',
    'momentum과 nesterov는 옵티마이저 "sgd"의 옵션이고 adam에는 없습니다.',
  ],
  [
    "a nesterov that is neither true nor false",
    () => fitMoons({ optimizer: "sgd", nesterov: 1 }),
    "nesterov must be true or false; got 1.",
    "nesterov은(는) true 또는 false여야 합니다. 받은 것: 1.",
  ],
  [
    "a shuffle that is neither",
    () => fitMoons({ shuffle: "no" }),
    'shuffle must be true or false; got "no".',
    'shuffle은(는) true 또는 false여야 합니다. 받은 것: "no".',
  ],
  [
    "a seed that is no whole number",
    () => fitMoons({ seed: 0.5 }),
    "seed must be a whole number; got 0.5.",
    "seed은(는) 정수여야 합니다. 받은 것: 0.5.",
  ],
  [
    "an unknown verbosity",
    () => fitMoons({ verbose: true }),
    "verbose must be 0 (nothing), 1 (one output that is updated) or 2 (a line an epoch); got true.",
    "verbose는 0(표시 없음), 1(한 자리에서 갱신), 2(에포크마다 한 줄) 가운데 하나여야 합니다. 받은 것: true.",
  ],
  [
    "all examples split off",
    () => fitMoons({ validationSplit: 1 }),
    "validationSplit is the part of the examples to keep back, a number from 0 up to, not including, 1; got 1.",
    "validationSplit은 검증용으로 떼어 둘 비율로, 0 이상 1 미만의 수여야 합니다. 받은 것: 1.",
  ],
  [
    "a split with an empty part",
    () => fitMoons({ validationSplit: 0.99 }),
    "validationSplit 0.99 of 12 examples leaves one of the two parts empty.",
    "예제 12개에 validationSplit 0.99이면 두 부분 중 하나가 비게 됩니다.",
  ],
  [
    "class weights in a list",
    () => fitMoons({ classWeight: [1, 5] }),
    "classWeight is an object with a weight for each class number, such as { 0: 1, 1: 5 }; got [1, 5].",
    "classWeight는 { 0: 1, 1: 5 }처럼 클래스 번호마다 가중치가 있는 객체여야 합니다. 받은 것: [1, 5].",
  ],
  [
    "a weight for no class",
    () => fitMoons({ classWeight: { cat: 2 } }),
    'classWeight has a weight for "cat", which is no class: classes are whole numbers from 0 to 1.',
    'classWeight에 있는 "cat"은(는) 클래스가 아닙니다. 클래스는 0부터 1까지의 정수입니다.',
  ],
  [
    "a weight that is none",
    () => fitMoons({ classWeight: { 1: -2 } }),
    "The classWeight of class 1 must be a number, 0 or more; got -2.",
    "클래스 1의 classWeight는 0 이상의 수여야 합니다. 받은 것: -2.",
  ],
  [
    "class weights without classes",
    () =>
      fitMoons({ classWeight: { 1: 2 } }, { x: [[[1], [2]]], y: [[[1], [2]]] }, sequential([input([2, 1]), dense(1)])),
    "classWeight needs one class an example",
    "classWeight를 쓰려면 예제마다 클래스가 하나여야 합니다",
  ],
  [
    "a callback without an object",
    () => fitMoons({ callbacks: () => "stop" }),
    "callbacks is an object of functions, such as { onEpochEnd: (epoch, figures) => … }, or a list of such; got function.",
    "callbacks는 { onEpochEnd: (epoch, figures) => … } 같은 함수들의 객체이거나 그 목록이어야 합니다. 받은 것: function.",
  ],
  [
    "a callback with a slip",
    () => fitMoons({ callbacks: { onEpochsEnd: () => "stop" } }),
    "callbacks has no option onEpochsEnd. Did you mean onEpochEnd?",
    "callbacks에는 onEpochsEnd 옵션이 없습니다. 혹시 onEpochEnd인가요?",
  ],
  [
    "a callback that is no function",
    () => fitMoons({ callbacks: { onEpochEnd: "stop" } }),
    'The callback onEpochEnd must be a function; got "stop".',
    '콜백 onEpochEnd은(는) 함수여야 합니다. 받은 것: "stop".',
  ],
  [
    "a monitor that nobody reports",
    () => fitMoons({ earlyStopping: { monitor: "valLoss" } }),
    'earlyStopping cannot watch "valLoss": this training reports loss, accuracy. Figures of validation data (valLoss) need validationData or validationSplit.',
    'earlyStopping으로 "valLoss"을(를) 지켜볼 수 없습니다. 이 훈련이 알려 주는 값: loss, accuracy.',
  ],
  [
    "patience in parts of an epoch",
    () => fitMoons({ earlyStopping: { patience: 1.5 } }),
    "earlyStopping.patience must be a whole number of epochs, 0 or more; got 1.5.",
    "earlyStopping.patience는 0 이상의 정수(에포크 수)여야 합니다. 받은 것: 1.5.",
  ],
  [
    "a negative gain",
    () => fitMoons({ earlyStopping: { minDelta: -1 } }),
    "earlyStopping.minDelta must be a number, 0 or more; got -1.",
    "earlyStopping.minDelta는 0 이상의 수여야 합니다. 받은 것: -1.",
  ],
  [
    "early stopping with a slip",
    () => fitMoons({ earlyStopping: { patiance: 1 } }),
    "earlyStopping has no option patiance. Did you mean patience?",
    "earlyStopping에는 patiance 옵션이 없습니다. 혹시 patience인가요?",
  ],
];

describe("a wrong call is told what was expected, what came, and what to do", () => {
  it.each(WRONG)("%s", async (_what, call, english, korean) => {
    await expect(call()).rejects.toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    await expect(call()).rejects.toThrow(korean);
  });

  it("before anything is trained, and leaves the model as it was", async () => {
    const model = moonModel();
    const before = (await predict(model, moons.x)).values;
    for (const options of [{ epochs: 0 }, { earlyStopping: { monitor: "loss!" } }, { optimizer: "adma" }]) {
      await expect(fitMoons(options, moons, model)).rejects.toThrow(RangeError);
    }
    expect((await predict(model, moons.x)).values).toEqual(before);
    expect((await train(model, moons, { verbose: 0 })).epoch).toEqual([0]);
  });
});

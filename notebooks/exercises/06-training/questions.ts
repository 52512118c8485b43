import {
  conv2d,
  dense,
  exercise,
  flatten,
  input,
  lectureCnn,
  loadMnist,
  type Model,
  modelQuestion,
  numberQuestion,
  predict,
  sequential,
  tableQuestion,
} from "convolab";

/** A learner's own data set and batches. */
interface Plan {
  readonly images: number;
  readonly validationPercent: number;
  readonly small: number;
  readonly large: number;
  readonly epochs: number;
}

const validationImages = ({ images, validationPercent }: Plan) => (images * validationPercent) / 100;
const trainingImages = (plan: Plan) => plan.images - validationImages(plan);

/** Both rows of the table, one for each batch size. */
const bothBatchSizes = <Row>(plan: Plan, row: (batchSize: number) => Row) => ({
  small: row(plan.small),
  large: row(plan.large),
});

/** How `seen` images are gone through. */
const walk =
  (seen: number, { epochs }: Plan) =>
  (batchSize: number) => {
    const steps = Math.ceil(seen / batchSize);
    return { steps, last: seen - batchSize * (steps - 1), total: steps * epochs };
  };

/** Rows: the true digit; columns: the model's answer. */
type Confusion = readonly (readonly number[])[];

const digits = ["three", "five", "eight"];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const cell = (matrix: Confusion, row: number, column: number) => matrix[row]?.[column] ?? 0;
const rightOf = (matrix: Confusion, digit: number) => cell(matrix, digit, digit);
const rowSum = (matrix: Confusion, digit: number) => sum(matrix[digit] ?? []);
const columnSum = (matrix: Confusion, digit: number) => sum(matrix.map((row) => row[digit] ?? 0));
const imagesOf = (matrix: Confusion) => sum(matrix.flat());
const rightOnes = (matrix: Confusion) => sum(matrix.map((_, digit) => rightOf(matrix, digit)));

/** A table of two figures for each digit. */
const eachDigit = (recall: (digit: number) => number, precision: (digit: number) => number) =>
  Object.fromEntries(digits.map((name, digit) => [name, { recall: recall(digit), precision: precision(digit) }]));

const recallOf = (matrix: Confusion) => (digit: number) => rightOf(matrix, digit) / rowSum(matrix, digit);
const precisionOf = (matrix: Confusion) => (digit: number) => rightOf(matrix, digit) / columnSum(matrix, digit);

/** How far a quotient may be off that was rounded to two decimals (a little more, for halves are not exact). */
const twoDecimalsOff = 0.0051;

const percentWritten = {
  ko: "퍼센트로 썼습니다. 0과 1 사이의 값으로 쓰세요.",
  en: "You wrote percent. Give it between 0 and 1.",
};

/** The matrix as a table of the question's text. */
const matrixTable = (matrix: Confusion, corner: string) =>
  [
    `| ${corner} | 3 | 5 | 8 |`,
    "|---|---|---|---|",
    ...[3, 5, 8].map((digit, row) => `| **${digit}** | ${(matrix[row] ?? []).join(" | ")} |`),
  ].join("\n");

const parameterLimit = 20_000;

const takesDigits = (model: Model) =>
  model.inputs.length === 1 && model.inputs[0]?.shape.slice(1).join() === [28, 28, 1].join();
const endsInTen = (model: Model) => model.outputs.length === 1 && model.outputs[0]?.shape.slice(1).join() === "10";
const isSmall = (model: Model) => model.countParams() <= parameterLimit;

/** A shape as it is read, without the batch: 28×28×1. */
const shapeText = (shape: readonly (number | null)[] | undefined) => (shape ?? []).slice(1).join("×");

/** The share of images that a model of the right shapes names rightly, 0 to 1. */
async function accuracyOn(
  model: Model,
  images: { readonly shape: readonly number[]; readonly values: Float32Array },
  labels: ArrayLike<number>,
): Promise<number> {
  const answers = (await predict(model, images)).argMax();
  return answers.filter((answer, index) => answer === labels[index]).length / answers.length;
}

const isMeasurable = (model: Model) => takesDigits(model) && endsInTen(model) && isSmall(model);

/** What was measured once; two checks of the same answer ask for it. */
const measured = new WeakMap<Model, Promise<number>>();

/** The share of MNIST's test images that a model names rightly, 0 to 1. */
function testAccuracy(model: Model): Promise<number> {
  const known = measured.get(model);
  if (known !== undefined) return known;
  const accuracy = loadMnist().then(({ test: { images, labels } }) =>
    accuracyOn(model, { shape: images.shape, values: images.toFloat32() }, labels),
  );
  measured.set(model, accuracy);
  return accuracy;
}

/** Whether a model is right in so many of the test images; it is measured only if all else fits. */
async function reaches(model: Model, least: number) {
  if (!isMeasurable(model)) {
    return {
      reason: {
        ko: "아직 재지 않았습니다. 입력, 출력, 파라미터 수부터 맞추세요.",
        en: "Not measured yet: put input, output and parameters right first.",
      },
    };
  }
  const accuracy = await testAccuracy(model);
  if (accuracy >= least) return true;
  const percent = (100 * accuracy).toFixed(2);
  return {
    reason: {
      ko: `정확도가 ${percent}%입니다. ${accuracy < 0.3 ? "학습을 시켰는지 보세요: `await fit(digits, …)`" : "에포크나 훈련 이미지를 늘려 더 학습시키거나, 합성곱층과 풀링층을 더해 보세요"}.`,
      en: `The accuracy is ${percent} %. ${accuracy < 0.3 ? "See whether it was trained: `await fit(digits, …)`" : "Train it longer (more epochs, or more training images), or add a convolution and pooling"}.`,
    },
  };
}

/** A model for digits with one convolution and one dense layer, untrained. */
const smallCnn = (image: readonly number[], classes: number) =>
  sequential([input([...image]), conv2d(4, 3), flatten(), dense(classes, { activation: "softmax" })]);

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "06-training",
    title: { ko: "6. CNN 학습", en: "6. Training a CNN" },
    questions: [
      tableQuestion({
        id: "steps",
        points: 2,
        title: { ko: "걸음, 배치, 에포크", en: "Steps, batches, epochs" },
        answer: "trainingSteps",
        rows: {
          small: { ko: "작은 배치", en: "small batches" },
          large: { ko: "큰 배치", en: "large batches" },
        },
        columns: {
          steps: { ko: "한 에포크의 걸음", en: "steps per epoch" },
          last: { ko: "마지막 배치의 장수", en: "images in the last batch" },
          total: { ko: "모든 걸음", en: "steps in all" },
        },
        variant: (draw) => ({
          // 10 or 20 % less leaves what no batch size below divides: the last batch is never a full one.
          images: draw.integer(3050, 11_950, 100),
          validationPercent: draw.choose([10, 20]),
          small: draw.choose([32, 48, 64]),
          large: draw.choose([96, 128, 192, 256]),
          epochs: draw.integer(3, 8),
        }),
        text: (plan) => ({
          ko: [
            `이미지 ${plan.images}장 가운데 ${plan.validationPercent}%를 검증용으로 떼어 두고, 나머지로 **${plan.epochs}에포크** 학습합니다. 배치 크기가 ${plan.small}(행 \`small\`)일 때와 ${plan.large}(행 \`large\`)일 때를 견줍니다.`,
            "",
            "- `steps`: 한 에포크의 걸음 수",
            "- `last`: 에포크의 마지막 배치에 들어 있는 이미지 수",
            `- \`total\`: ${plan.epochs}에포크 동안의 걸음 수`,
          ].join("\n"),
          en: [
            `Of ${plan.images} images ${plan.validationPercent} % are set aside for validation; the others are trained on for **${plan.epochs} epochs**. Compare a batch size of ${plan.small} (row \`small\`) with one of ${plan.large} (row \`large\`).`,
            "",
            "- `steps`: the steps of one epoch",
            "- `last`: the images in an epoch's last batch",
            `- \`total\`: the steps of all ${plan.epochs} epochs`,
          ].join("\n"),
        }),
        solution: (plan) => bothBatchSizes(plan, walk(trainingImages(plan), plan)),
        explanation: (plan) => {
          const seen = trainingImages(plan);
          const { small, large } = bothBatchSizes(plan, walk(seen, plan));
          return {
            ko: `훈련에 쓰는 것은 ${plan.images} − ${validationImages(plan)} = ${seen}장입니다. 한 에포크는 ⌈${seen}/${plan.small}⌉ = ${small.steps}걸음, ⌈${seen}/${plan.large}⌉ = ${large.steps}걸음입니다. 마지막 배치에는 앞의 배치들을 빼고 남은 ${small.last}장, ${large.last}장이 들어갑니다. 모든 걸음은 한 에포크의 걸음 × ${plan.epochs}입니다.`,
            en: `${plan.images} − ${validationImages(plan)} = ${seen} images are trained on. An epoch has ⌈${seen}/${plan.small}⌉ = ${small.steps} and ⌈${seen}/${plan.large}⌉ = ${large.steps} steps. The last batch holds what the others leave: ${small.last} and ${large.last}. Times ${plan.epochs} are the steps in all.`,
          };
        },
        hints: [
          {
            ko: "먼저 훈련에 쓰는 이미지가 몇 장인지 구하세요. 검증용으로는 학습하지 않습니다.",
            en: "First find how many images are trained on. The validation images are not.",
          },
          {
            ko: "나누어떨어지지 않으면 마지막 배치가 작을 뿐, 한 걸음을 더 갑니다. `Math.ceil(…)`은 올림입니다.",
            en: "Where it does not divide evenly the last batch is smaller, but it is one more step. `Math.ceil(…)` rounds up.",
          },
          (plan) => ({
            ko: `\`small\` 행의 \`steps\`는 ⌈${trainingImages(plan)} ÷ ${plan.small}⌉입니다. \`last\`는 앞의 걸음들이 쓰고 남은 장수, \`total\`은 걸음 × ${plan.epochs}입니다.`,
            en: `In the row \`small\`, \`steps\` is ${trainingImages(plan)} ÷ ${plan.small}, rounded up. \`last\` is what the steps before leave, and \`total\` is steps × ${plan.epochs}.`,
          }),
        ],
        misconceptions: [
          {
            id: "last-batch-dropped",
            value: (plan) =>
              bothBatchSizes(plan, (batchSize) => {
                const steps = Math.floor(trainingImages(plan) / batchSize);
                return { steps, last: batchSize, total: steps * plan.epochs };
              }),
            message: {
              ko: "마지막 배치를 빠뜨렸습니다. 다 차지 않은 배치도 한 걸음이므로 올림하세요.",
              en: "You dropped the last batch. One that is not full is a step too: round up.",
            },
          },
          {
            id: "not-rounded",
            value: (plan) =>
              bothBatchSizes(plan, (batchSize) => {
                const steps = trainingImages(plan) / batchSize;
                return { steps, last: batchSize, total: steps * plan.epochs };
              }),
            message: {
              ko: "걸음 수는 정수입니다. 나누어떨어지지 않으면 남은 이미지로 한 걸음을 더 가므로 올림하세요.",
              en: "Steps are whole numbers. What is left over makes one more step: round up.",
            },
          },
          {
            id: "validation-not-set-aside",
            value: (plan) => bothBatchSizes(plan, walk(plan.images, plan)),
            message: {
              ko: "검증용을 떼지 않고 모든 이미지로 세었습니다. 훈련용만 배치로 나누세요.",
              en: "You counted with all images. Set the validation images aside: only the others are put in batches.",
            },
          },
          {
            id: "validation-trained-on",
            value: (plan) => bothBatchSizes(plan, walk(validationImages(plan), plan)),
            message: {
              ko: "검증용 이미지로 세었습니다. 학습은 나머지로 합니다.",
              en: "You counted with the validation images. The others are trained on.",
            },
          },
          {
            id: "epochs-forgotten",
            value: (plan) =>
              bothBatchSizes(plan, (batchSize) => {
                const row = walk(trainingImages(plan), plan)(batchSize);
                return { ...row, total: row.steps };
              }),
            message: {
              ko: "에포크 수를 곱하지 않았습니다.",
              en: "You did not multiply by the epochs.",
            },
          },
          {
            id: "rounded-over-all-epochs",
            value: (plan) =>
              bothBatchSizes(plan, (batchSize) => ({
                ...walk(trainingImages(plan), plan)(batchSize),
                total: Math.ceil((trainingImages(plan) * plan.epochs) / batchSize),
              })),
            message: {
              ko: "모든 에포크를 이어 붙여 한 번만 올림했습니다. 에포크마다 마지막 배치가 따로 있으므로, 한 에포크의 걸음을 올림한 뒤 곱하세요.",
              en: "You put all epochs together and rounded up once. Each epoch has a last batch of its own: round up one epoch's steps, then multiply.",
            },
          },
        ],
      }),
      numberQuestion({
        id: "accuracy",
        points: 1,
        title: { ko: "혼동 행렬에서 정확도 읽기", en: "Accuracy from a confusion matrix" },
        answer: "accuracy",
        tolerance: twoDecimalsOff,
        variant: (draw) => ({ matrix: drawnMatrix(draw) }),
        text: ({ matrix }) => ({
          ko: `숫자 세 가지(3, 5, 8)를 가르는 모델의 혼동 행렬입니다. 행은 정답, 열은 모델의 답입니다.\n\n${matrixTable(matrix, "정답 \\ 답")}\n\n정확도는 얼마일까요? 0과 1 사이의 값으로 쓰세요. 나눗셈을 그대로 쓰거나, 소수 둘째 자리까지 반올림합니다.`,
          en: `The confusion matrix of a model that tells three digits apart (3, 5, 8). Rows are the true digit, columns the model's answer.\n\n${matrixTable(matrix, "true \\ answer")}\n\nWhat is the accuracy? Give it between 0 and 1, as a division or rounded to two decimals.`,
        }),
        solution: ({ matrix }) => rightOnes(matrix) / imagesOf(matrix),
        explanation: ({ matrix }) => ({
          ko: `맞힌 것은 대각선입니다: ${matrix.map((_, digit) => rightOf(matrix, digit)).join(" + ")} = ${rightOnes(matrix)}. 모두 ${imagesOf(matrix)}장이므로 ${rightOnes(matrix)} / ${imagesOf(matrix)} ≈ **${(rightOnes(matrix) / imagesOf(matrix)).toFixed(3)}**입니다.`,
          en: `What is right lies on the diagonal: ${matrix.map((_, digit) => rightOf(matrix, digit)).join(" + ")} = ${rightOnes(matrix)}. There are ${imagesOf(matrix)} images, so ${rightOnes(matrix)} / ${imagesOf(matrix)} ≈ **${(rightOnes(matrix) / imagesOf(matrix)).toFixed(3)}**.`,
        }),
        hints: [
          {
            ko: "정답과 모델의 답이 같은 칸은 어디에 있을까요?",
            en: "Where are the cells whose true digit and answer are the same?",
          },
          {
            ko: "대각선의 합을 모든 칸의 합으로 나누세요.",
            en: "Divide the sum of the diagonal by the sum of all cells.",
          },
        ],
        misconceptions: [
          {
            id: "not-divided",
            value: ({ matrix }) => rightOnes(matrix),
            message: {
              ko: "맞힌 개수입니다. 전체 이미지 수로 나누세요.",
              en: "That is how many are right. Divide by the number of all images.",
            },
          },
          {
            id: "error-rate",
            value: ({ matrix }) => 1 - rightOnes(matrix) / imagesOf(matrix),
            message: {
              ko: "틀린 비율입니다. 정확도는 맞힌 비율, 곧 대각선입니다.",
              en: "That is the share of wrong answers. Accuracy is the share of right ones: the diagonal.",
            },
          },
          {
            id: "percent",
            value: ({ matrix }) => (100 * rightOnes(matrix)) / imagesOf(matrix),
            message: percentWritten,
          },
          {
            id: "percent-with-one-decimal",
            value: ({ matrix }) => Math.round((1000 * rightOnes(matrix)) / imagesOf(matrix)) / 10,
            message: percentWritten,
          },
          {
            id: "whole-percent",
            value: ({ matrix }) => Math.round((100 * rightOnes(matrix)) / imagesOf(matrix)),
            message: percentWritten,
          },
          {
            id: "recall-of-one-digit",
            value: ({ matrix }) => recallOf(matrix)(0),
            message: {
              ko: "숫자 3의 재현율만 구했습니다. 정확도는 세 숫자를 모두 더한 전체에서 맞힌 비율입니다.",
              en: "That is the recall of digit 3 only. Accuracy is the share of right answers among all images.",
            },
          },
          {
            id: "mean-of-recalls",
            value: ({ matrix }) => sum(matrix.map((_, digit) => recallOf(matrix)(digit))) / matrix.length,
            message: {
              ko: "숫자마다의 재현율을 평균했습니다. 정확도는 전체에서 맞힌 비율입니다. 숫자마다 장수가 다르면 둘은 다릅니다.",
              en: "You averaged the digits' recalls. Accuracy is the share of right answers among all images: where the digits differ in number, the two differ.",
            },
          },
        ],
      }),
      tableQuestion({
        id: "recall-and-precision",
        points: 2,
        title: { ko: "재현율과 정밀도", en: "Recall and precision" },
        answer: "scores",
        tolerance: twoDecimalsOff,
        rows: {
          three: { ko: "숫자 3", en: "digit 3" },
          five: { ko: "숫자 5", en: "digit 5" },
          eight: { ko: "숫자 8", en: "digit 8" },
        },
        columns: {
          recall: { ko: "재현율", en: "recall" },
          precision: { ko: "정밀도", en: "precision" },
        },
        variant: (draw) => ({ matrix: drawnMatrix(draw) }),
        text: ({ matrix }) => ({
          ko: `또 다른 모델의 혼동 행렬입니다. 행은 정답, 열은 모델의 답입니다.\n\n${matrixTable(matrix, "정답 \\ 답")}\n\n숫자 3(\`three\`), 5(\`five\`), 8(\`eight\`)마다 재현율(\`recall\`)과 정밀도(\`precision\`)를 0과 1 사이의 값으로 구하세요. 나눗셈을 그대로 쓰거나, 소수 둘째 자리까지 반올림합니다.`,
          en: `The confusion matrix of another model. Rows are the true digit, columns the model's answer.\n\n${matrixTable(matrix, "true \\ answer")}\n\nFind \`recall\` and \`precision\` of the digits 3 (\`three\`), 5 (\`five\`) and 8 (\`eight\`), between 0 and 1, as divisions or rounded to two decimals.`,
        }),
        solution: ({ matrix }) => eachDigit(recallOf(matrix), precisionOf(matrix)),
        explanation: ({ matrix }) => ({
          ko: `재현율은 **행**으로 나눕니다. 정말 3인 것은 ${rowSum(matrix, 0)}장이므로 3의 재현율은 ${rightOf(matrix, 0)}/${rowSum(matrix, 0)}입니다. 정밀도는 **열**로 나눕니다. 3이라고 답한 것은 ${columnSum(matrix, 0)}장이므로 3의 정밀도는 ${rightOf(matrix, 0)}/${columnSum(matrix, 0)}입니다. 5와 8도 같습니다.`,
          en: `Recall divides by the **row**: ${rowSum(matrix, 0)} images are really a 3, so its recall is ${rightOf(matrix, 0)}/${rowSum(matrix, 0)}. Precision divides by the **column**: ${columnSum(matrix, 0)} were called a 3, so its precision is ${rightOf(matrix, 0)}/${columnSum(matrix, 0)}. The same for 5 and 8.`,
        }),
        hints: [
          {
            ko: "재현율: 정말 3인 것 가운데 3이라고 답한 비율. 정밀도: 3이라고 답한 것 가운데 정말 3인 비율.",
            en: "Recall: of those that really are a 3, the share called a 3. Precision: of those called a 3, the share that really are one.",
          },
          {
            ko: "분자는 둘 다 대각선의 수입니다. 재현율은 그 행의 합으로, 정밀도는 그 열의 합으로 나눕니다.",
            en: "Both have the diagonal's number on top. Recall divides by the sum of its row, precision by the sum of its column.",
          },
        ],
        misconceptions: [
          {
            id: "recall-and-precision-swapped",
            value: ({ matrix }) => eachDigit(precisionOf(matrix), recallOf(matrix)),
            message: {
              ko: "재현율과 정밀도를 바꾸어 썼습니다. 행이 정답이므로 재현율은 행의 합으로 나눕니다.",
              en: "You swapped recall and precision. Rows are the true digits, so recall divides by the row's sum.",
            },
          },
          {
            id: "divided-by-all",
            value: ({ matrix }) =>
              eachDigit(
                (digit) => rightOf(matrix, digit) / imagesOf(matrix),
                (digit) => rightOf(matrix, digit) / imagesOf(matrix),
              ),
            message: {
              ko: "전체 이미지 수로 나누었습니다. 그 숫자의 행이나 열의 합으로만 나누세요.",
              en: "You divided by all images. Divide by the sum of this digit's row or column only.",
            },
          },
          {
            id: "diagonal-left-out-below",
            value: ({ matrix }) =>
              eachDigit(
                (digit) => rightOf(matrix, digit) / (rowSum(matrix, digit) - rightOf(matrix, digit)),
                (digit) => rightOf(matrix, digit) / (columnSum(matrix, digit) - rightOf(matrix, digit)),
              ),
            message: {
              ko: "틀린 것의 수로 나누었습니다. 맞힌 것도 함께 더한 행(열)의 합으로 나누세요.",
              en: "You divided by the wrong ones only. Divide by the whole row's (column's) sum, the right ones included.",
            },
          },
          {
            id: "not-divided",
            value: ({ matrix }) =>
              eachDigit(
                (digit) => rightOf(matrix, digit),
                (digit) => rightOf(matrix, digit),
              ),
            message: {
              ko: "맞힌 개수입니다. 재현율은 행의 합으로, 정밀도는 열의 합으로 나누세요.",
              en: "That is how many are right. For recall divide by the row's sum, for precision by the column's.",
            },
          },
          {
            id: "percent",
            value: ({ matrix }) =>
              eachDigit(
                (digit) => 100 * recallOf(matrix)(digit),
                (digit) => 100 * precisionOf(matrix)(digit),
              ),
            message: percentWritten,
          },
        ],
      }),
      modelQuestion({
        id: "train-97",
        points: 4,
        title: { ko: "작은 CNN으로 97%", en: "97 % with a small CNN" },
        answer: "digits",
        weights: true,
        text: {
          ko: "MNIST 숫자를 알아보는 CNN을 만들고 학습시켜 변수 `digits`에 담으세요.\n\n- 입력은 28×28×1, 출력은 숫자마다 하나씩 10개입니다.\n- 파라미터는 **20,000개 이하**입니다.\n- 시험용 10,000장의 정확도는 **97% 이상**입니다.\n\n시험용 이미지로 학습하면 안 됩니다. 채점할 때는 조금 옮긴 이미지로도 확인합니다.",
          en: "Build a CNN that recognises MNIST's digits, train it, and put it into the variable `digits`.\n\n- It takes 28×28×1 and gives 10 outputs, one for each digit.\n- It has **at most 20,000 parameters**.\n- On the 10,000 test images it is right in **at least 97 %**.\n\nDo not train on the test images. Grading also tries images that are moved a little.",
        },
        recognisedBy: (model) => ({
          input: shapeText(model.inputs[0]?.shape),
          output: shapeText(model.outputs[0]?.shape),
          small: isSmall(model),
        }),
        checks: [
          {
            id: "input",
            title: { ko: "입력 28×28×1", en: "input 28×28×1" },
            judge: (model) =>
              takesDigits(model) || {
                reason: {
                  ko: `입력이 ${shapeText(model.inputs[0]?.shape)}입니다. MNIST 이미지는 28×28이고 채널이 1개입니다.`,
                  en: `The input is ${shapeText(model.inputs[0]?.shape)}. An MNIST image is 28×28 with 1 channel.`,
                },
              },
          },
          {
            id: "output",
            title: { ko: "출력 10개", en: "10 outputs" },
            judge: (model) =>
              endsInTen(model) || {
                reason: {
                  ko: `출력이 ${shapeText(model.outputs[0]?.shape)}입니다. 마지막 층은 숫자마다 값 하나, 모두 10개를 내야 합니다.`,
                  en: `The output is ${shapeText(model.outputs[0]?.shape)}. The last layer must give one value for each digit, 10 in all.`,
                },
              },
          },
          {
            id: "parameters",
            title: { ko: "파라미터 20,000개 이하", en: "at most 20,000 parameters" },
            judge: (model) =>
              isSmall(model) || {
                reason: {
                  ko: `파라미터가 ${model.countParams().toLocaleString("en-US")}개입니다. \`summary\`로 어느 층이 무거운지 보고, 필터나 유닛을 줄이거나 풀링을 더하세요.`,
                  en: `It has ${model.countParams().toLocaleString("en-US")} parameters. Look with \`summary\` which layer is heavy, and use fewer filters or units, or more pooling.`,
                },
              },
          },
          {
            id: "learnt",
            title: { ko: "시험용 정확도 90% 이상", en: "at least 90 % of the test images" },
            weight: 3,
            judge: (model) => reaches(model, 0.9),
          },
          {
            id: "accuracy",
            title: { ko: "시험용 정확도 97% 이상", en: "at least 97 % of the test images" },
            weight: 6,
            judge: (model) => reaches(model, 0.97),
          },
        ],
        explanation: {
          ko: "합성곱과 풀링을 두 번 한 뒤 바로 `dense(10)`으로 끝내면 됩니다. `conv2d(8, 5)`, `maxPooling2d()`, `conv2d(16, 3)`, `maxPooling2d()`, `flatten()`, `dense(10)`은 208 + 1,168 + 4,010 = 5,386개입니다. 훈련 이미지 30,000장을 학습률 0.003으로 한 번, 0.001로 한 번 보면 98% 안팎이 됩니다.",
          en: "Two rounds of convolution and pooling, then `dense(10)` at once: `conv2d(8, 5)`, `maxPooling2d()`, `conv2d(16, 3)`, `maxPooling2d()`, `flatten()`, `dense(10)` have 208 + 1,168 + 4,010 = 5,386 parameters. Seeing 30,000 training images once at a learning rate of 0.003 and once at 0.001 gives about 98 %.",
        },
        hints: [
          {
            ko: "수업의 CNN은 파라미터가 225,034개입니다. 그 가운데 91%는 어느 층에 있었나요?",
            en: "The lesson's CNN has 225,034 parameters. In which layer were 91 % of them?",
          },
          {
            ko: "`dense(128)`을 빼거나 크게 줄이고, 필터를 8개와 16개쯤으로 해 보세요. `digits.countParams()`로 셉니다.",
            en: "Leave out `dense(128)` or make it much smaller, and try about 8 and 16 filters. `digits.countParams()` counts.",
          },
          {
            ko: "`loadMnist()`의 `train`으로 `await fit(digits, train, { epochs: 2, batchSize: 64, learningRate: 0.002 })`처럼 학습시키세요. 컴퓨터에 따라 몇십 초가 걸립니다.",
            en: "Train it on the `train` of `loadMnist()`, for example `await fit(digits, train, { epochs: 2, batchSize: 64, learningRate: 0.002 })`. Depending on the computer it takes some tens of seconds.",
          },
        ],
        misconceptions: [
          {
            id: "lecture-cnn-as-it-is",
            value: () => lectureCnn({ seed: 1 }),
            message: {
              ko: "모양은 맞지만 파라미터가 너무 많습니다. 대개 Flatten 뒤의 Dense 층에 몰려 있으니, `summary`로 보고 유닛을 줄이거나 그 층을 빼세요.",
              en: "The shapes are right, but there are too many parameters. Most are usually in the dense layer behind Flatten: look with `summary`, and use fewer units or leave it out.",
            },
          },
          {
            id: "one-output",
            value: () => smallCnn([28, 28, 1], 1),
            message: {
              ko: "출력이 하나뿐입니다. 분류에서는 숫자마다 확률을 하나씩, 모두 10개 내고 가장 큰 것을 답으로 봅니다.",
              en: "There is only one output. To classify, give a probability for each of the 10 digits and take the largest.",
            },
          },
          {
            id: "colour-input",
            value: () => smallCnn([28, 28, 3], 10),
            message: {
              ko: "채널 3개를 받습니다. MNIST는 흑백이라 채널이 1개입니다.",
              en: "It takes 3 channels. MNIST is gray: 1 channel.",
            },
          },
        ],
      }),
    ],
  },
);

/** A 3 × 3 confusion matrix of a model that is mostly right. */
function drawnMatrix(draw: { grid(rows: number, columns: number, min: number, max: number): number[][] }): number[][] {
  const mistakes = draw.grid(3, 3, 1, 9);
  const [right = []] = draw.grid(1, 3, 20, 60);
  return mistakes.map((row, digit) => row.map((value, answer) => (digit === answer ? (right[digit] ?? 0) : value)));
}

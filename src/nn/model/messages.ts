import { currentLanguage } from "../../display/language.ts";

const en = {
  memory: (params: number, needed: number, available: number) =>
    `The model has ${params.toLocaleString("en-US")} parameters, which take ${gigabytes(needed)} of memory; this machine has ${gigabytes(available)} free. Use fewer units or filters, or pooling before flatten().`,
  disposed: (model: string) =>
    `The model ${model} was disposed of (dispose), and its weights with it: it can't calculate any more. Make it anew, or run the cell with dispose() last; loadModel reads back what saveModel has saved.`,
  notAList: (got: string) =>
    `sequential takes a list of layers: sequential([input([28, 28, 1]), conv2d(64, 5), …]); got ${got}.`,
  noLayers: () => "A sequential model needs layers; the list is empty. Begin with input([28, 28, 1]).",
  notALayer: (index: number, got: string) =>
    `Item ${index} of the list (counted from 0) is no layer, but ${got}. Layers come from builders such as conv2d(64, 5).`,
  builderNotCalled: (index: number, name: string) =>
    `Item ${index} of the list (counted from 0) is the builder ${name} itself: call it, ${name}(…), to get a layer.`,
  inputInside: (index: number) =>
    `Item ${index} of the list (counted from 0) is an input, which only the first item can be. Put it first, or leave it out.`,
  outputInside: (index: number, layer: string) =>
    `Item ${index} of the list (counted from 0) is the output of ${layer}, not a layer. Put layers into the list without calling them, or use model({ inputs, outputs }).`,
  sameLayer: (index: number, first: number) =>
    `Items ${first} and ${index} of the list (counted from 0) are the same layer, whose weights would be shared. Make a layer for each place; to share one on purpose, use model({ inputs, outputs }).`,
  onlyAnInput: () => "The model has an input and no layer. Put layers after it.",
  noInputShape: (layer: string) =>
    `The input's shape is not known, so the weights of ${layer} can't be counted. Begin the list with input([28, 28, 1]), or give the first layer the option inputShape: [28, 28, 1].`,
  inputShapeIgnored: (index: number) =>
    `Item ${index} of the list (counted from 0) has the option inputShape, which only the first layer takes. Leave it out: a layer's input is the output of the one before.`,
  itemFailed: (index: number, layer: string, reason: string) =>
    `Item ${index} of the list (counted from 0), ${layer}: ${reason}`,
  nestedModel: (index: number, name: string, inputs: number, outputs: number) =>
    `Item ${index} of the list (counted from 0), the model ${name}, has ${inputs} inputs and ${outputs} outputs; in a sequential model it must have one of each.`,

  modelOptions: (got: string) =>
    `model takes one object: model({ inputs, outputs }), and name and seed if wanted; got ${got}.`,
  unknownOption: (option: string, closest: string | undefined, known: string) =>
    closest === undefined
      ? `A model has no option \`${option}\`. Its options are ${known}.`
      : `A model has no option \`${option}\`: did you mean \`${closest}\`?`,
  missing: (option: string) =>
    `model needs \`${option}\`: what input([28, 28, 1]) or a called layer gave, or a list of such.`,
  notATensor: (option: string, got: string) =>
    `\`${option}\` of a model is what input([28, 28, 1]) or a called layer, conv2d(64, 5)(x), gave, or a list of such; got ${got}.`,
  tensorTwice: (index: number) => `\`inputs\` of a model has item ${index} (counted from 0) twice. Leave one out.`,
  disconnected: (input: string, reached: string) =>
    `The outputs depend on ${input}, which is not among \`inputs\`. Add it to \`inputs\`. (Found on the way back from the outputs: ${reached}.)`,
  sameName: (name: string, first: string, second: string) =>
    `Two layers of the model have the name "${name}": ${first} and ${second}. Give each a name of its own.`,
  seed: (got: string) => `\`seed\` is a whole number; got ${got}.`,

  applyCount: (model: string, expected: number, got: number) =>
    `The model ${model} has ${expected} inputs; it was called with ${got}.`,
  applyShape: (model: string, expected: string, got: string) =>
    `The model ${model} takes an input of shape ${expected}; it was called with ${got}.`,
  noLayerNamed: (name: string, closest: string | undefined, names: string) =>
    closest === undefined
      ? `The model has no layer "${name}". Its layers are ${names}.`
      : `The model has no layer "${name}": did you mean "${closest}"? Its layers are ${names}.`,
  noLayerAt: (index: string, count: number) =>
    `The model has ${count} layers, numbered 0 to ${count - 1} (or −1 to −${count} from the end); got ${index}.`,
  severalInputs: (count: number) => `The model has ${count} inputs: read model.inputs[0].shape and so on.`,
  severalOutputs: (count: number) => `The model has ${count} outputs: read model.outputs[0].shape and so on.`,
  modelLine: (name: string, layers: number, parameters: string) =>
    `Model "${name}": ${layers} ${layers === 1 ? "layer" : "layers"}, ${parameters} parameters. summary(model) shows them.`,

  weightsAreAList: (got: string) =>
    `Weights are a list with one item for each weight, as getWeights(model) returns it; got ${got}.`,
  weightCount: (expected: number, got: number) => `The model has ${expected} weights; the list has ${got}.`,
  weightShape: (index: number, name: string, expected: string, got: string) =>
    `Weight ${index}, ${name}, has the shape ${expected}; got ${got}.`,
  weightValues: (index: number, name: string, shape: string, expected: number, got: string) =>
    `Weight ${index}, ${name}, of shape ${shape} has ${expected} numbers, as a Float32Array, an array, or { values, shape }; got ${got}.`,
};

const ko: typeof en = {
  memory: (params, needed, available) =>
    `이 모델의 파라미터 ${params.toLocaleString("en-US")}개에는 메모리 ${gigabytes(needed)}가 필요한데 이 컴퓨터에 남은 메모리는 ${gigabytes(available)}입니다. 유닛이나 필터를 줄이거나 flatten() 앞에서 풀링하세요.`,
  disposed: (model) =>
    `모델 ${model}은(는) 이미 해제되어(dispose) 가중치가 없으므로 더는 계산할 수 없습니다. 모델을 다시 만들거나 dispose() 셀을 맨 나중에 실행하세요. saveModel로 저장해 둔 모델은 loadModel로 불러올 수 있습니다.`,
  notAList: (got) =>
    `sequential에는 층의 목록이 필요합니다. 예: sequential([input([28, 28, 1]), conv2d(64, 5), …]). 받은 것: ${got}.`,
  noLayers: () => "순차 모델에는 층이 있어야 하는데 목록이 비어 있습니다. input([28, 28, 1])으로 시작하세요.",
  notALayer: (index, got) =>
    `목록의 ${index}번 항목(0부터 셈)이 층이 아닙니다. 층은 conv2d(64, 5)처럼 만드세요. 받은 것: ${got}.`,
  builderNotCalled: (index, name) =>
    `목록의 ${index}번 항목(0부터 셈)이 층을 만드는 함수 ${name} 자체입니다. ${name}(…)처럼 호출해서 층을 만드세요.`,
  inputInside: (index) =>
    `목록의 ${index}번 항목(0부터 셈)이 입력인데, 입력은 첫 항목만 될 수 있습니다. 맨 앞으로 옮기거나 빼세요.`,
  outputInside: (index, layer) =>
    `목록의 ${index}번 항목(0부터 셈)이 층이 아니라 ${layer}의 출력입니다. 층을 호출하지 말고 그대로 목록에 넣거나, model({ inputs, outputs })를 쓰세요.`,
  sameLayer: (index, first) =>
    `목록의 ${first}번과 ${index}번 항목(0부터 셈)이 같은 층이라 가중치를 함께 쓰게 됩니다. 자리마다 층을 새로 만드세요. 일부러 공유하려면 model({ inputs, outputs })를 쓰세요.`,
  onlyAnInput: () => "모델에 입력만 있고 층이 없습니다. 입력 뒤에 층을 넣으세요.",
  noInputShape: (layer) =>
    `입력의 모양을 몰라서 ${layer}의 가중치를 셀 수 없습니다. 목록을 input([28, 28, 1])으로 시작하거나 첫 층에 inputShape: [28, 28, 1] 옵션을 주세요.`,
  inputShapeIgnored: (index) =>
    `목록의 ${index}번 항목(0부터 셈)에 inputShape 옵션이 있는데, 이 옵션은 첫 층에만 쓸 수 있습니다. 다른 층의 입력은 앞 층의 출력이므로 빼세요.`,
  itemFailed: (index, layer, reason) => `목록의 ${index}번 항목(0부터 셈), ${layer}: ${reason}`,
  nestedModel: (index, name, inputs, outputs) =>
    `목록의 ${index}번 항목(0부터 셈)인 모델 ${name}의 입력은 ${inputs}개, 출력은 ${outputs}개입니다. 순차 모델 안에서는 하나씩이어야 합니다.`,

  modelOptions: (got) =>
    `model에는 model({ inputs, outputs })처럼 객체 하나를 쓰세요(name과 seed도 쓸 수 있습니다). 받은 것: ${got}.`,
  unknownOption: (option, closest, known) =>
    closest === undefined
      ? `모델에는 \`${option}\` 옵션이 없습니다. 쓸 수 있는 옵션: ${known}.`
      : `모델에는 \`${option}\` 옵션이 없습니다. 혹시 \`${closest}\`인가요?`,
  missing: (option) =>
    `model에는 \`${option}\` 값이 필요합니다. input([28, 28, 1])이나 호출한 층이 돌려준 값, 또는 그 목록을 쓰세요.`,
  notATensor: (option, got) =>
    `모델의 \`${option}\` 옵션은 input([28, 28, 1])이나 conv2d(64, 5)(x)처럼 호출한 층이 돌려준 값, 또는 그 목록이어야 합니다. 받은 것: ${got}.`,
  tensorTwice: (index) => `모델의 \`inputs\` 옵션에 ${index}번 항목(0부터 셈)이 두 번 있습니다. 하나를 빼세요.`,
  disconnected: (input, reached) =>
    `출력이 ${input}에 이어져 있는데 \`inputs\` 옵션에 없습니다. \`inputs\`에 넣으세요. (출력에서 거슬러 오며 지난 층: ${reached}.)`,
  sameName: (name, first, second) =>
    `모델의 두 층 ${first}, ${second}의 이름이 모두 "${name}"입니다. 서로 다른 이름을 주세요.`,
  seed: (got) => `\`seed\` 옵션은 정수여야 합니다. 받은 것: ${got}.`,

  applyCount: (model, expected, got) => `모델 ${model}의 입력은 ${expected}개인데 ${got}개로 호출했습니다.`,
  applyShape: (model, expected, got) => `모델 ${model}의 입력 모양은 ${expected}인데 ${got}로 호출했습니다.`,
  noLayerNamed: (name, closest, names) =>
    closest === undefined
      ? `모델에 "${name}" 층이 없습니다. 있는 층: ${names}.`
      : `모델에 "${name}" 층이 없습니다. 혹시 "${closest}"인가요? 있는 층: ${names}.`,
  noLayerAt: (index, count) =>
    `모델의 층은 ${count}개이고 번호는 0~${count - 1}(뒤에서부터는 −1~−${count})입니다. 받은 것: ${index}.`,
  severalInputs: (count) => `모델의 입력이 ${count}개입니다. model.inputs[0].shape처럼 읽으세요.`,
  severalOutputs: (count) => `모델의 출력이 ${count}개입니다. model.outputs[0].shape처럼 읽으세요.`,
  modelLine: (name, layers, parameters) =>
    `모델 "${name}": 층 ${layers}개, 파라미터 ${parameters}개. summary(model)로 자세히 볼 수 있습니다.`,

  weightsAreAList: (got) =>
    `가중치는 getWeights(model)이 돌려주는 것처럼 가중치마다 한 항목인 목록이어야 합니다. 받은 것: ${got}.`,
  weightCount: (expected, got) => `모델의 가중치는 ${expected}개인데 목록에는 ${got}개가 있습니다.`,
  weightShape: (index, name, expected, got) =>
    `${index}번 가중치 ${name}의 모양은 ${expected}이어야 합니다. 받은 것: ${got}.`,
  weightValues: (index, name, shape, expected, got) =>
    `모양이 ${shape}인 ${index}번 가중치 ${name}에는 수 ${expected}개가 Float32Array, 배열, 또는 { values, shape }로 필요합니다. 받은 것: ${got}.`,
};

/** What models say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toLocaleString("en-US", { maximumFractionDigits: 1 })} GB`;
}

import { countText } from "../../../display/countText.ts";
import { currentLanguage } from "../../../display/language.ts";

const en = {
  notAModel: (got: string) =>
    `saveModel saves a model, made by sequential([…]) or model({ inputs, outputs }): saveModel(model, "models/digits"); got ${got}.`,
  path: (functionName: string, got: string) =>
    `${functionName} takes the path of a folder, like "models/digits"; got ${got}.`,
  notLocal: (functionName: string, got: string) =>
    `${functionName} works with folders on this machine, like "models/digits" or "file:///home/me/models/digits"; got ${got}.`,
  tooManyLayers: (mostLayers: number, mostUses: number, layers: number, uses: number) =>
    `A model of at most ${countText(mostLayers)} layers, used ${countText(mostUses)} times in all, can be saved; this one has ${countText(layers)}, used ${countText(uses)} times.`,
  pathIsAFile: (path: string) =>
    `${path} is a file; a model is saved as a folder with model.json and weights.bin. Choose another path.`,
  unwritable: (path: string, reason: string) =>
    `The model cannot be written to ${path}: ${reason}. Check that there is room and that the folder may be written to.`,

  missingFolder: (path: string) =>
    `There is no saved model at ${path}: the folder does not exist. Check the path, which starts from the folder that the notebook is in.`,
  missingModelFile: (file: string) =>
    `There is no saved model here: ${file} does not exist. Pass the folder that saveModel wrote.`,
  missingWeightsFile: (file: string) =>
    `The model's weights are missing: ${file} does not exist. Copy the whole folder that saveModel wrote.`,
  unreadable: (file: string, reason: string) => `${file} cannot be read: ${reason}.`,
  tooLargeModelFile: (file: string, most: number, bytes: number) =>
    `${file} is too large to describe a model: at most ${countText(most)} bytes are read, and it has ${countText(bytes)}.`,
  notJson: (file: string, reason: string) =>
    `${file} is not whole, or no JSON at all: ${reason}. Save the model again.`,
  tensorFlowJs: (file: string) =>
    `${file} is in TensorFlow.js's own format. Load it with await tf.loadLayersModel("file://…/model.json").`,
  otherFormat: (file: string) => `${file} is not a model that saveModel wrote. Pass the folder that saveModel wrote.`,
  newerVersion: (file: string, known: number, found: number) =>
    `${file} was written by a newer convolab: its format is version ${found}, and this convolab reads up to ${known}. Update convolab.`,
  unknownLayer: (file: string, place: string, type: string, closest: string | undefined, known: string) =>
    `${file}: ${place} is of the kind ${type}, which this convolab does not have.${closest === undefined ? "" : ` Did you mean "${closest}"?`} It has ${known}.`,
  wrongContent: (file: string, place: string, reason: string) =>
    `${file} is not as saveModel writes it: ${place === "" ? "" : `${place}: `}${reason}`,
  noNode: (got: number, before: number) => `it refers to node ${got}; there are ${before} before it, numbered from 0.`,
  noLayer: (got: number, layers: number) => `it refers to layer ${got}; there are ${layers}, numbered from 0.`,
  inputUse: () => "an input layer is used once, with nothing before it.",
  inputList: () => "the model's inputs are its input layers, each once.",
  unusedLayers: () => "a layer or a node is not between the inputs and the outputs.",
  notAChain: () => "in a sequential model every layer is called with the one before it, and the last is the output.",
  weightList: (expected: string, found: string) => `these layers have the weights ${expected}; the list has ${found}.`,
  notCalculable: (reason: string) => `TensorFlow.js cannot build it: ${reason}`,
  weightBytes: (expected: number, found: number) =>
    `these weights take ${countText(expected)} bytes; the file says ${countText(found)}.`,
  truncatedWeights: (file: string, expected: number, found: number) =>
    found < expected
      ? `${file} is cut short: the weights take ${countText(expected)} bytes and it has ${countText(found)}. Copy it again, or save the model again.`
      : `${file} belongs to another model: the weights take ${countText(expected)} bytes and it has ${countText(found)}. Copy the whole folder again.`,
  wrongChecksum: (file: string) =>
    `${file} is corrupt or belongs to another saved model: its SHA-256 is not the one in model.json. Copy the whole folder again, or save the model again.`,
};

const ko: typeof en = {
  notAModel: (got) =>
    `saveModel에는 sequential([…])이나 model({ inputs, outputs })로 만든 모델을 넣어야 합니다. 예: saveModel(model, "models/digits"). 받은 것: ${got}.`,
  path: (functionName, got) => `${functionName}에는 "models/digits"처럼 폴더의 경로를 넣어야 합니다. 받은 것: ${got}.`,
  notLocal: (functionName, got) =>
    `${functionName}은(는) "models/digits"나 "file:///home/me/models/digits"처럼 이 컴퓨터에 있는 폴더에만 쓸 수 있습니다. 받은 것: ${got}.`,
  tooManyLayers: (mostLayers, mostUses, layers, uses) =>
    `층은 ${countText(mostLayers)}개, 층을 쓰는 횟수는 모두 ${countText(mostUses)}번까지인 모델만 저장할 수 있습니다. 이 모델의 층은 ${countText(layers)}개이고 ${countText(uses)}번 쓰입니다.`,
  pathIsAFile: (path) =>
    `${path}은(는) 파일입니다. 모델은 model.json과 weights.bin이 든 폴더로 저장되므로 다른 경로를 고르세요.`,
  unwritable: (path, reason) =>
    `모델을 ${path}에 저장할 수 없습니다: ${reason}. 남은 공간과 폴더의 쓰기 권한을 확인하세요.`,

  missingFolder: (path) =>
    `저장된 모델이 없습니다: ${path} 폴더가 없습니다. 경로는 노트북이 있는 폴더에서 시작합니다. 경로를 확인하세요.`,
  missingModelFile: (file) =>
    `여기에는 저장된 모델이 없습니다: ${file} 파일이 없습니다. saveModel이 만든 폴더를 넘겨주세요.`,
  missingWeightsFile: (file) =>
    `모델의 가중치가 없습니다: ${file} 파일이 없습니다. saveModel이 만든 폴더를 통째로 복사하세요.`,
  unreadable: (file, reason) => `${file}을(를) 읽을 수 없습니다: ${reason}.`,
  tooLargeModelFile: (file, most, bytes) =>
    `${file}은(는) 모델의 구조를 담은 파일이라기에는 너무 큽니다: ${countText(most)}바이트까지 읽는데 ${countText(bytes)}바이트입니다.`,
  notJson: (file, reason) => `${file}이(가) 온전하지 않거나 JSON이 아닙니다: ${reason}. 모델을 다시 저장하세요.`,
  tensorFlowJs: (file) =>
    `${file}은(는) TensorFlow.js의 형식입니다. await tf.loadLayersModel("file://…/model.json")으로 불러오세요.`,
  otherFormat: (file) => `${file}은(는) saveModel이 저장한 모델이 아닙니다. saveModel이 만든 폴더를 넘겨주세요.`,
  newerVersion: (file, known, found) =>
    `${file}은(는) 더 새로운 convolab이 저장했습니다: 형식 버전이 ${found}인데 이 convolab은 ${known}까지 읽습니다. convolab을 업데이트하세요.`,
  unknownLayer: (file, place, type, closest, known) =>
    `${file}: ${place}의 종류는 ${type}인데 이 convolab에는 없는 층입니다.${closest === undefined ? "" : ` 혹시 "${closest}"인가요?`} 있는 층: ${known}.`,
  wrongContent: (file, place, reason) =>
    `${file}의 내용이 saveModel이 저장한 것과 다릅니다: ${place === "" ? "" : `${place}: `}${reason}`,
  noNode: (got, before) => `${got}번 노드를 가리키는데 그 앞의 노드는 0번부터 세어 ${before}개입니다.`,
  noLayer: (got, layers) => `${got}번 층을 가리키는데 층은 0번부터 세어 ${layers}개입니다.`,
  inputUse: () => "입력 층은 앞에 아무것도 없이 한 번만 쓸 수 있습니다.",
  inputList: () => "모델의 입력은 입력 층 하나하나를 한 번씩 담은 목록이어야 합니다.",
  unusedLayers: () => "입력과 출력 사이에 있지 않은 층이나 노드가 있습니다.",
  notAChain: () => "순차 모델에서는 층마다 바로 앞 층의 출력을 받고 마지막 층이 출력이어야 합니다.",
  weightList: (expected, found) => `이 층들의 가중치는 ${expected}인데 목록에는 ${found}이(가) 있습니다.`,
  notCalculable: (reason) => `TensorFlow.js가 이 모델을 만들 수 없습니다: ${reason}`,
  weightBytes: (expected, found) =>
    `이 가중치는 ${countText(expected)}바이트인데 파일에는 ${countText(found)}바이트라고 적혀 있습니다.`,
  truncatedWeights: (file, expected, found) =>
    found < expected
      ? `${file}이(가) 중간에서 잘렸습니다: 가중치는 ${countText(expected)}바이트인데 ${countText(found)}바이트뿐입니다. 다시 복사하거나 모델을 다시 저장하세요.`
      : `${file}은(는) 다른 모델의 파일입니다: 가중치는 ${countText(expected)}바이트인데 ${countText(found)}바이트입니다. 폴더를 통째로 다시 복사하세요.`,
  wrongChecksum: (file) =>
    `${file}이(가) 손상되었거나 다른 모델의 파일입니다: SHA-256이 model.json에 적힌 것과 다릅니다. 폴더를 통째로 다시 복사하거나 모델을 다시 저장하세요.`,
};

/** What saving and loading say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

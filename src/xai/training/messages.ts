import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";

const en = {
  epoch: (epoch: number) => `epoch ${epoch}`,
  input: () => "input",
  mapsTitle: (layer: string) => `Feature maps of ${layer} during training`,
  mapsAlt: (layer: string, epochs: string, channels: string, size: string) =>
    `Feature maps of the layer ${layer} for one image, a row for each epoch: ${epochs}. Columns are the channels ${channels}, ${size} each, every map on its own scale.`,
  camTitle: (layer: string) => `gradCam of ${layer} during training`,
  camAlt: (layer: string, images: number, said: string) =>
    `Grad-CAM of the layer ${layer} laid over ${images === 1 ? "the image" : `${countText(images)} images, a row each`}, a column for each epoch. Class explained and its probability: ${said}.`,
  flatMap: (image: number, epoch: number) => `image ${image} at epoch ${epoch}`,
  flatMaps: (which: string) =>
    `Maps that are 0 everywhere, as nothing in the layer's feature maps speaks for the class: ${which}.`,
  noEpoch: () => "No epoch has ended yet: pass this to fit as a callback, `fit(model, data, { callbacks: strip })`.",
  folder: (got: string) =>
    `The option \`folder\` is the name of a folder for the pictures, such as "maps"; got ${got}.`,
  cannotMake: (folder: string, reason: string) => `The folder ${folder} for the pictures cannot be made: ${reason}.`,
  oneImage: (count: number) =>
    `featureMapStrip follows the feature maps of one image; got ${countText(count)}. Pass one, such as test.images.at(0).`,
  channels: (channels: number, got: string) =>
    `The option \`channels\` is a list of channels from 0 to ${channels - 1}; got ${got}.`,
};

const ko: typeof en = {
  epoch: (epoch) => `에포크 ${epoch}`,
  input: () => "입력",
  mapsTitle: (layer) => `훈련 중 ${layer}의 특성 맵`,
  mapsAlt: (layer, epochs, channels, size) =>
    `이미지 한 장에 대한 ${layer} 층의 특성 맵, 에포크마다 한 줄: ${epochs}. 열은 채널 ${channels}이고 크기는 각각 ${size}이며, 맵마다 눈금이 다릅니다.`,
  camTitle: (layer) => `훈련 중 ${layer}의 gradCam`,
  camAlt: (layer, images, said) =>
    `${images === 1 ? "이미지" : `이미지 ${countText(images)}장(한 줄에 하나씩)`}에 겹친 ${layer} 층의 Grad-CAM, 에포크마다 한 열. 설명한 클래스와 확률: ${said}.`,
  flatMap: (image, epoch) => `에포크 ${epoch}의 ${image}번 이미지`,
  flatMaps: (which) => `이 층의 특성 맵에 클래스를 뒷받침하는 것이 없어 모두 0인 맵: ${which}.`,
  noEpoch: () => "아직 끝난 에포크가 없습니다. `fit(model, data, { callbacks: strip })`처럼 fit의 콜백으로 넘겨주세요.",
  folder: (got) => `\`folder\` 옵션은 그림을 저장할 폴더의 이름이어야 합니다. 예: "maps". 받은 것: ${got}.`,
  cannotMake: (folder, reason) => `그림을 저장할 폴더 ${folder}을(를) 만들 수 없습니다: ${reason}.`,
  oneImage: (count) =>
    `featureMapStrip은 이미지 한 장의 특성 맵을 따라갑니다. 받은 이미지는 ${countText(count)}장입니다. test.images.at(0)처럼 한 장을 넘겨주세요.`,
  channels: (channels, got) =>
    `\`channels\` 옵션은 0부터 ${channels - 1}까지의 채널 번호가 든 목록이어야 합니다. 받은 것: ${got}.`,
};

/** What pictures taken during a training say, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

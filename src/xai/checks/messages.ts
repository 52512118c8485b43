import { countText } from "../../display/countText.ts";
import { currentLanguage } from "../../display/language.ts";
import { shapeText } from "../../nn/shape/shapeText.ts";

type Kind = "deletion" | "insertion";

const en = {
  mapShape: (wanted: readonly number[], got: readonly number[]) =>
    `The map needs a number for each pixel of each image, ${shapeText(wanted)} (a channel axis may follow); got ${shapeText(got)}.`,
  baseline: (channels: number, got: string) =>
    `The option \`baseline\` is a number${channels === 1 ? "" : `, a list of ${channels} (one for each channel)`} or "blur"; got ${got}.`,
  givenMap: () => "the map",
  randomOrder: () => "random order",
  series: (name: string, area: string) => `${name} (area ${area})`,
  curveTitle: (kind: Kind, images: number) =>
    `${kind === "deletion" ? "Deletion" : "Insertion"}: most important pixels first${images === 1 ? "" : `, mean of ${countText(images)} images`}`,
  fraction: (kind: Kind): string =>
    kind === "deletion" ? "part of the pixels removed" : "part of the pixels inserted",
  score: (kind: "logit" | "probability"): string =>
    kind === "logit" ? "score of the class (logit)" : "probability of the class",
  curveAlt: (kind: Kind, method: string, images: number, area: string, random: string | undefined) =>
    `Line chart: the score of the class while pixels are ${kind === "deletion" ? "removed" : "inserted"}, the most important by ${method} first, mean of ${countText(images)} ${images === 1 ? "image" : "images"}. Area below the curve ${area}${random === undefined ? "" : `; in random order ${random}`}. A good map has a ${kind === "deletion" ? "small" : "large"} area.`,
  notExplain: (got: string) =>
    `The third argument is the function whose explanations are checked, such as gradCam or (model, images, options) => gradCam(model, images, options); got ${got}.`,
  nothingToRandomize: () => "The model has no layer with weights, so that there is nothing to randomize.",
  sanityTitle: (method: string, order: "cascading" | "independent") =>
    order === "cascading"
      ? `${method}: layers randomized from the output down`
      : `${method}: one layer randomized at a time`,
  original: () => "original",
  similarity: (layer: string, correlation: string) => `ρ ${correlation} ${layer}`,
  sanityAlt: (method: string, order: "cascading" | "independent", images: number, layers: string) =>
    `Sanity check of ${method} on ${countText(images)} ${images === 1 ? "image" : "images"}: maps of the trained model beside those with random weights, ${order === "cascading" ? "layer after layer from the output down" : "one layer at a time"}. Rank correlation with the original (1: the map does not change) and structural similarity: ${layers}.`,
  layerFigures: (layer: string, correlation: string, similarity: string) => `${layer} ${correlation} and ${similarity}`,
};

const ko: typeof en = {
  mapShape: (wanted, got) =>
    `맵에는 이미지마다 픽셀마다 수가 하나씩 있어야 합니다. 모양은 ${shapeText(wanted)}이고 뒤에 채널 축이 더 있어도 됩니다. 받은 것의 모양: ${shapeText(got)}.`,
  baseline: (channels, got) =>
    `\`baseline\` 옵션은 수${channels === 1 ? "" : `, 채널마다 하나씩 수 ${channels}개가 든 목록`} 또는 "blur"여야 합니다. 받은 것: ${got}.`,
  givenMap: () => "주어진 맵",
  randomOrder: () => "무작위 순서",
  series: (name, area) => `${name} (면적 ${area})`,
  curveTitle: (kind, images) =>
    `${kind === "deletion" ? "삭제" : "삽입"}: 중요한 픽셀부터${images === 1 ? "" : `, 이미지 ${countText(images)}장의 평균`}`,
  fraction: (kind) => (kind === "deletion" ? "지운 픽셀의 비율" : "넣은 픽셀의 비율"),
  score: (kind) => (kind === "logit" ? "클래스의 점수(로짓)" : "클래스의 확률"),
  curveAlt: (kind, method, images, area, random) =>
    `꺾은선그래프: ${method}에 따라 중요한 픽셀부터 ${kind === "deletion" ? "지울" : "넣을"} 때 클래스 점수의 변화, 이미지 ${countText(images)}장의 평균. 곡선 아래 면적 ${area}${random === undefined ? "" : `, 무작위 순서에서는 ${random}`}. 좋은 맵일수록 면적이 ${kind === "deletion" ? "작습니다" : "큽니다"}.`,
  notExplain: (got) =>
    `세 번째 인자는 점검할 설명 함수여야 합니다. 예: gradCam 또는 (model, images, options) => gradCam(model, images, options). 받은 것: ${got}.`,
  nothingToRandomize: () => "모델에 가중치가 있는 층이 없어서 무작위로 바꿀 것이 없습니다.",
  sanityTitle: (method, order) =>
    order === "cascading" ? `${method}: 출력 쪽 층부터 차례로 무작위화` : `${method}: 층을 하나씩만 무작위화`,
  original: () => "원래 모델",
  similarity: (layer, correlation) => `ρ ${correlation} ${layer}`,
  sanityAlt: (method, order, images, layers) =>
    `이미지 ${countText(images)}장으로 한 ${method} 점검: 훈련한 모델의 맵과, 가중치를 ${order === "cascading" ? "출력 쪽 층부터 차례로" : "한 층씩만"} 무작위로 바꾼 모델의 맵. 원래 맵과의 순위 상관(1이면 맵이 바뀌지 않음)과 구조적 유사도: ${layers}.`,
  layerFigures: (layer, correlation, similarity) => `${layer} ${correlation}, ${similarity}`,
};

/** What is said of checks of explanations, in the learner's language. */
export function localMessages(): typeof en {
  return currentLanguage() === "ko" ? ko : en;
}

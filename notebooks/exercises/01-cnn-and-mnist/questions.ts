import { exercise, functionQuestion, shapeQuestion, tableQuestion } from "convolab";

/** The table's rows, in an order that does not give the answer away. */
const LAYERS = ["dense", "conv2d", "output", "maxPooling2d", "flatten"];

/** The table of the layers' places, when an image passes them in this order, counted from `first`. */
function places(order: readonly string[], first = 1): Record<string, { place: number }> {
  return Object.fromEntries(LAYERS.map((name) => [name, { place: first + order.indexOf(name) }]));
}

/** One row of the table of axes. */
function axes(first: number, second: number, third: number, fourth: number) {
  return { first, second, third, fourth };
}

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "01-cnn-and-mnist",
    title: { ko: "CNN의 구성과 MNIST", en: "The parts of a CNN, and MNIST" },
    questions: [
      tableQuestion({
        id: "layer-order",
        points: 1,
        title: { ko: "층의 순서", en: "The order of the layers" },
        answer: "layerOrder",
        text: {
          ko: "이미지를 분류하는 CNN을 층 다섯 개로 쌓으려고 합니다. 이미지가 지나는 순서대로 1부터 5까지 번호를 적으세요. `output`은 클래스마다 값을 하나씩 내는 Dense 층입니다.",
          en: "A CNN that classifies images is to be stacked from five layers. Number them from 1 to 5 in the order in which an image passes through them. `output` is the Dense layer with one value for each class.",
        },
        columns: { place: { ko: "순서", en: "place" } },
        solution: () => places(["conv2d", "maxPooling2d", "flatten", "dense", "output"]),
        explanation: {
          ko: "Conv2D → MaxPooling2D → Flatten → Dense → Dense(output). 앞의 두 층이 특징을 뽑고, Flatten이 특성 맵을 한 줄로 펴면, 뒤의 두 층이 무엇인지 정합니다.",
          en: "Conv2D → MaxPooling2D → Flatten → Dense → Dense(output). The first two find features, Flatten lays the feature maps out in one row, and the last two decide what it is.",
        },
        hints: [
          {
            ko: "앞쪽은 특징을 뽑는 층, 뒤쪽은 무엇인지 정하는 층입니다.",
            en: "Layers that find features stand in front, layers that decide behind.",
          },
          {
            ko: "Dense는 한 줄로 편 값을 받습니다. 특성 맵을 한 줄로 펴는 층은 무엇인가요?",
            en: "Dense takes values in one row. Which layer lays the feature maps out in a row?",
          },
          {
            ko: "풀링은 합성곱이 만든 특성 맵을 줄입니다. 그래서 합성곱 바로 다음입니다.",
            en: "Pooling shrinks the feature maps that a convolution has made, so it comes right after it.",
          },
        ],
        misconceptions: [
          {
            id: "pooling-first",
            value: () => places(["maxPooling2d", "conv2d", "flatten", "dense", "output"]),
            message: {
              ko: "풀링을 합성곱보다 앞에 놓았습니다. 풀링은 합성곱이 찾은 특징을 줄이는 층입니다.",
              en: "You put the pooling before the convolution. Pooling shrinks what the convolution has found.",
            },
          },
          {
            id: "dense-before-flatten",
            value: () => places(["conv2d", "maxPooling2d", "dense", "flatten", "output"]),
            message: {
              ko: "Dense 앞에서 특성 맵을 한 줄로 펴야 합니다. Flatten과 Dense의 순서를 보세요.",
              en: "The feature maps are laid out in a row before Dense. Look at the order of Flatten and Dense.",
            },
          },
          {
            id: "output-before-dense",
            value: () => places(["conv2d", "maxPooling2d", "flatten", "output", "dense"]),
            message: {
              ko: "클래스마다 값을 내는 출력층은 맨 뒤에 옵니다.",
              en: "The output layer, with one value for each class, comes last.",
            },
          },
          {
            id: "from-zero",
            value: () => places(["conv2d", "maxPooling2d", "flatten", "dense", "output"], 0),
            message: {
              ko: "0부터 세었습니다. 여기서는 1부터 세세요.",
              en: "You counted from 0. Count from 1 here.",
            },
          },
          {
            id: "flatten-first",
            value: () => places(["flatten", "conv2d", "maxPooling2d", "dense", "output"]),
            message: {
              ko: "Flatten을 맨 앞에 놓았습니다. 먼저 한 줄로 펴면 합성곱이 움직일 높이와 너비가 없어집니다.",
              en: "You put Flatten first. Laid out in a row, the image has no height and width left for the convolution to move over.",
            },
          },
          {
            id: "flatten-before-pooling",
            value: () => places(["conv2d", "flatten", "maxPooling2d", "dense", "output"]),
            message: {
              ko: "Flatten을 풀링보다 앞에 놓았습니다. 풀링할 때까지는 높이와 너비가 있어야 합니다.",
              en: "You put Flatten before the pooling. Pooling still needs height and width.",
            },
          },
          {
            id: "backwards",
            value: () => places(["output", "dense", "flatten", "maxPooling2d", "conv2d"]),
            message: {
              ko: "출력 쪽부터 세었습니다. 이미지가 가장 먼저 지나는 층이 1번입니다.",
              en: "You counted from the output. The layer that the image passes first is number 1.",
            },
          },
        ],
      }),

      shapeQuestion({
        id: "mnist-batch",
        points: 1,
        title: { ko: "MNIST 배치의 모양", en: "The shape of an MNIST batch" },
        answer: "batchShape",
        variant: (draw) => ({ images: draw.integer(30, 120) }),
        text: ({ images }) => ({
          ko: `MNIST 이미지 ${images}장을 TensorFlow의 합성곱층에 넣으려고 합니다. 배열의 모양은 수 네 개입니다. 순서대로 적으세요.`,
          en: `${images} MNIST images are to go into a convolution layer of TensorFlow. The array's shape is four numbers. Write them down in order.`,
        }),
        // Not "height" and "width": the order is what is asked for.
        axes: [
          { ko: "첫째 축", en: "first axis" },
          { ko: "둘째 축", en: "second axis" },
          { ko: "셋째 축", en: "third axis" },
          { ko: "넷째 축", en: "fourth axis" },
        ],
        solution: ({ images }) => [images, 28, 28, 1],
        explanation: ({ images }) => ({
          ko: `TensorFlow의 순서는 N×H×W×C입니다. 28×28픽셀의 흑백 이미지 ${images}장이므로 \`[${images}, 28, 28, 1]\`입니다.`,
          en: `TensorFlow's order is N×H×W×C. With ${images} gray images of 28×28 pixels that is \`[${images}, 28, 28, 1]\`.`,
        }),
        hints: [
          {
            ko: "네 축은 이미지의 수, 높이, 너비, 채널의 수입니다. TensorFlow에서 채널은 어디에 오나요?",
            en: "The four axes are the images, height, width and channels. Where do the channels stand in TensorFlow?",
          },
          {
            ko: "N×H×W×C입니다. MNIST는 흑백이라 채널이 하나입니다.",
            en: "It is N×H×W×C. MNIST is gray, so there is one channel.",
          },
        ],
        misconceptions: [
          {
            id: "channels-first",
            value: ({ images }) => [images, 1, 28, 28],
            message: {
              ko: "채널이 앞에 오는 것은 강의와 PyTorch의 순서 N×C×H×W입니다. TensorFlow에서는 채널이 맨 뒤입니다.",
              en: "Channels in front is the order of the lecture and of PyTorch, N×C×H×W. In TensorFlow they come last.",
            },
          },
          {
            id: "three-channels",
            value: ({ images }) => [images, 28, 28, 3],
            message: {
              ko: "채널 셋은 컬러 이미지입니다. MNIST는 흑백입니다.",
              en: "Three channels are a colour image. MNIST is gray.",
            },
          },
          {
            id: "images-last",
            value: ({ images }) => [28, 28, 1, images],
            message: {
              ko: "이미지의 수를 맨 뒤에 적었습니다. 이미지의 수 N이 맨 앞입니다.",
              en: "You put the number of images last. N comes first.",
            },
          },
          {
            id: "one-image",
            value: () => [28, 28, 1],
            message: {
              ko: "이미지 한 장의 모양입니다. 여러 장을 한꺼번에 넣으려면 이미지의 수를 적는 축이 하나 더 있어야 합니다.",
              en: "This is the shape of one image. For many at once there is one axis more, for their number.",
            },
          },
          {
            id: "no-channels",
            value: ({ images }) => [images, 28, 28],
            message: {
              ko: "채널의 축이 빠졌습니다. 흑백이라 채널이 하나뿐이어도 합성곱층은 이 축을 받아야 합니다.",
              en: "The axis of the channels is missing. The convolution wants it even where there is only one channel, as in gray.",
            },
          },
          {
            id: "laid-out",
            value: ({ images }) => [images, 28 * 28],
            message: {
              ko: "이미지를 한 줄로 폈습니다. 합성곱층은 높이와 너비와 채널을 따로 받습니다.",
              en: "You laid the images out in rows. A convolution takes height, width and channels apart.",
            },
          },
        ],
      }),

      tableQuestion({
        id: "output-axes",
        points: 2,
        title: { ko: "합성곱층을 지난 축", en: "The axes behind a convolution" },
        answer: "outputAxes",
        variant: (draw) => ({
          images: draw.integer(40, 90),
          channels: draw.integer(2, 4),
          filters: draw.integer(6, 16),
          outputHeight: draw.integer(18, 24),
          outputWidth: draw.integer(26, 34),
        }),
        text: ({ images, channels, filters, outputHeight, outputWidth }) => ({
          ko: `채널이 ${channels}개인 이미지 ${images}장이 필터 ${filters}개짜리 합성곱층을 지났습니다. 특성 맵 한 장은 높이가 ${outputHeight}, 너비가 ${outputWidth}입니다. 출력의 모양을 강의의 순서(채널이 앞)와 TensorFlow의 순서(채널이 뒤)로 적으세요.`,
          en: `${images} images of ${channels} channels have passed through a convolution layer of ${filters} filters. One feature map is ${outputHeight} high and ${outputWidth} wide. Write the output's shape in the lecture's order (channels first) and in TensorFlow's (channels last).`,
        }),
        rows: {
          channelsFirst: { ko: "강의의 순서", en: "the lecture's order" },
          channelsLast: { ko: "TensorFlow의 순서", en: "TensorFlow's order" },
        },
        columns: {
          first: { ko: "첫째 축", en: "first axis" },
          second: { ko: "둘째 축", en: "second axis" },
          third: { ko: "셋째 축", en: "third axis" },
          fourth: { ko: "넷째 축", en: "fourth axis" },
        },
        solution: ({ images, filters, outputHeight, outputWidth }) => ({
          channelsFirst: axes(images, filters, outputHeight, outputWidth),
          channelsLast: axes(images, outputHeight, outputWidth, filters),
        }),
        explanation: ({ images, filters, outputHeight, outputWidth }) => ({
          ko: `강의의 순서는 N×FN×OH×OW = ${images}×${filters}×${outputHeight}×${outputWidth}, TensorFlow의 순서는 N×OH×OW×FN = ${images}×${outputHeight}×${outputWidth}×${filters}입니다. 입력의 채널은 필터마다 하나로 더해지고, 특성 맵이 새로운 채널이 됩니다.`,
          en: `The lecture's order is N×FN×OH×OW = ${images}×${filters}×${outputHeight}×${outputWidth}, TensorFlow's N×OH×OW×FN = ${images}×${outputHeight}×${outputWidth}×${filters}. Each filter sums over the input's channels, and the feature maps are the new channels.`,
        }),
        hints: [
          {
            ko: "합성곱층을 지나도 이미지의 수는 그대로입니다. 채널의 수는 무엇이 정하나요?",
            en: "The number of images stays. What decides the number of channels?",
          },
          {
            ko: "필터 하나가 입력의 모든 채널을 더해 특성 맵 한 장을 만듭니다. 그래서 출력의 채널 수는 필터의 수입니다.",
            en: "One filter sums over all channels of the input and makes one feature map. So there are as many channels as filters.",
          },
          {
            ko: "강의는 N×FN×OH×OW, TensorFlow는 N×OH×OW×FN입니다.",
            en: "The lecture writes N×FN×OH×OW, TensorFlow N×OH×OW×FN.",
          },
        ],
        misconceptions: [
          {
            id: "channels-kept",
            value: ({ images, channels, outputHeight, outputWidth }) => ({
              channelsFirst: axes(images, channels, outputHeight, outputWidth),
              channelsLast: axes(images, outputHeight, outputWidth, channels),
            }),
            message: {
              ko: "입력의 채널 수를 그대로 적었습니다. 출력의 채널 수는 필터의 수입니다.",
              en: "You kept the input's channels. The output has as many channels as there are filters.",
            },
          },
          {
            id: "channels-disappear",
            value: ({ images, outputHeight, outputWidth }) => ({
              channelsFirst: axes(images, 1, outputHeight, outputWidth),
              channelsLast: axes(images, outputHeight, outputWidth, 1),
            }),
            message: {
              ko: "채널은 사라지지 않습니다. 필터마다 나온 특성 맵이 새로운 채널이 됩니다.",
              en: "The channels do not disappear: the feature maps, one for each filter, are the new ones.",
            },
          },
          {
            id: "channels-multiplied",
            value: ({ images, channels, filters, outputHeight, outputWidth }) => ({
              channelsFirst: axes(images, channels * filters, outputHeight, outputWidth),
              channelsLast: axes(images, outputHeight, outputWidth, channels * filters),
            }),
            message: {
              ko: "채널 수와 필터의 수를 곱했습니다. 필터 하나가 모든 채널을 더해 한 장을 만듭니다.",
              en: "You multiplied channels and filters. One filter sums over all channels and makes one map.",
            },
          },
          {
            id: "orders-swapped",
            value: ({ images, filters, outputHeight, outputWidth }) => ({
              channelsFirst: axes(images, outputHeight, outputWidth, filters),
              channelsLast: axes(images, filters, outputHeight, outputWidth),
            }),
            message: {
              ko: "두 순서가 바뀌었습니다. 강의(PyTorch)는 채널이 앞, TensorFlow는 채널이 맨 뒤입니다.",
              en: "The two orders are swapped. The lecture (PyTorch) has the channels in front, TensorFlow last.",
            },
          },
          {
            id: "height-width-swapped",
            value: ({ images, filters, outputHeight, outputWidth }) => ({
              channelsFirst: axes(images, filters, outputWidth, outputHeight),
              channelsLast: axes(images, outputWidth, outputHeight, filters),
            }),
            message: {
              ko: "높이와 너비가 바뀌었습니다. 높이 H가 너비 W보다 먼저입니다.",
              en: "Height and width are swapped. The height H comes before the width W.",
            },
          },
        ],
      }),

      functionQuestion({
        id: "scale-pixels",
        points: 2,
        title: { ko: "0부터 1까지로", en: "From 0 to 1" },
        answer: "scalePixels",
        text: {
          ko: "픽셀의 배열을 받아, 0부터 255까지의 값을 강의에서처럼 0부터 1까지로 바꾼 새 배열을 돌려주는 함수 `scalePixels(pixels)`를 완성하세요. 받은 배열은 그대로 두어야 합니다.",
          en: "Complete `scalePixels(pixels)`: it takes an array of pixels from 0 to 255 and returns a new array with values from 0 to 1, as in the lecture. The array it gets has to stay as it is.",
        },
        examples: [
          { arguments: [[255, 204, 153]], returns: [1, 0.8, 0.6] },
          { arguments: [[0, 51, 102]], returns: [0, 0.2, 0.4] },
          { arguments: [[51]], returns: [0.2] },
        ],
        explanation: {
          ko: "`return pixels.map((pixel) => pixel / 255);` 가장 큰 수가 아니라 언제나 255로 나눕니다. 그래야 모든 이미지의 밝기가 같은 기준이 됩니다.",
          en: "`return pixels.map((pixel) => pixel / 255);` It is always 255 and not the largest value that you divide by, so that all images keep one scale of brightness.",
        },
        hints: [
          {
            ko: "강의의 Python 코드 `train_images / 255.0`이 하는 일을 수 하나씩 하세요.",
            en: "Do to each number what the lecture's Python, `train_images / 255.0`, does to all of them.",
          },
          {
            ko: "`pixels.map((pixel) => …)`은 수마다 `…`을 계산해 새 배열을 만듭니다. 파이썬의 `[… for pixel in pixels]`입니다.",
            en: "`pixels.map((pixel) => …)` works out `…` for each number and makes a new array: Python's `[… for pixel in pixels]`.",
          },
        ],
        misconceptions: [
          {
            id: "divided-by-256",
            value: () => (pixels: readonly number[]) => pixels.map((pixel) => pixel / 256),
            message: {
              ko: "256으로 나누면 가장 밝은 255가 1이 되지 않습니다. 255로 나누세요.",
              en: "Divided by 256, the brightest value 255 does not become 1. Divide by 255.",
            },
          },
          {
            id: "divided-by-largest",
            value: () => (pixels: readonly number[]) => pixels.map((pixel) => pixel / Math.max(...pixels)),
            message: {
              ko: "이미지마다 다른 수(가장 큰 값)로 나누었습니다. 모든 이미지를 255로 나누어야 밝기의 기준이 같습니다.",
              en: "You divided by the largest value, which differs from image to image. Divide all by 255, so that they share one scale.",
            },
          },
          {
            id: "rounded-down",
            value: () => (pixels: readonly number[]) => pixels.map((pixel) => Math.floor(pixel / 255)),
            message: {
              ko: "나눈 뒤 내림하면 0과 1만 남습니다. 소수를 그대로 두세요.",
              en: "Rounded down, only 0 and 1 remain. Keep the fractions.",
            },
          },
          {
            id: "rounded",
            value: () => (pixels: readonly number[]) => pixels.map((pixel) => Math.round(pixel / 255)),
            message: {
              ko: "나눈 뒤 반올림하면 0과 1만 남습니다. 소수를 그대로 두세요.",
              en: "Rounded, only 0 and 1 remain. Keep the fractions.",
            },
          },
          {
            id: "not-scaled",
            value: () => (pixels: readonly number[]) => [...pixels],
            message: {
              ko: "값이 아직 0부터 255까지입니다. 수마다 255로 나누세요.",
              en: "The values still go from 0 to 255. Divide each by 255.",
            },
          },
        ],
      }),
    ],
  },
);

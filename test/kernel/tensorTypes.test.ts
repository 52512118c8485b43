import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { okReply, SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

/** Completes at the end of the code. */
async function completionsOf(code: string): Promise<readonly string[]> {
  const cursor_pos = [...code].length;
  const asked = await kernel.client.request("shell", "complete_request", { code, cursor_pos });
  return (await okReply(asked, "complete_reply")).matches;
}

/** What is said of the name at the `|`. */
async function hoverAt(marked: string): Promise<string> {
  const content = { code: marked.replace("|", ""), cursor_pos: marked.indexOf("|"), detail_level: 0 };
  const { data } = await okReply(await kernel.client.request("shell", "inspect_request", content), "inspect_reply");
  return stripVTControlCharacters(String(data["text/plain"]));
}

describe("tf in a cell", () => {
  it("completes its members, those of what they return, and their options", async () => {
    await kernel.ok('import { tf } from "convolab";');
    expect(await completionsOf("tf.")).toEqual(
      expect.arrayContaining(["data", "io", "layers", "model", "node", "tensor2d", "tidy", "train"]),
    );
    expect(await completionsOf("tf.tensor2d([[1, 2]]).")).toEqual(
      expect.arrayContaining(["arraySync", "conv2d", "dispose", "mul", "relu", "shape"]),
    );
    expect(await completionsOf("tf.layers.conv2d({ filters: 1, kernelS")).toEqual(["kernelSize"]);
    expect(await completionsOf("tf.node.decodeP")).toEqual(["decodePng"]);
    expect(await completionsOf("let image: tf.Tensor4")).toEqual(["Tensor4D"]);
  });

  it("is documented: operations as functions and as methods, and layers", async () => {
    expect(await hoverAt("tf.con|v2d")).toMatch(/^function conv2d<.*2D convolution.*filter/s);
    expect(await hoverAt("tf.scalar(1).re|lu()")).toMatch(/Tensor.*\.relu<.*rectified linear/s);
    expect(await hoverAt("tf.layers.den|se({ units: 1 })")).toMatch(/DenseLayerArgs.*fully connected/s);
  });

  it.each([
    ["const text: string = tf.scalar(1).relu();", "Type 'Tensor<Rank>' is not assignable to type 'string'"],
    ["tf.scalar(1).relux();", "Did you mean 'relu'?"],
    ['tf.layers.conv2d({ filters: "3", kernelSize: 3 });', "Type 'string' is not assignable to type 'number'"],
    ['tf.browser.fromPixels("canvas");', "is not assignable to parameter"],
  ])("complains about %s", async (code, message) => {
    expect((await kernel.error(code)).text).toContain(message);
  });

  it.each([
    "let image: tf.Tensor4D; let later: tf.LayersModel; let weights: tf.Variable<tf.Rank.R2>;",
    "const halve = (x: tf.Tensor2D): tf.Tensor2D => x.relu().mul<tf.Tensor2D>(0.5);",
    "const sumOfSquares = (x: tf.Tensor) => tf.tidy(() => tf.sum(x.square()).arraySync());",
    "const load = (): Promise<tf.LayersModel> => tf.loadLayersModel('file://model.json');",
    "const read = () => tf.data.array([1, 2, 3]).shuffle(3).batch(2).forEachAsync((x) => console.log(x));",
    "const save = (model: tf.Sequential) => model.save(tf.io.fileSystem('model'));",
  ])("accepts %s", async (code) => {
    await kernel.ok(code);
  });
});

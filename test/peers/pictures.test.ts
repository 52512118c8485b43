import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { RunningKernel } from "../client/runningKernel.ts";
import { newLearnerFolder } from "./learnerFolder.ts";
import { PEERS, startPeer } from "./peerKernels.ts";

const TIMEOUT = 90_000;

jest.setTimeout(TIMEOUT + 30_000);

let folder = "";

beforeAll(async () => {
  folder = await newLearnerFolder();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Pictures of each kind, and what a front end that knows them shows. */
const PICTURES = [
  { call: "bars([3, 1, 2])", mimeType: /html|png/ },
  { call: "lineChart([3, 1, 2])", mimeType: /vegalite/ },
  { call: "paddingView({ input: 4, kernelSize: 3 })", mimeType: /html/ },
  { call: "plotModel(leNet5())", mimeType: /html|svg/ },
  { call: "featureMaps([[[1, 2], [3, 4]]])", mimeType: /html|png/ },
  { call: "imageGrid([[[0, 1], [1, 0]]])", mimeType: /html|png/ },
];

const NAMES = new Set(PICTURES.flatMap(({ call }) => call.match(/\w+(?=\()/g) ?? []));

describe.each(PEERS)("$name", (peer) => {
  const { shown } = peer;
  let kernel: RunningKernel;

  beforeAll(async () => {
    kernel = await startPeer(peer, folder, TIMEOUT);
    await kernel.client.execute(`import { ${["display", ...NAMES].join(", ")} } from "convolab";`);
  });

  afterAll(async () => {
    await kernel?.discard();
  });

  it.each(PICTURES)("shows $call", async ({ call, mimeType }) => {
    const cell = await kernel.client.execute(shown(call));
    // Deno may say that it is idle before it has sent what the cell shows.
    const types = await cell.until("what it shows, or an error", () => {
      const outputs = [...cell.all("execute_result"), ...cell.all("display_data")];
      const isThere = outputs.length > 0 || cell.all("error").length > 0;
      return isThere ? outputs.flatMap(({ data }) => Object.keys(data)) : undefined;
    });
    expect([cell.all("error"), types.join(" ")]).toEqual([[], expect.stringMatching(mimeType)]);
  });
});

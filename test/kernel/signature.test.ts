import { describe, expect, it } from "@jest/globals";
import { encode, newHeader, sign } from "../client/wireFormat.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();
type Channel = "shell" | "control";

function signedRequest(channel: Channel, key = kernel.client.connection.key) {
  const header = newHeader("kernel_info_request", kernel.client.session);
  return { header, frames: encode(key, header, {}), exchange: kernel.client.expect(header), channel };
}

/** Sends frames that must be dropped, then a good request: its answer shows that the bad one was passed over. */
async function expectDropped(channel: Channel, frames: Buffer[]): Promise<void> {
  const before = kernel.client.iopub.length;
  await kernel.client.sendFrames(channel, frames);
  const good = await kernel.client.request(channel, "kernel_info_request");
  expect((await good.reply()).content.status).toBe("ok");
  const own = kernel.client.iopub
    .slice(before)
    .filter((message) => message.parent_header.msg_id !== good.request.msg_id);
  expect(own).toEqual([]);
}

const MALFORMED: [string, (frames: Buffer[]) => Buffer[]][] = [
  ["without frames", () => [Buffer.alloc(0)]],
  ["of noise", () => [Buffer.from("noise"), Buffer.from([0xff, 0xfe, 0x00])]],
  ["that ends after the delimiter", (frames) => frames.slice(0, 1)],
  ["that ends after the signature", (frames) => frames.slice(0, 2)],
  ["that lacks its content", (frames) => frames.slice(0, 5)],
  ["without delimiter", (frames) => frames.slice(1)],
  ["whose content was changed", (frames) => [...frames.slice(0, 5), Buffer.from('{"x":1}')]],
  [
    "whose header was changed",
    (frames) =>
      frames.map((frame, i) => (i === 2 ? Buffer.from(frame.toString().replace("tester", "attacker")) : frame)),
  ],
  ["with an empty signature", (frames) => frames.map((frame, i) => (i === 1 ? Buffer.alloc(0) : frame))],
  ["with half a signature", (frames) => frames.map((frame, i) => (i === 1 ? frame.subarray(0, 32) : frame))],
  [
    "with a signature in capitals and blanks",
    (frames) => frames.map((frame, i) => (i === 1 ? Buffer.from(` ${frame.toString().toUpperCase()} `) : frame)),
  ],
];

describe.each<Channel>(["shell", "control"])("on %s", (channel) => {
  it.each(MALFORMED)("a message %s is dropped", async (_name, spoil) => {
    const { frames } = signedRequest(channel);
    await expectDropped(channel, spoil(frames));
  });

  it("a message signed with another key is dropped and logged", async () => {
    const logged = kernel.running.process.log.length;
    const { frames, exchange } = signedRequest(channel, "not the key");
    await expectDropped(channel, frames);
    expect(exchange.replies).toEqual([]);
    await kernel.running.process.logged(/signature/i, logged, 30_000);
  });

  it("a message sent twice is answered once, and the second is logged", async () => {
    const { frames, exchange } = signedRequest(channel);
    await kernel.client.sendFrames(channel, frames);
    await exchange.done();
    const logged = kernel.running.process.log.length;
    await expectDropped(channel, frames);
    expect(exchange.replies).toHaveLength(1);
    await kernel.running.process.logged(/replay|duplicate|signature/i, logged, 30_000);
  });

  it.each([
    ["no object as header", (key: string) => encode(key, [] as never, {})],
    [
      "a header without msg_type",
      (key: string) => encode(key, { ...newHeader("x", "s"), msg_type: undefined } as never, {}),
    ],
    [
      "a header whose fields are numbers",
      (key: string) => encode(key, { ...newHeader("x", "s"), msg_id: 5, msg_type: 6 } as never, {}),
    ],
    ["a content that is no object", (key: string) => encode(key, newHeader("execute_request", "s"), 5 as never)],
  ])("a signed message with %s does no harm", async (_name, make) => {
    await kernel.client.sendFrames(channel, make(kernel.client.connection.key));
    expect((await (await kernel.client.request(channel, "kernel_info_request")).reply()).content.status).toBe("ok");
  });

  it("a signed message that is not JSON does no harm", async () => {
    const parts = ["{not json", "{}", "{}", "{}"].map((part) => Buffer.from(part));
    const signature = Buffer.from(sign(kernel.client.connection.key, parts));
    await expectDropped(channel, [Buffer.from("<IDS|MSG>"), signature, ...parts]);
  });
});

describe("on stdin", () => {
  it("an answer that is unsigned, signed wrongly or sent twice is not taken", async () => {
    const { client } = kernel;
    const exchange = client.start(
      "const first = await input('first: ');\nconst second = await input('second: ');\n[first, second]",
      { allow_stdin: true },
    );
    const request = await exchange.inputRequest(0);
    const forge = (key: string, value: string) =>
      encode(key, newHeader("input_reply", client.session), { value }, request.header);
    await client.sendFrames("stdin", forge("", "unsigned"));
    await client.sendFrames("stdin", forge("not the key", "forged"));
    await client.sendFrames("stdin", [Buffer.from("noise")]);
    const good = forge(client.connection.key, "good");
    await client.sendFrames("stdin", good);
    const second = await exchange.inputRequest(1);
    await client.sendFrames("stdin", good);
    await client.answer(second, "also good");
    await exchange.done();
    expect(exchange.all("execute_result")[0]?.data["text/plain"]).toMatch(/'good'.*'also good'/s);
  });
});

describe("after all of that", () => {
  it("the kernel still runs cells", async () => {
    expect(await kernel.value("1 + 1")).toBe("2");
  });
});

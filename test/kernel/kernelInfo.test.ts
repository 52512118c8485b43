import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { KernelClient } from "../client/kernelClient.ts";
import { contentOf } from "../client/messageSchema.ts";
import { okReply, ROOT, SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

describe("kernel_info", () => {
  it("says the protocol, the implementation and the language", async () => {
    const info = await okReply(await kernel.client.request("shell", "kernel_info_request"), "kernel_info_reply");
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(info).toMatchObject({
      protocol_version: expect.stringMatching(/^5\.5/),
      implementation: "convolab",
      implementation_version: version,
    });
    expect(info.language_info).toMatchObject({
      name: "typescript",
      file_extension: ".ts",
      codemirror_mode: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    expect(info.language_info.mimetype).toMatch(/typescript/);
    expect(info.banner.length).toBeGreaterThan(0);
  });

  it("is answered on control, also while a cell loops", async () => {
    const exchange = kernel.client.start("console.log('running');\nwhile (true) {}");
    await exchange.printed("running");
    const info = await kernel.client.request("control", "kernel_info_request");
    expect((await info.reply()).content.status).toBe("ok");
    expect(exchange.replies).toEqual([]);
    await kernel.client.interrupt();
    await exchange.done();
  });
});

describe("the heartbeat", () => {
  it("echoes any bytes", async () => {
    expect(await kernel.client.heartbeat("ping", 2_000)).toBe("ping");
    expect(await kernel.client.heartbeat("", 2_000)).toBe("");
  });

  it("echoes while a cell loops and while a type check is going on", async () => {
    const exchange = kernel.client.start("console.log('running');\nwhile (true) {}");
    await exchange.printed("running");
    for (let i = 0; i < 5; i++) expect(await kernel.client.heartbeat(`beat ${i}`, 1_000)).toBe(`beat ${i}`);
    await kernel.client.interrupt();
    await exchange.done();
  });
});

describe("iopub", () => {
  it("welcomes each subscriber, without a parent", async () => {
    const second = new KernelClient(kernel.client.connection);
    try {
      const welcome = await second.iopubMessage("iopub_welcome", ({ header }) => header.msg_type === "iopub_welcome");
      expect(contentOf(welcome, "iopub_welcome")).toEqual({ subscription: "" });
      expect(welcome.parent_header).toEqual({});
    } finally {
      second.close();
    }
  });

  it("shows one front end what another one does; replies and questions go only to who asked", async () => {
    const second = new KernelClient(kernel.client.connection);
    try {
      await second.iopubMessage("iopub_welcome", ({ header }) => header.msg_type === "iopub_welcome");
      const exchange = await kernel.ok("console.log('for all');\n5");
      const idle = await second.iopubMessage(
        "idle",
        ({ parent_header, content }) =>
          parent_header.msg_id === exchange.request.msg_id && content.execution_state === "idle",
      );
      const seen = second.iopub.filter((message) => message.parent_header.msg_id === idle.parent_header.msg_id);
      expect(seen.map((message) => message.header.msg_type)).toEqual(exchange.types);
      const fromSecond = await second.execute("6");
      expect((await fromSecond.reply()).content.status).toBe("ok");
    } finally {
      second.close();
    }
  });
});

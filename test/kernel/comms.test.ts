import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { okReply, SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

describe("comms", () => {
  it("comm_info lists none", async () => {
    const { comms } = await okReply(await kernel.client.request("shell", "comm_info_request", {}), "comm_info_reply");
    expect(comms).toEqual({});
    const named = await okReply(
      await kernel.client.request("shell", "comm_info_request", { target_name: "jupyter.widget" }),
      "comm_info_reply",
    );
    expect(named.comms).toEqual({});
  });

  it("opening an unknown target is answered by comm_close", async () => {
    const comm_id = randomUUID();
    const exchange = kernel.client.send("shell", "comm_open", { comm_id, target_name: "nobody.listens", data: {} });
    expect(await exchange.message("comm_close")).toMatchObject({ comm_id });
    await exchange.until("idle", () => exchange.isIdle);
  });

  it("comm_msg and comm_close for an unknown comm do no harm", async () => {
    for (const type of ["comm_msg", "comm_close"]) {
      const exchange = kernel.client.send("shell", type, { comm_id: randomUUID(), data: {} });
      await exchange.until("idle", () => exchange.isIdle);
    }
    expect(await kernel.value("1 + 1")).toBe("2");
  });
});

import { describe, expect, it } from "@jest/globals";
import { checkMessage } from "./messageSchema.ts";
import type { WireMessage } from "./wireFormat.ts";

const HEADER = {
  msg_id: "1",
  session: "kernel",
  username: "kernel",
  date: "2025-01-01T00:00:00.000Z",
  version: "5.5",
};

function message(msg_type: string, content: object, parentType = msg_type.replace(/_reply$/, "_request")): WireMessage {
  return {
    identities: [],
    header: { ...HEADER, msg_type },
    parent_header: { ...HEADER, msg_id: "2", msg_type: parentType },
    metadata: {},
    content: { ...content },
    buffers: [],
  };
}

const TEXT = { "text/plain": "1" };
const ERROR = { ename: "Error", evalue: "", traceback: [] };

describe("checkMessage", () => {
  it.each([
    ["shell", message("execute_reply", { status: "ok", execution_count: 1 })],
    ["shell", message("execute_reply", { status: "error", execution_count: 1, ...ERROR })],
    [
      "shell",
      message("complete_reply", { status: "ok", matches: ["a"], cursor_start: 0, cursor_end: 1, metadata: {} }),
    ],
    ["shell", message("inspect_reply", { status: "ok", found: false, data: {}, metadata: {} })],
    ["shell", message("is_complete_reply", { status: "incomplete", indent: "  " })],
    [
      "shell",
      message("history_reply", {
        status: "ok",
        history: [
          [1, 1, "a"],
          [1, 2, ["a", "b"]],
        ],
      }),
    ],
    ["control", message("interrupt_reply", { status: "ok" })],
    ["iopub", message("execute_result", { data: TEXT, metadata: {}, execution_count: 1 }, "execute_request")],
    ["iopub", message("display_data", { data: { "image/png": "AAAA" }, metadata: {} }, "execute_request")],
    ["stdin", message("input_request", { prompt: "", password: true }, "execute_request")],
  ])("accepts on %s what the specification allows", (channel, valid) => {
    expect(() => checkMessage(channel, valid)).not.toThrow();
  });

  it.each([
    ["a reply without status", "shell", message("execute_reply", { execution_count: 1 })],
    ["an execute_reply without count", "shell", message("execute_reply", { status: "ok" })],
    ["an error without traceback", "iopub", message("error", { ename: "E", evalue: "" }, "execute_request")],
    [
      "a result without text/plain",
      "iopub",
      message("execute_result", { data: { "text/html": "" }, metadata: {}, execution_count: 1 }, "execute_request"),
    ],
    [
      "a picture that is no base64",
      "iopub",
      message("display_data", { data: { "image/png": "<svg>" }, metadata: {} }, "execute_request"),
    ],
    [
      "HTML that is no text",
      "iopub",
      message("display_data", { data: { "text/html": { a: 1 } }, metadata: {} }, "execute_request"),
    ],
    [
      "a key that is no MIME type",
      "iopub",
      message("display_data", { data: { html: "" }, metadata: {} }, "execute_request"),
    ],
    [
      "an update that names no display",
      "iopub",
      message("update_display_data", { data: TEXT, metadata: {}, transient: {} }, "execute_request"),
    ],
    ["a misspelt field", "iopub", message("stream", { name: "stdout", text: "a", txt: "b" }, "execute_request")],
    ["an unknown stream", "iopub", message("stream", { name: "stdlog", text: "a" }, "execute_request")],
    [
      "an indent where nothing is incomplete",
      "shell",
      message("is_complete_reply", { status: "complete", indent: "" }),
    ],
    [
      "a range that runs backwards",
      "shell",
      message("complete_reply", { status: "ok", matches: [], cursor_start: 2, cursor_end: 1, metadata: {} }),
    ],
    [
      "something found that says nothing",
      "shell",
      message("inspect_reply", { status: "ok", found: true, data: {}, metadata: {} }),
    ],
    [
      "a password flag that is a number",
      "stdin",
      message("input_request", { prompt: "", password: 1 }, "execute_request"),
    ],
    ["an unknown type", "iopub", message("news", {}, "execute_request")],
    ["the wrong channel", "shell", message("stream", { name: "stdout", text: "a" }, "execute_request")],
    [
      "a reply to something else",
      "shell",
      message("inspect_reply", { status: "ok", found: false, data: {}, metadata: {} }, "complete_request"),
    ],
    [
      "a date that is none",
      "control",
      {
        ...message("interrupt_reply", { status: "ok" }),
        header: { ...HEADER, msg_type: "interrupt_reply", date: "today" },
      },
    ],
  ])("refuses %s", (_name, channel, invalid) => {
    expect(() => checkMessage(channel, invalid)).toThrow(/invalid/);
  });
});

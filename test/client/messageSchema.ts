/**
 * What a kernel may send, from "Messaging in Jupyter" 5.5 (jupyter_client's docs/messaging.rst). Stricter than the
 * specification in one point: it tells clients to bear unknown fields, but a field that it does not name is
 * most likely a misspelt one here, so those are refused.
 */
import { z } from "zod";
import type { WireMessage } from "./wireFormat.ts";

const count = z.int().nonnegative();

const header = z.strictObject({
  msg_id: z.string().min(1),
  session: z.string().min(1),
  username: z.string(),
  date: z.iso.datetime({ offset: true }),
  msg_type: z.string().min(1),
  version: z.string().regex(/^5\.\d+(\.\d+)?$/),
  subshell_id: z.string().nullish(),
});
/** A parent is a copy of a client's header, whatever that client wrote in it. */
const parentHeader = z.union([z.strictObject({}), header.loose()]);

const mimeType = z.string().regex(/^[\w\-+.]+\/[\w\-+.]+(;.*)?$/);
const base64 = z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
/** Text types are strings, binary ones base64, JSON ones real JSON and not a string of it. */
const mimeBundle = z.record(mimeType, z.json()).superRefine((bundle, context) => {
  for (const [type, value] of Object.entries(bundle)) {
    const schema = /[/+]json$/.test(type)
      ? z.json()
      : /^image\/(?!svg)|^application\/pdf$/.test(type)
        ? base64
        : z.string();
    const checked = schema.safeParse(value);
    if (!checked.success) context.addIssue({ code: "custom", path: [type], message: z.prettifyError(checked.error) });
  }
});
const mimeBundleWithText = mimeBundle.refine((bundle) => "text/plain" in bundle, "lacks text/plain");
const metadata = z.record(z.string(), z.json());
const transient = z.looseObject({ display_id: z.string().min(1).optional() });

const errorFields = { ename: z.string().min(1), evalue: z.string(), traceback: z.array(z.string()) };

/** `ok`, `error` and (deprecated) `aborted` forms of a reply; `always` holds what every form of it has. */
function reply<Ok extends z.ZodRawShape, Always extends z.ZodRawShape>(ok: Ok, always: Always) {
  return z.discriminatedUnion("status", [
    z.strictObject({ status: z.literal("ok"), ...ok, ...always }),
    z.object({ status: z.literal("error"), ...errorFields, ...always }),
    z.strictObject({ status: z.literal("aborted"), ...always }),
  ]);
}

const payload = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("page"), data: mimeBundleWithText, start: count }),
  z.strictObject({ source: z.literal("set_next_input"), text: z.string(), replace: z.boolean() }),
  z.strictObject({ source: z.literal("edit_magic"), filename: z.string(), line_number: count }),
  z.strictObject({ source: z.literal("ask_exit"), keepkernel: z.boolean() }),
]);

const userExpression = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("ok"), data: mimeBundleWithText, metadata }),
  z.strictObject({ status: z.literal("error"), ...errorFields }),
]);

const completionType = z.looseObject({
  text: z.string(),
  type: z.string().min(1),
  start: count,
  end: count,
  signature: z.string().optional(),
});
const completionMetadata = z.looseObject({ _jupyter_types_experimental: z.array(completionType).optional() });

const languageInfo = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
  mimetype: z.string().regex(/^[\w-]+\/[\w.+-]+$/),
  file_extension: z.string().startsWith("."),
  pygments_lexer: z.string().optional(),
  codemirror_mode: z.union([z.string(), z.record(z.string(), z.json())]).optional(),
  nbconvert_exporter: z.string().optional(),
});

const historyEntry = z.tuple([z.int(), count, z.union([z.string(), z.tuple([z.string(), z.string().nullable()])])]);

/** Display data's content; an update must name the display that it changes. */
const display = { data: mimeBundle, metadata, transient: transient.optional() };

const contentSchemas = {
  execute_reply: reply(
    { payload: z.array(payload).optional(), user_expressions: z.record(z.string(), userExpression).optional() },
    { execution_count: count },
  ),
  inspect_reply: reply({ found: z.boolean(), data: mimeBundle, metadata }, {}).refine(
    (content) => content.status !== "ok" || content.found === "text/plain" in content.data,
    "data holds text/plain exactly when something was found",
  ),
  complete_reply: reply(
    { matches: z.array(z.string()), cursor_start: count, cursor_end: count, metadata: completionMetadata },
    {},
  ).refine(
    (content) =>
      content.status !== "ok" ||
      (content.cursor_start <= content.cursor_end &&
        (content.metadata._jupyter_types_experimental?.length ?? content.matches.length) === content.matches.length),
    "cursor_start is after cursor_end, or types and matches differ in number",
  ),
  history_reply: reply({ history: z.array(historyEntry) }, {}),
  is_complete_reply: z.discriminatedUnion("status", [
    z.strictObject({ status: z.enum(["complete", "invalid", "unknown"]) }),
    z.strictObject({ status: z.literal("incomplete"), indent: z.string() }),
  ]),
  comm_info_reply: reply({ comms: z.record(z.string(), z.strictObject({ target_name: z.string() })) }, {}),
  kernel_info_reply: reply(
    {
      protocol_version: z.string().regex(/^5\.\d+(\.\d+)?$/),
      implementation: z.string().min(1),
      implementation_version: z.string().regex(/^\d+\.\d+\.\d+/),
      language_info: languageInfo,
      banner: z.string(),
      debugger: z.boolean().optional(),
      help_links: z.array(z.strictObject({ text: z.string(), url: z.url() })).optional(),
      supported_features: z.array(z.string()).optional(),
    },
    {},
  ),
  connect_reply: reply(
    { shell_port: count, iopub_port: count, stdin_port: count, hb_port: count, control_port: count },
    {},
  ),
  shutdown_reply: reply({ restart: z.boolean() }, {}),
  interrupt_reply: reply({}, {}),
  iopub_welcome: z.strictObject({ subscription: z.string() }),
  status: z.strictObject({ execution_state: z.enum(["busy", "idle", "starting"]) }),
  execute_input: z.strictObject({ code: z.string(), execution_count: count }),
  stream: z.strictObject({ name: z.enum(["stdout", "stderr"]), text: z.string().min(1) }),
  display_data: z.strictObject(display),
  update_display_data: z.strictObject({ ...display, transient: z.looseObject({ display_id: z.string().min(1) }) }),
  execute_result: z.strictObject({ ...display, data: mimeBundleWithText, execution_count: count }),
  error: z.strictObject(errorFields),
  clear_output: z.strictObject({ wait: z.boolean() }),
  comm_open: z.strictObject({
    comm_id: z.string(),
    target_name: z.string(),
    target_module: z.string().optional(),
    data: metadata,
  }),
  comm_msg: z.strictObject({ comm_id: z.string(), data: metadata }),
  comm_close: z.strictObject({ comm_id: z.string(), data: metadata }),
  input_request: z.strictObject({ prompt: z.string(), password: z.boolean() }),
};

export type MessageType = keyof typeof contentSchemas;
export type Content<T extends MessageType> = z.infer<(typeof contentSchemas)[T]>;

/** Which message types belong on which channel. */
const channelOf: Record<MessageType, readonly string[]> = {
  execute_reply: ["shell"],
  inspect_reply: ["shell"],
  complete_reply: ["shell"],
  history_reply: ["shell"],
  is_complete_reply: ["shell"],
  comm_info_reply: ["shell"],
  kernel_info_reply: ["shell", "control"],
  connect_reply: ["shell"],
  // ipykernel also broadcasts it, so that other front ends of the kernel hear of its end.
  shutdown_reply: ["control", "shell", "iopub"],
  interrupt_reply: ["control"],
  iopub_welcome: ["iopub"],
  status: ["iopub"],
  execute_input: ["iopub"],
  stream: ["iopub"],
  display_data: ["iopub"],
  update_display_data: ["iopub"],
  execute_result: ["iopub"],
  error: ["iopub"],
  clear_output: ["iopub"],
  comm_open: ["iopub"],
  comm_msg: ["iopub"],
  comm_close: ["iopub"],
  input_request: ["stdin"],
};

function isMessageType(type: string): type is MessageType {
  return Object.hasOwn(contentSchemas, type);
}

/** Throws an error that shows the message when it breaks the protocol. `channel` is where it arrived. */
export function checkMessage(channel: string, message: WireMessage): void {
  const type = message.header.msg_type;
  const problems: string[] = [];
  const check = (part: string, schema: z.ZodType, value: unknown) => {
    const result = schema.safeParse(value);
    if (!result.success) problems.push(`${part}: ${z.prettifyError(result.error)}`);
  };
  check("header", header, message.header);
  check("parent_header", parentHeader, message.parent_header);
  check("metadata", metadata, message.metadata);
  if (isMessageType(type)) {
    check("content", contentSchemas[type], message.content);
    if (!channelOf[type].includes(channel)) problems.push(`a ${type} does not belong on ${channel}`);
  } else {
    problems.push(`the specification knows no ${type} from a kernel`);
  }
  const parentType = message.parent_header.msg_type;
  if (type.endsWith("_reply") && parentType !== type.replace(/_reply$/, "_request")) {
    problems.push(`a ${type} answers a ${parentType}`);
  }
  if (problems.length > 0) {
    throw new Error(`invalid ${type} on ${channel}:\n${problems.join("\n")}\n${JSON.stringify(message, undefined, 2)}`);
  }
}

/** The content of `message` if it is a `type`, checked and typed; undefined if it is something else. */
export function contentOf<T extends MessageType>(message: WireMessage, type: T): Content<T> | undefined {
  if (message.header.msg_type !== type) return undefined;
  return contentSchemas[type].parse(message.content) as Content<T>;
}

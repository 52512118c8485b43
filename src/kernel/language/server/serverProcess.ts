import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { CancellationToken, MessageConnection } from "vscode-jsonrpc";
import type { InitializeParams } from "vscode-languageserver-protocol";
import { configFileName, uriOf } from "./documentNames.ts";

/**
 * What TypeScript 7's server is asked to leave out. Log messages (verbosity 0 is "off") would outnumber the answers;
 * automatic type acquisition would run `npm install` at start; auto-imports would need an edit at another place of the
 * cell, which Jupyter's completion cannot make.
 */
const INITIALIZATION_OPTIONS = {
  logVerbosity: 0,
  disablePushDiagnostics: true,
  userPreferences: {
    customConfigFileName: configFileName,
    disableAutomaticTypeAcquisition: true,
    automaticTypeAcquisitionEnabled: false,
    includeCompletionsForModuleExports: false,
    includeCompletionsForImportStatements: false,
  },
};

/** One running language server and the connection to it. */
export class ServerProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #connection: MessageConnection;
  /** Settles when the process is gone; says how it ended. */
  readonly exited: Promise<string>;

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>, connection: MessageConnection) {
    this.#child = child;
    this.#connection = connection;
    this.exited = new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
      child.once("error", (error) => resolve(error.message));
    });
    void this.exited.then(() => connection.dispose());
  }

  /** Starts the process. It takes requests once `initialize` has resolved. */
  static async spawn(executable: string): Promise<ServerProcess> {
    const rpc = await import("vscode-jsonrpc/node");
    const child = spawn(executable, ["--lsp", "--stdio"], { env: process.env, stdio: ["pipe", "pipe", "ignore"] });
    const connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(child.stdout),
      new rpc.StreamMessageWriter(child.stdin),
    );
    // A broken pipe shows as the end of the process, which `exited` reports.
    child.stdin.on("error", () => undefined);
    connection.onError(() => undefined);
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    return new ServerProcess(child, connection);
  }

  /**
   * Agrees with the server on a folder and on what either side can do.
   *
   * @throws Error if the process could not be started or ends meanwhile
   */
  async initialize(directory: string, locale: string): Promise<void> {
    await Promise.race([
      this.#connection.sendRequest("initialize", initializeParams(directory, locale)),
      this.exited.then((how) => Promise.reject(new Error(how))),
    ]);
    this.notify("initialized", {});
  }

  /** Process id, for diagnosis. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sends a notification; what the process can no longer take is dropped. */
  notify(method: string, params: object): void {
    this.#connection.sendNotification(method, params).catch(() => undefined);
  }

  /** Sends a request. Rejects when the server answers with an error, the token cancels it or the process ends. */
  request<Result>(method: string, params: object, token: CancellationToken): Promise<Result> {
    return this.#connection.sendRequest<Result>(method, params, token);
  }

  /** Ends the process and waits until it is gone. The server keeps nothing, so it is not asked to save. */
  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined) {
      const gone = once(this.#child, "exit");
      this.#child.kill("SIGKILL");
      await gone;
    }
  }
}

function initializeParams(directory: string, locale: string): InitializeParams {
  return {
    processId: process.pid,
    locale,
    rootUri: uriOf(directory),
    workspaceFolders: null,
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      workspace: { configuration: false },
      textDocument: {
        completion: { completionList: { itemDefaults: ["editRange"] } },
        hover: { contentFormat: ["markdown"] },
        signatureHelp: {
          signatureInformation: {
            documentationFormat: ["markdown"],
            parameterInformation: { labelOffsetSupport: true },
            activeParameterSupport: true,
          },
        },
        definition: { linkSupport: true },
        diagnostic: {},
      },
    },
    initializationOptions: INITIALIZATION_OPTIONS,
  };
}

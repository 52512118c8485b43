/**
 * The session's second thread. It never runs a learner's code, so it can act while the main thread cannot: it writes
 * waiting output, and it ends a loop that nothing else would end.
 */
import { Session } from "node:inspector";
import { Socket } from "node:net";
import { workerData } from "node:worker_threads";
import { OutputBuffer } from "./outputBuffer.ts";
import { SharedState } from "./sharedState.ts";

/** Milliseconds for the main thread to answer an interrupt itself before it is taken to be in a loop. */
const PATIENCE = 2;
/** Milliseconds that output may wait, so that many lines go up in one write. */
const GATHER = 8;

/** Milliseconds for the main thread to end by itself when nobody drives the session any more. */
const GRACE = 1000;

const INTERRUPTS = 5;

const state = new SharedState(workerData as SharedArrayBuffer);
const output = new OutputBuffer(state, 2);

let interrupts = 0;
new Socket({ fd: INTERRUPTS, readable: true, writable: false })
  .on("data", (bytes) => {
    interrupts += bytes.length;
    if (state.claimTermination(interrupts, PATIENCE)) terminate();
  })
  .on("close", () => {
    // Whoever drove this session is gone. The main thread ends by itself, unless it is in a loop; then so do all others.
    setTimeout(() => process.kill(-process.pid, "SIGKILL"), GRACE);
  });

/** Connected only for this moment: a process that ends waits for every inspector that is still connected. */
function terminate(): void {
  const inspector = new Session();
  inspector.connectToMainThread();
  inspector.post("Runtime.terminateExecution", () => {
    state.terminated();
    inspector.disconnect();
  });
}

async function writeWaitingOutput(): Promise<never> {
  for (;;) {
    await state.pendingOutput();
    await new Promise((resolve) => setTimeout(resolve, GATHER));
    output.flush();
  }
}
void writeWaitingOutput();

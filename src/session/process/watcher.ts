/**
 * The session's second thread. It never runs a learner's code, so it can act while the main thread cannot: it writes
 * waiting output, and it ends a loop that nothing else would end.
 */
import { readFileSync } from "node:fs";
import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { OutputBuffer } from "./outputBuffer.ts";
import { SharedState } from "./sharedState.ts";

/** Milliseconds of work that the main thread may do before it answers an interrupt; more means that it is in a loop. */
const PATIENCE = 4;
/** Milliseconds after which a thread that does nothing is taken to be blocked, and no longer to wait for its turn. */
const LONG_PATIENCE = 300;
/** Milliseconds of work that the session's own code never needs; after them it is in somebody's loop. */
const OWN_PATIENCE = 5000;
/** Milliseconds between two looks. */
const STEP = 1;
/** Milliseconds that output may wait, so that many lines go up in one write. */
const GATHER = 8;

/** Milliseconds for the main thread to end by itself when nobody drives the session any more. */
const GRACE = 1000;

const INTERRUPTS = 5;

const state = new SharedState(workerData as SharedArrayBuffer);
const output = new OutputBuffer(state, 2);

let interrupts = 0;
let isInterrupting = false;
new Socket({ fd: INTERRUPTS, readable: true, writable: false })
  .on("data", (bytes) => {
    interrupts += bytes.length;
    if (!isInterrupting) interrupt();
    // As Ctrl+C in a terminal does, for programs that a cell has started and waits for. The session itself ignores it.
    signalOwnGroup("SIGINT");
  })
  .on("close", () => {
    // Whoever drove this session is gone. The main thread ends by itself, unless it is in a loop; then so do all others.
    setTimeout(() => {
      signalOwnGroup("SIGKILL");
      process.kill(process.pid, "SIGKILL");
    }, GRACE);
  });

/** Signals this process and those it has started; under a wrapper that has forked, the group is not this process's. */
function signalOwnGroup(signal: NodeJS.Signals): void {
  try {
    process.kill(-process.pid, signal);
  } catch {
    // The group is the wrapper's, whose end is not for a session to decide.
  }
}

/**
 * Ends what the main thread does, again and again if need be: ticks can chase one another past a termination. One that
 * came when the main thread was just reading the interrupt's command has ended that; so it is told in another way.
 */
function interrupt(): void {
  isInterrupting = mustTerminate();
  if (!isInterrupting) return;
  terminate(() =>
    setTimeout(() => {
      if (!state.answered(interrupts)) parentPort?.postMessage(interrupts);
      interrupt();
    }, GATHER),
  );
}

/**
 * Whether only a termination helps. At once while a cell is on the stack. Otherwise the main thread, which has got the
 * same interrupt, is given time to answer: terminating a thread that merely waits for a processor would hit the
 * session's own code when it wakes up. So its time on the processor is what counts.
 */
function mustTerminate(): boolean {
  const began = performance.now();
  const workBefore = workOfMainThread();
  const claim = (): boolean => {
    if (state.claimCell()) return true;
    const waited = performance.now() - began;
    const worked = workBefore === undefined ? waited / 10 : (workOfMainThread() ?? 0) - workBefore;
    if (worked > OWN_PATIENCE) return state.claimAnything({ own: true });
    return (worked > PATIENCE || waited > LONG_PATIENCE) && state.claimAnything({ own: false });
  };
  for (; !state.answered(interrupts); state.awaitAnswer(STEP)) {
    if (!claim()) continue;
    if (!state.answered(interrupts)) {
      state.countTermination();
      return true;
    }
    // It has answered in this very moment; what is running came later.
    state.terminated();
    return false;
  }
  return false;
}

/** Milliseconds that the main thread has spent on a processor; Linux alone tells. */
function workOfMainThread(): number | undefined {
  try {
    return Number.parseInt(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "latin1"), 10) / 1e6;
  } catch {
    return undefined;
  }
}

/** Connected only for this moment: a process that ends waits for every inspector that is still connected. */
function terminate(then: () => void): void {
  const inspector = new Session();
  inspector.connectToMainThread();
  inspector.post("Runtime.terminateExecution", () => {
    state.terminated();
    inspector.disconnect();
    then();
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

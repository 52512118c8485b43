/**
 * The few words of memory that the main thread and the watcher share, and the handshake that makes an interrupt hit the
 * cell and nothing else.
 *
 * `Runtime.terminateExecution` ends whatever JavaScript runs next on the main thread, be it the session's own. So it is
 * asked for only while a cell's code is known to be on the stack (or the main thread does not answer at all), not while
 * the session says that it is at work itself, and before the main thread goes on with anything else it waits until a
 * termination that was asked for has happened.
 */

const WORDS = 5;
const LOCK = 0;
const PENDING = 1;
const PHASE = 2;
const ANSWERED = 3;
const TERMINATIONS = 4;

/** Where the main thread is. */
const Phase = { idle: 0, cell: 1, terminating: 2, own: 3 } as const;

const { add, load, store, compareExchange, notify, wait } = Atomics;

/** Bytes of output that may wait for the watcher before the main thread writes them itself. */
const BUFFER_BYTES = 64 * 1024;

/** Both threads' view of the shared memory. */
export class SharedState {
  readonly memory: SharedArrayBuffer;
  readonly words: Int32Array;
  readonly buffer: Buffer;

  constructor(memory = new SharedArrayBuffer(WORDS * 4 + BUFFER_BYTES)) {
    this.memory = memory;
    this.words = new Int32Array(memory, 0, WORDS);
    this.buffer = Buffer.from(memory, WORDS * 4);
  }

  /** Bytes in `buffer` that nobody has written yet. Only under the lock. */
  get pending(): number {
    return load(this.words, PENDING);
  }
  set pending(bytes: number) {
    store(this.words, PENDING, bytes);
    if (bytes > 0) notify(this.words, PENDING);
  }

  /** Resolves when there is output to write. */
  pendingOutput(): Promise<unknown> {
    const { async, value } = Atomics.waitAsync(this.words, PENDING, 0);
    return async ? value : Promise.resolve();
  }

  /** @param owner 1 for the main thread, 2 for the watcher. */
  lock(owner: 1 | 2): void {
    while (compareExchange(this.words, LOCK, 0, owner) !== 0) wait(this.words, LOCK, 3 - owner, 1);
  }
  unlock(): void {
    store(this.words, LOCK, 0);
    notify(this.words, LOCK);
  }
  /** A terminated cell may have died inside the main thread's critical section; its half-made entry is not counted. */
  recoverLock(): void {
    if (compareExchange(this.words, LOCK, 1, 0) === 1) notify(this.words, LOCK);
  }

  /** Main thread: a cell's code is about to run. */
  enterCell(): void {
    store(this.words, PHASE, Phase.cell);
  }
  /** Main thread: it has returned. `false` when a termination was asked for, whether or not it has happened. */
  leaveCell(): boolean {
    return compareExchange(this.words, PHASE, Phase.cell, Phase.idle) !== Phase.terminating;
  }
  /**
   * Main thread: the session's own code is about to run, which no termination may end in the middle. `false` when there
   * is nothing to leave afterwards: one was asked for already, or such code is running.
   */
  enterOwn(): boolean {
    return compareExchange(this.words, PHASE, Phase.idle, Phase.own) === Phase.idle;
  }
  /** Main thread: it has run, unless a cell has taken its place. */
  leaveOwn(): void {
    compareExchange(this.words, PHASE, Phase.own, Phase.idle);
  }
  /** Main thread: whether a termination is still under way. */
  get terminating(): boolean {
    return load(this.words, PHASE) === Phase.terminating;
  }
  /** Main thread: it has handled its `interrupts`th interrupt. */
  answer(interrupts: number): void {
    store(this.words, ANSWERED, interrupts);
    notify(this.words, ANSWERED);
  }
  /** Either side: the termination has happened, or is not needed any more. */
  terminated(): void {
    compareExchange(this.words, PHASE, Phase.terminating, Phase.idle);
  }

  /** Watcher: whether the main thread has handled the watcher's `interrupts`th interrupt. */
  answered(interrupts: number): boolean {
    return load(this.words, ANSWERED) >= interrupts;
  }
  /** Watcher: waits up to `milliseconds` for an answer. */
  awaitAnswer(milliseconds: number): void {
    wait(this.words, ANSWERED, load(this.words, ANSWERED), milliseconds);
  }
  /** Watcher: claims the right to terminate the cell that is on the stack; `false` when there is none. */
  claimCell(): boolean {
    return this.#claim(Phase.cell);
  }
  /** Watcher: claims the right to terminate whatever the main thread does, the session's own work only if `own` says so. */
  claimAnything({ own }: { own: boolean }): boolean {
    return this.#claim(Phase.cell) || this.#claim(Phase.idle) || (own && this.#claim(Phase.own));
  }
  /** Watcher: is going to use what it has claimed. */
  countTermination(): void {
    add(this.words, TERMINATIONS, 1);
  }
  /** Main thread: how many there have been; one more at a cell's end than at its start means an interrupt. */
  get terminations(): number {
    return load(this.words, TERMINATIONS);
  }

  #claim(phase: number): boolean {
    return compareExchange(this.words, PHASE, phase, Phase.terminating) === phase;
  }
}

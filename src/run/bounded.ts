// Jobs in a thread of their own, one after the other: one that never comes back to its event loop is ended, and the next begins in a new thread.
import { parentPort, Worker } from 'node:worker_threads';

/** What the thread says: that its event loop runs, or what came of the job. */
type Said<Result> = { result?: Result };

/** How often the thread says that its event loop runs, in milliseconds. */
const BEAT_MS = 250;
/** Looks so many times within the bound. */
const LOOKS = 10;

/** A thread that does jobs; `file` calls `doJobs`. It is started with the first job, and anew after one that had to be ended. */
export class BoundedThread<Job, Result> {
  readonly #file: string;
  readonly #data: unknown;
  readonly #boundMs: number;
  #worker: Worker | null = null;

  constructor(file: string, data: unknown, boundMs: number) {
    this.#file = file;
    this.#data = data;
    this.#boundMs = boundMs;
  }

  /** What came of the job; null = its event loop did not run for the bound, and the thread was ended. Throws what the thread threw. */
  async do(job: Job): Promise<Result | null> {
    const worker = this.#worker ?? new Worker(this.#file, { workerData: this.#data });
    this.#worker = worker;
    const { promise, resolve, reject } = Promise.withResolvers<Result | null>();
    let heardMs = performance.now();
    let lookedMs = heardMs;
    const hear = (said: Said<Result>) => {
      heardMs = performance.now();
      if (said.result !== undefined) resolve(said.result);
    };
    const look = setInterval(() => {
      const now = performance.now();
      // A machine that slept says nothing about the thread.
      if (now - lookedMs > this.#boundMs / 2) heardMs = now;
      lookedMs = now;
      if (now - heardMs > this.#boundMs) resolve(null);
    }, this.#boundMs / LOOKS);
    const ended = (code: number) => reject(new Error(`The thread ended with code ${code}.`));
    worker.on('message', hear).once('error', reject).once('exit', ended);
    worker.postMessage(job);
    try {
      const result = await promise;
      if (result === null) await this.close();
      return result;
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      clearInterval(look);
      worker.off('message', hear).off('error', reject).off('exit', ended);
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

/** The side of the thread: does each job that comes. */
export function doJobs<Job, Result>(work: (job: Job) => Promise<Result>): void {
  const say = (said: Said<Result>) => parentPort?.postMessage(said);
  setInterval(() => say({}), BEAT_MS).unref();
  parentPort?.on('message', async (job: Job) => say({ result: await work(job) }));
}

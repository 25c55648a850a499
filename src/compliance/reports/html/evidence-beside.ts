// The evidence of a long run is packed in a thread of its own, while this one writes the results for Allure.
import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Packing } from './evidence-thread.ts';

/** A thread for fewer scenarios takes longer to start than they take to be packed. */
const WORTH_A_THREAD = 400;
/** So long is a thread waited for that says nothing, in milliseconds; then what it should have done is done here. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Begins to pack the evidence of a report, given as compliance.json has it. What comes back waits for the blocks of `evidenceBlocks` without
 * a turn of the event loop; null = nothing comes of it, and whoever asks packs it himself.
 */
export function packBeside(report: string, scenarios: number): () => string[] | null {
  if (scenarios < WORTH_A_THREAD) return () => null;
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  // The thread is of the same kind as this file: TypeScript in the repository, its build in the package.
  const file = new URL(`./evidence-thread${path.extname(import.meta.filename)}`, import.meta.url);
  const workerData: Packing = { report, port: port2, done };
  const thread = new Worker(file, { workerData, transferList: [port2] });
  // What goes wrong there goes wrong here, too, and is told here.
  thread.on('error', () => undefined).unref();
  return () => {
    Atomics.wait(done, 0, 0, LONGEST_WAIT_MS);
    const come = receiveMessageOnPort(port1) as { message: string[] } | undefined;
    port1.close();
    void thread.terminate();
    return come?.message ?? null;
  };
}

// The thread that packs the evidence of a long run; see evidence-beside.ts.
import { type MessagePort, workerData } from 'node:worker_threads';
import { evidenceBlocks } from './evidence.ts';

export type Packing = {
  /** A compliance.json. */
  report: string;
  /** Where the blocks go. */
  port: MessagePort;
  /** Becomes 1 when they are there, or will not come. */
  done: Int32Array;
};

const { report, port, done } = workerData as Packing;
try {
  port.postMessage(evidenceBlocks(JSON.parse(report)));
} finally {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}

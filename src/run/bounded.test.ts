// A job that never comes back is ended, and what comes after it is done.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BoundedThread } from './bounded.ts';
import { modulePath } from './root.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-bounded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'jobs.mjs');
writeFileSync(
  file,
  `import { workerData } from 'node:worker_threads';
import { doJobs } from ${JSON.stringify(modulePath('src/run/bounded'))};
let done = 0;
doJobs(async (job) => {
  if (job === 'loops') for (;;);
  if (job === 'throws') throw new Error('no paper');
  if (job === 'exits') process.exit(4);
  done += 1;
  return workerData + job + done;
});
`,
);

describe('a thread with a bound', () => {
  it('ends a job that stands still, and does the others, in a new thread where it must', async () => {
    const thread = new BoundedThread<string, string>(file, 'job ', 3000);
    try {
      expect(await thread.do('a')).toBe('job a1');
      expect(await thread.do('b')).toBe('job b2');
      expect(await thread.do('loops')).toBeNull();
      expect(await thread.do('c')).toBe('job c1');
    } finally {
      await thread.close();
    }
  });

  it('throws what the thread threw, and when it ended before its time', async () => {
    const thread = new BoundedThread<string, string>(file, '', 30_000);
    try {
      await expect(thread.do('throws')).rejects.toThrow('no paper');
      await expect(thread.do('exits')).rejects.toThrow('ended with code 4');
      expect(await thread.do('d')).toBe('d1');
    } finally {
      await thread.close();
    }
  });
});

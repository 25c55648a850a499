// The evidence that a thread packs is that which is packed in place; what comes to nothing there is said so at once.
import { expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { makeReport } from '../../report.ts';
import { FACTS, sampleRun } from '../../sample.fixture.ts';
import { evidenceBlocks } from './evidence.ts';
import { packBeside } from './evidence-beside.ts';

const MANY = 1000;
const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);

it('a thread packs what is packed in place', () => {
  const packed = packBeside(JSON.stringify(report), MANY);
  expect(packed()).toEqual(evidenceBlocks(report));
});

it('nothing comes of what is no report, and nobody waits for it', () => {
  const fromMs = performance.now();
  expect(packBeside('no report', MANY)()).toBeNull();
  expect(performance.now() - fromMs).toBeLessThan(19_000);
});

it('no thread is started for a short run', () => {
  expect(packBeside('no report', 3)()).toBeNull();
});

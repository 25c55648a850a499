// How late the host itself was: of a standstill, of its own work, and not of a delay that a rule asks for.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StallMeter } from '../../src/stalls.ts';
import { connectAcquirer } from '../admin/client.ts';
import { IDENTITY, sender, testConfiguration } from '../hosts/test-kit.ts';
import { type RunningAcquirer, startAcquirer } from '../start.ts';
import { createFitness } from './fitness.ts';

let acquirer: RunningAcquirer;
beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration() });
});
afterAll(() => acquirer.close());
const admin = () => connectAcquirer(acquirer.adminUrl);
beforeEach(() => admin().reset());
const echo = () => sender(acquirer.hostUrl)({ mti: '0820', fields: { ...IDENTITY, 60: '00000001301' } });
const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('the books', () => {
  it('tell a standstill, and how long each answer took', async () => {
    standStill(300);
    await echo();
    const { fitness, exchanges } = await admin().books();
    expect(fitness.worstStallMs).toBeGreaterThan(200);
    expect(fitness.slowestAnswerMs).toBe(exchanges[0]?.ownMs);
  });

  it('forget it with a reset', async () => {
    standStill(300);
    await admin().reset();
    expect((await admin().books()).fitness.worstStallMs).toBeLessThan(200);
  });

  it('do not count a delay that a rule asks for', async () => {
    await admin().addRule({ when: {}, times: 1, then: { fault: 'late-answer', delayMs: 400 } });
    await echo();
    const { exchanges } = await admin().books();
    expect(exchanges[0]?.fault).toBe('late-answer');
    expect(exchanges[0]?.ownMs).toBeLessThan(350);
  });
});

it('a standstill right before a request is counted to it', () => {
  let now = 0;
  const meter = new StallMeter(() => now);
  const fitness = createFitness(meter, () => now);
  now = 320;
  const came = fitness.arrived();
  now = 323;
  expect(fitness.answered(came)).toBe(303);
});

it('without a meter the own time of the host is all that counts', () => {
  let now = 0;
  const fitness = createFitness(undefined, () => now);
  const came = fitness.arrived();
  now = 17;
  expect([fitness.answered(came), fitness.slowestAnswerMs, fitness.worstStallMs(250)]).toEqual([17, 17, 0]);
  fitness.clear();
  expect(fitness.slowestAnswerMs).toBe(0);
});

// The meter of standstills on a clock that the test moves.
import { describe, expect, it } from 'vitest';
import { StallMeter, watchStalls } from './stalls.ts';

/** A meter whose clock stands at `at.now`; `run` looks in even intervals for so long. */
function bench() {
  const at = { now: 1000 };
  const meter = new StallMeter(() => at.now);
  const run = (forMs: number) => {
    for (let passed = 0; passed < forMs; passed += 20) {
      at.now += 20;
      meter.look();
    }
  };
  const standStill = (forMs: number) => {
    at.now += 20 + forMs;
    meter.look();
  };
  return { at, meter, run, standStill };
}

describe('a loop that runs', () => {
  it('never stood still', () => {
    const { meter, run } = bench();
    const from = meter.mark();
    run(1000);
    expect([meter.worst(from, 250), meter.behind()]).toEqual([0, 0]);
  });
});

describe('a standstill', () => {
  it('is measured in full, and only by those whose time it fell into', () => {
    const { meter, run, standStill } = bench();
    const before = meter.mark();
    standStill(640);
    run(100);
    expect(meter.worst(before, 250)).toBe(640);
    expect(meter.worst(meter.mark(), 250)).toBe(0);
  });

  it('counts from the mark when it had begun before', () => {
    const { at, meter } = bench();
    at.now += 220;
    const from = meter.mark();
    at.now += 100;
    meter.look();
    expect(meter.worst(from, 250)).toBe(100);
  });

  it('is seen while it lasts', () => {
    const { at, meter } = bench();
    const from = meter.mark();
    at.now += 420;
    expect([meter.worst(from, 250), meter.behind()]).toEqual([400, 400]);
  });

  it('may have kept waiting what is noticed right after it, and nothing later', () => {
    const { at, meter, run, standStill } = bench();
    standStill(300);
    at.now += 2;
    expect(meter.behind()).toBe(300);
    run(20);
    expect(meter.behind()).toBe(0);
  });
});

describe('many short standstills', () => {
  it('count together where they fall into one wait of the terminal', () => {
    const { meter, standStill } = bench();
    const from = meter.mark();
    for (let i = 0; i < 20; i++) standStill(30);
    // Every 50 ms stand still for 30: five whole ones in 250 ms.
    expect(meter.worst(from, 250)).toBe(150);
  });

  it('do not count together where they lie apart', () => {
    const { meter, run, standStill } = bench();
    const from = meter.mark();
    for (let i = 0; i < 5; i++) {
      standStill(30);
      run(400);
    }
    expect(meter.worst(from, 250)).toBe(30);
  });

  it('are remembered up to a bound', () => {
    const { meter, standStill } = bench();
    const from = meter.mark();
    standStill(900);
    for (let i = 0; i < 600; i++) standStill(30);
    expect(meter.worst(from, 50)).toBe(30);
  });
});

it('a meter of a thread sees a loop that was blocked', () => {
  const { meter, close } = watchStalls();
  const from = meter.mark();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120);
  expect(meter.worst(from, 250)).toBeGreaterThan(80);
  close();
});

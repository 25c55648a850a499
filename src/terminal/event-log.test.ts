import { describe, expect, it } from 'vitest';
import { EventLog } from './event-log.ts';

const log = () => new EventLog({ now: () => '2026-07-18T12:00:00+08:00' });
const on = { kind: 'power', power: 'on' } as const;

describe('EventLog', () => {
  it('numbers events from 1 and stamps them with the clock it was given', () => {
    const events = log();
    expect(events.last).toBe(0);
    expect(events.append(on)).toEqual({ sequence: 1, at: '2026-07-18T12:00:00+08:00', kind: 'power', power: 'on' });
    expect(events.append(on).sequence).toBe(2);
    expect(events.last).toBe(2);
  });

  it('gives at once what is already there', async () => {
    const events = log();
    for (let i = 0; i < 3; i++) events.append(on);
    expect((await events.read(1, 60_000)).map(({ sequence }) => sequence)).toEqual([2, 3]);
  });

  it('wakes every reader whose number has come, and leaves the others waiting', async () => {
    const events = log();
    const next = events.read(0, 60_000);
    const same = events.read(0, 60_000);
    let laterCame = false;
    const later = events.read(1, 60_000).then((found) => {
      laterCame = true;
      return found;
    });
    events.append(on);
    expect(await next).toHaveLength(1);
    expect(await same).toHaveLength(1);
    expect(laterCame).toBe(false);
    events.append(on);
    expect((await later).map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('ends a wait empty when its time is over', async () => {
    expect(await log().read(0, 10)).toEqual([]);
  });

  it('lets waiting readers go when it is closed and takes nothing afterwards', async () => {
    const events = log();
    const poll = events.read(0, 60_000);
    events.close();
    expect(await poll).toEqual([]);
    expect(await events.read(0, 60_000)).toEqual([]);
    expect(() => events.append(on)).toThrow('closed');
  });
});

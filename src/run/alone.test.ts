// Which mutants are their clauses' own, on a bench where it is known who notices what.
import { expect, it } from 'vitest';
import type { Mutant } from '../proof/index.ts';
import { askedOf, huntAlone } from './alone.ts';
import { confirmOwn } from './alone-known.ts';
import type { Bench } from './bench.ts';
import type { Recorded } from './mutants.ts';

const mutant = (id: string): Mutant => ({ id, kind: 'slip', shows: [id], pane: () => ({}) });
const OWN = mutant('slip/a/own');
const SHARED = mutant('slip/b/shared');
const UNNOTICED = mutant('slip/c/unnoticed');
const FIRST = 'GUIDE-A-STEP-6b.1';
const SECOND = 'GUIDE-B-FAQ-3f.1';

const recorded = (place: string, clause: string): Recorded =>
  ({
    scenario: { place, pickle: { name: place, uri: place, steps: [], tags: [{ name: `@${clause}` }] } },
    shown: new Set([OWN.id, SHARED.id, UNNOTICED.id]),
    subjects: new Set(),
    texts: new Set(),
  }) as unknown as Recorded;
const RECORD = [recorded('one', FIRST), recorded('two', SECOND), recorded('three', SECOND)];

/** Where each is noticed. */
const NOTICED: Record<string, readonly string[]> = { [OWN.id]: ['one'], [SHARED.id]: ['one', 'three'] };

function benchThatPlays(): Bench & { plays: string[] } {
  const plays: string[] = [];
  const bench = {
    plays,
    async each<T>(items: readonly T[], work: (item: T, post: never) => Promise<void>) {
      for (const item of items) await work(item, undefined as never);
    },
    async play({ place }: { place: string }, _: unknown, glass: string) {
      plays.push(`${place}: ${glass}`);
      const failed = glass.split(' + ').some((id) => NOTICED[id]?.includes(place));
      const at = failed ? { subject: 'slip', keyword: 'Then', sentence: '' } : null;
      return { outcome: failed ? 'failed' : 'passed', at, findings: [], violations: [], error: null, acted: 1 };
    },
  };
  return bench as unknown as Bench & { plays: string[] };
}

it('finds the clause that alone notices a mutant, and none for what another clause notices too', async () => {
  const bench = benchThatPlays();
  const first: string[][] = [];
  const all = await huntAlone(bench, RECORD, [SHARED, UNNOTICED, OWN], [FIRST, SECOND], (_, own) =>
    first.push([...own]),
  );
  const owners = Object.fromEntries(all.map((each) => [each.id, each.owners]));
  expect(owners).toEqual({ [OWN.id]: [FIRST], [SHARED.id]: [], [UNNOTICED.id]: [] });
  expect(first.flat()).toEqual([FIRST]);
});

it('asks for the clauses of which a scenario is played, or of their requirement', () => {
  const clauses = [FIRST, 'GUIDE-A-STEP-6b.2', 'GUIDE-B-FAQ-3f.2', 'GUIDE-S-STEP-4c'];
  expect(askedOf([recorded('one', FIRST), recorded('two', 'GUIDE-B-FAQ-3f')], clauses)).toEqual([
    FIRST,
    'GUIDE-B-FAQ-3f.2',
  ]);
});

it('plays on only as long as a clause that is asked for may own it', async () => {
  const bench = benchThatPlays();
  const [only] = await huntAlone(bench, RECORD, [OWN], [SECOND], () => undefined);
  expect(only).toMatchObject({ owners: [], played: 1 });
});

it('confirms together what was found before, and tells which of them is no own any more', async () => {
  const bench = benchThatPlays();
  const known = [OWN, SHARED].map((each) => ({ mutant: each, clauses: [FIRST] }));
  const owners = Object.fromEntries((await confirmOwn(bench, RECORD, known)).map((each) => [each.id, each.owners]));
  expect(owners).toEqual({ [OWN.id]: [FIRST], [SHARED.id]: [] });
  expect(bench.plays).toContain(`two: ${OWN.id} + ${SHARED.id}`);
});

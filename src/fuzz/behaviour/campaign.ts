// Draws runs from a seed, plays them, and makes the first that breaks something as short as it can be.
import fc from 'fast-check';
import type { Act } from './act.ts';
import { AT_ONCE, HOST } from './acts/host.ts';
import { ALONE } from './acts/index.ts';
import { OFFICE } from './acts/office.ts';
import { PAIR } from './acts/pair.ts';
import { SINGLE } from './acts/single.ts';
import { FOLLOWED, WHOLE } from './acts/whole.ts';
import { WORLD } from './acts/world.ts';
import type { Made, Run } from './run.ts';
import type { At } from './shop.ts';

/** Acts that are drawn for a run; most make no sense when their turn comes and are passed over. */
const MOST_DRAWN = 120;
/** Acts that are made in a run at most. */
const MOST_MADE = 30;

/** Ends a run that has broken something, or is long enough. */
class Over extends Error {}

class Step implements fc.AsyncCommand<Run, Run> {
  readonly #made: Made;
  constructor(made: Made) {
    this.#made = made;
  }
  check(run: Readonly<Run>): boolean {
    const { act, choice, at } = this.#made;
    return act.may(run.till(at), choice);
  }
  async run(_run: Run, run: Run): Promise<void> {
    await run.make(this.#made);
    if (run.breach !== null || run.made.length >= MOST_MADE) throw new Over();
  }
  toString(): string {
    return `${this.#made.act.name}(${this.#made.choice}) at ${this.#made.at}`;
  }
}

/** At which terminal an act is made, of how many there are. */
const AT = { 1: fc.constant<At>(1), 2: fc.constantFrom<At>(1, 2) } as const;

const ALWAYS = ALONE.filter(({ always }) => always === true);
const OTHERS = ALONE.filter(({ always }) => always !== true);

/** How often what takes back or completes a payment comes right after it, beside acts of weight 1. */
const FOLLOWED_AT_ONCE = 16;

/**
 * One act of these, or a misbehaviour of the POS centre and a payment that it may happen to, at so many terminals; or a payment and what
 * takes it back or completes it, perhaps at the other terminal, with a misbehaviour of the POS centre if there are any among the acts.
 */
function drawnFrom(acts: readonly Act[], tills: At): fc.Arbitrary<readonly Step[]> {
  const stepOf = (act: Act, choices = act.choice) =>
    fc.tuple(choices, AT[tills]).map(([choice, at]) => new Step({ act, choice, at }));
  const payments = acts.filter((act) => WHOLE.includes(act)).map((act) => stepOf(act));
  const troubles = acts.filter((act) => HOST.includes(act)).map((act) => stepOf(act, AT_ONCE));
  const followed = FOLLOWED.filter((pair) => pair.every((act) => acts.includes(act))).map(([first, then]) =>
    fc.tuple(stepOf(first), ...(troubles.length === 0 ? [] : [fc.oneof(...troubles)]), stepOf(then)),
  );
  const atOnce = troubles.length > 0 || tills === 2 ? followed : [];
  return fc.oneof(
    ...acts.map((act) => ({
      weight: act.weight ?? 1,
      arbitrary:
        HOST.includes(act) && payments.length > 0
          ? fc.tuple(stepOf(act), fc.oneof(...payments))
          : stepOf(act).map((step) => [step]),
    })),
    ...(atOnce.length === 0 ? [] : [{ weight: FOLLOWED_AT_ONCE, arbitrary: fc.oneof(...atOnce) }]),
  );
}

/** Runs of the acts that are drawn for each, so that rare ones meet. */
const runsOf = (some: fc.Arbitrary<readonly Act[]>, tills: At = 1) =>
  some
    .chain((acts) => fc.array(drawnFrom([...ALWAYS, ...acts], tills), { minLength: MOST_DRAWN, maxLength: MOST_DRAWN }))
    .map((steps) => steps.flat());

/** Any part of the acts. */
const ANY = runsOf(fc.subarray([...OTHERS], { minLength: 6 }));
/** Whole transactions and errands, so many that what needs several of them in one batch comes about, and one kind of trouble at the most. */
const BUSY = runsOf(
  fc.constantFrom([], HOST, HOST, HOST, WORLD, SINGLE).map((trouble) => {
    const acts = new Set([...WHOLE, ...OFFICE, ...trouble]);
    return OTHERS.filter((act) => acts.has(act));
  }),
);
/** Whole transactions and errands at two terminals of one merchant. */
const BOTH = runsOf(
  fc.constantFrom([], HOST, WORLD).map((trouble) => {
    const acts = new Set([...WHOLE, ...OFFICE, ...trouble]);
    return [...PAIR, ...OTHERS.filter((act) => acts.has(act))];
  }),
  2,
);

/** Every so many runs one is at two terminals, where there is a second one. */
const PAIR_EVERY = 4;

/** Whether the run of that number is at two terminals, where there are two. */
export const isPair = (number: number): boolean => number % PAIR_EVERY === PAIR_EVERY - 1;

/** The acts of the run of that number, of a campaign of that seed: the same numbers give the same acts. */
const drawn = (seed: number, number: number, tills: At): readonly Step[] => {
  const alone = number % 2 === 0 ? ANY : BUSY;
  const [steps = []] = fc.sample(tills === 2 ? BOTH : alone, {
    seed: (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) | 0,
    numRuns: 1,
  });
  return steps;
};

/** Plays the run of that number at a counter that has just been opened. */
export async function playDrawn(seed: number, number: number, run: Run): Promise<void> {
  try {
    await fc.asyncModelRun(() => ({ model: run, real: run }), drawn(seed, number, run.tills));
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
}

/** Plays acts that were made before; one that makes no sense any more is passed over. */
export async function playAgain(made: readonly Made[], run: Run): Promise<void> {
  for (const each of made) {
    if (run.breach !== null) return;
    if (each.act.may(run.till(each.at), each.choice)) await run.make(each);
  }
}

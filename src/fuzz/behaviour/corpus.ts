// What broke something once. A campaign plays it again before it draws anything; an act is known by its name, with the choice that it was made with.
import { ACTS } from './acts/index.ts';
import type { Made } from './run.ts';
import type { At } from './shop.ts';

/** A run of the past: `name` is what it is called by, `acts` what was done, at the first terminal where nothing else is said. */
type Past = { name: string; acts: readonly (readonly [act: string, choice: number, at?: At])[] };

const CORPUS: readonly Past[] = [
  // Our own terminal counted payments of a batch that was closed with an answer that was lost.
  {
    name: 'lost-settlement',
    acts: [
      ['open sale', 12_850],
      ['fault', 16],
      ['settlement', 0],
      ['sign-in', 0],
      ['sale', 3_000],
      ['settlement', 0],
    ],
  },
  // The oracle blamed a slip for not naming the voucher of a hold of a settled batch.
  {
    name: 'hold-of-settled-batch',
    acts: [
      ['pre-authorisation', 30_000],
      ['settlement', 0],
      ['void of a pre-authorisation', 0],
    ],
  },
  // Our acquirer refused the reversal of a batch that it had closed, for ever.
  {
    name: 'reversal-of-closed-batch',
    acts: [
      ['fault', 4],
      ['sign-in', 0],
      ['fault', 0],
      ['settlement', 0],
      ['sale', 1_999],
      ['sign-in', 0],
      ['sale', 1_999],
    ],
  },
  // Deliberate faults that campaigns seldom came to.
  {
    name: 'completion-beside-a-void',
    acts: [
      ['pre-authorisation', 30_000],
      ['completion', 0],
      ['open sale', 100],
      ['void', 0],
      ['settlement', 0],
    ],
  },
  {
    name: 'void-lost-after-inquiry',
    acts: [
      ['open sale', 12_850],
      ['balance-inquiry', 0],
      ['fault', 4],
      ['void', 0],
      ['sale', 3_000],
    ],
  },
  // The oracle wanted the voucher of a hold of another terminal on the slip.
  {
    name: 'hold-of-the-other-terminal',
    acts: [
      ['pre-authorisation', 30_000],
      ['void of a pre-authorisation', 0, 2],
    ],
  },
  // Deliberate faults of a terminal that confuses what is the other terminal's.
  {
    name: 'refund-at-the-other-terminal',
    acts: [
      ['settled sale', 12_850],
      ['refund', 0, 2],
      ['settlement', 0, 2],
    ],
  },
  {
    name: 'completion-lost-at-the-other-terminal',
    acts: [
      ['pre-authorisation', 30_000],
      ['fault', 4],
      ['completion', 0, 2],
    ],
  },
  {
    name: 'code-at-both-terminals',
    acts: [
      ['payment by code', 3_000],
      ['payment by the same code', 3_000, 2],
      ['payment by the same code', 3_000],
    ],
  },
  {
    name: 'voucher-of-the-other-terminal',
    acts: [
      ['open sale', 1_999],
      ['void of a sale of the other terminal', 0, 2],
      ['settlement', 0, 2],
      ['void', 0],
    ],
  },
];

const actOf = new Map(ACTS.map((act) => [act.name, act]));

/** The runs of the past, by name. */
export const PAST: ReadonlyMap<string, readonly Made[]> = new Map(
  CORPUS.map(({ name, acts }) => [
    name,
    acts.map(([each, choice, at = 1]): Made => {
      const act = actOf.get(each);
      if (act === undefined) throw new Error(`The past run ${name} has an act "${each}" that there is none of.`);
      return { act, choice, at };
    }),
  ]),
);

// Runs drawn from a seed, at a counter that needs no terminal; what breaks is made short.
import { describe, expect, it } from 'vitest';
import type { Act } from './act.ts';
import { ACTS } from './acts/index.ts';
import { isPair, playAgain, playDrawn } from './campaign.ts';
import { PAST } from './corpus.ts';
import { featureOf } from './feature.ts';
import { type Counter, type Made, nothingReached, Run } from './run.ts';
import type { Seen } from './seen.ts';
import type { At } from './shop.ts';
import { shrink } from './shrink.ts';
import { Till } from './till.ts';

const IDLE: Seen = {
  power: 'on',
  connected: true,
  signedIn: true,
  prompt: null,
  function: null,
  menu: ['sale', 'void', 'settlement', 'sign-in', 'sign-out', 'query', 'reprint', 'echo-test'],
  owed: [],
  cardInserted: false,
  results: [],
  messages: [{ transaction: 'sale', code: '00', fields: ['2', '4'], ruled: false }],
};

/** A counter at which every sentence holds but those that `wrong` says something against. */
const counter = (wrong: (said: readonly string[]) => boolean, tills: At = 1): Counter => {
  const said: string[] = [];
  return {
    abilities: { interfaces: ['insert'], observes: [], codes: false },
    tills,
    async say(sentence) {
      said.push(sentence);
      return wrong(said) ? { text: { en: 'It is wrong.', zh: '不对。' }, expected: 'right', actual: 'wrong' } : null;
    },
    look: async () => IDLE,
    inspect: async () => [],
  };
};
const begin = (wrong: (said: readonly string[]) => boolean, reached = nothingReached(), tills: At = 1) =>
  Run.begin(counter(wrong, tills), reached, 'en');
const drawn = async (seed: number, number: number, tills: At = 1) => {
  const run = await begin(() => false, nothingReached(), tills);
  await playDrawn(seed, number, run);
  return run.said.map(({ en }) => en);
};
const act = (name: string): Act => ACTS.find((each) => each.name === name) as Act;

describe('a drawn run', () => {
  it('is the same for the same seed and number, and another for others', async () => {
    const run = await drawn(7, 3);
    expect(run.length).toBeGreaterThan(5);
    expect(await drawn(7, 3)).toEqual(run);
    expect(await drawn(7, 4)).not.toEqual(run);
    expect(await drawn(8, 3)).not.toEqual(run);
  });

  it('goes to and fro between two terminals, the same way each time', async () => {
    const run = await drawn(7, 3, 2);
    expect(await drawn(7, 3, 2)).toEqual(run);
    const turns = run.filter((each) => each.startsWith('people go to'));
    expect(turns.length).toBeGreaterThan(2);
    expect(turns).toEqual(turns.map((_, at) => `people go to the ${at % 2 === 0 ? 'second' : 'first'} terminal`));
    expect(run.join()).not.toMatch(/people go to the \w+ terminal,people/);
  });

  it('is at two terminals every fourth time', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].filter(isPair)).toEqual([3, 7]);
  });

  it('ends with what broke, and tells what was reached', async () => {
    const reached = nothingReached();
    const anew = () => begin((said) => said.at(-1) === 'the cashier lists the transactions', reached);
    let run = await anew();
    for (let number = 0; run.breach === null && number < 50; number++) {
      run = await anew();
      await playDrawn(1, number, run);
    }
    expect(run.said.at(-1)?.en).toBe('the cashier lists the transactions');
    expect(run.breach).toMatchObject({ name: 'act: query', text: { en: 'It is wrong.' } });
    expect([...reached.fields].sort()).toEqual(['sale/2', 'sale/4']);
    expect([...reached.codes]).toEqual(['sale → 00']);
    expect(reached.moments).toContain('idle × query');
  });
});

describe('what must come of a sale', () => {
  const claimed = (balanceMinor: number, balanceSure: boolean) => {
    const till = new Till(counter(() => false).abilities, { ...IDLE, messages: [] });
    Object.assign(till.shop, { balanceMinor, balanceSure });
    return (act('sale').tried?.(till, 30_000) ?? []).map(({ name }) => name);
  };

  it('is an approval where the card has enough, and a refusal where it has not', () => {
    expect(claimed(30_000, true)).toEqual(['approved', 'slip', 'ready']);
    expect(claimed(29_999, true)).toEqual(['declined', 'ready']);
  });

  it('is no refusal where a refund of which nobody knows may have made the card richer', () => {
    expect(claimed(29_999, false)).toEqual(['ready']);
  });
});

describe('the runs of the past', () => {
  it('are made of acts that there are, each with a name of its own', () => {
    expect(new Set(ACTS.map(({ name }) => name)).size).toBe(ACTS.length);
    expect(PAST.size).toBeGreaterThan(4);
    for (const [name, made] of PAST) expect(made.length, name).toBeGreaterThan(1);
    expect([...PAST.values()].flat().length).toBe(41);
  });
});

describe('a run that breaks something', () => {
  const settles: Made = { act: act('settlement'), choice: 0, at: 1 };
  const lists: Made = { act: act('query'), choice: 0, at: 1 };
  const echo: Made = { act: act('echo-test'), choice: 0, at: 1 };
  /** A list after two settlements is what breaks. */
  const rare = (said: readonly string[]) =>
    said.at(-1) === 'the cashier lists the transactions' &&
    said.filter((each) => each === 'the cashier settles the batch').length >= 2;
  const replay = async (made: readonly Made[]) => {
    const run = await begin(rare);
    await playAgain(made, run);
    return run;
  };

  it('is made as short as it can be', async () => {
    const run = await replay([echo, settles, lists, echo, settles, echo, echo, lists, echo]);
    const shortest = await shrink({ made: run.made, breach: run.breach! }, replay);
    expect(shortest?.made.map((each) => each.act.name)).toEqual(['settlement', 'settlement', 'query']);
  });

  it('needs no second terminal where one is enough, and says which where it needs both', async () => {
    const there = (made: Made): Made => ({ ...made, at: 2 });
    const again = (broken: typeof rare) => async (made: readonly Made[]) => {
      const run = await begin(broken, nothingReached(), made.some(({ at }) => at === 2) ? 2 : 1);
      await playAgain(made, run);
      return run;
    };
    const shortestOf = async (broken: typeof rare, made: readonly Made[]) => {
      const run = await again(broken)(made);
      return shrink({ made: run.made, breach: run.breach! }, again(broken));
    };
    const one = await shortestOf(rare, [settles, echo, there(settles), there(lists)]);
    expect(one?.said.map(({ en }) => en).join()).not.toContain('terminal');
    const elsewhere = (said: readonly string[]) => said.includes('people go to the second terminal') && rare(said);
    const both = await shortestOf(elsewhere, [settles, echo, there(settles), there(echo), lists]);
    expect(featureOf(both!, 'en', 'tillproof')).toContain(`    Given the terminal is signed in by operator "01"
    And a second terminal of the merchant is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier settles the batch
    And people go to the second terminal
    And the cashier settles the batch
    And people go to the first terminal
    And the cashier lists the transactions
`);
    expect(featureOf(both!, 'zh-CN', 'tillproof')).toContain('    而且转到第二台终端办理\n');
  });

  it('is none when it does not break again, or breaks something else', async () => {
    const run = await replay([settles, settles, lists]);
    const broken = { made: run.made, breach: run.breach! };
    expect(await shrink(broken, async () => null)).toBeNull();
    expect(await shrink({ ...broken, breach: { ...broken.breach, name: 'something else' } }, replay)).toBeNull();
  });

  it('is written as a feature in either language', async () => {
    const run = await replay([settles, settles, lists]);
    expect(featureOf(run, 'en', 'tillproof fuzz behaviour --seed 1 --path 2')).toBe(`# language: en
Feature: Found by a campaign
  # what broke: It is wrong.
  # played again by: tillproof fuzz behaviour --seed 1 --path 2

  Scenario: It is wrong.
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier settles the batch
    And the cashier settles the batch
    And the cashier lists the transactions
    Then no log holds a full card number, track data or a PIN
`);
    expect(featureOf(run, 'zh-CN', 'tillproof')).toContain('    当收银员办理批结算\n    而且收银员办理批结算\n');
  });
});

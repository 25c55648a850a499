// Every act and claim of the behaviour campaigns is a sentence of the catalogue, the same one in both languages.
import { describe, expect, it } from 'vitest';
import { standing } from '../src/fuzz/behaviour/claims.ts';
import { ACTS, sceneOf, Till } from '../src/fuzz/behaviour/index.ts';
import { turnTo } from '../src/fuzz/behaviour/scene.ts';
import { readingOf } from './reading.ts';

const SEEN = {
  power: 'on',
  connected: true,
  signedIn: true,
  prompt: 'pin',
  function: null,
  menu: [],
  owed: [],
  cardInserted: false,
  results: [],
  messages: [],
} as const;

/** A till with transactions of every kind and state. */
function busyTill(): Till {
  const abilities = { interfaces: ['insert'], observes: [], codes: true };
  const till = new Till(abilities, SEEN);
  new Till(abilities, SEEN, till.shop);
  const names = { sale: '900001', 'settled sale': '071800000001', 'pre-authorisation': 'A00001' } as const;
  for (const kind of ['sale', 'settled sale', 'pre-authorisation'] as const)
    for (const state of ['open', 'done'] as const)
      for (const at of [1, 2] as const)
        till.shop.named.push({ kind, at, state, name: names[kind], amountMinor: 3_000 });
  till.typedMinor = 3_000;
  return till;
}

const alike = ({ en, zh }: { en: string; zh: string }) => {
  const [english, chinese] = [readingOf(en), readingOf(zh)];
  expect(chinese.phrase, `${en} / ${zh}`).toBe(english.phrase);
  return english.phrase.keyword;
};

describe.each(ACTS.map((act) => [act.name, act] as const))('the act %s', (_, act) => {
  it.each([0, 1, 2, 5, 9, 17, 3_000])('is one sentence in both languages, with the choice %i', (choice) => {
    expect(alike(act.say(busyTill(), choice))).not.toBe('Then');
    for (const { sentence } of act.tried?.(busyTill(), choice) ?? []) expect(alike(sentence)).toBe('Then');
  });
});

it('the scene and what must always be true are sentences, too', () => {
  for (const sentence of sceneOf({ tills: 2, codes: true })) expect(alike(sentence)).toBe('Given');
  for (const at of [1, 2] as const) expect(alike(turnTo(at))).toBe('When');
  const claims = standing(busyTill());
  expect(claims.map(({ name }) => name)).toEqual(['balance', 'amount at the PIN']);
  for (const { sentence } of claims) expect(alike(sentence)).toBe('Then');
});

// What a finding says was there instead, when nothing was there.
import { describe, expect, it } from 'vitest';
import type { Bilingual } from '../src/definitions/evidence.ts';
import { PHRASES } from './catalogue.ts';
import { TillWorld } from './scene/till.ts';

type Words = string | Bilingual;
const english = (words: Words) => (typeof words === 'string' ? words : words.en);

/** Runs a sentence on a till of which only this is known; gives expected and actual of its finding. */
async function findingOf(en: string, till: object, ...values: unknown[]) {
  const told: { expected: string; actual: string }[] = [];
  const check = (met: boolean, _text: Bilingual, expected: Words, actual: Words) => {
    if (!met) told.push({ expected: english(expected), actual: english(actual) });
  };
  const phrase = PHRASES.find((each) => each.en === en);
  const world = { check, say: english, money: (minor: number) => `CNY ${minor / 100}`, ...till };
  await phrase?.handler(world as unknown as TillWorld, ...(values as never[]));
  return told[0];
}

describe('a finding', () => {
  it('says that nothing is owed, and whose reversal it should be', async () => {
    const counter = {
      state: { owed: [], screen: ['Ready'], prompt: null },
      result: { voucher: '000007' },
      recent: () => [],
      all: () => [],
    };
    expect(await findingOf('the terminal owes a reversal of the transaction', { counter })).toEqual({
      expected: 'a reversal of voucher 000007 among what is owed',
      actual: 'owed: nothing',
    });
    expect(
      await findingOf('the terminal owes a reversal of the transaction', {
        counter: { ...counter, result: undefined },
      }),
    ).toEqual({
      expected: 'a reversal among what is owed',
      actual: 'owed: nothing',
    });
  });

  it('says that there is no amount, and names none', async () => {
    const counter = { result: { voucher: null, amountMinor: null }, recent: () => [] };
    const host = { refresh: async () => undefined, paymentOf: () => undefined, available: async () => 0 };
    const till = { counter, host, card: { account: { availableMinor: 0 }, image: { pan: '' } } };
    const sentence = 'screen, request, answer, sales slip and accounts agree on CNY {amount}';
    const { actual } = (await findingOf(sentence, till, 12_850)) ?? { actual: '' };
    expect(actual).toContain('result: no amount; request: no amount; answer: no amount');
    expect(actual).not.toContain('-0');
  });
});

describe('what was there instead', () => {
  const { stateWords, shownWords, say } = TillWorld.prototype;
  const MENU = ['sale', 'settlement'];
  const till = (language: 'en' | 'zh-CN', screen: string[]) => {
    const state = { owed: [], screen, prompt: null, menu: MENU };
    return Object.assign(Object.create(TillWorld.prototype), { language, counter: { state, texts: screen } });
  };

  it('leaves the lines of the menu away, which stand on every idle screen', () => {
    for (const words of [stateWords, shownWords]) {
      expect(words.call(till('en', ['Timed out', 'Ready', 'Sale', 'Settlement']))).toBe('Timed out / Ready');
      expect(words.call(till('zh-CN', ['交易超时', '消费', '结算']))).toBe('交易超时');
    }
  });

  it.each([
    ['en', 'Ready | reversal 000002', 'owed: reversal 000002', 'merchant'],
    ['zh-CN', 'Ready | 冲正 000002', '待发：冲正 000002', '商户存根'],
  ] as const)(
    'names what is owed and slips in the language of the scenario (%s)',
    async (language, state, owed, copy) => {
      const world = till(language, ['Ready']);
      world.counter.state.owed = [{ kind: 'reversal', voucher: '000002' }];
      expect(stateWords.call(world)).toBe(state);
      const seen: unknown[] = [];
      const slip = { copy: 'merchant', lines: [] };
      const check = (_met: boolean, _text: Bilingual, _expected: Words, actual: Words) => seen.push(actual);
      Object.assign(world, {
        check,
        ownWords: {},
        counter: { ...world.counter, recent: () => [{ slip }], all: () => [] },
      });
      for (const en of ['the terminal owes a reversal of the transaction', 'no sales slip is issued'])
        await PHRASES.find((each) => each.en === en)?.handler(world as never);
      expect(seen[0]).toBe(owed);
      expect(seen[1]).toBe(copy);
    },
  );

  it.each([
    ['en', 'no answer / Timed out'],
    ['zh-CN', '无应答 / Timed out'],
  ] as const)('says in words how the transaction ended (%s)', async (language, told) => {
    const result = { outcome: 'no-answer', responseCode: null, lines: ['Timed out'] };
    const seen: unknown[] = [];
    const check = (_met: boolean, _text: Bilingual, _expected: Words, actual: Words) => seen.push(actual);
    const phrase = PHRASES.find(({ en }) => en === 'the transaction is declined with code {code}');
    await phrase?.handler({ counter: { result }, language, say, check } as unknown as TillWorld, '51' as never);
    expect(seen).toEqual([told]);
  });
});

describe('a breach of money', () => {
  const breach = { requirement: '', text: { en: '', zh: '' }, expected: 'one', actual: 'two' };
  const refused = {
    request: { mti: '0400', fields: {} },
    answer: { mti: '0410', fields: {} },
    fault: null,
    code: '30',
    error: 'field 49: missing',
  };
  const explained = (rule: string, exchanges: readonly object[]) => {
    const world = { host: { allExchanges: exchanges }, say: english };
    return TillWorld.prototype.explained.call(world as never, [{ ...breach, rule }])[0]?.actual;
  };

  it('carries the reasons of the acquirer for what it refused', () => {
    expect(explained('posting-is-owned', [refused])).toBe('two | the acquirer refused 0400 with 30: field 49: missing');
    expect(explained('posting-is-owned', [{ ...refused, error: null }])).toBe('two');
  });

  it('carries every reason for which a message was wrong, and of the others the latest, each once', () => {
    const answered = (code: string, error: string) => ({ ...refused, code, error });
    const wrong = ['30', 'A0', '96'].map((code) => answered(code, `field ${code}: missing`));
    const declined = ['a', 'b', 'c', 'd'].map((error) => answered('51', error));
    const told = explained('posting-is-owned', [...wrong, ...wrong, ...declined, answered('51', 'd')]);
    expect(told?.split(' | ').slice(1)).toEqual([
      ...['30', 'A0', '96'].map((code) => `the acquirer refused 0400 with ${code}: field ${code}: missing`),
      ...['b', 'c', 'd'].map((error) => `the acquirer refused 0400 with 51: ${error}`),
    ]);
  });

  it('does not, when it is one of secrecy', () => {
    expect(explained('pan-is-masked', [refused])).toBe('two');
  });
});

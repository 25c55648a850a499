// The glossary: every term is found in both languages, recognises its own words, and does not take one refusal for another.
import { describe, expect, test } from 'vitest';
import { CARD_STATUSES } from './card.ts';
import { TEST_CARDS } from './cards.ts';
import { areOpposite, OPPOSITES } from './glossary/opposites.ts';
import { saysTerm, TERMS, type Term, type TermKind, termOf, wordingsOf } from './glossary.ts';
import { RESPONSE_CODES } from './response-codes.ts';

const all = (Object.entries(TERMS) as [TermKind, Record<string, Term>][]).flatMap(([kind, terms]) =>
  Object.entries(terms).map(([key, term]) => ({ kind, key, term, name: `${kind} ${key}` })),
);
const screen: Record<string, Term> = TERMS.screen;
const says = (key: string, text: string) => saysTerm(screen[key]!, [text]);
const heard = (text: string) => Object.keys(screen).filter((key) => says(key, text));

describe('the glossary', () => {
  test.each(all.map((each) => [each.name, each] as const))(
    'finds %s by each of its names',
    (_, { kind, key, term }) => {
      for (const name of [term.en, term.zh, ...(term.also ?? []), term.en.toUpperCase(), ` ${term.zh}。`]) {
        expect(termOf(name, kind)).toMatchObject({ kind, key });
      }
    },
  );

  test('gives no name to two terms of one kind', () => {
    const names = all.flatMap(({ kind, key, term }) =>
      [...new Set([term.en, term.zh, ...(term.also ?? [])].map((name) => name.toLowerCase()))].map((name) => [
        kind,
        name,
        key,
      ]),
    );
    const seen = new Map<string, string>();
    const twice = names.filter(([kind, name, key]) => {
      const before = seen.get(`${kind} ${name}`);
      seen.set(`${kind} ${name}`, key!);
      return before !== undefined;
    });
    expect(twice).toEqual([]);
  });

  test('recognises the words of a term when a terminal shows exactly them, in either language', () => {
    const deaf = all
      .filter(({ term }) => term.accept.length > 0)
      .flatMap(({ name, term }) =>
        Object.values(wordingsOf(term))
          .flat()
          .map((text) => ({ name, text, term })),
      )
      .filter(({ text, term }) => !saysTerm(term, [text]));
    expect(deaf.map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
  });

  test('takes no listed wording for the opposite of what it means', () => {
    const seen = all.filter(({ kind }) => kind === 'screen' || kind === 'slip');
    const wrong = seen.flatMap(({ kind, key, term }) =>
      Object.values(wordingsOf(term))
        .flat()
        .flatMap((text) =>
          seen
            .filter((other) => other.kind === kind && areOpposite(key, other.key) && saysTerm(other.term, [text]))
            .map((other) => `${text}: ${key} and ${other.key}`),
        ),
    );
    expect(wrong).toEqual([]);
  });

  test('knows every key of the table of opposites', () => {
    const keys = new Set(all.map(({ key }) => key));
    expect([...Object.keys(OPPOSITES), ...Object.values(OPPOSITES).flat()].filter((key) => !keys.has(key))).toEqual([]);
  });

  test('has something to recognise for everything that a screen, slip or menu says', () => {
    const spoken = all.filter(({ kind }) => ['screen', 'slip', 'function'].includes(kind));
    expect(spoken.filter(({ term }) => term.accept.length < 2).map(({ name }) => name)).toEqual([]);
  });

  test('uses no pattern that remembers where it stopped', () => {
    expect(all.filter(({ term }) => term.accept.some((pattern) => pattern.global || pattern.sticky))).toEqual([]);
  });

  test('knows every test card and every card status', () => {
    for (const { kind, zh } of Object.values(TEST_CARDS)) {
      expect(termOf(kind, 'card')?.key).toBe(kind);
      expect(termOf(zh, 'card')?.key).toBe(kind);
    }
    expect(Object.keys(TERMS['card-status']).sort()).toEqual([...CARD_STATUSES].sort());
  });

  test('decides a word of two meanings by its kind, and answers null for an unknown one', () => {
    expect(termOf('重打印')?.kind).toBe('function');
    expect(termOf('重打印', 'slip')?.key).toBe('reprint-mark');
    expect(termOf('天气')).toBeNull();
    expect(termOf('消费', 'screen')).toBeNull();
  });

  test('hears a text that is broken across lines', () => {
    expect(saysTerm(screen['insufficient-funds']!, ['Declined: insufficient', 'funds [51]'])).toBe(true);
    expect(saysTerm(screen['insufficient-funds']!, ['可用余额', '不足'])).toBe(true);
    expect(saysTerm(screen['insufficient-funds']!, ['Available balance', 'CNY 10.00'])).toBe(false);
  });

  test('hears the same in the English and the Chinese text of every answer code', () => {
    const differing = Object.values(RESPONSE_CODES)
      .map(({ code, text }) => ({ code, en: heard(text.en), zh: heard(text.zh) }))
      .filter(({ en, zh }) => en.join() !== zh.join());
    expect(differing).toEqual([]);
  });

  test.each([
    ['insufficient-funds', ['51']],
    ['over-limit', ['61']],
    ['count-limit', ['65']],
    ['wrong-pin', ['55']],
    ['pin-tries-exceeded', ['38', '75']],
    ['card-expired', ['33', '54']],
    ['no-such-issuer', ['15']],
    ['partial-approval', ['10']],
    ['approved', ['00', '11', 'A2', 'A4', 'A5', 'A6']],
    ['sign-in-again', ['77', '99', 'A0']],
    ['system-trouble', ['06', '68', '90', '91', '92', '96', '98', 'E1']],
    ['keep-card', ['04', '07', '33', '34', '35', '36', '37', '41', '43', '67']],
  ])('hears "%s" in the texts of its codes alone', (key, codes) => {
    const hits = Object.values(RESPONSE_CODES).filter(({ text }) => says(key, text.en) || says(key, text.zh));
    expect(hits.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  test.each([
    ['insert-or-tap', '请插卡、挥卡或刷磁条'],
    ['insert-or-tap', '请刷卡、插卡或挥卡'],
    ['insert-or-tap', 'Please insert, tap or swipe the card'],
    ['insert-or-tap', 'Please swipe, insert or tap the card'],
    ['connected', 'Network: not connected'],
    ['connected', '网络：未连接'],
    ['connected', 'disconnected'],
    ['wrong-pin', '主管密码错误'],
    ['wrong-pin', '密码错误次数超限'],
    ['balanced', 'Not balanced'],
    ['balanced', '对账不平'],
    ['available-balance', '可用余额不足'],
    ['approved', 'Not approved'],
    ['timeout', '操作超时'],
    ['timeout', 'Issuer timeout'],
    ['enter-pin', '请输入主管密码'],
    ['please-sign', 'Please sign in first'],
    ['sign-in-first', 'Please sign in again'],
    ['receive-failed', '冲正接收失败'],
    ['reversing', '交易未完成，终端将自动冲正'],
  ])('does not hear "%s" in “%s”', (key, text) => {
    expect(heard(text)).not.toContain(key);
  });

  test.each([
    ['insert-or-tap', '芯片卡不能刷磁条，请插卡或挥卡'],
    ['connected', '网络：已联网'],
    ['not-connected', 'No network'],
    ['wrong-pin', '密码错'],
    ['already-voided', '该流水已撤销'],
    ['other-card', '原交易卡号不匹配'],
    ['reversal-failed', '冲正不成功,请与客服联系'],
    ['system-trouble', '发卡方状态不正常，请稍后重试'],
    ['insufficient-funds', '51-余额不足'],
    ['insufficient-funds', '资金不足'],
    ['contact-issuer', '请持卡人与发卡银行联系'],
    ['sign-in-first', '请签到后再做交易'],
    ['paper-out', '请装纸'],
    ['use-chip', '45-请插卡交易'],
    ['remove-card', '请拔出IC卡'],
    ['system-trouble', 'Declined: Issuer or network not available (91)'],
    ['original-not-found', '原交易不存在'],
    ['other-card', 'Not the card of the original transaction'],
    ['contact-issuer', 'Please call the card issuer'],
    ['tampered', 'Case opened'],
    ['not-balanced', 'Settlement does not balance'],
    ['no-transactions', 'The journal is empty'],
    ['echo-good', 'Echo OK'],
    ['wrong-password', '主管密码错误'],
    ['insufficient-funds', '51-余额不够'],
    ['insufficient-funds', '交易失败　余额不够'],
  ])('hears "%s" in “%s”, as terminals in the field say it', (key, text) => {
    expect(heard(text)).toContain(key);
  });

  test('tells a slip without PIN and signature from one without signature only', () => {
    const { 'pin-and-signature-free': both, 'signature-free': one } = TERMS.slip;
    for (const text of ['交易金额未超过1000元，免密免签', 'PIN-free and signature-free, within CNY 1000.00']) {
      expect([saysTerm(both, [text]), saysTerm(one, [text])]).toEqual([true, false]);
    }
    for (const text of ['交易金额未超1000元，无需签名', 'Within CNY 1000.00, no signature needed']) {
      expect([saysTerm(both, [text]), saysTerm(one, [text])]).toEqual([false, true]);
    }
  });
});

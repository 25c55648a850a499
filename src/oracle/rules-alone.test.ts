// Rules of the oracle, each alone: what breaks it in which words, and the nearest that does not.
import { describe, expect, it } from 'vitest';
import {
  books,
  byCode,
  entry,
  exchange,
  network,
  OTHER_CARD,
  otherwise,
  posted,
  SETTING,
  signIn,
  texts,
} from './books.fixture.ts';
import type { Books, Exchange } from './books.ts';
import type { Breach, Rule } from './rule.ts';
import { codeIsMasked } from './rules/code-is-masked.ts';
import { keyIsSecret } from './rules/key-is-secret.ts';
import { panIsMasked } from './rules/pan-is-masked.ts';
import { pinBlockIsSecret } from './rules/pin-block-is-secret.ts';
import { pinIsSecret } from './rules/pin-is-secret.ts';
import { pinTravelsEnciphered } from './rules/pin-travels-enciphered.ts';
import { pinWasEntered } from './rules/pin-was-entered.ts';
import { postedCard } from './rules/posted-card.ts';
import { postedOnce } from './rules/posted-once.ts';
import { refundWithinOriginal } from './rules/refund-within-original.ts';
import { requestFields } from './rules/request-fields.ts';
import { requestHeader } from './rules/request-header.ts';
import { requestMac } from './rules/request-mac.ts';
import { requestValues } from './rules/request-values.ts';
import { screenLanguage } from './rules/screen-language.ts';
import { signInWasAnswered } from './rules/sign-in-was-answered.ts';
import { verificationCodeIsSecret } from './rules/verification-code-is-secret.ts';

const actual = (rule: Rule, changes: Partial<Books>) => rule(books(changes)).map((breach) => breach.actual.en);
const UNREAD: Exchange = { ...exchange('000002'), transaction: null, request: null, answer: null };
const sale = exchange('000007');

describe('a secret that can be read', () => {
  it.each<[Rule, string, string]>([
    [panIsMasked, 'card 6212345678901232', 'card number leaked'],
    [pinIsSecret, 'pin=123456', 'PIN leaked'],
    [pinBlockIsSecret, '52=B91D020C871DFFC1', 'PIN block leaked'],
    [codeIsMasked, 'code 629876543210987650', 'leaked'],
    [verificationCodeIsSecret, 'code 802461', 'verification code leaked'],
    [keyIsSecret, 'mac key 1A2B3C4D5E6F7081', 'key leaked'],
  ])('%s is told in both languages', (rule, text, words) => {
    const [breach] = rule(books({ texts: texts('log', text) }));
    const { expected, text: told } = breach as Breach;
    for (const { en, zh } of [expected, told, breach!.actual])
      expect([en, zh]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/./)]);
    expect(told.en).toContain(words);
    expect(told.zh).toContain('泄露');
  });

  it('is the PIN of a voucher, in clear', () => {
    const clear = { pinBlock: 'clear' } as const;
    const breaches = pinTravelsEnciphered(books({ exchanges: [{ ...sale, ...clear }, { ...UNREAD, ...clear }, sale] }));
    expect(breaches.map(({ text }) => [text.en, text.zh])).toEqual([
      [
        'PIN sent in clear: the PIN block of voucher 000007 was not enciphered',
        '密码明文传输：凭证号 000007 的 PIN 密码块未加密',
      ],
      [
        'PIN sent in clear: the PIN block of voucher ? was not enciphered',
        '密码明文传输：凭证号 ? 的 PIN 密码块未加密',
      ],
    ]);
    expect(breaches[0]).toMatchObject({
      expected: { en: 'a PIN block enciphered under the PIN key', zh: '用 PIN 密钥加密的密码块' },
      actual: { en: 'a clear PIN block', zh: '明文密码块' },
    });
  });

  it('is a PIN block more than PINs were entered', () => {
    const again = { ...sale, request: { ...sale.request!, mti: '0201' } };
    expect(actual(pinWasEntered, { exchanges: [sale], pinEntries: 1 })).toEqual([]);
    expect(actual(pinWasEntered, { exchanges: [sale, again], pinEntries: 1 })).toEqual([]);
    expect(
      actual(pinWasEntered, { exchanges: [sale, otherwise(exchange('000008'), { '52': undefined })], pinEntries: 1 }),
    ).toEqual([]);
    expect(actual(pinWasEntered, { exchanges: [sale, exchange('000008')], pinEntries: 1 })).toEqual(['2 PIN blocks']);
  });
});

describe('what stands at the host', () => {
  it('is on the card that the terminal holds', () => {
    const other = { cardNumber: OTHER_CARD };
    expect(actual(postedCard, { journal: [entry('000007', other)] })).toEqual([`card ${OTHER_CARD}`]);
    expect(actual(postedCard, { journal: [entry('000007', { cardNumber: '' })] })).toEqual(['card -']);
    expect(actual(postedCard, { transactions: [posted('000007', { cardNumber: '' })] })).toEqual([]);
    expect(actual(postedCard, { transactions: [posted('000007', { ...other, state: 'reversed' })] })).toEqual([]);
    expect(actual(postedCard, { journal: [byCode.entry('000007', other)] })).toEqual([]);
  });

  it('stands once', () => {
    const [breach] = postedOnce(
      books({ transactions: [posted('000007'), posted('000007', { id: 8, reference: 'R8' })] }),
    );
    expect(breach?.actual).toEqual({
      en: '2 postings, references 900000000007 and R8',
      zh: expect.stringMatching(/900000000007.*R8/),
    });
    expect(
      actual(postedOnce, { transactions: [posted('000007'), posted('000007', { batch: '000002' }), posted('000008')] }),
    ).toEqual([]);
  });

  it('gives back no more than was taken', () => {
    const back = (id: number, minor: number, originalId: number | null = 7) =>
      posted(`00001${id}`, { id, type: 'refund', originalId, postedMinor: minor, amountMinor: minor });
    const found = (...transactions: Books['transactions']) => actual(refundWithinOriginal, { transactions });
    const taken = posted('000007');
    expect(found(taken, back(1, 12850))).toEqual([]);
    expect(found(taken, back(1, 12000), back(2, 850))).toEqual([]);
    expect(found(taken, back(1, 12000), back(2, 851))).toEqual(['CNY 128.51']);
    expect(found(taken, posted('000009'), back(1, 12850), back(2, 12850, 9))).toEqual([]);
    expect(found(taken, back(1, 1, null))).toEqual(['no original payment']);
    expect(found(taken, back(1, 1, 5))).toEqual(['no original payment']);
    expect(found(taken, posted('000009', { originalId: 7 }))).toEqual([]);
    expect(found(posted('000007', { postedMinor: -1 }), posted('000009', { originalId: 7 }))).toEqual([]);
  });
});

describe('a request', () => {
  const header = '6000030000603100310000';
  const hex = (requestHex: string | null) => ({ ...sale, requestHex });
  const headed = (told: string | null, ...exchanges: Exchange[]) =>
    actual(requestHeader, { setting: { ...SETTING, header: told }, exchanges });
  it('begins with the header that was told', () => {
    expect(headed(header, hex(`${header}0200`), hex(`0030${header}0200`), hex(null))).toEqual([]);
    expect(headed(null, hex('00'))).toEqual([]);
    expect(headed(header, hex(`0200${header.slice(1)}${header}`))).toEqual([`0200${header.slice(1)}6`.slice(0, 26)]);
    expect(headed(header, hex(`020002${header}`))).toEqual([`020002${header}`.slice(0, 26)]);
  });

  it('has a right MAC, where the keys came', () => {
    const wrong = exchange('000007', { macVerified: false });
    const macs = (...exchanges: Exchange[]) => actual(requestMac, { exchanges }).length;
    expect([macs(wrong), macs(sale), macs(exchange('000007', { macVerified: null }))]).toEqual([1, 0, 0]);
    expect(macs(signIn(6), wrong)).toBe(1);
    expect(macs(signIn(6, '01', { fault: 'late-answer' }), wrong)).toBe(0);
    expect(macs(signIn(6, '01', { answer: null }), wrong)).toBe(0);
    expect(macs(signIn(5, '01', { answer: null }), signIn(6), wrong)).toBe(1);
    expect(macs(signIn(6, '01', { ours: true }), wrong)).toBe(0);
    expect(macs({ ...exchange('000006'), ours: true }, wrong)).toBe(1);
  });

  it('is one of the table, with the fields of its row', () => {
    const [unknown] = requestFields(books({ exchanges: [otherwise(sale, { '3': '990000', '25': undefined })] }));
    expect(unknown?.actual.en).toBe('0200 / 990000 / 22000001000600');
    const expected = (request: Record<string, string | undefined>) =>
      requestFields(books({ exchanges: [otherwise(sale, request)] })).map((breach) => [
        breach.expected.en,
        breach.expected.zh,
      ]);
    expect(expected({ '49': undefined })).toEqual([
      [expect.stringMatching(/^the sale 000007 with field 49/i), expect.stringMatching(/带有第 49 域/)],
    ]);
    expect(expected({ '61': '1' })).toEqual([
      [expect.stringMatching(/^the sale 000007 without field 61/i), expect.stringMatching(/没有第 61 域/)],
    ]);
  });
});

describe('a value of a request', () => {
  const found = (...exchanges: Exchange[]) => actual(requestValues, { exchanges });
  const signature = (more: Record<string, string> = {}, code = '800') =>
    network('e-signature', '0820', code, {
      '4': '000000012850',
      '11': '000007',
      '15': '0718',
      '37': '900000000007',
      '60': `07000001${code}`,
      ...more,
    });
  const dated = otherwise(sale, {}, { '15': '0718' });
  it('is of a card that is known', () => {
    expect(found(otherwise(sale, { '2': OTHER_CARD, '14': '9901' }))).toEqual(expect.any(Array));
    expect(found(otherwise(sale, { '2': undefined, '14': '9901' }))).toEqual([]);
  });

  it.each<[Record<string, string | undefined>, string[]]>([
    [{}, []],
    [{ '49': '840' }, ['840']],
    [{ '49': undefined }, []],
    [{ '26': '06' }, ['06']],
    [{ '26': undefined }, []],
    [{ '53': '2500000000000000' }, ['2500000000000000']],
    [{ '53': '126000000000000000' }, ['126000000000000000']],
    [{ '53': '26000000000000001' }, ['26000000000000001']],
    [{ '53': undefined }, []],
    [{ '22': '052' }, ['052']],
    [{ '22': '112' }, ['112']],
    [{ '22': undefined }, []],
    [{ '22': '051', '52': undefined }, ['051']],
    [{ '22': '052', '52': undefined, '53': undefined, '26': undefined }, []],
    [{ '22': '012', '52': undefined, '53': undefined, '26': undefined }, []],
    [{ '60': '22000001000620' }, ['22000001000620']],
    [{ '60': '22000001000620', '22': '021' }, []],
  ])('with %j breaks: %j', (changes, values) => {
    expect(found(otherwise(sale, changes))).toEqual(values);
  });

  it('of a sign-out is the operator of the last sign-in before', () => {
    const signOut = { ...network('sign-out', '0820', '002', { '63': '01 ' }), sequence: 8 };
    expect(found(signIn(5, '01'), signOut)).toEqual([]);
    expect(found(signIn(4, '02'), signIn(5, '01'), sale, signOut)).toEqual([]);
    expect(found(signIn(5, '02'), signOut)).toEqual(['01 ']);
    expect(found(signIn(5, '01'), signOut, signIn(9, '02'))).toEqual([]);
    expect(found(signOut)).toEqual([]);
  });

  it('of a signature says whether it goes on', () => {
    const part = (stan: string) => signature({ '11': stan, '60': '08000001902' });
    const first = signature({}, '801');
    const told = { ...first.request?.fields, '39': '00', '64': '3' };
    const taken = { ...first, answer: { mti: '0830', fields: told } };
    expect(found(dated, signature())).toEqual([]);
    expect(found(dated, taken)).toEqual(['07000001801']);
    expect(found(dated, first)).toEqual([]);
    expect(found(dated, signature({}, '801'), part('000007'))).toEqual([]);
    expect(found(dated, signature(), part('000007'))).toEqual(['07000001800']);
    expect(found(dated, taken, { ...part('000009'), request: null })).toEqual(['07000001801']);
    expect(found(signature({ '11': '000008' }), part('000009'))).toEqual([]);
  });

  it('of a refund begins with the organisation', () => {
    const refund = (organisation: string) =>
      found(
        network('refund', '0220', '000', { '3': '200000', '25': '00', '60': '25000001000600', '63': organisation }),
      );
    expect(refund('CUP')).toEqual([]);
    expect(refund('XCUP')).toEqual(['XCUP']);
  });

  it('of a signature is that of what was signed', () => {
    expect(found(dated, signature())).toEqual([]);
    expect(found(exchange('000003', { answer: null }), dated, signature())).toEqual([]);
    expect(found(signature({ '4': '1' }))).toEqual([]);
    expect(found(dated, signature({ '4': '000000000001' }))).toEqual(['000000000001']);
    expect(found({ ...otherwise(sale, {}), answer: null }, signature({ '15': '0101' }))).toEqual([]);
  });
});

it('nothing that needs a sign-in is sent after one that was refused', () => {
  const refused = otherwise(signIn(6), {}, { '39': '03' });
  const [breach] = signInWasAnswered(books({ exchanges: [refused, sale] }));
  expect(breach?.text).toEqual({
    en: 'not signed in: the sale 000007 was sent although the answer to the sign-in had response code 03',
    zh: '未签到即交易：签到应答应答码 03，仍发送了消费 000007',
  });
  expect(signInWasAnswered(books({ exchanges: [signIn(5), refused, sale] }))).toEqual([]);
  expect(signInWasAnswered(books({ exchanges: [sale, refused] }))).toEqual([]);
});

describe('a screen in the other language', () => {
  // With words of its own nothing is remembered of texts that were looked at before.
  const ownWords = { 'Insufficient funds': ['钱不够了'] };
  const found = (language: 'en' | 'zh-CN', text: string) =>
    actual(screenLanguage, { setting: { ...SETTING, language, ownWords }, texts: texts('display', text) }).length === 1;
  it.each([
    ['en', '余额不足', true],
    ['en', '余额不足\nCNY 12.00', true],
    ['en', 'CNY\n余额不足', true],
    ['en', '余额不足\nInsufficient funds', false],
    ['en', 'Insufficient funds', false],
    ['en', '钱不够', false],
    ['en', '12.00', false],
    ['en', '', false],
    ['zh-CN', 'Insufficient funds', true],
    ['zh-CN', 'INSUFFICIENT FUNDS', true],
    ['zh-CN', '12.00 Insufficient funds', true],
    ['zh-CN', 'Insufficient funds 余额不足', false],
    ['zh-CN', 'Insufficient funds\n钱不够了', false],
    ['zh-CN', '余额不足', false],
    ['zh-CN', '12.00', false],
  ] as const)('on a terminal that speaks %s: %j is %j', (language, text, is) => {
    expect(found(language, text)).toBe(is);
  });
});

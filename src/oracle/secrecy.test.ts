// Secrecy: leaks are found in every disguise that a terminal may use, and ordinary numbers are no leaks.
import { describe, expect, test } from 'vitest';
import { books, exchange, PAN, posted, texts } from './books.fixture.ts';
import { inspect, isSecrecy, type SeenText } from './index.ts';

const seen = (where: SeenText['where'], text: string) =>
  inspect(books({ texts: texts(where, text) })).filter(({ rule }) => isSecrecy(rule));

describe('what may be shown', () => {
  const decent: [SeenText['where'], string][] = [
    ['slip', '621234******1232'],
    ['slip', '6212 34** **** 1232'],
    ['slip', '************1232'],
    ['slip', '卡号 6212********1232 (I)'],
    ['display', '请输入密码\nCNY 1234.56\n******'],
    ['display', 'Voucher 000007  Reference 900000000007'],
    ['slip', '898310058120001 TP000001'],
    ['log', 'supervisor password entered: ******, reference 905173000007'],
    ['slip', 'AMOUNT CNY 123,456.00'],
    ['log', '2026-11-22T12:34:56.123456Z sale 12345678'],
    ['log', 'mac A123456B kcv 08D7B4FB'],
    ['log', 'telephone 0123456789, elapsed 1123456 us'],
    ['log', 'PIN entered, 6 digits'],
    ['log', 'verification code entered, 6 digits; reference 802461000007'],
    ['log', 'keys 41B1F3D154C3079AB5245FC2CECC6712 8E671682'],
    ['report', '{"4":"000000123456","60":"22123456000"}'],
    ['report', '123456'],
    ['slip', '**************7650 (Q)'],
    ['slip', 'VOUCHER 000062 **************7650 987650'],
    ['log', '622588123456785675 and 620000000000'],
  ];
  test.each(decent)('%s: %s', (where, text) => {
    expect(seen(where, text)).toEqual([]);
  });
});

describe('what must not be shown', () => {
  const leaks: [SeenText['where'], string, rule: string, requirement: string][] = [
    ['slip', `CARD ${PAN}`, 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['display', '6212 3456 7890 1232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['slip', '6212-3456-7890-1232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['slip', '62123456\n78901232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['log', `0000${PAN}000000012850`, 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['slip', '62123456****1232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['slip', '621234*****01232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['slip', '***********01232 6212xxx01232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['journal', '{"cardNumber":"6212345****1232"}', 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['log', 'prefix 621234567', 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['report', `{"2":"${PAN}"}`, 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['log', 'track2 621234******1232=30122200000012300000', 'track-is-secret', 'GUIDE-S-ADV-3'],
    ['log', 'TRACK2 621234******1232D3012220', 'track-is-secret', 'GUIDE-S-ADV-3'],
    ['log', 'pin=123456', 'pin-is-secret', 'GUIDE-S-STEP-3d'],
    ['display', '123456', 'pin-is-secret', 'GUIDE-S-STEP-3d'],
    ['slip', '密码：123456', 'pin-is-secret', 'GUIDE-S-STEP-3d'],
    ['report', 'entered PIN 123456', 'pin-is-secret', 'GUIDE-S-STEP-3d'],
    ['slip', '**********901232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['slip', '***********01232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['log', '6212_3456_7890_1232', 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['log', '6212\u200b3456\u00ad7890\u20131232', 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['display', '６２１２３４５６７８９０１２３２', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['log', '36:32:31:32:33:34:35:36:37:38:39:30:31:32:33:32', 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['log', 'NjIxMjM0NTY3ODkwMTIzMg==', 'pan-is-masked', 'GUIDE-S-ADV-3'],
    ['slip', 'CARD: 62123456\nCONT: 78901232', 'pan-is-masked', 'GUIDE-A-FAQ-5d'],
    ['display', '1 2 3 4 5 6', 'pin-is-secret', 'GUIDE-S-STEP-3d'],
    ['slip', '1\n2\n3\n4\n5\n6', 'pin-is-secret', 'GUIDE-S-STEP-3d'],
    ['log', '52=b91d020c871dffc1', 'pin-block-is-secret', 'GUIDE-S-STEP-3d'],
    ['log', 'B9 1D 02 0C 87 1D FF C1', 'pin-block-is-secret', 'GUIDE-S-STEP-3d'],
    ['slip', 'CODE 6298 7654 3210 9876 50', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['log', '59=A3018629876543210987650', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['slip', '************987650', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['journal', '*************87650', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['slip', '629876********7650', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['log', 'code ends in 10987650', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['log', 'code 629876543', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['slip', 'CODE 1/2: 629876543\nCODE 2/2: 210987650', 'code-is-masked', 'GUIDE-S-ADV-3'],
    ['display', 'Code 802461', 'verification-code-is-secret', 'GUIDE-S-ADV-3'],
    ['slip', '验证码 802461', 'verification-code-is-secret', 'GUIDE-S-ADV-3'],
    ['log', 'supervisor 905173', 'password-is-secret', 'GUIDE-S-ADV-3'],
    ['display', 'Password: 905173', 'password-is-secret', 'GUIDE-S-ADV-3'],
    ['slip', '主管密码 905173', 'password-is-secret', 'GUIDE-S-ADV-3'],
    ['field', '{"63":"905173"}', 'password-is-secret', 'GUIDE-S-ADV-3'],
    ['field', '{"62":"383032343631"}', 'verification-code-is-secret', 'GUIDE-S-ADV-3'],
    ['log', 'tmk 0123456789abcdeffedcba9876543210', 'key-is-secret', 'GUIDE-S-STEP-3d'],
    ['log', 'TMK 01 23 45 67 89 AB CD EF FE DC BA 98 76 54 32 10', 'key-is-secret', 'GUIDE-S-STEP-3d'],
    ['slip', '1A2B 3C4D 5E6F 7081', 'key-is-secret', 'GUIDE-S-STEP-3d'],
    ['journal', 'ASNFZ4mrze/+3LqYdlQyEA==', 'key-is-secret', 'GUIDE-S-STEP-3d'],
  ];
  test.each(leaks)('%s: %s', (where, text, rule, requirement) => {
    const violations = seen(where, text);
    expect(violations.map((v) => [v.rule, v.requirement])).toEqual([[rule, requirement]]);
  });

  test.each(leaks)('the finding about "%s: %s" does not leak itself', (where, text) => {
    const finding = JSON.stringify(seen(where, text));
    expect(inspect(books({ texts: texts('slip', finding.replaceAll('\\n', '\n')) }))).toEqual([]);
    expect(finding).not.toContain('123456');
    expect(finding).not.toContain('30122200');
  });
});

test('PIN digits that are also a voucher of the day count only beside the word PIN', () => {
  const transactions = [posted('000007'), posted('123456', { state: 'declined', postedMinor: 0 })];
  const rules = (text: string) => inspect(books({ transactions, texts: texts('log', text) })).map((v) => v.rule);
  expect(rules('declined voucher 123456')).toEqual([]);
  expect(rules('line before\nPIN was 123456')).toEqual(['pin-is-secret']);
  expect(rules('PIN entered\nvoucher 123456')).toEqual([]);
});

test('a clear PIN block on the wire is found, an enciphered or absent one is not', () => {
  const rules = (pinBlock: 'none' | 'enciphered' | 'clear') =>
    inspect(books({ exchanges: [exchange('000007', { pinBlock })] })).map((v) => [v.rule, v.requirement]);
  expect(rules('clear')).toEqual([['pin-travels-enciphered', 'GUIDE-S-STEP-3d']]);
  expect(rules('enciphered')).toEqual([]);
  expect(rules('none')).toEqual([]);
});

describe('cards that begin alike', () => {
  const neighbour = '6212345678901265';
  const about = (text: string, pans = [neighbour, PAN]) =>
    inspect(books({ secrets: { pans, pins: [], tracks: [] }, texts: texts('log', text) })).map(
      ({ text: words }) => words.en,
    );

  test.each([[`card ${PAN}`], ['card 62123456****1232'], ['card 6212 3456 7890 1232'], ['card 621234567****232']])(
    '"%s" is a leak of the one card that it shows, and of no other',
    (text) => {
      expect(about(text)).toEqual([expect.stringContaining('621234******1232')]);
    },
  );

  test('what could be either is told once', () => {
    expect(about('prefix 621234567')).toHaveLength(1);
  });

  test('both are told when both stand there', () => {
    expect(about(`${PAN} and ${neighbour}`)).toHaveLength(2);
  });
});

test('every card of the scenario is watched, and one leak is told once per text', () => {
  const other = '6225881234567856';
  const secrets = { pans: [PAN, other], pins: [], tracks: [] };
  const violations = inspect(books({ secrets, texts: texts('log', `${other} ${other}`) }));
  expect(violations).toHaveLength(1);
  expect(violations[0]?.actual).toBe('622588[6 digits shown]7856, line 1 of the log');
});

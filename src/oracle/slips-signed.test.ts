// Signatures that were given on the screen: lost, printed wrongly; and what right terminals do of their own.
import { describe, expect, it } from 'vitest';
import { BATCH, books, entry, exchange, otherwise, SETTING, signIn } from './books.fixture.ts';
import { type Books, type Exchange, inspect } from './index.ts';
import { cardholderCopy, described, merchantCopy } from './slips.fixture.ts';
import { violating } from './violating.fixture.ts';

const SETTLED = '0718';
const CODE = '07189007';
const sale = otherwise(exchange('000007'), {}, { '15': SETTLED });
const owed = [{ kind: 'signature', voucher: '000007', batch: BATCH }];
const SIGNED = 'Cardholder signature: signed on the screen';
const ACCEPTED = 'I accept this charge to my card account';

/** The one slip of a signed payment. */
const electronic = (code = CODE, signature = `${SIGNED} ${ACCEPTED}`) =>
  merchantCopy(
    { copy: 'Electronic slip', title: '', signature: `Feature code: ${code}\n${signature}` },
    { copy: 'electronic', ...described({ title: '', featureCode: code }) },
  );
const lined = ({ lines, ...slip }: ReturnType<typeof electronic>) => ({
  ...slip,
  lines: lines.flatMap((line) => line.split('\n')),
});

/** An upload of the signature of the sale, or of a part of it. */
function upload(networkCode = '800', changes: Partial<Exchange> = {}, code = '00'): Exchange {
  const { '62': _, ...answered } = signIn(8).answer!.fields;
  const own = { '11': '000007', '41': 'TP000001', '42': '898310058120001', '64': '3' };
  const part = networkCode !== '800' && networkCode !== '801';
  const said = `${part ? '08' : '07'}${BATCH}${networkCode}`;
  return {
    ...signIn(8),
    transaction: part ? 'e-signature-part' : 'e-signature',
    request: { mti: '0820', fields: { ...own, '37': '900000000007', '60': said, '62': '[8 hidden]' } },
    answer: { mti: '0830', fields: { ...answered, ...own, '37': '900000000007', '39': code, '60': said } },
    code,
    macVerified: true,
    ...changes,
  };
}
const LOST = { answer: null, code: null, fault: 'drop-request' };

/** A day on which the sale was signed for on the screen, and this came of it. */
const signed = (uploads: readonly Exchange[], changes: Partial<Books> = {}): Partial<Books> => ({
  setting: { ...SETTING, receipt: 'electronic' },
  exchanges: [signIn(6), sale, ...uploads.map((each, at) => ({ ...each, sequence: 8 + at }))],
  slips: [lined(electronic())],
  ...changes,
});

const TAKEN = 'signature-was-taken';
const GUIDE = 'GUIDE-P-LKL-3';

violating({
  'a signature that is never sent': [
    signed([]),
    TAKEN,
    GUIDE,
    /signature lost: the sale 000007 was signed on the screen, the POS centre does not have the signature \(no upload was sent\), and the terminal does not owe it/,
    /电子签名丢失：凭证号 000007 的消费已在屏幕上签名，POS中心没有收到签名（没有上送），终端也没有待上送的签名/,
  ],
  'a signature that is given up without an answer': [
    signed([upload('800', LOST)]),
    TAKEN,
    GUIDE,
    /\(no answer\)/,
    /（无应答）/,
  ],
  'a signature that is taken for uploaded by a wrong answer': [
    signed([otherwise(upload(), {}, { '11': '000009' })]),
    TAKEN,
    GUIDE,
    /field 11: sent 000007, got 000009/,
    /收到 000009/,
  ],
  'a signature that is lost before the card is out': [
    signed([], { idle: false }),
    TAKEN,
    GUIDE,
    /no upload was sent/,
    /没有上送/,
  ],
  'a signature whose last part is missing': [
    signed([upload('801'), upload('802')]),
    TAKEN,
    GUIDE,
    /its last part was not sent/,
    /没有发送最后一个分包/,
  ],
  'the feature code of another payment': [
    signed([upload()], { slips: [lined(electronic('07189008'))] }),
    'slip-feature-code',
    GUIDE,
    /the electronic slip of voucher 000007 says 07189008, .* make 07189007/,
    /印有 07189008，.*应为 07189007/,
  ],
  'a signature without the acceptance of the charge, on the screen': [
    signed([upload()], { slips: [lined(electronic(CODE, SIGNED))] }),
    'slip-copy',
    'GUIDE-A-STEP-6d',
    /the electronic slip of voucher 000007 lacks the sentence/,
    /没有持卡人确认交易的文字/,
  ],
  'a paper copy beside the electronic slip': [
    signed([upload()], { slips: [lined(electronic()), cardholderCopy()] }),
    'slip-copy',
    GUIDE,
    /the cardholder copy of voucher 000007 came on paper, though the slip is to be electronic/,
    /持卡人存根为纸质联，而签购单应为电子的/,
  ],
});

describe('a signature that is right', () => {
  it.each<[string, Partial<Books>]>([
    ['once uploaded', signed([upload()])],
    ['uploaded in parts', signed([upload('801'), upload('802'), upload('903')])],
    ['owed, and not yet sent', signed([], { owed })],
    ['owed after an answer was lost', signed([upload('800', LOST)], { owed })],
    ['uploaded in a second attempt', signed([upload('800', LOST), upload()])],
    ['begun anew after a part was lost', signed([upload('801'), upload('902', LOST), upload('801'), upload('902')])],
    ['given up where the host refused it', signed([upload('800', {}, '25')])],
    ['given up where the terminal has to sign in again', signed([upload('800', {}, '99')])],
    ['of a payment that was voided since', signed([], { journal: [entry('000007', { status: 'voided' })] })],
    [
      'of an answer that a relay altered',
      signed([upload()], { slips: [lined(electronic('00000001'))], relayed: true }),
    ],
    ['of a terminal that is off', signed([], { state: null, idle: false })],
    ['none, where the slip tells of none', signed([], { slips: [lined(electronic()), merchantCopy()].slice(1) })],
  ])('%s', (_, changes) => {
    const wrong = inspect(books(changes)).filter(({ rule }) => [TAKEN, 'slip-feature-code'].includes(rule));
    expect(wrong.map(({ text }) => text.en)).toEqual([]);
  });

  it('has no feature code that could be held against where the host told no settlement date', () => {
    const told = signed([upload()], { slips: [lined(electronic('00000001'))] });
    const exchanges = told.exchanges!.map((each) => (each === sale ? exchange('000007') : each));
    expect(inspect(books({ ...told, exchanges })).map(({ rule }) => rule)).toEqual([]);
  });
});

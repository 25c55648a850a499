// The dialect of UnionPay-style terminals: TPDU and application header, packed numbers, UnionPay's own rows (F-01 to F-05, F-10, F-15).
import type { Dialect } from '../../iso8583/dialect.ts';
import { RESPONSE_CODES } from '../response-codes.ts';
import { FIELD_60, FIELD_61 } from '../transactions.ts';
import { row1987 } from './rows.ts';
import { UNIONPAY_PRESENCE } from './unionpay-presence.ts';

const PUBLIC_ROWS = [3, 4, 11, 12, 13, 14, 15, 25, 26, 37, 38, 39, 41, 42, 52, 53, 64] as const;

/** Network codes of 60.3 whose field 62 is text: small-amount parameters (F-45). */
const PARAMETERS = { field: 60, from: 9, length: 3, in: ['394', '395'] };
const SIGN_IN = { field: 60, from: 9, length: 3, in: ['001', '003', '004'] };

export const unionPayPos: Dialect = {
  name: 'unionpay-pos',
  en: 'UnionPay-style POS',
  zh: '银联POS终端',
  framing: { length: 'be2' },
  header: [
    { name: 'tpdu', bytes: 5, value: '6000030000' },
    {
      name: 'application',
      bytes: 6,
      value: '603100310000',
      subfields: [
        { name: 'applicationClass', length: 2 },
        { name: 'softwareVersion', length: 2 },
        { name: 'terminalState', length: 1 },
        { name: 'processingRequirement', length: 1 },
        { name: 'softwareSubVersion', length: 6 },
      ],
    },
  ],
  mti: 'bcd-left',
  bitmap: { encoding: 'binary', secondary: 'when-needed' },
  defaults: {
    n: { encoding: 'bcd-left', prefix: 'bcd' },
    an: { encoding: 'ascii', prefix: 'bcd', padding: 'right-spaces' },
    ns: { encoding: 'ascii', prefix: 'bcd' },
    ans: { encoding: 'ascii', prefix: 'bcd', padding: 'right-spaces' },
    z: { encoding: 'track-bcd', prefix: 'bcd' },
    b: { encoding: 'binary', prefix: 'bcd' },
  },
  fields: {
    ...Object.fromEntries(PUBLIC_ROWS.map((number) => [number, row1987(number)])),
    2: row1987(2),
    // Three digits in two bytes: 22 ends in its filler, 23 and 24 begin with it (F-03).
    22: row1987(22, { encoding: 'bcd-left' }),
    23: row1987(23, { encoding: 'bcd-right' }),
    24: row1987(24, { encoding: 'bcd-right' }),
    32: row1987(32),
    33: row1987(33),
    35: row1987(35),
    36: row1987(36, { type: 'z' }),
    43: row1987(43, { encoding: 'gbk' }),
    44: row1987(44),
    46: row1987(46),
    47: row1987(47),
    48: row1987(48, { type: 'n' }),
    49: row1987(49, { encoding: 'ascii' }),
    54: row1987(54, { length: 20 }),
    55: row1987(55, { type: 'b', length: 255, subfields: 'ber-tlv' }),
    56: row1987(56, { length: 512, encoding: 'gbk' }),
    57: row1987(57),
    58: row1987(58),
    59: row1987(59),
    60: row1987(60, { type: 'n', length: 17, subfields: [...FIELD_60] }),
    61: row1987(61, { type: 'n', length: 29, subfields: [...FIELD_61] }),
    // Keys and images are bytes; parameters, and what a terminal says of itself at sign-in, are text.
    62: row1987(62, {
      type: 'b',
      variants: [
        { when: [PARAMETERS], type: 'ans', encoding: 'ascii' },
        { when: [{ field: 0, in: ['0800'] }, SIGN_IN], type: 'ans', encoding: 'ascii' },
      ],
    }),
    63: row1987(63, { length: 163, encoding: 'gbk' }),
  },
  mac: { field: 64, from: 'mti', algorithm: 'unionpay-ecb' },
  presence: UNIONPAY_PRESENCE,
  actions: Object.fromEntries(Object.values(RESPONSE_CODES).map(({ code, action }) => [code, action])),
};

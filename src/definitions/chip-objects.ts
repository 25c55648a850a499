// Data objects of field 55 of a request (F-16, EMV Book 3 annex A, Book 4 annex A): which have to be there, and how their values read. The pages
// about chips show the same table.

import type { Bilingual } from './evidence.ts';

type ChipObject = {
  tag: string;
  /** The whole value, in upper-case hex. */
  form: RegExp;
  /** The same in words. */
  words: Bilingual;
  /** Of a payment, a pre-authorisation or a balance inquiry by chip; other objects may stand beside them. */
  mandatory: boolean;
};

const object = (tag: string, [form, en, zh]: Form, mandatory: boolean): ChipObject => ({
  tag,
  form: new RegExp(`^(?:${form})$`),
  words: { en, zh },
  mandatory,
});

type Form = readonly [form: string, en: string, zh: string];
const hex = (count: number) => `[0-9A-F]{${2 * count}}`;
const bytes = (count: number): Form => [hex(count), `${count} bytes`, `${count}个字节`];
const exactly = (value: string): Form => [value, value, value];

export const CHIP_OBJECTS: readonly ChipObject[] = [
  object('9F26', bytes(8), true),
  object('9F27', exactly('80'), true),
  // Algorithm 01 is TDES, 04 is SM4; data of the issuer may follow.
  object(
    '9F10',
    [
      `${hex(7)}0[14](?:[0-9A-F]{2}){0,24}`,
      '8 to 32 bytes, the eighth 01 (TDES) or 04 (SM4)',
      '8至32个字节，第8个字节为01（TDES）或04（SM4）',
    ],
    true,
  ),
  object('9F37', bytes(4), true),
  object('9F36', bytes(2), true),
  object('95', bytes(5), true),
  object('9A', ['\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])', 'a date YYMMDD', '日期YYMMDD'], true),
  object('9C', exactly('00'), true),
  object('9F02', ['\\d{12}', '12 digits', '12位数字'], true),
  object('5F2A', exactly('0156'), true),
  object('82', bytes(2), true),
  object('9F1A', exactly('0156'), true),
  object('9F03', ['0{12}', '12 zeros', '12个0'], true),
  // The bits that are kept for later use are zero; the last of byte 2 is PBOC's (a certificate of identity).
  object(
    '9F33',
    [
      '[02468ACE]0[0-9A-F][0189][02468ACE][08]',
      '3 bytes with every bit zero that EMV keeps for later use: bits 1 to 5 of byte 1, 2 and 3 of byte 2, 1 to 3 and 5 of byte 3',
      '3个字节，EMV保留的位均为零：第1字节的第1至5位、第2字节的第2和3位、第3字节的第1至3位和第5位',
    ],
    true,
  ),
  object('9F34', ['[0-9A-F]{4}0[0-2]', '3 bytes, the last of them 00, 01 or 02', '3个字节，末字节为00、01或02'], false),
  object('9F35', ['2[12]', '21 or 22', '21或22'], false),
  object('9F1E', ['(?:[2-7][0-9A-F]){8}', '8 characters, each as its ASCII code', '8个字符，各为其ASCII码'], false),
  object('84', ['(?:[0-9A-F]{2}){5,16}', '5 to 16 bytes', '5至16个字节'], false),
  object('9F09', bytes(2), false),
  object('9F41', ['(?:\\d{2}){2,4}', '4, 6 or 8 digits', '4、6或8位数字'], false),
  object(
    'DF31',
    [
      '(?:(?:20|1[1-9A-F])[0-9A-F]{8})+',
      'for each script 5 bytes: 20 where it ran, else 11 to 1F, and its identifier',
      '每个脚本5个字节：执行成功为20，否则为11至1F，其后为脚本标识',
    ],
    false,
  ),
];

/** What a notice of a script repeats of its transaction (F-16, F-32). */
export const NOTICE_REPEATS = ['9F33', '95', '9F37', '9F10', '9F26', '9F36', '82', '9F1A', '9A'] as const;

/** What belongs to the terminal, so that it is the same in all its messages, where it stands. */
export const OF_TERMINAL = ['9F35', '9F1E', '9F09'] as const;

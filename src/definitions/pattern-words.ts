// What a regular expression of a schema asks for, in words: nobody who wrote a wrong value shall have to read the expression.
import type { Bilingual } from './evidence.ts';

type Row = readonly [en: string, zh: string];

/** Characters of one kind by the expression for one of them; `{}` is how many. */
const KINDS: Readonly<Record<string, Row>> = {
  '[0-9]': ['{} digits', '{}位数字'],
  '[0-9A-F]': ['{} hex digits (0-9, A-F)', '{}位十六进制数字（0-9、A-F）'],
  '[0-9A-Z]': ['{} capital letters or digits', '{}位大写字母或数字'],
  '[0-9A-Za-z]': ['{} letters or digits', '{}位字母或数字'],
  '[0-9A-Za-z ]': ['{} letters, digits or spaces', '{}位字母、数字或空格'],
  '[0-9A-Za-z.]': ['{} letters, digits or points', '{}位字母、数字或点'],
  '[0-9A-Za-z-]': ['{} letters, digits or hyphens', '{}位字母、数字或连字符'],
  '[a-z-]': ['{} small letters or hyphens', '{}位小写字母或连字符'],
  '[a-z0-9-]': ['{} small letters, digits or hyphens', '{}位小写字母、数字或连字符'],
  '[ -~]': ['{} ASCII characters', '{}个ASCII字符'],
  '[0-9A-F=]': ['{} track characters', '{}个磁道字符'],
  '([0-9A-F]{2})': ['{} bytes in hex', '{}个字节（十六进制）'],
  '[^\\u0000-\\u001F]': ['{} characters', '{}个字符'],
  '[^A-Za-z\\u0000-\\u001F]': ['{} digits or specials', '{}位数字或特殊字符'],
};

const A_DATE: Row = ['a date such as 2026-11-22', '日期，例如2026-11-22'];

/** Expressions that say more than how many of one kind. */
const FORMS: Readonly<Record<string, Row>> = {
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$': A_DATE,
  '^[0-9]{2}(0[1-9]|1[0-2])$': ['YYMM with a month from 01 to 12', 'YYMM，月份为01至12'],
  '^[1-9][0-9]{0,8}$': ['a whole number from 1 to 999999999', '1至999999999的整数'],
  '^([0-9A-Z]{2})?$': ['nothing, or 2 capital letters or digits', '空，或2位大写字母或数字'],
  '^0[1-8][0-9]{2}$': ['a message type such as 0200', '报文类型，例如0200'],
  '^0[1-8][13][0-9]$': ['the message type of an answer, such as 0210', '应答的报文类型，例如0210'],
  // the configuration of a run
  '^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}$': ['a part i/n, such as 2/8', '分片i/n，例如2/8'],
  '^[0-9]+(:[0-9]+)*$': ['numbers with colons between them, such as 12:0:3', '以冒号分隔的数字，例如12:0:3'],
  // files of the user's own
  '^[A-Z][A-Z0-9]*(-[A-Za-z0-9.]+)+$': [
    'capital letters, then parts behind hyphens, such as SHOP-RETURNS-1',
    '大写字母，其后为以连字符相连的各部分，例如SHOP-RETURNS-1',
  ],
  '\\.[0-9]+$': [
    'an id that ends in a point and a number, such as SHOP-RETURNS-1.2',
    '以点和数字结尾的编号，例如SHOP-RETURNS-1.2',
  ],
  '^[^\\s"“”{}][^"“”{}]*$': [
    'a name without quotation marks and braces, no blank in front',
    '不含引号和花括号、不以空格开头的名称',
  ],
  '^[^/\\\\]+$': ['the name of a file, without / and \\', '文件名，不含/和\\'],
  // dialects
  '^[a-z0-9][a-z0-9.-]{0,63}$': [
    'at most 64 small letters, digits, points or hyphens, a letter or digit first',
    '至多64位小写字母、数字、点或连字符，以字母或数字开头',
  ],
  '^((ascii|ebcdic|bcd|binary)\\.)?L{1,6}$': [
    'one L for each digit of the length, perhaps with its encoding in front, such as LL or bcd.LLL',
    '长度有几位就写几个L，前面可加编码，例如LL或bcd.LLL',
  ],
  '^([2-9]|[1-9][0-9]|1[0-8][0-9]|19[0-2])$': ['the number of a field, 2 to 192', '域号，2至192'],
};

const NUMBERS: readonly Row[] = [
  ['at most {}', '至多{}'],
  ['{} to {}', '{}至{}'],
];

const singular = ([en, zh]: Row): Row => [en.replaceAll(/(digit|letter|character|byte)s/g, '$1'), zh];

/** What is said of a form, with `{}` for what varies, as the table of reasons takes it. */
export const PATTERN_PARTS: readonly Row[] = [
  ...Object.values(FORMS),
  ...Object.values(KINDS).flatMap((row) => [row, singular(row)]),
  ...NUMBERS,
];

const COUNTED = /^\^(.+?)(?:\{(\d+)(?:,(\d+))?\})?\$$/u;

function counted(kind: Row, least: string, most: string): Row {
  const [numbers, numbersZh] =
    least === most
      ? [most, most]
      : least === '0'
        ? [`at most ${most}`, `至多${most}`]
        : [`${least} to ${most}`, `${least}至${most}`];
  const [en, zh] = most === '1' ? singular(kind) : kind;
  return [en.replace('{}', numbers), zh.replace('{}', numbersZh)];
}

/** What an expression asks for, in both languages; null for one that nobody has put into words. */
export function patternWords(pattern: string): Bilingual | null {
  const source = pattern.replaceAll('\\d', '[0-9]');
  const [, one = '', least = '1', most = least] = COUNTED.exec(source) ?? [];
  const kind = KINDS[one];
  const row = FORMS[source] ?? (kind === undefined ? undefined : counted(kind, least, most));
  return row === undefined ? null : { en: row[0], zh: row[1] };
}

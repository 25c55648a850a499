// What each field of a request must look like to be read at all; the row of a field says it in words too.

type Shape = { fits(value: string): boolean; expected: string };

const pattern = (expression: RegExp, expected: string): Shape => ({
  fits: (value) => expression.test(value),
  expected,
});

/** Characters that fixed fields are made of, by their code; every field of every message is held against one. */
const classOf = (members: RegExp) =>
  Uint8Array.from({ length: 128 }, (_, code) => (members.test(String.fromCharCode(code)) ? 1 : 0));
const DIGITS = classOf(/[0-9]/);
const LETTERS = classOf(/[0-9A-Za-z]/);

function consistsOf(value: string, members: Uint8Array, least: number, most: number): boolean {
  if (value.length < least || value.length > most) return false;
  for (let i = 0; i < value.length; i++) if (members[value.charCodeAt(i)] !== 1) return false;
  return true;
}

const made = (members: Uint8Array, least: number, most: number, expected: string): Shape => ({
  fits: (value) => consistsOf(value, members, least, most),
  expected,
});
const digits = (length: number): Shape => made(DIGITS, length, length, `${length} digits`);
const letters = (length: number): Shape => made(LETTERS, length, length, `${length} letters or digits`);
const hex = (least: number, most: number): Shape =>
  pattern(
    new RegExp(`^(?:[0-9A-Fa-f]{2}){${least},${most}}$`),
    least === most ? `${least} bytes in hex` : `${least} to ${most} bytes in hex`,
  );
const text = (least: number, most: number): Shape =>
  pattern(
    new RegExp(`^[^\\u0000-\\u001f]{${least},${most}}$`, 'u'),
    least === most ? `${least} characters` : `${least} to ${most} characters`,
  );

/** Shapes of the fields that the host reads; fields without a row are not looked at. */
export const SHAPES: Readonly<Record<number, Shape>> = {
  2: made(DIGITS, 13, 19, '13 to 19 digits'),
  3: digits(6),
  4: digits(12),
  11: pattern(/^(?!000000)[0-9]{6}$/, '000001 to 999999'),
  14: pattern(/^[0-9]{2}(?:0[1-9]|1[0-2])$/, 'YYMM'),
  15: digits(4),
  22: digits(3),
  23: digits(3),
  25: digits(2),
  26: digits(2),
  35: pattern(/^[0-9A-F=]{1,37}$/, 'track 2, at most 37 characters'),
  36: pattern(/^[0-9A-F=]{1,104}$/, 'track 3, at most 104 characters'),
  37: letters(12),
  38: letters(6),
  39: pattern(/^[0-9A-Z]{2}$/, '2 letters or digits'),
  41: letters(8),
  42: letters(15),
  48: text(1, 999),
  49: digits(3),
  52: hex(8, 8),
  53: digits(16),
  55: hex(1, 255),
  59: text(1, 999),
  60: made(DIGITS, 11, 17, '11 to 17 digits'),
  61: pattern(/^(?:[0-9]{12}|[0-9]{16})$/, 'batch and voucher, 12 digits, or with the date MMDD, 16'),
  62: text(1, 999 * 2),
  63: text(1, 163),
  64: hex(8, 8),
};

/** True when a field has its shape, or no shape is known. */
export function isReadable(field: number, value: unknown): value is string {
  return typeof value === 'string' && (SHAPES[field]?.fits(value) ?? true);
}

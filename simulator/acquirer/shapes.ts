// What each field of a request must look like to be read at all; the row of a field says it in words too.

type Shape = { pattern: RegExp; expected: string };

const digits = (length: number): Shape => ({ pattern: new RegExp(`^[0-9]{${length}}$`), expected: `${length} digits` });
const hex = (least: number, most: number): Shape => ({
  pattern: new RegExp(`^(?:[0-9A-Fa-f]{2}){${least},${most}}$`),
  expected: least === most ? `${least} bytes in hex` : `${least} to ${most} bytes in hex`,
});
const text = (least: number, most: number): Shape => ({
  pattern: new RegExp(`^[^\\u0000-\\u001f]{${least},${most}}$`, 'u'),
  expected: least === most ? `${least} characters` : `${least} to ${most} characters`,
});

/** Shapes of the fields that the host reads; fields without a row are not looked at. */
export const SHAPES: Readonly<Record<number, Shape>> = {
  2: { pattern: /^[0-9]{13,19}$/, expected: '13 to 19 digits' },
  3: digits(6),
  4: digits(12),
  11: { pattern: /^(?!000000)[0-9]{6}$/, expected: '000001 to 999999' },
  14: { pattern: /^[0-9]{2}(?:0[1-9]|1[0-2])$/, expected: 'YYMM' },
  15: digits(4),
  22: digits(3),
  23: digits(3),
  25: digits(2),
  26: digits(2),
  35: { pattern: /^[0-9A-F=]{1,37}$/, expected: 'track 2, at most 37 characters' },
  36: { pattern: /^[0-9A-F=]{1,104}$/, expected: 'track 3, at most 104 characters' },
  37: { pattern: /^[0-9A-Za-z]{12}$/, expected: '12 letters or digits' },
  38: { pattern: /^[0-9A-Za-z]{6}$/, expected: '6 letters or digits' },
  39: { pattern: /^[0-9A-Z]{2}$/, expected: '2 letters or digits' },
  41: { pattern: /^[0-9A-Za-z]{8}$/, expected: '8 letters or digits' },
  42: { pattern: /^[0-9A-Za-z]{15}$/, expected: '15 letters or digits' },
  48: text(1, 999),
  49: digits(3),
  52: hex(8, 8),
  53: digits(16),
  55: hex(1, 255),
  59: text(1, 999),
  60: { pattern: /^[0-9]{11,17}$/, expected: '11 to 17 digits' },
  61: { pattern: /^(?:[0-9]{12}|[0-9]{16})$/, expected: 'batch and voucher, 12 digits, or with the date MMDD, 16' },
  62: text(1, 999 * 2),
  63: text(1, 163),
  64: hex(8, 8),
};

/** True when a field has its shape, or no shape is known. */
export function isReadable(field: number, value: unknown): value is string {
  return typeof value === 'string' && (SHAPES[field]?.pattern.test(value) ?? true);
}

// Numbers of the sentences, read strictly: whole fen, whole numbers, percentages. What could be meant in two ways is refused.

const AMOUNT = /^(0|[1-9]\d{0,9}|[1-9]\d{0,2}(?:,\d{3}){1,3})\.(\d{2})$/;
/** Field 4 has twelve digits. */
const LARGEST_MINOR = 999_999_999_999;

/** 128.50 or 1,000.00 as fen. Works on the digits, so that no amount is ever a float. Throws on anything else, 100,01 and 1000 among it. */
export function readAmount(text: string): number {
  const match = AMOUNT.exec(text);
  const minor = match === null ? Number.NaN : Number(match[1]!.replaceAll(',', '')) * 100 + Number(match[2]);
  if (!(minor <= LARGEST_MINOR)) throw new RangeError(`"${text}" is not an amount; write it like 128.50 or 1,000.00.`);
  return minor;
}

/** A whole number of at most ten digits, without zeros in front. Throws on anything else. */
export function readNumber(text: string): number {
  if (!/^(0|[1-9]\d{0,9})$/.test(text)) throw new RangeError(`"${text}" is not a whole number; write it like 3.`);
  return Number(text);
}

/** A percentage from 0 to 99.9999. Throws on anything else. */
export function readPercent(text: string): number {
  if (!/^(0|[1-9]\d?)(\.\d{1,4})?$/.test(text))
    throw new RangeError(`"${text}" is not a percentage; write it like 0.60.`);
  return Number(text);
}

// Byte arrays as debuggers print them: decimal numbers, signed or unsigned, between commas or spaces, in braces or brackets.

/** The bytes of a list of decimal numbers from -128 to 255; null when the text is none, or could be hexadecimal as well. */
export function parseDecimal(text: string): Buffer | null {
  const inside = /^\s*(?:new\s+\w+\s*\[\w*\]\s*)?[[{(]?([-\d,;\s]+)[\]})]?\s*;?\s*$/.exec(text)?.[1];
  if (inside === undefined) return null;
  const tokens = inside.split(/[,;\s]+/).filter((token) => token !== '');
  if (tokens.length < 4 || !tokens.every((token) => /^-?\d{1,3}$/.test(token))) return null;
  const numbers = tokens.map(Number);
  if (numbers.some((number) => number < -128 || number > 255)) return null;
  // Pairs of digits throughout are hexadecimal.
  const isDecimal = tokens.some((token) => token.length === 1 || token.startsWith('-'));
  const isLong = tokens.some((token) => /^[1-9]\d\d$/.test(token));
  return isLong || (isDecimal && inside.includes(',')) ? Buffer.from(numbers.map((number) => number & 255)) : null;
}

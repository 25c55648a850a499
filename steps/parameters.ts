// The parameter types of the sentences: quoted text of both languages, and amounts as whole fen.

/** 128.50, 1000 or 1,000.00 as fen. Works on the digits, so that no amount is ever a float. Throws on more than two decimals. */
export function parseAmount(text: string): number {
  const match = /^([0-9][0-9,]*)(?:\.([0-9]{1,2}))?$/.exec(text);
  if (!match) throw new RangeError(`"${text}" is not an amount; write it like 128.50.`);
  return Number(match[1]!.replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Fen as yuan with two decimals: 12850 is 128.50. */
export function formatAmount(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** True when the line has exactly this amount in yuan, with or without thousands separators. */
export function hasAmount(line: string, minor: number): boolean {
  const figures: string[] = line.replaceAll(',', '').match(/\d+\.\d{2}(?!\d)/g) ?? [];
  return figures.includes(formatAmount(minor));
}

/** Rows for Cucumber's `defineParameterType`. */
export const PARAMETER_TYPES = [
  {
    name: 'text',
    regexp: /“([^”]*)”|"([^"]*)"/,
    transformer: (chinese?: string, english?: string) => chinese ?? english ?? '',
  },
  { name: 'amount', regexp: /[0-9][0-9,]*(?:\.[0-9]{1,2})?/, transformer: parseAmount },
] as const;

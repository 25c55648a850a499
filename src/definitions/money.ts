// Amounts as people read them.

/** Fen as yuan with two decimals: 12850 -> 128.50, -7 -> -0.07. */
export function yuan(amountMinor: number): string {
  const digits = String(Math.abs(amountMinor)).padStart(3, '0');
  return `${amountMinor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

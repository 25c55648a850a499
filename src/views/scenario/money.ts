// Amounts as the views write them.

/** Signed yuan from fen, with a real minus: `−128.50`. */
export function yuan(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same with a plus where money comes in. */
export const signed = (minor: number): string => `${minor > 0 ? '+' : ''}${yuan(minor)}`;

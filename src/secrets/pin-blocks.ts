// The clear PIN blocks of ISO 9564-1 that can be told from PIN and card number alone.

/** Formats 0 and 2 and the PIN field before the card number is worked in, as hex; none for a PIN or card number that has no block. */
export function clearPinBlocks(pin: string, pan: string): string[] {
  if (!/^\d{4,12}$/.test(pin) || !/^\d{13,19}$/.test(pan)) return [];
  const field = `${pin.length.toString(16)}${pin}${'F'.repeat(14 - pin.length)}`.toUpperCase();
  const account = BigInt(`0x0000${pan.slice(-13, -1)}`);
  const bound = (BigInt(`0x0${field}`) ^ account).toString(16).padStart(16, '0').toUpperCase();
  return [`0${field}`, `2${field}`, bound];
}

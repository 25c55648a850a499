// Masking of card data, by construction: whatever leaves the house goes through here, and it fails closed.
import type { Fields, Message } from './message.ts';

/** How secret a field is: `pan` shows first six and last four, `secret` shows only its length. */
export type Sensitivity = 'public' | 'pan' | 'secret';

/** First six and last four of a card number with `*` between; anything shorter than 13 digits is hidden wholly. */
export function maskPan(pan: string): string {
  if (!/^\d{13,19}$/.test(pan)) return '*'.repeat(pan.length);
  return pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);
}

/** Fields that carry card data in every dialect of ISO 8583:1987; everything else is public. */
const SENSITIVITY: Record<number, Sensitivity> = {
  2: 'pan',
  34: 'pan',
  35: 'secret',
  36: 'secret',
  45: 'secret',
  52: 'secret',
  55: 'secret',
  // Payment codes: whoever reads one that was not used yet can pay with it (F-56).
  59: 'secret',
  62: 'secret',
};

/** How secret a field is when nothing else is known: by its number in ISO 8583:1987. */
export const sensitivityOf = (field: number): Sensitivity => SENSITIVITY[field] ?? 'public';

/** Replaces every run of 13 to 19 digits that could be a card number; the last net under free text. */
export function maskText(text: string): string {
  return text.replace(/(?<!\d)\d{13,19}(?!\d)/g, (digits) => (luhn(digits) ? maskPan(digits) : digits));
}

/** True when the digits end in a right Luhn check digit (ISO/IEC 7812-1 annex B). */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** Field 48 of a batch upload is a row of items with whole card numbers in it (F-34). */
export const holdsCards = (mti: string, field: number): boolean => field === 48 && mti.startsWith('032');

/**
 * Values as long as card numbers that are none: security control information (F-14), a MAC that is the codes of eight hex characters, and the
 * codes of a transaction with a card, whose batch the judge needs: type, batch, network code 000, reader, chip (F-10).
 */
const NO_CARD = /^(53 [012][036][01]0{13}|60 (01|1[01]|2[0-5])\d{6}000[256][02]\d{0,4}|(64|128) (3[0-9]|4[1-6]){8})$/;

/** True for a value that can be no card number in that field, unless it is that of the message itself, which `cards` tells. */
const isNoCard = (field: number, value: string, cards: readonly (string | undefined)[]): boolean =>
  NO_CARD.test(`${field} ${value}`) && !cards.includes(value);

/** A copy of the message that may be shown to anybody; a dialect may say how secret its fields are. */
export function maskMessage(message: Message, sensitivity: (field: number) => Sensitivity = sensitivityOf): Message {
  const fields: Fields = {};
  const cards = [message.fields[2], /^\d+/.exec(message.fields[35] ?? '')?.[0]];
  for (const [key, value] of Object.entries(message.fields)) {
    const kept = holdsCards(message.mti, Number(key)) ? 'secret' : sensitivity(Number(key));
    fields[Number(key)] =
      kept === 'pan'
        ? maskPan(value)
        : kept === 'secret'
          ? `[${value.length} hidden]`
          : isNoCard(Number(key), value, cards)
            ? value
            : maskText(value);
  }
  return { mti: message.mti, fields };
}

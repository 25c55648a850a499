// Field 59 of a payment by code (F-56): items of tag (2 characters), length (3 digits) and value. A3 is the code that the payer shows, A4 the
// payment voucher that the host gives a paid one. The fact names the tags; the three-digit length is ours, as in the parameters of F-45.

export const FIELD_59_TAGS = { paymentCode: 'A3', paymentVoucher: 'A4' } as const;
export type Field59Tag = (typeof FIELD_59_TAGS)[keyof typeof FIELD_59_TAGS];

/** What a payer may show: 10 to 24 digits. */
export const PAYMENT_CODE_PATTERN = '^[0-9]{10,24}$';

/** Result of a queried payment in field 48 of a 0830 (ours): the host approved it, declined it, or has never seen it and never will take it. */
export const QR_RESULTS = { approved: '1', declined: '2', unknown: '3' } as const;
export type QrResult = keyof typeof QR_RESULTS;

/** An item of field 59. */
export function field59(tag: Field59Tag, value: string): string {
  return tag + String(value.length).padStart(3, '0') + value;
}

/** The value under a tag of field 59; null when the field is damaged, undefined when it has no such tag. */
export function field59Value(tag: Field59Tag, text: string): string | null | undefined {
  for (let at = 0; at < text.length; ) {
    const head = /^([0-9A-Z]{2})([0-9]{3})/.exec(text.slice(at, at + 5));
    if (head === null) return null;
    const end = at + 5 + Number(head[2]);
    if (end > text.length) return null;
    if (head[1] === tag) return text.slice(at + 5, end);
    at = end;
  }
  return undefined;
}

// What the figures of a slip look like, and what each of them says.
import type { LabelName } from './labels.ts';

/** Forms of the values behind a label: what is read, and nothing that goes on right behind it. */
const FORMS = {
  amount: /^(?:RMB|CNY|人民币|[¥￥])?\s*(\d[\d,]*\.\d{2})(?![\d.])/i,
  voucher: /^(\d{6})(?![0-9A-Za-z])/,
  batch: /^(\d{6})(?![0-9A-Za-z])/,
  reference: /^([0-9A-Za-z]{12})(?![0-9A-Za-z])/,
  'authorisation-code': /^([0-9A-Za-z]{6})(?![0-9A-Za-z])/,
  'merchant-number': /^([0-9A-Za-z]{15})(?![0-9A-Za-z])/,
  'terminal-number': /^([0-9A-Za-z]{8})(?![0-9A-Za-z])/,
  operator: /^(\d{2,3})(?!\d)/,
  'card-number': /^([\d*xX•·](?:[ -]?[\d*xX•·]){9,22})/,
  // One mark in front of its last four digits is enough.
  'payment-code': /^([\d*xX•·](?:[ -]?[\d*xX•·]){9,23}|[*xX•·](?:[ -]?[*xX•·])*[ -]?\d{4}(?!\d))/,
  'original-voucher': /^(\d{6})(?![0-9A-Za-z])/,
  'original-reference': /^([0-9A-Za-z]{12})(?![0-9A-Za-z])/,
  'original-date': /^(?:\d{4}[-/.年]?)?(\d{2}[-/.月]?\d{2})(?!\d)/,
  'feature-code': /^([0-9A-Fa-f]{8})(?![0-9A-Za-z])/,
} as const satisfies Partial<Record<LabelName, RegExp>>;

export type FigureName = keyof typeof FORMS;

export const isFigure = (name: LabelName): name is FigureName => Object.hasOwn(FORMS, name);

/** The figure at the beginning of what stands behind a label, without what is only there to be read well; null when there is none. */
export function figureIn(name: FigureName, rest: string): string | null {
  const found = FORMS[name].exec(rest)?.[1];
  if (found === undefined) return null;
  switch (name) {
    case 'amount':
      return found.replaceAll(/[,.]/g, '').replace(/^0+(?=\d)/, '');
    case 'card-number':
    case 'payment-code':
      return found.replaceAll(/[ -]/g, '').replaceAll(/[xX•·]/g, '*');
    case 'original-date':
      return found.replaceAll(/\D/g, '');
    case 'feature-code':
      return found.toUpperCase();
    default:
      return found;
  }
}

/** How the card was read: the letter behind a masked number. */
export const ENTRY_LETTER = /[\d*xX•·]{4}\s*[/(（[]?\s*([SICMNQ])(?![0-9A-Za-z])/;

/** Masked numbers anywhere on the lines. */
export const maskedIn = (lines: readonly string[]): string[] =>
  lines
    .join('\n')
    .match(/\d{0,6}[*xX•·]{4,}\d{4}(?!\d)/g)
    ?.map((found) => found.replaceAll(/[xX•·]/g, '*')) ?? [];

const DATE_TIME = /(\d{4})[-/.年](\d{2})[-/.月](\d{2})日?\s+(\d{2}):(\d{2}):(\d{2})/g;

/** Dates with times anywhere on the lines, as `YYYY-MM-DD HH:MM:SS`. */
export const datesIn = (lines: readonly string[]): string[] =>
  [...lines.join('\n').matchAll(DATE_TIME)].map(([, y, mo, d, h, mi, s]) => `${y}-${mo}-${d} ${h}:${mi}:${s}`);

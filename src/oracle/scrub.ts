// Takes every known secret out of a text, so that a finding about a leak does not leak.
import type { Secrets } from './books.ts';

/** Characters that may stand between the digits of a card number without hiding it. */
const GAP = '[\\s.·/-]*';

/** First six and last four, the rest as `*`. */
export function maskedPan(pan: string): string {
  return pan.length < 13 ? '*'.repeat(pan.length) : pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);
}

/** Patterns by their digits: every text of a scenario is looked through for the same few secrets. */
const MOST_PATTERNS = 500;
const patterns = new Map<string, RegExp>();

/**
 * A pattern that finds these digits also when they are split by spaces, line ends, dots or dashes; for `search` and `replace`,
 * which do not care where it was used last.
 */
export function spread(digits: string): RegExp {
  let pattern = patterns.get(digits);
  if (pattern === undefined) {
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    pattern = new RegExp([...digits].join(GAP), 'gi');
    patterns.set(digits, pattern);
  }
  return pattern;
}

/** The first digits behind the separator of a track, expiry and service code, by which track data are known; '' when too short. */
export function trackTail(track: string): string {
  return /[=D^](\d{7})/i.exec(track)?.[1] ?? '';
}

/** The text without any secret: card numbers masked, everything else as `[hidden]`. */
export function scrub(text: string, secrets: Secrets): string {
  let clean = text;
  for (const track of secrets.tracks) {
    const tail = trackTail(track);
    if (tail) clean = clean.replace(new RegExp(`([=D^])${tail}\\d*`, 'gi'), '$1[hidden]');
  }
  for (const pan of secrets.pans) {
    clean = clean.replace(spread(pan), maskedPan(pan));
    for (let shown = pan.length - 1; shown >= 7; shown--) {
      clean = clean.replace(spread(pan.slice(0, shown)), `${pan.slice(0, 6)}[hidden]`);
    }
    for (let shown = pan.length - 1; shown >= 5; shown--) {
      clean = clean.replace(new RegExp(`(?<=[*xX•●#])${pan.slice(-shown)}`, 'g'), `[hidden]${pan.slice(-4)}`);
    }
  }
  for (const code of secrets.codes ?? []) clean = clean.replace(spread(code), `[hidden]${code.slice(-4)}`);
  for (const block of secrets.pinBlocks ?? []) clean = clean.replace(spread(block), '[hidden]');
  for (const pin of secrets.pins) clean = clean.replace(new RegExp(`(?<!\\d)${pin}(?!\\d)`, 'g'), '[hidden]');
  return clean;
}

/** The line around a place in a text, without secrets and at most 120 characters long. */
export function quote(text: string, at: number, secrets: Secrets): string {
  const clean = scrub(text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] ?? '', secrets).trim();
  return clean.length > 120 ? `${clean.slice(0, 119)}…` : clean;
}

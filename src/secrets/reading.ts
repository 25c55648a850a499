// A text made ready to be looked through: folded once, with what tells quickly that something cannot stand in it.
import { type Folded, fold, type Token, tokensOf } from './fold.ts';
import type { Range } from './secrets.ts';

export type Reading = Folded & {
  tokens: readonly Token[];
  /** Digits in all. */
  digits: number;
  longestToken: number;
  /** Runs of eight or more characters of hex (and `=`), in one text: every number that is long enough stands in it. */
  runs: string;
  longestRun: number;
  /** Runs of mask characters beside digits or alone; `x` counts too. */
  masks: readonly Range[];
  /** Parts that may be base64. */
  encoded: readonly Encoded[];
};

/** Bytes that may have been written as base64, as text and in hex; short ones as they are. */
export type Encoded = { from: number; to: number; plain: string; text: Reading | null; hex: Reading | null };

/** Screens and states come back in every scenario. */
const MOST_KEPT = 3000;
const LONGEST_KEPT = 1500;
const kept = new Map<string, Reading>();

export function read(text: string): Reading {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const reading = readFresh(text, encodedIn(text));
  if (text.length <= LONGEST_KEPT) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, reading);
  }
  return reading;
}

function readFresh(whole: string, encoded: readonly Encoded[]): Reading {
  const folded = fold(whole);
  const tokens = tokensOf(folded);
  let digits = 0;
  let longestToken = 0;
  for (const { from, to } of tokens) {
    digits += to - from;
    longestToken = Math.max(longestToken, to - from);
  }
  const runs = folded.text.match(/[0-9A-F=]{8,}/g) ?? [];
  const longestRun = runs.reduce((most, { length }) => Math.max(most, length), 0);
  const masks = [...folded.text.matchAll(/[*X]+/g)].map(({ 0: run, index }): Range => [index, index + run.length]);
  const { source, text, at, gap } = folded;
  return { source, text, at, gap, tokens, digits, longestToken, runs: runs.join(' '), longestRun, masks, encoded };
}

/** Runs that may be base64: four PIN digits take six characters. Lines of a long one are one run. */
const RUN = /[A-Za-z0-9+/_-]{6,}={0,2}(?:\r?\n[A-Za-z0-9+/_-]{40,}={0,2})*/g;
/**
 * Words and numbers, and bytes in hex: base64 of digits begins with M, N or O, and that of packed digits is not of sixteen letters and
 * digits of hex in a row.
 */
const NO_BASE64 = /^(?:[A-Z]?[a-z]+|[A-Z_-]+|[0-9-]+|[0-9A-F]{16,}|[0-9a-f]{16,}|[a-z]+(?:[-_/][a-z]+)+)$/;
/** Shorter ones hold nothing longer than a PIN. */
const SHORT = 11;

function encodedIn(text: string): Encoded[] {
  const found: Encoded[] = [];
  let to = 0;
  for (const run of text.match(RUN) ?? []) {
    const from = text.indexOf(run, to);
    to = from + run.length;
    const bytes = NO_BASE64.test(run) ? null : decoded(run);
    if (bytes !== null) found.push({ from, to, ...bytes });
  }
  return found;
}

type Decoded = Pick<Encoded, 'plain' | 'text' | 'hex'>;

/** The same names of members and applications stand in every state and message. */
const keptRuns = new Map<string, Decoded | null>();
const LONGEST_KEPT_RUN = 64;

function decoded(run: string): Decoded | null {
  const known = keptRuns.get(run);
  if (known !== undefined) return known;
  const fresh = decodedFresh(run);
  if (run.length <= LONGEST_KEPT_RUN) {
    if (keptRuns.size >= MOST_KEPT) keptRuns.clear();
    keptRuns.set(run, fresh);
  }
  return fresh;
}

function decodedFresh(run: string): Decoded | null {
  const bytes = Buffer.from(run, 'base64');
  const plain = bytes.toString('latin1');
  if (run.length < SHORT) return /^\d{4,}$/.test(plain) ? { plain, text: null, hex: null } : null;
  return { plain, text: readFresh(bytes.toString('utf8'), []), hex: readFresh(bytes.toString('hex'), []) };
}

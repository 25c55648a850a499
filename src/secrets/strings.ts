// Finds known tracks, PIN blocks, payment codes and keys in a folded text.
import { sourceRange } from './fold.ts';
import type { Reading } from './reading.ts';
import type { SecretKind, Sighting, Writing } from './secrets.ts';
import { type Needle, needlesIn, placesOf } from './writings.ts';

/** The first digits behind the separator of a track, expiry and service code, by which track data are known; '' when too short. */
function trackTail(track: string): string {
  return /[=D^](\d{7})/i.exec(track)?.[1] ?? '';
}

/** Needles of a track by its tail; every text is looked through for the same few. */
const MOST_KEPT = 500;
const kept = new Map<string, readonly Needle[]>();

function needlesOfTail(tail: string): readonly Needle[] {
  let needles = kept.get(tail);
  if (needles === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    const codes = tail.replace(/\d/g, '3$&');
    needles = [
      ...['=', 'D'].map((separator) => ({ text: separator + tail, writing: 'plain' }) as const),
      ...['3D', '44', '5E'].map((separator) => ({ text: separator + codes, writing: 'hex' }) as const),
    ];
    kept.set(tail, needles);
  }
  return needles;
}

/** Track data: what stands behind the separator, up to where the digits end. */
export function findTracks(folded: Reading, tracks: readonly string[]): Sighting[] {
  if (folded.runs === '') return [];
  const tails = new Map(tracks.map((track) => [trackTail(track), track]));
  tails.delete('');
  return [...tails].flatMap(([tail, track]) =>
    needlesOfTail(tail)
      .filter(({ text }) => folded.runs.includes(text))
      .flatMap(({ text, writing }) => written(folded, 'track', track, text, writing, MORE[writing])),
  );
}

/** What may follow of a track, in its writing. */
const MORE: Partial<Record<Writing, RegExp>> = { plain: /^\d*F?/, hex: /^(3\d)*/ };

/** PIN blocks, payment codes or keys, whole. */
export function findWhole(folded: Reading, kind: SecretKind, secrets: readonly string[]): Sighting[] {
  if (secrets.length === 0 || secrets.every(({ length }) => length > folded.longestRun)) return [];
  return secrets.flatMap((secret) =>
    needlesIn(folded.runs, secret).flatMap(({ text, writing }) => written(folded, kind, secret, text, writing)),
  );
}

function written(
  folded: Reading,
  kind: SecretKind,
  secret: string,
  needle: string,
  writing: Sighting['writing'],
  more?: RegExp,
): Sighting[] {
  return [...placesOf(folded.text, needle)].map((from) => {
    const end = from + needle.length;
    const rest = more?.exec(folded.text.slice(end, sameLine(folded, end)))?.[0].length ?? 0;
    const ranges = [sourceRange(folded, from, end + rest)] as const;
    return { kind, secret, writing, ranges, head: secret.length, tail: secret.length };
  });
}

/** Where the line ends in which the character before this place stands; at most the length of a track further. */
function sameLine({ source, at, text }: Reading, from: number): number {
  const lineEnd = source.indexOf('\n', at[from - 1]);
  let to = from;
  while (to < text.length && to < from + 80 && (lineEnd < 0 || at[to]! < lineEnd)) to += 1;
  return to;
}

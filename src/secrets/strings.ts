// Finds known tracks, PIN blocks and payment codes in a folded text.
import { type Folded, sourceRange } from './fold.ts';
import type { SecretKind, Sighting } from './secrets.ts';
import { needlesOf, placesOf } from './writings.ts';

/** The first digits behind the separator of a track, expiry and service code, by which track data are known; '' when too short. */
export function trackTail(track: string): string {
  return /[=D^](\d{7})/i.exec(track)?.[1] ?? '';
}

/** Track data: what stands behind the separator, up to where the digits end. */
export function findTracks(folded: Folded, tracks: readonly string[]): Sighting[] {
  const tails = new Map(tracks.map((track) => [trackTail(track), track]));
  tails.delete('');
  return [...tails].flatMap(([tail, track]) => [
    ...['=', 'D'].flatMap((separator) => written(folded, 'track', track, separator + tail, 'plain', /^\d*F?/)),
    ...[`3D${codes(tail)}`, `44${codes(tail)}`, `5E${codes(tail)}`].flatMap((needle) =>
      written(folded, 'track', track, needle, 'hex', /^(3\d)*/),
    ),
  ]);
}

const codes = (digits: string) => digits.replace(/\d/g, '3$&');

/** PIN blocks or payment codes, whole. */
export function findWhole(folded: Folded, kind: SecretKind, secrets: readonly string[]): Sighting[] {
  return secrets.flatMap((secret) =>
    needlesOf(secret).flatMap(({ text, writing }) => written(folded, kind, secret, text, writing, /^/)),
  );
}

function written(
  folded: Folded,
  kind: SecretKind,
  secret: string,
  needle: string,
  writing: Sighting['writing'],
  more: RegExp,
): Sighting[] {
  return [...placesOf(folded.text, needle)].map((from) => {
    const end = from + needle.length;
    const rest = more.exec(folded.text.slice(end, end + 80))?.[0].length ?? 0;
    const ranges = [sourceRange(folded, from, end + rest)] as const;
    return { kind, secret, writing, ranges, head: secret.length, tail: secret.length };
  });
}

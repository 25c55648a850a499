// What somebody probably meant: the candidates that look most like a text, by the pairs of letters that they share.

/** At most `count` candidates, the most alike first; candidates that share nothing with the text are left out. */
export function nearest(text: string, candidates: Iterable<string>, count = 3): string[] {
  const wanted = pairsOf(text);
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, alike: likeness(wanted, pairsOf(candidate)) }))
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** How alike two texts are: 1 = the same pairs of letters, 0 = none in common. */
export function alikeness(a: string, b: string): number {
  return likeness(pairsOf(a), pairsOf(b));
}

/** Neighbouring letters with how often they occur; a blank at each end lets beginnings and ends count. */
function pairsOf(text: string): Map<string, number> {
  const letters = [' ', ...text.normalize('NFKC').toLowerCase().trim(), ' '];
  const pairs = new Map<string, number>();
  for (let at = 1; at < letters.length; at++) {
    const pair = `${letters[at - 1]}${letters[at]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Dice's coefficient: 1 = the same pairs, 0 = none in common. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((sum, n) => sum + n, 0);
  const shared = [...a].reduce((sum, [pair, n]) => sum + Math.min(n, b.get(pair) ?? 0), 0);
  return (2 * shared) / (size(a) + size(b));
}

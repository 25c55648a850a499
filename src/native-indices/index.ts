// Matches with the places of all groups, by the engine's own flag `d` (ECMAScript 2022).
//
// Cucumber Expressions match through the package regexp-match-indices, which comes from before the flag: it parses every
// expression and rewrites it, in every worker thread. package.json puts this folder in its place (docs/decisions/0007).

/** Expressions by the one that they were made from. */
const withIndices = new WeakMap<RegExp, RegExp>();

/**
 * What `regexp.exec(text)` gives, with `indices`: of every group the place of its first character and the one behind its last.
 *
 * @param regexp without the flags g and y, so that every search begins at the first character
 */
export default function execWithIndices(regexp: RegExp, text: string): RegExpExecArray | null {
  // Most expressions do not match, and without indices the engine says so faster.
  if (!regexp.test(text)) return null;
  let measuring = withIndices.get(regexp);
  if (measuring === undefined) {
    measuring = new RegExp(regexp.source, `${regexp.flags}d`);
    withIndices.set(regexp, measuring);
  }
  return measuring.exec(text);
}

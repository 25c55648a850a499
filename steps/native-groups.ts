// Cucumber Expressions find the places of groups by the engine's own flag `d` (ECMAScript 2022).
//
// @cucumber/cucumber-expressions 20 asks the package regexp-match-indices, which comes from before the flag: it parses an expression,
// rewrites it, and compiles it anew for every match, in every worker. Until it uses the flag itself its one method that asks is replaced
// here; native-groups.test.ts fails when that day has come, and then this file goes (docs/decisions/0007).
import { CucumberExpression, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';

const BEGINNING = Symbol('beginning');
const PLACE = Symbol('place');

/** The part of TreeRegexp that is touched, and what is kept on it: with what every text begins that it matches, and its place among all. */
export type TreeRegexp = {
  [BEGINNING]?: string;
  [PLACE]?: number;
  regexp: RegExp;
  groupBuilder: { build(match: RegExpExecArray, nextGroupIndex: () => number): unknown };
  match(text: string): unknown;
};

/** Expressions by the one that they were made from. */
const withIndices = new WeakMap<RegExp, RegExp>();

/** What `regexp.exec(text)` gives, with `indices`; without the flags g and y every search begins at the first character. */
function execWithIndices(regexp: RegExp, text: string): RegExpExecArray | null {
  // Most expressions do not match, and without indices the engine says so faster.
  if (!regexp.test(text)) return null;
  let measuring = withIndices.get(regexp);
  if (measuring === undefined) {
    measuring = new RegExp(regexp.source, `${regexp.flags}d`);
    withIndices.set(regexp, measuring);
  }
  return measuring.exec(text);
}

/** The matcher of an expression, of which its library publishes no type. */
export const treeOf = (expression: CucumberExpression) =>
  (expression as unknown as { treeRegexp: TreeRegexp }).treeRegexp;

const tree = treeOf(new CucumberExpression('', new ParameterTypeRegistry()));
const prototype = Object.getPrototypeOf(tree) as TreeRegexp;

/** As the library matches. */
export const originalMatch = prototype.match;

/**
 * The literal characters at the beginning of a pattern that nothing is matched without; '' where there are none, or it is not sure. Hundreds of
 * sentences are tried on every step, and most of them begin otherwise.
 */
function beginningOf({ source, flags }: RegExp): string {
  const literal = /^\^([^\\^$.*+?()[\]{}|]*)/.exec(source)?.[1] ?? '';
  if (literal === '' || /[im]/.test(flags)) return '';
  let depth = 0;
  let isClass = false;
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === '\\') i += 1;
    else if (isClass) isClass = character !== ']';
    else if (character === '[') isClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) return '';
  }
  // The last one may be followed by a sign that it need not be there.
  return literal.slice(0, -1);
}

/** Expressions whose answers are kept, and texts of which they are: every sentence of the guide is asked for in scenario after scenario. */
const MOST_EXPRESSIONS = 1024;
const MOST_TEXTS = 4000;
let expressions = 0;
/** By text: a 1 at the place of each expression that does not match it. */
const refused = new Map<string, Uint8Array>();
let asked: { text: string; by: Uint8Array } = { text: '', by: new Uint8Array(MOST_EXPRESSIONS) };

function refusedBy(text: string): Uint8Array {
  if (asked.text === text) return asked.by;
  if (refused.size >= MOST_TEXTS) refused.clear();
  const by = refused.get(text) ?? new Uint8Array(MOST_EXPRESSIONS);
  refused.set(text, by);
  asked = { text, by };
  return by;
}

prototype.match = function (this: TreeRegexp, text) {
  this[PLACE] ??= expressions++;
  const by = refusedBy(text);
  if (by[this[PLACE]] === 1) return null;
  this[BEGINNING] ??= beginningOf(this.regexp);
  const match = text.startsWith(this[BEGINNING]) ? execWithIndices(this.regexp, text) : null;
  if (match === null) {
    by[this[PLACE]] = 1;
    return null;
  }
  let next = 0;
  return this.groupBuilder.build(match, () => next++);
};

// A slip as a printer of 32 columns sets it: head in the middle, names left and values right, the total by itself between rules.
import { apart, centred, wrapped } from './columns.ts';

export const PAPER_COLUMNS = 32;

/** One line on paper; `source` is the line of the slip that it was made from, null for what the printer draws. */
type PaperLine = {
  kind: 'head' | 'plain' | 'total' | 'rule' | 'sign';
  text: string;
  source: number | null;
};

/** A name has no digits, so that a time of day is none. */
const PAIR = /^([^:：\d]{1,24})[:：]\s*(\S.*)$/;
const OWN_RULE = /^\s*[-=*·—]{8,}\s*$/;
const TOTAL = /^(?:amount|total|total amount|金额|交易金额|合计|总计)(?:\s*[:：]|\s{2,})/i;
const SIGNATURE = /_{4,}/;
const RULE: PaperLine = { kind: 'rule', text: '-'.repeat(PAPER_COLUMNS), source: null };

/** The lines of a slip on paper. Nothing that is printed is left out. */
export function paperOf(lines: readonly string[]): PaperLine[] {
  const head = Math.max(
    1,
    lines.findIndex((line) => PAIR.test(line)),
  );
  const paper: PaperLine[] = [];
  for (const [source, line] of lines.entries()) {
    const isTotal = TOTAL.test(line);
    const isSignature = SIGNATURE.test(line);
    if (source === head || isTotal || isSignature) addRule(paper);
    if (OWN_RULE.test(line)) addRule(paper);
    else if (isSignature) paper.push({ kind: 'sign', text: line.replace(/[:：]?\s*_+\s*$/, ''), source });
    else if (source < head)
      for (const text of wrapped(line.trim(), PAPER_COLUMNS))
        paper.push({ kind: 'head', text: centred(text, PAPER_COLUMNS), source });
    else for (const text of setLine(line)) paper.push({ kind: isTotal ? 'total' : 'plain', text, source });
    if (isTotal) addRule(paper);
  }
  return paper;
}

function addRule(paper: PaperLine[]): void {
  if (paper.length > 0 && paper.at(-1)?.kind !== 'rule') paper.push(RULE);
}

function setLine(line: string): string[] {
  const [, name = '', value = ''] = PAIR.exec(line) ?? [];
  const both = name === '' ? null : apart(name, value, PAPER_COLUMNS);
  return both === null ? wrapped(line, PAPER_COLUMNS) : [both];
}

/** Which lines of each of two copies the other one does not have, by their places. */
export function differences(left: readonly string[], right: readonly string[]): [Set<number>, Set<number>] {
  const only = (lines: readonly string[], others: readonly string[]) =>
    new Set(lines.flatMap((line, index) => (others.includes(line) ? [] : [index])));
  return [only(left, right), only(right, left)];
}

// The matrix of the mutants for people, in the columns of a terminal.
import { padded, widthOf } from '../compliance/columns.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { Column, MatrixRow } from '../proof/index.ts';

type Heads = Record<'kind' | 'all' | 'mutants' | Column, string>;

const HEADS = {
  en: {
    kind: 'kind',
    all: 'all',
    mutants: 'mutants',
    expectation: 'expectation',
    oracle: 'oracle',
    'message-rule': 'message rule',
    campaign: 'campaign',
    equivalent: 'equivalent',
    'not-observable': 'not observable',
    outside: 'outside',
    blind: 'blind',
    unexplained: 'unexplained',
  },
  zh: {
    kind: '种类',
    all: '合计',
    mutants: '变异体',
    expectation: '句子',
    oracle: '对账规则',
    'message-rule': '单笔报文规则',
    campaign: '大量交易',
    equivalent: '等同',
    'not-observable': '不可观察',
    outside: '指南未规定',
    blind: '盲区',
    unexplained: '未说明',
  },
} as const satisfies Record<ConsoleLanguage, Heads>;

/** The rows and their sum; kinds are called by their ids. */
export function matrixText(
  rows: readonly MatrixRow[],
  total: Omit<MatrixRow, 'kind'>,
  language: ConsoleLanguage,
): string {
  const { kind, all, ...columns } = HEADS[language];
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const lines: string[][] = [
    [kind, ...names.map((name) => columns[name])],
    ...[...rows, { ...total, kind: all }].map((row) => [row.kind, ...names.map((name) => String(row[name]))]),
  ];
  const widths = names.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at + 1] ?? ''))));
  const first = Math.max(...lines.map(([head = '']) => widthOf(head)));
  return lines
    .map(([head = '', ...cells]) =>
      [padded(head, first), ...cells.map((cell, at) => ' '.repeat((widths[at] ?? 0) - widthOf(cell)) + cell)].join(
        '  ',
      ),
    )
    .join('\n');
}

// What a hunt for deliberate faults came to: the lines that people read, and the exit code.
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { EXIT } from '../run/exit.ts';
import type { Kill } from '../run/kill.ts';

const CAUGHT = {
  en: (caught: number, all: number) =>
    `${caught} of ${all} defects were caught by a scenario of the requirement that they break.`,
  zh: (caught: number, all: number) => `${all}个缺陷中有${caught}个被其所违反要求的场景发现。`,
} as const satisfies Record<ConsoleLanguage, unknown>;

const LATE = {
  en: (ids: string) =>
    `Inconclusive, because the test system was late each time: ${ids}. Hunt them again when the machine has time: tillproof selftest --defect ${ids.replaceAll(',', '')}`,
  zh: (ids: string) =>
    `因测试系统每次都迟缓而没有定论：${ids}。请在机器空闲时重试：tillproof selftest --defect ${ids.replaceAll(',', '')}`,
} as const satisfies Record<ConsoleLanguage, unknown>;

const BY = {
  en: ([first, ...more]: readonly string[]) =>
    first === undefined ? '' : ` by "${first}"${more.length > 0 ? ` and ${more.length} more` : ''}`,
  zh: ([first, ...more]: readonly string[]) =>
    first === undefined ? '' : `：“${first}”${more.length > 0 ? `等${more.length + 1}个场景` : ''}`,
} as const satisfies Record<ConsoleLanguage, unknown>;

export const KILL_WORDS = {
  en: { killed: 'killed', survived: 'survived', inconclusive: 'inconclusive', untold: 'untold', hung: 'hung' },
  zh: { killed: '已发现', survived: '未发现', inconclusive: '无结论', untold: '报告首屏未说明', hung: '无响应' },
} as const satisfies Record<ConsoleLanguage, Record<Kill['verdict'], string>>;

/** A line for each fault, and what all of them come to. */
export function killsText(kills: readonly Kill[], language: ConsoleLanguage): string {
  const width = Math.max(...kills.map(({ id }) => id.length));
  const lines = kills.map(({ id, requirement, verdict, killedBy }) => {
    const sign = verdict === 'killed' ? '✓' : '✗';
    const what = `${KILL_WORDS[language][verdict]}${BY[language](killedBy)}`;
    return `${sign} ${id.padEnd(width)}  ${requirement.padEnd(17)} ${what}`;
  });
  const late = kills.filter(({ verdict }) => verdict === 'inconclusive').map(({ id }) => id);
  const caught = kills.filter(({ verdict }) => verdict === 'killed').length;
  return [
    ...lines,
    '',
    CAUGHT[language](caught, kills.length),
    ...(late.length === 0 ? [] : [LATE[language](late.join(', '))]),
  ].join('\n');
}

/** 0 when each was caught; 3 when the test system was late for all that were not; else 1. */
export function killsExit(kills: readonly Kill[]): number {
  const left = kills.filter(({ verdict }) => verdict !== 'killed');
  if (left.length === 0) return EXIT.compliant;
  return left.every(({ verdict }) => verdict === 'inconclusive') ? EXIT.inconclusive : EXIT.notCompliant;
}

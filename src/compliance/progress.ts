// What a person reads while the run goes on: every failure at once in business words, and how far it is.
import type { Finding } from '../definitions/evidence.ts';
import type { CollectedScenario, Progress } from './collected.ts';
import type { ConsoleLanguage } from './console-language.ts';
import type { Results } from './report.ts';
import { visible } from './visible.ts';

/** Who tells a person how the run goes. */
export type Teller = {
  /** Lines that stay. */
  say(line: string): void;
  /** A scenario begins. */
  begins(name: string): void;
  /** A scenario has ended for good. */
  ends(progress: Progress): void;
  /** Nothing more comes. */
  clear(): void;
};

/** For where nobody watches: lines one below the other. */
export function lineTeller(write: (line: string) => void, language: ConsoleLanguage): Teller {
  return {
    say: write,
    begins() {},
    ends(progress) {
      const { done, total } = progress;
      if (isMilestone(progress)) write(language === 'zh' ? `已完成${done}/${total} …` : `${done} of ${total} …`);
    },
    clear() {},
  };
}

/** How failures are told. */
type Telling = {
  /** The command that plays a scenario once more. */
  again?: (scenario: CollectedScenario) => string;
  /** The language of the console; that of each scenario when not given. */
  speech?: ConsoleLanguage;
};

/** Gives the lines to print for a scenario that has ended; none when it passed. What was expected and seen stays in the words of the scenario. */
export function failureLines(
  { scenario }: Progress,
  results: Pick<Results, 'of' | 'net'>,
  { again, speech }: Telling = {},
): string[] {
  const { verdict, findings, error } = results.of(scenario);
  const { net } = results;
  const lines: string[] = [];
  if (verdict === 'failed' || verdict === 'inconclusive') {
    const zh = (speech ?? (scenario.language === 'zh-CN' ? 'zh' : 'en')) === 'zh';
    const sign = verdict === 'failed' ? '✕' : '?';
    lines.push(`${sign} ${scenario.name}  (${scenario.uri}:${scenario.line})`);
    lines.push(...findings.flatMap((finding) => findingLines(finding, zh)));
    if (again !== undefined) lines.push(`      ${zh ? '重新执行' : 'again'}: ${again(scenario)}`);
    // The error says them in the language of the scenario.
    const inBoth = findings.flatMap((finding) => [...findingLines(finding, false), ...findingLines(finding, true)]);
    const said = new Set([...lines, ...inBoth].map((line) => line.trim()));
    const more = verdict === 'inconclusive' && error ? error.message.split('\n').slice(1) : [];
    lines.push(...more.filter((line) => !said.has(line.trim())).map((line) => `      ${line}`));
  }
  return lines.map((line) => visible(net.text(line)));
}

function findingLines({ text, expected, actual }: Finding, zh: boolean): string[] {
  const labels = zh ? ['应为', '实为'] : ['expected', 'actual'];
  return [
    ...(zh ? text.zh : text.en).split('\n').map((line) => `    ${line}`),
    ...(expected === undefined ? [] : [`      ${labels[0]}: ${expected}`]),
    ...(actual === undefined ? [] : [`      ${labels[1]}: ${actual}`]),
  ];
}

/** About ten for a run of any length, and always the last: for where nobody watches a line that lives. */
function isMilestone({ done, total }: Progress): boolean {
  return done === total || Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total);
}

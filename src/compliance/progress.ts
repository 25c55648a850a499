// What a person reads while the run goes on: every failure at once in business words, and how far it is.
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

/** Gives the lines to print for a scenario that has ended; none when it passed. `again` gives the command that plays it once more. */
export function failureLines(
  { scenario }: Progress,
  results: Pick<Results, 'of' | 'net'>,
  again?: (scenario: CollectedScenario) => string,
): string[] {
  const { verdict, findings, error } = results.of(scenario);
  const { net } = results;
  const lines: string[] = [];
  if (verdict === 'failed' || verdict === 'inconclusive') {
    const zh = scenario.language === 'zh-CN';
    const labels = zh ? ['应为', '实为'] : ['expected', 'actual'];
    const sign = verdict === 'failed' ? '✕' : '?';
    lines.push(`${sign} ${scenario.name}  (${scenario.uri}:${scenario.line})`);
    for (const { text, expected, actual } of findings) {
      lines.push(...(zh ? text.zh : text.en).split('\n').map((line) => `    ${line}`));
      if (expected !== undefined) lines.push(`      ${labels[0]}: ${expected}`);
      if (actual !== undefined) lines.push(`      ${labels[1]}: ${actual}`);
    }
    if (again !== undefined) lines.push(`      ${zh ? '重新执行' : 'again'}: ${again(scenario)}`);
    const said = new Set(lines.map((line) => line.trim()));
    const more = verdict === 'inconclusive' && error ? error.message.split('\n').slice(1) : [];
    lines.push(...more.filter((line) => !said.has(line.trim())).map((line) => `      ${line}`));
  }
  return lines.map((line) => visible(net.text(line)));
}

/** About ten for a run of any length, and always the last: for where nobody watches a line that lives. */
function isMilestone({ done, total }: Progress): boolean {
  return done === total || Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total);
}

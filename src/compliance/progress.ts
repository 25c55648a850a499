// What a person reads while the run goes on: how far it is, and every failure at once in business words.
import type { CollectedScenario, Progress } from './collected.ts';
import type { Results } from './report.ts';
import { visible } from './visible.ts';

/** Gives the lines to print for a scenario that has ended; none when nothing is worth saying. */
export function progressLines(
  { done, total, scenario }: Progress,
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
    const more = verdict === 'inconclusive' && error ? error.message.split('\n').slice(1) : [];
    lines.push(...more.map((line) => `      ${line}`));
  }
  if (isMilestone(done, total)) lines.push(`${done} of ${total} …`);
  return lines.map((line) => visible(net.text(line)));
}

/** About ten lines for a run of any length, and always the last. */
function isMilestone(done: number, total: number): boolean {
  return done === total || Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total);
}

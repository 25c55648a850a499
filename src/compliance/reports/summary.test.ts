// summary.md: what a CI job shows beside the build.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { makeReport } from '../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../sample.fixture.ts';
import { summaryMarkdown } from './summary.ts';

const good = summaryMarkdown(makeReport(sampleRun('good'), FACTS, REQUIREMENTS));
const bad = summaryMarkdown(makeReport(sampleRun('bad'), { ...FACTS, defects: ['no-reversal'] }, REQUIREMENTS));

describe('summary.md', () => {
  it('begins with the verdict in both languages and the facts of the run', () => {
    expect(good.split('\n')[0]).toBe(
      '# Passed, 3 of 134 requirements asked; a certificate needs all of them · 通过，134项要求中测试了3项；出具证书须测试全部要求',
    );
    expect(bad.split('\n')[0]).toBe(
      '# Not compliant, 7 of 134 requirements asked; no certificate · 不符合要求，134项要求中测试了7项；不能出具证书',
    );
    expect(bad).toContain(
      'Tillproof Reference 0.1.0 · profile classic · wire json-http · acquirer unionpay · 12.3 s · seed 20261122 · deliberate faults: no-reversal',
    );
  });

  it('has a table of counts', () => {
    expect(bad).toContain('| | passed | failed | not applicable | not assessable | inconclusive | not covered |');
    expect(bad).toContain('| scenarios | 9 | 3 | 2 | 0 | 1 | 0 |');
  });

  it('tells twins of both languages once, with place, finding, expected and actual', () => {
    expect(bad).toContain('## Failed · 失败 (2)');
    expect(bad.match(/charged twice/g)).toHaveLength(1);
    expect(good).not.toContain('Fix first');
    expect(bad).toContain('重复扣款');
    expect(bad).toContain(
      '`features/en/timeout-and-reversal/lost-answer.feature:10`, `features/zh-CN/timeout-and-reversal/lost-answer.feature:10`',
    );
    expect(bad).toContain('    - expected: Insufficient funds\n    - actual: Transaction failed \\[05]');
  });

  it('begins with the causes, worst first, each with its shortest example', () => {
    const [, causes = ''] = /## Fix first · 优先解决 \(4\)\n([\s\S]*?)\n## /.exec(bad) ?? [];
    expect(causes).toContain('1\\. **Charged twice** · 重复扣款 (money, 1 scenario · 1 个场景) GUIDE-A-FAQ-3a');
    expect(causes).toContain('0200 Sale 000007 → host posts −128.50');
    expect(bad.indexOf('Fix first')).toBeLessThan(bad.indexOf('## Failed'));
  });

  it('keeps what the harness broke apart', () => {
    expect(bad).toContain('## Inconclusive · 无结论 (1)');
    expect(good).not.toContain('## Failed');
    expect(good).not.toContain('## Inconclusive');
  });

  it('lists the MUST requirements that were tried and are open, and counts the others', () => {
    expect(bad).toMatch(/\| GUIDE-B-FAQ-2a \| failed \|/);
    expect(bad).toMatch(/\d+ more MUST requirements have no scenario in this run/);
    expect(bad).not.toContain('| GUIDE-S-STEP-1a |');
  });

  it('tells who stated what, with the hash of every file', () => {
    const text = summaryMarkdown(makeReport(sampleRun('good'), { ...FACTS, attestations: [ATTESTED] }, REQUIREMENTS));
    expect(text).toContain('- ✎ **GUIDE-B-FAQ-1a**');
    expect(text).toContain('  - examiner | 检测员 \\<test laboratory>, 2026-11-20: The lamp is green');
    expect(text).toContain(`[lamp.jpg](evidence/aaaaaaaaaaaaaaaa-lamp.jpg) \`${'a'.repeat(64)}\``);
    expect(good).not.toContain('Attested by');
  });

  it('lists the ten slowest scenarios, the slowest first', () => {
    const run = sampleRun('bad');
    run.scenarios.at(-1)!.durationMs = 2_500;
    const rows = summaryMarkdown(makeReport(run, FACTS, REQUIREMENTS))
      .split('| scenario | place | took |')[1]!
      .split('\n');
    expect(rows.filter((line) => / m?s \|$/.test(line))).toHaveLength(10);
    expect(rows[2]).toMatch(/\| 2\.5 s \|$/);
  });

  it('lists what passed at its second attempt, with what the first came to', () => {
    const run = sampleRun('good');
    const outcomes = [{ step: 0, status: 'failed', durationMs: 1, error: { name: 'Error', message: 'late' } }];
    Object.assign(run.scenarios.at(-1)!, {
      attempts: 2,
      earlier: [{ finished: true, findings: [], evidence: null, outcomes }],
    });
    const text = summaryMarkdown(makeReport(run, FACTS, REQUIREMENTS));
    expect(text).toContain('## Flaky · 不稳定 (1)');
    expect(text).toContain('attempt 2 · 第2次\n  - The test system failed: late · 测试系统出错：late');
    expect(text.split('\n')[0]).toContain('1 flaky');
  });

  it('lets no text break out of its place', () => {
    const run = sampleRun('bad');
    run.scenarios.find(({ outcomes }) => outcomes.some(({ status }) => status === 'failed'))!.name =
      'a | b\n# c <script>';
    const text = summaryMarkdown(makeReport(run, FACTS, REQUIREMENTS));
    expect(text).toContain('a | b # c \\<script>');
  });
});

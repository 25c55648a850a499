// certify --dry-run: what would run, what would not and why, and which sentences nobody knows; nothing is driven.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dryRun, planText } from './dry-run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-dry-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One plan for all tests: Cucumber loads step definitions once per process. */
const own = path.join(folder, 'own.feature');
writeFileSync(
  own,
  `# language: zh-CN
功能: 自编场景
  @GUIDE-A-STEP-3d @needs:swipe
  场景: 刷磁条
    假如持卡人插卡

  @GUIDE-A-STEP-3d @needs:paper-receipt
  场景: 纸质签购单
    假如持卡人插卡

  @GUIDE-B-FAQ-5a @needs:observe-update
  场景: 看不到的东西
    假如持卡人插卡

  @GUIDE-B-FAQ-5a
  场景: 写错的句子
    假如持卡人插银行卡
`,
);
/** Our terminal, of which the adapter sees no updates. */
const shortSighted = path.join(folder, 'short-sighted.mjs');
writeFileSync(
  shortSighted,
  `import { createTerminal as own } from ${JSON.stringify(new URL('../reference/index.ts', import.meta.url).href)};
export async function createTerminal(options) {
  const terminal = await own(options);
  const declared = await terminal.capabilities();
  const observes = declared.observes.filter((what) => what !== 'update');
  const calls = ['execute', 'events', 'state', 'journal', 'log', 'close'];
  const same = Object.fromEntries(calls.map((name) => [name, (...given) => terminal[name](...given)]));
  return { ...same, capabilities: async () => ({ ...declared, observes }) };
}
`,
);
const plan = await dryRun({ features: [own], profile: 'esign', terminal: shortSighted });
const scenario = (name: string) => plan.scenarios.find((each) => each.name === name);

it('lays the tags of every scenario beside what terminal and profile declare', () => {
  expect(scenario('纸质签购单')).toMatchObject({
    outcome: 'not-applicable',
    reason: { zh: expect.stringContaining('签购单') },
  });
  expect(scenario('看不到的东西')).toMatchObject({ outcome: 'not-assessable', requirements: ['GUIDE-B-FAQ-5a'] });
  expect(scenario('刷磁条')).toMatchObject({ outcome: 'would-run', reason: null });
});

it('names a sentence that nobody knows with its place and the nearest of its language', () => {
  const { outcome, reason } = scenario('写错的句子')!;
  expect(outcome).toBe('inconclusive');
  expect(reason?.zh).toMatch(/own\.feature:17：没有这样的句子：持卡人插银行卡\n最接近的句子：\n {2}持卡人插卡\n/);
  expect(reason?.zh).not.toMatch(/the cardholder/);
});

it('counts by chapter and in all, and says nothing of coverage when only a part is asked for', () => {
  const counts = { 'would-run': 1, 'not-applicable': 1, 'not-assessable': 1, inconclusive: 1 };
  expect(plan.counts).toEqual(counts);
  expect(plan.chapters.map((chapter) => chapter.counts)).toEqual([counts]);
  expect(plan.uncovered).toBeUndefined();
});

it('tells it all in words, the reason beside what would not run', () => {
  const text = planText(plan, 'en');
  expect(text).toMatch(/^Nothing was run\. .*profile esign, wire json-http$/m);
  expect(text).toMatch(/ {2}– 纸质签购单\n {6}\S/);
  expect(text).toContain('Scenarios: 1 would run, 1 not applicable, 1 not assessable, 1 inconclusive');
});

it('tells the rows of an outline once, and the requirements that nothing would prove', () => {
  const [row] = plan.scenarios;
  const rows = ['a', 'b'].map((pair) => ({ ...row!, pair, outcome: 'would-run' as const, reason: null }));
  const uncovered = [
    { requirement: 'GUIDE-B-FAQ-1a', reason: { en: 'It needs a person.', zh: '须人工。' } },
    { requirement: 'GUIDE-A-FAQ-1a', reason: null },
  ];
  const text = planText({ ...plan, scenarios: rows, uncovered }, 'en');
  const chinese = planText({ ...plan, scenarios: rows, uncovered }, 'zh');
  for (const words of ['未执行任何场景。', '共2项\n  GUIDE-B-FAQ-1a  须人工。', '其场景不在此终端', '将执行'])
    expect(chinese).toContain(words);
  expect(text).toContain(`  ✓ ${row!.name}  ×2\n`);
  expect(text).toContain(
    '2 requirements that no scenario of this plan would prove\n  GUIDE-B-FAQ-1a  It needs a person.',
  );
  expect(text).toContain('GUIDE-A-FAQ-1a  Its scenarios would not run on this terminal with this profile.');
});

// A made-up run for the tests of the reports: approvals and a skip, and, when asked for, what goes wrong.
import type { Finding } from '../definitions/evidence.ts';
import type { Attestation } from './attested-files.ts';
import type { CollectedRun } from './collected.ts';
import type { RunFacts } from './report.ts';
import { sampleFailures } from './sample-failures.fixture.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';

export const FACTS: RunFacts = {
  version: '0.1.0',
  seed: 20261122,
  order: 'defined',
  parallel: 2,
  profile: 'classic',
  wire: 'json-http',
  acquirer: 'unionpay',
  defects: [],
  terminal: 'reference',
  attestations: [],
  leftOut: [],
};

const NAMES: [string, string, string, string][] = [
  ['start-up', 'connection', 'The terminal shows that it is connected', '终端显示已联网'],
  ['result', 'approval', 'An approved sale is told by words, sound and light', '消费成功以文字、声音和灯光提示'],
  ['result', 'approval', 'The terminal is ready for the next sale', '终端可以进行下一笔消费'],
  ['pin', 'small-payments', 'A tap of exactly the limit needs no PIN', '挥卡金额恰为限额时免密'],
];

/** A whole run; `good` has nothing but passes and one scenario that does not apply. */
export function sampleRun(kind: 'good' | 'bad'): CollectedRun {
  const skip: Finding = {
    verdict: 'not-applicable',
    text: { en: 'The terminal declares no stripe reader.', zh: '终端声明没有磁条读卡器。' },
  };
  const scenarios = NAMES.flatMap(([chapter, file, en, zh], index) => [
    sampleScenario('en', { chapter, file, number: index + 1 }, en),
    sampleScenario('zh-CN', { chapter, file, number: index + 1 }, zh),
  ]);
  const skipped = (['en', 'zh-CN'] as const).map((language) =>
    sampleScenario(
      language,
      { chapter: 'card-reading', file: 'stripe', number: 1 },
      language === 'en' ? 'A stripe card is swiped' : '磁条卡刷卡',
      {
        tags: ['@GUIDE-A-STEP-3d.1', '@GUIDE-A-STEP-3d.2', '@GUIDE-A-STEP-3d.3', '@needs:swipe'],
        outcomes: failingAt(0, { name: 'x', message: '' }).map((outcome) => ({
          ...outcome,
          status: 'skipped',
          error: null,
        })),
        findings: [skip],
        evidence: null,
      },
    ),
  );
  const all = [...scenarios, ...skipped, ...(kind === 'bad' ? sampleFailures() : [])];
  return {
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 12_345.6,
    versions: { 'cucumber-js': '13.3.0', 'node.js': '24.21.0', linux: '6.1' },
    problems: [],
    leftOut: [],
    scenarios: all.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.line - b.line)),
  };
}

/** What a person stated about a requirement that no run decides. */
export const ATTESTED: Attestation = {
  requirement: 'GUIDE-B-FAQ-1a',
  by: 'examiner | 检测员 <test laboratory>',
  at: '2026-11-20',
  seen: 'The lamp is green while the terminal is on.',
  evidence: [
    {
      name: 'lamp.jpg',
      file: 'evidence/aaaaaaaaaaaaaaaa-lamp.jpg',
      sha256: 'a'.repeat(64),
      bytes: 3,
      source: '/x/lamp.jpg',
    },
  ],
};

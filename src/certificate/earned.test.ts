// Each reason against a certificate on its own: a report that has earned one, with one thing in it made wrong.
import { describe, expect, it } from 'vitest';
import type { ComplianceReport } from '../compliance/model.ts';
import { earnedReport } from './certified.fixture.ts';
import { contradictions, reasonsAgainst } from './earned.ts';

type Change = (report: ComplianceReport) => void;
/** A report that has earned a certificate, changed. */
const changed = (change: Change) => {
  const report = structuredClone(earnedReport());
  change(report);
  return report;
};
const SELF = /contradicts itself|自相矛盾/;
/** What stands against it apart from contradictions, which each change brings along. */
const against = (change: Change) =>
  reasonsAgainst(changed(change)).flatMap(({ en, zh }) => (SELF.test(en) && SELF.test(zh) ? [] : [[en, zh]]));

const UNKNOWN = [
  'time, seed, profile, wire or acquirer of the run is not known',
  '运行的时间、随机种子、终端类型、通信方式或收单方未知',
];

describe('no certificate is given', () => {
  const cases: [string, Change, string[][]][] = [
    ['a run that earned it', () => {}, []],
    ['a run of a report that knows of nothing left out', ({ run }) => delete run.leftOut, []],
    [
      'another verdict',
      (report) => {
        report.verdict = 'passed';
        report.headline = { en: 'Passed', zh: '通过' };
      },
      [['the verdict is: Passed', '结论为：通过']],
    ],
    [
      'scenarios that were left out',
      ({ run }) => (run.leftOut = ['GUIDE-S-STEP-4c', 'GUIDE-A-STEP-5d']),
      [
        ['GUIDE-S-STEP-4c was not asked whole: a filter left scenarios out', 'GUIDE-S-STEP-4c未完整测试：有场景被筛除'],
        ['GUIDE-A-STEP-5d was not asked whole: a filter left scenarios out', 'GUIDE-A-STEP-5d未完整测试：有场景被筛除'],
      ],
    ],
    [
      'a part of a run',
      ({ run }) => (run.shard = { index: 2, of: 3, scenarios: 1, plan: '', content: '', leftOut: [], setting: {} }),
      [
        [
          'the run is shard 2/3; "tillproof merge" gives the certificate',
          '本次运行仅为第2/3份；证书由“tillproof merge”出具',
        ],
      ],
    ],
    [
      'a deliberate fault',
      ({ run }) => run.defects.push('no-reversal'),
      [['the deliberate fault no-reversal was put into the terminal', '终端内植入了缺陷no-reversal']],
    ],
    [
      'a problem of the run',
      ({ problems }) => problems.push({ en: 'it broke off', zh: '中断' }),
      [['it broke off', '中断']],
    ],
    [
      'a requirement that is open, known or not',
      ({ certificate, requirements }) => {
        for (const row of requirements) if (row.id === 'GUIDE-S-STEP-4c') row.verdict = 'known-failure';
        certificate.open.push('GUIDE-S-STEP-4c', 'GUIDE-Z-1');
      },
      [
        ['GUIDE-S-STEP-4c (MUST) is known failure', '必选要求GUIDE-S-STEP-4c：已知失败'],
        ['GUIDE-Z-1 (MUST) is not covered', '必选要求GUIDE-Z-1：未覆盖'],
      ],
    ],
    [
      'a scenario that needed another attempt',
      ({ scenarios }) => {
        for (const each of scenarios) if (each.id === 'en/result/approval-2') each.flaky = true;
      },
      [['en/result/approval-2 is flaky: it needed another attempt', 'en/result/approval-2不稳定：并非一次通过']],
    ],
    [
      'scenarios that failed or decided nothing',
      ({ scenarios }) => {
        for (const each of scenarios) {
          if (each.id === 'en/result/approval-2') each.verdict = 'failed';
          if (each.id === 'zh-CN/result/approval-2') each.verdict = 'inconclusive';
        }
      },
      [
        ['en/result/approval-2 failed', 'en/result/approval-2：失败'],
        ['zh-CN/result/approval-2 is inconclusive', 'zh-CN/result/approval-2：无结论'],
      ],
    ],
    [
      'a known failure that nobody answers for',
      (report) => (report.knownFailures = []),
      [
        [
          'en/result/waived-1 is a known failure, and nobody answers for it',
          'en/result/waived-1为已知失败，但无人负责',
        ],
      ],
    ],
    [
      'abilities that are not known',
      ({ run }) => delete run.declaration,
      [
        [
          'what the terminal says that it can do is not known, or several terminals say different things',
          '终端的能力声明未知，或多台终端的声明不一致',
        ],
      ],
    ],
    ...(['startedAt', 'seed', 'profile', 'wire', 'acquirer'] as const).map((what): [string, Change, string[][]] => [
      `no ${what}`,
      ({ run }) => (run[what] = null),
      [UNKNOWN],
    ]),
  ];
  it.each(cases)('for %s', (_, change, reasons) => {
    expect(against(change)).toEqual(reasons);
  });
});

describe('a report contradicts itself', () => {
  const cases: [string, Change, string[]][] = [
    ['in nothing', () => {}, []],
    ['in its verdict', (report) => (report.verdict = 'passed'), ['verdict']],
    ['in its headline', ({ headline }) => (headline.zh = '好'), ['headline']],
    ['in its counts', ({ counts }) => (counts.scenarios.passed += 1), ['counts']],
    ['in what the certificate waits for', ({ certificate }) => certificate.open.push('GUIDE-Z-1'), ['certificate']],
    [
      'in a requirement',
      ({ requirements }) => {
        for (const row of requirements) if (row.id === 'GUIDE-S-STEP-4c') row.reason = { en: 'so', zh: '是' };
      },
      ['GUIDE-S-STEP-4c'],
    ],
  ];
  it.each(cases)('%s', (_, change, named) => {
    const found = contradictions(changed(change));
    expect(found).toEqual(
      named.map((what) => ({
        en: `the report contradicts itself: ${what} does not follow from its scenarios`,
        zh: `报告自相矛盾：${what}与其场景不符`,
      })),
    );
    expect(reasonsAgainst(changed(change))).toEqual(expect.arrayContaining(found));
  });
});

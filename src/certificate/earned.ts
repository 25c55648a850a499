// Whether a run has earned a certificate: every reason against it at once, in both languages.

import { recomputed } from '../compliance/merge.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { VERDICT_WORDS } from '../compliance/words.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { waiversOf } from './facts.ts';

/** Why no certificate is given for the report; empty when it is earned. */
export function reasonsAgainst(report: ComplianceReport): Bilingual[] {
  const { run, scenarios, requirements, problems, certificate } = report;
  const verdictOf = (id: string) => requirements.find((row) => row.id === id);
  return [
    ...(report.verdict === 'compliant'
      ? []
      : [{ en: `the verdict is: ${report.headline.en}`, zh: `结论为：${report.headline.zh}` }]),
    ...(run.leftOut ?? []).map((id) => ({
      en: `${id} was not asked whole: a filter left scenarios out`,
      zh: `${id}未完整测试：有场景被筛除`,
    })),
    ...(run.shard === undefined
      ? []
      : [
          {
            en: `the run is shard ${run.shard.index}/${run.shard.of}; "tillproof merge" gives the certificate`,
            zh: `本次运行仅为第${run.shard.index}/${run.shard.of}份；证书由“tillproof merge”出具`,
          },
        ]),
    ...run.defects.map((id) => ({
      en: `the deliberate fault ${id} was put into the terminal`,
      zh: `终端内植入了缺陷${id}`,
    })),
    ...problems,
    ...certificate.open.map((id) => {
      const { en, zh } = VERDICT_WORDS[verdictOf(id)?.verdict ?? 'not-covered'];
      return { en: `${id} (MUST) is ${en}`, zh: `必选要求${id}：${zh}` };
    }),
    ...scenarios
      .filter(({ flaky }) => flaky)
      .map(({ id }) => ({ en: `${id} is flaky: it needed another attempt`, zh: `${id}不稳定：并非一次通过` })),
    ...scenarios
      .filter(({ verdict }) => verdict === 'failed' || verdict === 'inconclusive')
      .map(({ id, verdict }) => ({
        en: `${id} ${verdict === 'failed' ? 'failed' : 'is inconclusive'}`,
        zh: `${id}：${VERDICT_WORDS[verdict].zh}`,
      })),
    ...waiversOf(report)
      .filter(({ accepted }) => accepted.length === 0)
      .map(({ scenario }) => ({
        en: `${scenario} is a known failure, and nobody answers for it`,
        zh: `${scenario}为已知失败，但无人负责`,
      })),
    ...(run.declaration === undefined
      ? [
          {
            en: 'what the terminal says that it can do is not known, or several terminals say different things',
            zh: '终端的能力声明未知，或多台终端的声明不一致',
          },
        ]
      : []),
    ...(run.startedAt === null ||
    run.seed === null ||
    run.profile === null ||
    run.wire === null ||
    run.acquirer === null
      ? [
          {
            en: 'time, seed, profile, wire or acquirer of the run is not known',
            zh: '运行的时间、随机种子、终端类型、通信方式或收单方未知',
          },
        ]
      : []),
    ...contradictions(report),
  ];
}

/** What the report says of itself that its scenarios do not give; whoever changed one of them is found here. */
export function contradictions(report: ComplianceReport): Bilingual[] {
  const again = recomputed(report);
  const wrong = [
    ...(same(again.verdict, report.verdict) ? [] : ['verdict']),
    ...(same(again.headline, report.headline) ? [] : ['headline']),
    ...(same(again.counts, report.counts) ? [] : ['counts']),
    ...(same(again.certificate, report.certificate) ? [] : ['certificate']),
    ...again.requirements.flatMap((row, at) => (same(row, report.requirements[at]) ? [] : [row.id])),
  ];
  return wrong.map((what) => ({
    en: `the report contradicts itself: ${what} does not follow from its scenarios`,
    zh: `报告自相矛盾：${what}与其场景不符`,
  }));
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

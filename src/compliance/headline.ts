// One sentence for the whole run, in both languages: the verdict, how much was asked, and what follows for the certificate.
import type { Bilingual } from '../definitions/evidence.ts';
import type { ConsoleLanguage } from './console-language.ts';
import type { ComplianceReport, RequirementResult, RunVerdict } from './model.ts';
import { RUN_VERDICT_WORDS, VERDICT_WORDS } from './words.ts';

type Scope = ComplianceReport['scope'];

/** More ids than these are counted, not named. */
const NAMED = 5;

/** Verdict and scope: `Passed, 2 of 134 requirements asked`. */
export function verdictWords(verdict: RunVerdict, { asked, of, whole, untagged }: Scope, flaky: number): Bilingual {
  const { en, zh } = RUN_VERDICT_WORDS[verdict];
  const parts: Bilingual[] = [
    { en, zh },
    ...(whole ? [] : [{ en: `${asked} of ${of} requirements asked`, zh: `${of}项要求中测试了${asked}项` }]),
    ...(untagged === 0
      ? []
      : [
          {
            en: `${untagged} scenario${untagged === 1 ? '' : 's'} without a requirement`,
            zh: `${untagged}个场景未标注要求`,
          },
        ]),
    ...(flaky === 0 ? [] : [{ en: `${flaky} flaky`, zh: `${flaky}个场景不稳定` }]),
  ];
  return { en: parts.map((part) => part.en).join(', '), zh: parts.map((part) => part.zh).join('，') };
}

/**
 * Whether a certificate can be given, and if not, what it waits for. It needs every MUST that applies to be passed or attested, the whole
 * catalogue asked, and a run without anything inconclusive or flaky.
 */
export function certificateOf(
  verdict: RunVerdict,
  requirements: readonly RequirementResult[],
  flaky: readonly string[],
): ComplianceReport['certificate'] {
  const rows = requirements.filter(
    (row) => row.level === 'MUST' && !['passed', 'attested', 'not-applicable'].includes(row.verdict),
  );
  const better = flaky.length === 0 ? [] : [unsteady(flaky.length)];
  const reasons = {
    compliant: [...waitsFor(rows), ...better],
    passed: [NEEDS_ALL, ...better],
    'not-compliant': [NONE],
    inconclusive: [NONE],
  }[verdict];
  const eligible = verdict === 'compliant' && reasons.length === 0;
  const words = eligible ? [CAN_BE_GIVEN] : reasons;
  return {
    eligible,
    open: rows.map(({ id }) => id),
    flaky: [...flaky],
    reason: { en: words.map(({ en }) => en).join('; '), zh: words.map(({ zh }) => zh).join('；') },
  };
}

/** The sentence: `Compliant; the certificate waits for a person: GUIDE-B-FAQ-1a`. */
export function headlineOf(words: Bilingual, { reason }: ComplianceReport['certificate']): Bilingual {
  return { en: `${words.en}; ${reason.en}`, zh: `${words.zh}；${reason.zh}` };
}

/** The headline with the verdict in capitals, for a line that has no other mark: `COMPLIANT; a certificate can be given`. */
export function loudHeadline(
  { verdict, headline }: Pick<ComplianceReport, 'verdict' | 'headline'>,
  language: ConsoleLanguage = 'en',
): string {
  const words = RUN_VERDICT_WORDS[verdict][language];
  // Chinese has no capitals.
  return headline[language].replace(words, language === 'zh' ? `【${words}】` : words.toUpperCase());
}

const CAN_BE_GIVEN = { en: 'a certificate can be given', zh: '可以出具证书' };
const NONE = { en: 'no certificate', zh: '不能出具证书' };
const NEEDS_ALL = { en: 'a certificate needs all of them', zh: '出具证书须测试全部要求' };

function unsteady(count: number): Bilingual {
  return {
    en: `the certificate waits for a run in which ${count === 1 ? 'the flaky scenario passes' : 'the flaky scenarios pass'} at once`,
    zh: '不稳定的场景须一次通过后方可出具证书',
  };
}

/** What a compliant run still owes: a person's look, or a requirement that it did not prove. */
function waitsFor(open: readonly RequirementResult[]): Bilingual[] {
  const person = open.filter(({ mode, verdict }) => mode === 'manual' && verdict === 'not-covered');
  const others = open.filter((row) => !person.includes(row));
  const list = (rows: readonly RequirementResult[], name: (row: RequirementResult) => Bilingual): Bilingual => {
    const names = rows.slice(0, NAMED).map(name);
    const more = rows.length - names.length;
    return {
      en: [...names.map(({ en }) => en), ...(more > 0 ? [`${more} more`] : [])].join(', '),
      zh: [...names.map(({ zh }) => zh), ...(more > 0 ? [`另${more}项`] : [])].join('、'),
    };
  };
  const persons = list(person, ({ id }) => ({ en: id, zh: id }));
  const unproved = list(others, ({ id, verdict }) => ({
    en: `${id} (${VERDICT_WORDS[verdict].en})`,
    zh: `${id}（${VERDICT_WORDS[verdict].zh}）`,
  }));
  return [
    ...(person.length === 0
      ? []
      : [{ en: `the certificate waits for a person: ${persons.en}`, zh: `证书尚待人工核查：${persons.zh}` }]),
    ...(others.length === 0
      ? []
      : [{ en: `the certificate waits for proof of ${unproved.en}`, zh: `证书尚待证实：${unproved.zh}` }]),
  ];
}

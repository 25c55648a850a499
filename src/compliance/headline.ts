// One sentence for the whole run, in both languages: the verdict, how much was asked, and what follows for the certificate.
import type { Bilingual } from '../definitions/evidence.ts';
import { type Claim, openClaims } from './claims.ts';
import type { ConsoleLanguage } from './console-language.ts';
import { isBroken } from './known-failures.ts';
import type { ComplianceReport, KnownFailureResult, RequirementResult, RunVerdict } from './model.ts';
import { RUN_VERDICT_WORDS, VERDICT_WORDS } from './words.ts';

type Scope = ComplianceReport['scope'];

/** More ids than these are counted, not named. */
const NAMED = 5;

/** Verdict and scope: `Passed, 2 of 134 requirements asked`. */
export function verdictWords(
  verdict: RunVerdict,
  { asked, partly, of, whole, untagged }: Scope,
  flaky: number,
  known: readonly KnownFailureResult[] = [],
): Bilingual {
  const { en, zh } = RUN_VERDICT_WORDS[verdict];
  const parts: Bilingual[] = [
    { en, zh },
    ...(whole ? [] : [askedWords(asked, partly, of)]),
    ...(untagged === 0
      ? []
      : [
          {
            en: `${untagged} scenario${untagged === 1 ? '' : 's'} without a requirement`,
            zh: `${untagged}个场景未标注要求`,
          },
        ]),
    ...waivers(known),
    ...(flaky === 0 ? [] : [{ en: `${flaky} flaky`, zh: `${flaky}个场景不稳定` }]),
  ];
  return { en: parts.map((part) => part.en).join(', '), zh: parts.map((part) => part.zh).join('，') };
}

/** Where nothing was asked whole, such as in a chapter whose requirements go on in others, what was asked in part counts. */
function askedWords(asked: number, partly: number, of: number): Bilingual {
  return asked === 0 && partly > 0
    ? { en: `${partly} of ${of} requirements asked in part`, zh: `${of}项要求中部分测试了${partly}项` }
    : { en: `${asked} of ${of} requirements asked`, zh: `${of}项要求中测试了${asked}项` };
}

/** MUSTs that are waived are always named; entries that do not hold are counted, for the report names them. */
function waivers(known: readonly KnownFailureResult[]): Bilingual[] {
  const musts = [...new Set(known.flatMap((entry) => entry.musts))];
  const broken = known.filter(isBroken).length;
  return [
    ...(musts.length === 0 ? [] : [{ en: `waived: ${musts.join(' ')}`, zh: `豁免：${musts.join('、')}` }]),
    ...(broken === 0
      ? []
      : [
          {
            en: `${broken} known failure${broken === 1 ? ' does' : 's do'} not hold`,
            zh: `${broken}条已知失败不成立`,
          },
        ]),
  ];
}

/**
 * Whether a certificate can be given, and if not, what it waits for. It needs everything that a MUST claims of the terminal to be passed or
 * attested where it applies, the whole catalogue asked, and a run without anything inconclusive or flaky. What host, back office, operator
 * or service provider owe is none of it.
 */
export function certificateOf(
  verdict: RunVerdict,
  requirements: readonly RequirementResult[],
  flaky: readonly string[],
): ComplianceReport['certificate'] {
  const rows = requirements.filter((row) => row.level === 'MUST' && ofTheTerminal(row).length > 0);
  const better = flaky.length === 0 ? [] : [unsteady(flaky.length)];
  const reasons = {
    compliant: [...waitsFor(rows.flatMap(ofTheTerminal)), ...better],
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

const ofTheTerminal = (row: RequirementResult) => openClaims(row).filter(({ party }) => party === 'terminal');

/** What a compliant run still owes: a person's look, or a claim that it did not prove. */
function waitsFor(open: readonly Claim[]): Bilingual[] {
  const person = open.filter(({ needsAPerson, verdict }) => needsAPerson && verdict === 'not-covered');
  const others = open.filter((claim) => !person.includes(claim));
  const list = (rows: readonly Claim[], name: (claim: Claim) => Bilingual): Bilingual => {
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

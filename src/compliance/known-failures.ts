// Failures that are known and accepted for a while: they still run, and the list is held to what happens as strictly as the terminal is.
import type { Bilingual, Finding } from '../definitions/evidence.ts';
import { type Static, Type } from '../schema.ts';
import { general } from './causes.ts';
import type { KnownFailureResult, RequirementResult, ScenarioResult } from './model.ts';

const WORDS = { minLength: 1, maxLength: 2000 };

const Row = Type.Object(
  {
    scenario: Type.Optional(
      Type.String({
        ...WORDS,
        description: 'number of a case (TP-042, or TP-042.3 for one row of an outline), or id of a scenario',
      }),
    ),
    requirement: Type.Optional(
      Type.String({
        ...WORDS,
        description: 'a waiver: id of a requirement, for all scenarios that are tagged with it',
      }),
    ),
    failure: Type.Array(Type.String(WORDS), {
      minItems: 1,
      uniqueItems: true,
      description:
        'what is found wrong, in English or Chinese; numbers in it do not count. Anything else is another failure',
    }),
    reason: Type.String({ ...WORDS, description: 'why it is accepted' }),
    owner: Type.String({ ...WORDS, description: 'who answers for it' }),
    expires: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'last day on which it is accepted' }),
  },
  { additionalProperties: false },
);
export type KnownFailure = Static<typeof Row>;

export const KnownFailureFile = Type.Array(Row, {
  $id: 'https://tillproof.dev/schemas/known-failures.json',
  title: 'Tillproof known failures',
  description: 'known-failures.yaml: each row names a scenario or a requirement, one of both.',
});

/** What a row is about, for people. */
const nameOf = ({ scenario, requirement }: KnownFailure) => scenario ?? requirement ?? '';

/** The words of a finding without its numbers, in both languages. */
const wordsOf = ({ text }: Finding) => [general(text.en), general(text.zh)];
const isExpected = (finding: Finding, rows: readonly KnownFailure[]) =>
  rows.some(({ failure }) => failure.some((words) => wordsOf(finding).includes(general(words))));

/** True for a row about the guide, not about features of one's own. */
const isGuides = ({ scenario, requirement }: KnownFailure) => /^(?:TP-|GUIDE-)/.test(scenario ?? requirement ?? '');

/** True when the row is about the scenario: by its case, with or without its row, its id, or a requirement that it is tagged with or breaks. */
function isAbout({ scenario, requirement }: KnownFailure, result: ScenarioResult): boolean {
  if (requirement !== undefined)
    return (
      result.requirements.includes(requirement) || result.findings.some((each) => each.requirement === requirement)
    );
  return [result.id, result.pair, result.case, result.case.replace(/\.\d+$/, '')].includes(scenario ?? '');
}

/** What each row of the list came to, from the statuses that `KnownFailures` gives. */
const BROKEN: readonly KnownFailureResult['status'][] = ['unexpected-pass', 'other-failure', 'unused', 'expired'];

/** True for an entry that fails the run. */
export const isBroken = ({ status }: Pick<KnownFailureResult, 'status'>): boolean => BROKEN.includes(status);

type Left = { isWhole: boolean; leftOut: readonly string[] };

/** A list of known failures on one day. Results go through `of`; `entries` tells what became of the rows. */
export class KnownFailures {
  readonly #rows: readonly KnownFailure[];
  readonly #expired: ReadonlySet<KnownFailure>;
  readonly #isPart: boolean;

  /**
   * @param today `YYYY-MM-DD`; a row counts up to the end of the day that it names
   * @param more `isPart`: the run was asked for a part of the scenarios only
   */
  constructor(
    rows: readonly KnownFailure[],
    today: string,
    { expired = rows.filter(({ expires }) => expires < today), isPart = false } = {},
  ) {
    this.#rows = rows;
    this.#expired = new Set(expired);
    this.#isPart = isPart;
  }

  /** The list as a report tells of it, on the day of its run: to work its entries out again from its scenarios. */
  static ofReport(
    entries: readonly KnownFailureResult[],
    isPart = entries.some(({ status }) => status === 'not-run'),
  ): KnownFailures {
    const rows = entries.map((entry) => ({ status: entry.status, row: rowOf(entry) }));
    const expired = rows.filter(({ status }) => status === 'expired').map(({ row }) => row);
    return new KnownFailures(
      rows.map(({ row }) => row),
      '',
      { expired, isPart },
    );
  }

  /** The result, with the list laid over it. A failure is known when everything that was found wrong stands in a row that has not expired. */
  of(result: ScenarioResult): ScenarioResult {
    const rows = this.#rows.filter((row) => isAbout(row, result));
    if (rows.length === 0) return result;
    const valid = rows.filter((row) => !this.#isExpired(row));
    const own = valid.filter(({ scenario }) => scenario !== undefined);
    if (result.verdict === 'passed' && own.length > 0)
      return { ...result, verdict: 'failed', flaky: false, findings: [...own.map(unexpectedPass), ...result.findings] };
    if (result.verdict !== 'failed') return result;
    const wrong = result.findings.filter(({ verdict }) => verdict === 'failed');
    const known = valid.filter((row) => wrong.some((finding) => isExpected(finding, [row])));
    if (wrong.length > 0 && wrong.every((finding) => isExpected(finding, valid)))
      return { ...result, verdict: 'known-failure', findings: [...known.map(accepted), ...result.findings] };
    const notes = rows.map((row) => (this.#isExpired(row) ? expiredNote(row) : otherFailure(row)));
    return { ...result, findings: [...result.findings, ...notes] };
  }

  /**
   * What became of every row.
   *
   * @param scenarios as `of` left them
   * @param left `isWhole`: nothing was left out of the run, so that a row without a scenario is one that nobody needs; `leftOut`:
   * requirements with a scenario that was not run
   */
  entries(
    scenarios: readonly ScenarioResult[],
    requirements: readonly RequirementResult[],
    left: Left,
  ): KnownFailureResult[] {
    const hasKind = (guides: boolean) => scenarios.some((each) => each.case.startsWith('TP-') === guides);
    return this.#rows.map((row) => {
      const about = scenarios.filter((each) => isAbout(row, each));
      const used = about.filter(
        ({ verdict, findings }) =>
          verdict === 'known-failure' && findings.some((finding) => isExpected(finding, [row])),
      );
      const status = this.#statusOf(row, about, used, left, hasKind);
      const waived = new Set(used.flatMap((each) => each.requirements));
      const musts = requirements
        .filter(({ id, level, verdict }) => level === 'MUST' && verdict === 'known-failure' && waived.has(id))
        .map(({ id }) => id);
      const { scenario = null, requirement = null, failure, reason, owner, expires } = row;
      return {
        ...{ scenario, requirement, failure: [...failure], reason, owner, expires, status, musts },
        scenarios: used.map(({ id }) => id),
        text: wordsFor(row, status),
      };
    });
  }

  #statusOf(
    row: KnownFailure,
    about: readonly ScenarioResult[],
    used: readonly ScenarioResult[],
    { isWhole, leftOut }: Left,
    hasKind: (guides: boolean) => boolean,
  ): KnownFailureResult['status'] {
    if (this.#isExpired(row)) return 'expired';
    const isPass = ({ verdict, findings }: ScenarioResult) =>
      row.scenario === undefined ? verdict === 'passed' : isUnexpectedPass({ verdict, findings });
    if (row.scenario !== undefined && about.some(isPass)) return 'unexpected-pass';
    if (about.some((each) => each.verdict === 'failed' && !isPass(each))) return 'other-failure';
    if (used.length > 0) return 'known';
    // What fails of a waived requirement may be among what another machine, or another run, plays.
    if (row.requirement !== undefined && leftOut.includes(row.requirement)) return 'not-run';
    if (about.some(isPass)) return 'unexpected-pass';
    // The list may serve runs of the guide and of own features: what the other kind is about was not to be run.
    const isAsked = about.length > 0 || (isWhole && hasKind(isGuides(row)));
    return isAsked && !this.#isPart ? 'unused' : 'not-run';
  }

  #isExpired = (row: KnownFailure) => this.#expired.has(row);
}

/** The row that an entry came of. */
export function rowOf({ scenario, requirement, failure, reason, owner, expires }: KnownFailureResult): KnownFailure {
  return {
    ...(scenario === null ? {} : { scenario }),
    ...(requirement === null ? {} : { requirement }),
    ...{ failure, reason, owner, expires },
  };
}

const UNEXPECTED_PASS = {
  en: 'The scenario is listed as a known failure, but it passed: take it off the list.',
  zh: '该场景被列为已知失败，却通过了：请将其移出清单。',
};

/** True for a scenario that failed by passing, because it is on the list. */
export const isUnexpectedPass = ({ verdict, findings }: Pick<ScenarioResult, 'verdict' | 'findings'>): boolean =>
  verdict === 'failed' && findings.some(({ text }) => text.en === UNEXPECTED_PASS.en);

const unexpectedPass = ({ failure }: KnownFailure): Finding => ({
  verdict: 'failed',
  text: UNEXPECTED_PASS,
  expected: failure.join(' | '),
  actual: 'passed',
});

const accepted = ({ reason, owner, expires }: KnownFailure): Finding => ({
  verdict: 'known-failure',
  text: {
    en: `Known and accepted until ${expires} (${owner}): ${reason}`,
    zh: `已知并接受至${expires}（${owner}）：${reason}`,
  },
});

const otherFailure = ({ failure }: KnownFailure): Finding => ({
  verdict: 'known-failure',
  text: {
    en: `Known is another failure than this: ${failure.join(' | ')}`,
    zh: `已知的是另一种失败：${failure.join(' | ')}`,
  },
});

const expiredNote = (row: KnownFailure): Finding => ({ verdict: 'known-failure', text: wordsFor(row, 'expired') });

/** One sentence about an entry, in both languages. */
function wordsFor(row: KnownFailure, status: KnownFailureResult['status']): Bilingual {
  const name = nameOf(row);
  const { expires, owner, reason } = row;
  return {
    known: {
      en: `${name}: known and accepted until ${expires} (${owner}): ${reason}`,
      zh: `${name}：已知并接受至${expires}（${owner}）：${reason}`,
    },
    'unexpected-pass': {
      en: `${name} is listed as a known failure, but it passed: take it off the list (${owner})`,
      zh: `${name}被列为已知失败，却通过了：请将其移出清单（${owner}）`,
    },
    'other-failure': {
      en: `${name} failed for another reason than the list says (${owner})`,
      zh: `${name}的失败原因与清单所列不同（${owner}）`,
    },
    unused: {
      en: `${name} is listed as a known failure, and nothing failed of it: take it off the list (${owner})`,
      zh: `${name}被列为已知失败，但没有相应的失败：请将其移出清单（${owner}）`,
    },
    expired: {
      en: `${name} was accepted until ${expires}, and that day is over (${owner}): ${reason}`,
      zh: `${name}仅接受至${expires}，现已过期（${owner}）：${reason}`,
    },
    'not-run': { en: `${name} was not run (${owner})`, zh: `${name}未执行（${owner}）` },
  }[status];
}

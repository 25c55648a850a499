// coverage.json: every requirement with the scenarios about it in each language, its verdict and its reason; checked against its schema.
import { WAYS_TO_SEE } from '../../definitions/requirements/requirement.ts';
import { OWN_SCHEMAS, type Static, Type } from '../../schema.ts';
import { validatorWhenAsked } from '../../validator.ts';
import { claimsOf } from '../claims.ts';
import { type ComplianceReport, LEVELS, REQUIREMENT_VERDICTS, type RequirementResult } from '../model.ts';
import { wentWrong } from '../verdicts.ts';

const closed = { additionalProperties: false };
const literals = <const T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] });
const Bilingual = Type.Object({ en: Type.String(), zh: Type.String() }, closed);
const ids = Type.Array(Type.String(), { description: 'ids of scenarios, as in compliance.json' });

export const Coverage = Type.Object(
  {
    format: Type.Literal(1),
    tool: Type.Object({ name: Type.Literal('tillproof'), version: Type.String() }, closed),
    profile: Type.Union([Type.String(), Type.Null()]),
    automatic: Type.Object(
      {
        total: Type.Integer({ minimum: 0 }),
        passed: Type.Integer({ minimum: 0 }),
        open: Type.Array(Type.String({ description: 'id of one that is not passed' })),
      },
      { ...closed, description: 'the MUST and SHOULD requirements of mode auto or semi, as far as a run can see them' },
    ),
    requirements: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          level: literals(LEVELS),
          party: Type.String({
            description: 'who has to fulfil it; what others than the terminal owe is none of its certificate',
          }),
          mode: Type.String(),
          chapter: Type.String(),
          text: Bilingual,
          verdict: literals(REQUIREMENT_VERDICTS),
          reason: Type.Union([Bilingual, Type.Null()], { description: 'why it is not passed' }),
          scenarios: Type.Object({ en: ids, 'zh-CN': ids }, closed),
          clauses: Type.Array(
            Type.Object(
              {
                id: Type.String(),
                seen: literals(WAYS_TO_SEE),
                party: Type.String(),
                text: Bilingual,
                verdict: literals(REQUIREMENT_VERDICTS),
                reason: Type.Union([Bilingual, Type.Null()], { description: 'why it is not passed' }),
                scenarios: Type.Object({ en: ids, 'zh-CN': ids }, closed),
              },
              closed,
            ),
            { description: 'what it claims, one by one, where that is more than one thing' },
          ),
        },
        closed,
      ),
    ),
  },
  {
    ...closed,
    $id: 'https://tillproof.dev/schemas/coverage.json',
    title: 'Tillproof coverage',
    description: 'reports/coverage.json: which requirement is proved by what, in each language.',
  },
);
export type Coverage = Static<typeof Coverage>;
const validator = validatorWhenAsked(() => Coverage, { allErrors: true, ...OWN_SCHEMAS });

export function coverageOf({ requirements, tool, run, scenarios }: ComplianceReport): Coverage {
  const languages = new Map(scenarios.map(({ id, language }) => [id, language]));
  const automatic = requirements.filter(({ level, mode }) => level !== 'MAY' && (mode === 'auto' || mode === 'semi'));
  const open = automatic.filter((row) => !passedAsSeen(row)).map(({ id }) => id);
  const spoken = (of: Pick<RequirementResult, 'scenarios'>, language: 'en' | 'zh-CN') =>
    of.scenarios.filter((id) => languages.get(id) === language);
  const bySpeech = (of: Pick<RequirementResult, 'scenarios'>) => ({
    en: spoken(of, 'en'),
    'zh-CN': spoken(of, 'zh-CN'),
  });
  return {
    format: 1,
    tool,
    profile: run.profile,
    automatic: { total: automatic.length, passed: automatic.length - open.length, open },
    requirements: requirements.map((row) => ({
      id: row.id,
      level: row.level,
      party: row.party,
      mode: row.mode,
      chapter: row.chapter,
      text: row.text,
      verdict: row.verdict,
      reason: row.reason,
      scenarios: bySpeech(row),
      clauses: row.clauses.map(({ attestation: _, ...clause }) => ({ ...clause, scenarios: bySpeech(clause) })),
    })),
  };
}

/** Whether everything that it claims and a run can see is passed. */
function passedAsSeen(row: RequirementResult): boolean {
  const claims = claimsOf(row).filter(({ needsAPerson }) => !needsAPerson);
  return !wentWrong(row.verdict) && claims.every(({ verdict }) => verdict === 'passed');
}

/** Throws an Error that lists every place where the coverage breaks its own schema. */
export function coverageJson(report: ComplianceReport): string {
  const coverage = coverageOf(report);
  const validate = validator();
  if (!validate(coverage)) {
    const reasons = (validate.errors ?? []).map(({ instancePath, message }) => `  ${instancePath || '/'}: ${message}`);
    throw new Error(`The coverage does not meet its schema:\n${reasons.join('\n')}`);
  }
  return `${JSON.stringify(coverage, null, 1)}\n`;
}

// The closing words of a run, for people and for machines.
import { fitnessWords } from '../compliance/fitness.ts';
import { loudHeadline } from '../compliance/headline.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { terminalName } from '../compliance/words.ts';

const FILES = ['compliance.html', 'compliance.json', 'coverage.json', 'junit.xml', 'summary.md'];

/**
 * What `certify` prints: a text, and the same facts as one JSON object. `reports` is the folder that they are in, null when they could not be
 * written; `allure`: Allure's are among them.
 */
export function summary(
  report: ComplianceReport,
  reports: string | null,
  { allure }: { allure: boolean },
): { text: string; json: object } {
  const names = [...FILES, ...(allure ? ['allure-results'] : [])];
  const paths = Object.fromEntries(names.map((name) => [name, `${reports}/${name}`]));
  const [first, ...others] = Object.values(paths);
  const count = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([verdict, n]) => `${n} ${verdict}`)
      .join(', ');
  const attested = report.requirements.flatMap(({ id, attestation }) =>
    attestation === null ? [] : [{ requirement: id, ...attestation }],
  );
  const flaky = report.scenarios.filter((scenario) => scenario.flaky);
  const machine = fitnessWords(report.run.fitness);
  const text = [
    '',
    loudHeadline(report),
    `  terminal      ${terminalName(report.terminal) || 'unknown'}, profile ${report.run.profile}, wire ${report.run.wire}, acquirer ${report.run.acquirer}`,
    `  scenarios     ${count(report.counts.scenarios)}${report.counts.flaky > 0 ? `, ${report.counts.flaky} of them flaky` : ''}`,
    ...causes(report),
    ...flaky.map(({ name, uri, line }) => `  flaky         ${name}  (${uri}:${line})`),
    `  requirements  ${count(report.counts.requirements)}`,
    ...report.problems.map(({ en }) => `  problem       ${en.replaceAll('\n', '\n                ')}`),
    ...report.knownFailures.map(({ status, text: { en } }) => `  ${status.padEnd(13)} ${en}`),
    ...attested.map(({ requirement, by, at }) => `  attested      ${requirement} by ${by}, ${at}`),
    ...(machine === null ? [] : [`  ${machine.en}`]),
    `  took ${(report.run.durationMs / 1000).toFixed(1)} s, seed ${report.run.seed}`,
    ...(reports === null
      ? []
      : [
          '',
          `  ${first}   open this one`,
          `  ${others.map((file) => (file.endsWith('allure-results') ? `${file}/` : file)).join(', ')}`,
        ]),
  ].join('\n');
  return {
    text,
    json: {
      verdict: report.verdict,
      headline: report.headline,
      scope: report.scope,
      certificate: report.certificate,
      causes: report.causes,
      counts: report.counts,
      scenarios: report.scenarios.map(({ id, case: number, name, verdict, flaky: again }) => ({
        ...{ id, case: number, name, verdict, flaky: again },
      })),
      knownFailures: report.knownFailures,
      attested,
      durationMs: report.run.durationMs,
      fitness: report.run.fitness,
      seed: report.run.seed,
      problems: report.problems.map(({ en }) => en),
      reports: reports === null ? {} : paths,
    },
  };
}

/** More causes than these are counted; the report has all of them. */
const LISTED = 5;

/** What went wrong, each thing once, worst first. */
function causes({ causes: all, scenarios }: ComplianceReport): string[] {
  if (all.length === 0) return [];
  const width = Math.max(...all.map(({ kind }) => kind.length));
  const lines = all.slice(0, LISTED).flatMap(({ kind, text, count, requirements, example, followsFrom }, at) => {
    const first = scenarios.find(({ id }) => id === example.scenario);
    const from = followsFrom === null ? '' : `, follows from ${followsFrom + 1}`;
    return [
      `    ${at + 1}  ${kind.padEnd(width)}  ${text.en}  (${count} scenario${count === 1 ? '' : 's'}, ${requirements[0] ?? 'no requirement'}${from})`,
      ...(first === undefined
        ? []
        : [`       ${' '.repeat(width)}  for example: ${first.name}  (${first.uri}:${first.line})`]),
    ];
  });
  const more = all.length - LISTED;
  return ['', '  fix first', ...lines, ...(more > 0 ? [`    and ${more} more in the report`] : []), ''];
}

// One nasty text in every field of a report: each format is read back by its own parser and says exactly that text, and nothing else happens.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parseEnvInfo } from 'allure-js-commons/sdk/reporter';
import { beforeAll, describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { OWN_SCHEMAS } from '../../schema.ts';
import { ComplianceReport } from '../model.ts';
import { failureLines } from '../progress.ts';
import { makeReport, Results } from '../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../sample.fixture.ts';
import { failingAt, sampleScenario } from '../sample-scenario.fixture.ts';
import { namesOf } from '../tags.ts';
import { visible } from '../visible.ts';
import { allureResults } from './allure.ts';
import { evidenceIn, plainPartOf, summaryIn } from './html/unpacked.fixture.ts';
import { REPORTS } from './index.ts';
import { breaches } from './junit-schema.fixture.ts';
import { type Leaf, NASTY, readMarkdown, readXml } from './readers.fixture.ts';

/** Stands where the nasty text will stand; nothing else has it. */
const PLAIN = 'Wqz';
/** What a report in lines says of it. */
const ONE_LINE = visible(NASTY).replace(/\s+/gu, ' ');

/** What a reader finds when only the nasty text stands where the plain one stood. */
const spoken = (leaves: readonly Leaf[], as: (place: string) => string): Leaf[] =>
  leaves.map(([place, text]) => [place, text.replaceAll(PLAIN, () => as(place))]);

type AllureResult = { name: string; description?: string; statusDetails: { message?: string } };

/** The report with the text in every string that its schema leaves free. */
function spoilt(report: ComplianceReport, text: string): ComplianceReport {
  const ajv = new Ajv({ allErrors: true, ...OWN_SCHEMAS });
  const fixed = new Set<string>();
  for (;;) {
    const copy = replaceStrings(report, text, '', fixed) as ComplianceReport;
    if (ajv.validate(ComplianceReport, copy)) return copy;
    for (const { instancePath } of ajv.errors ?? []) fixed.add(instancePath);
  }
}

function replaceStrings(value: unknown, text: string, path: string, fixed: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return fixed.has(path) ? value : `${text}${path.endsWith('/uri') ? path : ''}`;
  if (Array.isArray(value)) return value.map((item, i) => replaceStrings(item, text, `${path}/${i}`, fixed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, replaceStrings(item, text, `${path}/${key}`, fixed)]),
  );
}

const fresh = () => makeReport(sampleRun('bad'), { ...FACTS, attestations: [ATTESTED] }, REQUIREMENTS);
let report: ComplianceReport;
let plain: ComplianceReport;
beforeAll(() => {
  // Ids and times stay: they are the harness's own.
  const own = ({ scenarios, requirements, ...rest }: ComplianceReport, from: ComplianceReport): ComplianceReport => ({
    ...rest,
    certificate: from.certificate,
    scenarios: scenarios.map((each, i) => ({
      ...each,
      id: from.scenarios[i]!.id,
      pair: from.scenarios[i]!.pair,
      startedAt: from.scenarios[i]!.startedAt,
      chapter: from.scenarios[i]!.chapter,
    })),
    requirements: requirements.map((each, i) => ({
      ...each,
      id: from.requirements[i]!.id,
      scenarios: from.requirements[i]!.scenarios,
      clauses: each.clauses.map((clause, at) => ({ ...clause, id: from.requirements[i]!.clauses[at]!.id })),
    })),
  });
  report = own(spoilt(fresh(), NASTY), fresh());
  plain = own(spoilt(fresh(), PLAIN), fresh());
});

const acting = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/u;

describe('one nasty text in every field', () => {
  it('is looked for in every report that there is', () => {
    const text = readFileSync(import.meta.filename, 'utf8');
    expect(Object.keys(REPORTS).filter((name) => !text.includes(`REPORTS['${name}'](`))).toEqual([]);
  });

  it('is in the report at all', () => {
    expect(JSON.stringify(report).split(JSON.stringify(NASTY).slice(1, -1)).length).toBeGreaterThan(500);
  });

  it('comes back from compliance.json and coverage.json', () => {
    expect(JSON.parse(REPORTS['compliance.json'](report))).toEqual(report);
    const { requirements } = JSON.parse(REPORTS['coverage.json'](report)) as {
      requirements: { text: { en: string } }[];
    };
    expect(requirements.every(({ text }) => text.en === NASTY)).toBe(true);
  });

  it('comes back from ctrf.json', () => {
    const { results } = JSON.parse(REPORTS['ctrf.json'](report)) as { results: { tests: { name: string }[] } };
    const named = results.tests.filter(({ name }) => name.includes(NASTY));
    expect(named.length).toBeGreaterThanOrEqual(report.scenarios.length);
  });

  it('comes back from every file of Allure, and nothing acts in its Markdown', () => {
    const files = Object.fromEntries(allureResults(report));
    const results = Object.entries(files).filter(([name]) => name.endsWith('-result.json'));
    for (const [, content] of results) {
      const { name, description, statusDetails } = JSON.parse(content) as AllureResult;
      if (description !== undefined) expect(name.startsWith(NASTY)).toBe(true);
      // A problem of the run has a number for a name, and says what it is in its message.
      else expect(`${name} ${statusDetails.message}`).toContain(NASTY);
      expect(description ?? '').not.toMatch(acting);
    }
    const descriptions = (of: ComplianceReport) =>
      [...allureResults(of)].flatMap(([name, content]) =>
        name.endsWith('-result.json') ? ((JSON.parse(content) as AllureResult).description ?? []) : [],
      );
    const described = descriptions(report).map(readMarkdown);
    expect(described.flat().length).toBeGreaterThan(20);
    expect(described).toEqual(
      descriptions(plain).map((text) =>
        spoken(readMarkdown(text), (place) => (place.endsWith('code') ? visible(NASTY) : ONE_LINE)),
      ),
    );
    const environment = parseEnvInfo(files['environment.properties']!);
    expect(environment).toMatchObject({ verdict: visible(NASTY), profile: visible(NASTY), tillproof: visible(NASTY) });
    const [[, ofPlain] = ['', '']] = allureResults(plain);
    expect(Object.keys(environment)).toEqual(Object.keys(parseEnvInfo(ofPlain)));
  });

  it('comes back from junit.xml, with control characters made visible', () => {
    const text = REPORTS['junit.xml'](report);
    expect(text).not.toMatch(acting);
    expect(breaches(text)).toEqual([]);
    const read = readXml(text);
    expect(read.filter(([place]) => place.endsWith('testcase@name')).length).toBeGreaterThan(5);
    expect(read).toEqual(spoken(readXml(REPORTS['junit.xml'](plain)), () => visible(NASTY)));
  });

  it('comes back from compliance.html, which has nothing more in it than with any other text', () => {
    const text = REPORTS['compliance.html'](report);
    expect(text).not.toMatch(acting);
    const tags = (of: ComplianceReport) =>
      plainPartOf(REPORTS['compliance.html'](of))
        .match(/<\/?[a-z][a-z0-9]*/gi)
        ?.filter((tag) => !/^<\/?(?:span|i)$/.test(tag));
    expect(tags(report)?.length).toBeGreaterThan(100);
    expect(tags(report)).toEqual(tags(plain));
    expect(evidenceIn(text).map(({ steps }) => steps)).toEqual(report.scenarios.map(({ steps }) => steps));
    const ids = report.scenarios.map(({ id }) => id);
    const rows = report.requirements.map((row) => ({
      ...row,
      scenarios: row.scenarios.map((id) => ids.indexOf(id)),
      clauses: row.clauses.map(({ scenarios: _, ...clause }) => clause),
    }));
    expect(summaryIn(text).requirements).toEqual(rows);
  });

  it('comes back from summary.md: no link, image, HTML, list or table cell more', () => {
    const text = REPORTS['summary.md'](report);
    expect(text).not.toMatch(acting);
    const written = (place: string) => {
      if (place.endsWith('@url')) return NASTY;
      // The format itself has no backslash before a bar in the code of a cell.
      return place.endsWith('tableCell/inlineCode') ? ONE_LINE.replaceAll('\\|', '|') : ONE_LINE;
    };
    expect(readMarkdown(text)).toEqual(spoken(readMarkdown(REPORTS['summary.md'](plain)), written));
    // Pages that show Markdown also look for people and formulas.
    const bare = text.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '').replace(/\]\([^() ]*\)/g, '');
    expect(bare).not.toMatch(/(?<!\\)@all|(?<!\\)\$m/);
  });

  it('does nothing to the screen of who follows the run', () => {
    const place = { chapter: 'declines', file: 'nasty', number: 1 };
    const outcomes = failingAt(1, { name: 'Error', message: NASTY });
    const scenario = sampleScenario('en', place, NASTY, { outcomes });
    const lines = failureLines({ done: 1, total: 1, scenario }, new Results(namesOf(REQUIREMENTS)));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(acting);
  });
});

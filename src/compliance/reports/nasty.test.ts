// One nasty text in every field of a report: each format is read back by its own parser and says exactly that text, and nothing else happens.
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../definitions/requirements/index.ts';
import { OWN_SCHEMAS } from '../../schema.ts';
import { ComplianceReport } from '../model.ts';
import { progressLines } from '../progress.ts';
import { makeReport, Results } from '../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../sample.fixture.ts';
import { failingAt, sampleScenario } from '../sample-scenario.fixture.ts';
import { prefixesOf } from '../tags.ts';
import { visible } from '../visible.ts';
import { allureResults } from './allure.ts';
import { runsOf } from './html/data.ts';
import { REPORTS } from './index.ts';

const NASTY =
  '# a\r\nb\rc\u0000\u001b[31m\u007f\u0085 \\| | ![i](http://evil.example/i.png) [l](javascript:x) <img src=x onerror=x> </script><!-- ``` `c` *e* _u_ ~s~ $m$ @all "q" \'s\' & &amp; ]]> =1 \u202e \u2028 www.evil.example \t end';

const { DOMParser } = createRequire(import.meta.url)('xmldom') as {
  DOMParser: new (options: object) => { parseFromString: (text: string, type: string) => XmlNode };
};
type XmlNode = {
  nodeName: string;
  childNodes?: ArrayLike<XmlNode>;
  attributes?: ArrayLike<{ name: string; value: string }>;
  nodeValue?: string;
};

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
    })),
  });
  report = own(spoilt(fresh(), NASTY), fresh());
  plain = own(spoilt(fresh(), 'x'), fresh());
});

/** What is left of Markdown as CommonMark reads it when its escapes and its code are taken out. */
function markup(markdown: string): string {
  let rest = '';
  for (let i = 0; i < markdown.length; i++) {
    const run = /^`+/.exec(markdown.slice(i, i + 20))?.[0];
    if (markdown[i] === '\\' && /[!-/:-@[-`{-~]/.test(markdown[i + 1] ?? '')) i += 1;
    else if (run === undefined) rest += markdown[i];
    else {
      const end = new RegExp(`(?<!\`)${run}(?!\`)`).exec(markdown.slice(i + run.length));
      i += run.length - 1 + (end === null ? 0 : end.index + run.length);
    }
  }
  return rest;
}

const acting = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/u;

describe('one nasty text in every field', () => {
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

  it('comes back from every file of Allure, and nothing acts in its Markdown', () => {
    const files = allureResults(report);
    const results = Object.entries(files).filter(([name]) => name.endsWith('-result.json'));
    for (const [, content] of results) {
      const { name, description, statusDetails } = JSON.parse(content) as AllureResult;
      if (description !== undefined) expect(name.startsWith(NASTY)).toBe(true);
      // A problem of the run has a number for a name, and says what it is in its message.
      else expect(`${name} ${statusDetails.message}`).toContain(NASTY);
      expect(description ?? '').not.toMatch(acting);
      // Whatever fences a text has, those around it are longer.
      for (const [, fence = '', body = ''] of (description ?? '').matchAll(/^(`{3,})\n([\s\S]*?)\n\1$/gm))
        expect(body).not.toContain(fence);
    }
    expect(files['environment.properties']!.split('\n').length).toBe(
      allureResults(plain)['environment.properties']!.split('\n').length,
    );
  });

  it('comes back from junit.xml, with control characters made visible', () => {
    const text = REPORTS['junit.xml'](report);
    expect(text).not.toMatch(acting);
    const fail = (reason: string) => {
      throw new Error(reason);
    };
    const errorHandler = { warning: fail, error: fail, fatalError: fail };
    const shape = (node: XmlNode): unknown => [
      node.nodeName,
      Array.from(node.childNodes ?? [])
        .filter(({ nodeName }) => nodeName !== '#text')
        .map(shape),
    ];
    const parse = (xml: string) => new DOMParser({ errorHandler }).parseFromString(xml, 'text/xml');
    expect(shape(parse(text))).toEqual(shape(parse(REPORTS['junit.xml'](plain))));
    const names: string[] = [];
    const visit = ({ nodeName, attributes, childNodes }: XmlNode) => {
      if (nodeName === 'testcase')
        names.push(...Array.from(attributes ?? []).flatMap(({ name, value }) => (name === 'name' ? value : [])));
      for (const child of Array.from(childNodes ?? [])) visit(child);
    };
    visit(parse(text));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(name).toContain(visible(NASTY));
  });

  it('comes back from compliance.html, which has nothing more in it than with any other text', () => {
    const text = REPORTS['compliance.html'](report);
    expect(text).not.toMatch(acting);
    const tags = (html: string) => (html.match(/<\/?[a-z][a-z0-9]*/gi) ?? []).length;
    const bare = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '');
    expect(tags(bare(text).replace(/<span class="[ez]"[^>]*>/g, ''))).toBeGreaterThan(0);
    expect(text).not.toMatch(/<img|onerror=x>|<!-- `/);
    const runs = /<script type="application\/json" id="runs">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(runs)).toEqual(JSON.parse(JSON.stringify(runsOf(report))));
  });

  it('is text in summary.md: as many lines, no link, image, HTML, mention or table cell more', () => {
    const text = REPORTS['summary.md'](report);
    expect(text).not.toMatch(acting);
    expect(text.split('\n').length).toBe(REPORTS['summary.md'](plain).split('\n').length);
    // The address of a file that somebody attested is a link by right, and one word.
    const rest = markup(text).replace(/\]\([^() ]*\)/g, '](file)');
    expect(rest).not.toMatch(/!\[|<img|<\/script|:\/\/|@all|www\./);
    expect(rest.match(/\]\(/g)?.length ?? 0).toBe(markup(REPORTS['summary.md'](plain)).match(/\]\(/g)?.length ?? 0);
    const cells = (markdown: string) => markdown.split('\n').map((line) => line.split('|').length);
    expect(cells(rest)).toEqual(cells(markup(REPORTS['summary.md'](plain))));
  });

  it('does nothing to the screen of who follows the run', () => {
    const place = { chapter: 'declines', file: 'nasty', number: 1 };
    const outcomes = failingAt(1, { name: 'Error', message: NASTY });
    const scenario = sampleScenario('en', place, NASTY, { outcomes });
    const lines = progressLines({ done: 1, total: 1, scenario }, new Results(prefixesOf(REQUIREMENTS)).net);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(acting);
  });
});

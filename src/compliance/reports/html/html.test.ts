// The page as text: one file without network, both languages, nothing that breaks out of its place.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../../definitions/requirements/index.ts';
import { KINDS } from '../../../proof/kinds.ts';
import { proofFigures } from '../../../proof/measured.ts';
import { SURVIVORS } from '../../../proof/survivors.ts';
import { plainHtml } from '../../../views/plain.ts';
import { BOTH, readAddress, readerOf } from '../../../views/reader.ts';
import { requirementMap } from '../../../views/report/map.ts';
import { reportOf } from '../../../views/report/model.ts';
import { proofView } from '../../../views/report/proof.ts';
import { scenarioView } from '../../../views/report/scenario.ts';
import { scenariosView, WHOLE } from '../../../views/report/scenarios.ts';
import { makeReport } from '../../report.ts';
import { ATTESTED, FACTS, sampleRun } from '../../sample.fixture.ts';
import { summaryOf } from './data.ts';
import { dictionaryOf } from './dictionary.ts';
import { complianceHtml } from './index.ts';
import { evidenceIn, plainPartOf, scriptIn, summaryIn } from './unpacked.fixture.ts';

const report = makeReport(sampleRun('bad'), FACTS, REQUIREMENTS);
const html = complianceHtml(report);
const plain = plainPartOf(html);
const drawn = (id: string, parameters: Record<string, string> = {}, page = html) => {
  const views = reportOf(summaryOf(report));
  const place = report.scenarios.findIndex((scenario) => scenario.id === id);
  const view = scenarioView(BOTH, views, views.byId.get(id)!, evidenceIn(page)[place]!, dictionaryOf(report), {
    path: `/scenario/${id}`,
    parameters,
  });
  return plainHtml(view);
};

describe('the page', () => {
  it('fetches nothing', () => {
    expect(html).not.toMatch(/https?:\/\/|@import|\burl\(|<link(?! rel="icon" href="data:,")|<img|<iframe/);
    expect(html).toContain("default-src 'none'");
  });

  it('says everything of its own in both languages', () => {
    const count = (pattern: RegExp) => plain.match(pattern)?.length ?? 0;
    expect(count(/<i lang="en">/g)).toBeGreaterThan(300);
    expect(count(/<i lang="zh-CN">/g)).toBe(count(/<i lang="en">/g));
  });

  it('has every requirement as a row before anything runs, and every scenario with its evidence', () => {
    for (const { id } of REQUIREMENTS) expect(plain).toContain(`<tr id="${id}"`);
    expect(summaryIn(html).scenarios.map(({ id }) => id)).toEqual(report.scenarios.map(({ id }) => id));
    const steps = report.scenarios.map((scenario) => scenario.steps);
    expect(evidenceIn(html).map((detail) => detail.steps)).toEqual(steps);
  });

  it('lets nothing run and nothing colour it but its own script and style', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const hashed = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const scripts = [/<script type="module">([\s\S]*?)<\/script>/.exec(html)![1]!, scriptIn(html)];
    expect(policy).toContain(`script-src ${scripts.map(hashed).join(' ')};`);
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => hashed(style));
    expect(styles).toHaveLength(2);
    expect(policy).toContain(`style-src ${styles.join(' ')};`);
    expect(html).not.toMatch(/ style=| on[a-z]+=/);
  });

  it('links to places that it has', () => {
    const targets = new Set([...plain.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]));
    for (const target of targets) expect(`${plain} ${html}`).toContain(`id="${target}"`);
    expect([...targets].sort()).toEqual(['/', '/requirements', 'content', 'en', 'zh']);
  });

  it('shows who attested what and when, and links to the files beside it with their hash', () => {
    const page = plainPartOf(
      complianceHtml(makeReport(sampleRun('good'), { ...FACTS, attestations: [ATTESTED] }, REQUIREMENTS)),
    );
    const [row] = /<tr id="GUIDE-B-FAQ-1a".*?<\/tr>/s.exec(page) ?? [''];
    expect(row).toContain('data-verdict="attested"');
    expect(row).toContain('检测员 &#60;test laboratory&#62;, 2026-11-20: The lamp is green');
    expect(row).toContain('<a href="evidence/aaaaaaaaaaaaaaaa-lamp.jpg">lamp.jpg</a>');
    expect(row).toContain('a'.repeat(64));
  });

  it('says how much was asked and marks what passed at its second attempt', () => {
    const run = sampleRun('good');
    const outcomes = [{ step: 0, status: 'failed', durationMs: 1, error: { name: 'Error', message: 'late' } }];
    const earlier = [{ finished: true, findings: [], evidence: null, outcomes }];
    Object.assign(run.scenarios.at(-1)!, { attempts: 2, earlier });
    const page = complianceHtml(makeReport(run, FACTS, REQUIREMENTS));
    const told = plainPartOf(page);
    expect(told).toMatch(
      /<h1 class="verdict v-passed">.*Passed, 3 of 134 requirements asked, 1 flaky<\/i>.*通过，134项要求中测试了3项/,
    );
    expect(told).toContain('A certificate needs all of them; the certificate waits for a run');
    expect(told).toMatch(/Flaky: passed, but not at the first attempt.*The test system failed: late/s);
    const list = scenariosView(BOTH, reportOf(summaryIn(page)), readAddress('#/scenarios'), WHOLE);
    expect(plainHtml(list)).toContain('flaky, attempt 2');
  });

  it('gives every requirement that is not passed its reason', () => {
    const open = [...plain.matchAll(/<tr id="(GUIDE-[^"]+)".*?<\/tr>/gs)].filter(
      ([row]) => !row.includes('data-verdict="passed"') && !/<\/i><\/span><p class="muted">/.test(row),
    );
    expect(open.map(([, id]) => id)).toEqual([]);
  });

  it('shows twins that agree in one language at a time, and twins that differ in both', () => {
    const names = (language: 'en' | 'zh-CN') => {
      const list = scenariosView(
        readerOf(language, {}),
        reportOf(summaryOf(report)),
        readAddress('#/scenarios'),
        WHOLE,
      );
      return [...plainHtml(list).matchAll(/<li class="run".*?href="#\/scenario\/([^"]*)"/gs)].map(([, id]) => id);
    };
    expect(names('en')).toContain('en/pin/small-payments-4');
    expect(names('en')).not.toContain('zh-CN/pin/small-payments-4');
    expect(names('zh-CN')).toContain('zh-CN/pin/small-payments-4');
    for (const language of ['en', 'zh-CN'] as const)
      expect(names(language)).toEqual(
        expect.arrayContaining(['en/declines/insufficient-funds-1', 'zh-CN/declines/insufficient-funds-1']),
      );
    expect(plain).toContain(
      '<i lang="en">A lost answer is reversed before the next sale</i><i lang="zh-CN">应答丢失后',
    );
  });

  it('names every chapter on the map, also those of which no scenario was asked', () => {
    const names = (language: 'en' | 'zh-CN') => {
      const map = plainHtml(requirementMap(readerOf(language, {}), reportOf(summaryOf(report))));
      return [...map.matchAll(/<div class="map-row"><span>(.*?)<\/span>/g)].map(([, name = '']) => name);
    };
    expect(names('en').length).toBeGreaterThan(report.chapters.length);
    expect(names('en').filter((name) => !/^[A-Z]/.test(name))).toEqual([]);
    expect(names('zh-CN').filter((name) => !/^\p{Script=Han}/u.test(name))).toEqual([]);
  });

  it('says first what went wrong, worst first, with what was due', () => {
    const causes = [
      ...plain.matchAll(/<li class="cause k-(\w+)">.*?<span class="number">(\d+)<\/span> (.*?) <span class="kind">/gs),
    ];
    expect(causes.map(([, kind, number]) => `${number} ${kind}`)).toEqual([
      '1 money',
      '2 MUST',
      '3 language',
      '4 harness',
    ]);
    expect(causes[0]![3]).toContain('Charged twice</i><i lang="zh-CN">重复扣款');
    expect(plain).toContain('<span class="step missing">one charge of CNY 128.50 stands</span>');
    expect(plain.indexOf('class="causes"')).toBeLessThan(plain.indexOf('class="facts"'));
  });

  it('of a run in which nothing was played calls nothing good, and says so', () => {
    const nobody = { en: 'Nothing listens there.', zh: '没有程序在监听。' };
    const run = { ...sampleRun('good'), scenarios: [], problems: [nobody] };
    const page = plainPartOf(complianceHtml(makeReport(run, { ...FACTS, terminal: null }, REQUIREMENTS)));
    expect(page).toMatch(/No scenario was run; 0 of \d+ MUST requirements are proved\..*未执行任何场景；/s);
    expect(page).toMatch(/Compliance report<\/i><i lang="zh-CN">合规测试报告<\/i><\/p>/);
    expect(page).toMatch(/没有程序在监听。/);
    expect(/<section class="numbers">.*?<\/section>/s.exec(page)?.[0]).not.toContain('v-passed');
  });

  it('has the title, the terminal and the run in the margin of every page on paper, whatever they are called', () => {
    const run = { ...sampleRun('good'), scenarios: [] };
    const margin = (terminal: string) =>
      /<style>(@page[^<]*)<\/style>/.exec(complianceHtml(makeReport(run, { ...FACTS, terminal }, REQUIREMENTS)))?.[1];
    expect(margin('Till 3')).toMatch(
      /^@page\{@top-left\{content:"Tillproof · .* · Till 3 · 2026-11-22 10:00 UTC"\}\}$/,
    );
    expect(margin('"}</style>\n')).toContain('· \\22 \\7d \\3c \\2f style\\3e');
  });

  it('lets no text of a run become markup or end a script', () => {
    const run = sampleRun('good');
    const evil = '</script><script>alert(1)</script><!-- <img src=x onerror="x">';
    const scenario = run.scenarios[1]!;
    scenario.name = evil;
    scenario.feature = evil;
    scenario.steps[0]!.text = evil;
    scenario.evidence!.slips[0]!.lines.push(evil);
    const page = complianceHtml(makeReport(run, { ...FACTS, terminal: evil }, REQUIREMENTS));
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(4);
    expect(evidenceIn(page)[1]!.steps[0]!.text).toBe(evil);
  });

  it('grows slowly with the number of scenarios', () => {
    const many = {
      ...report,
      scenarios: Array.from({ length: 400 }, (_, i) => ({ ...report.scenarios[1]!, id: `en/x-${i}`, pair: `x-${i}` })),
    };
    expect(complianceHtml(many).length - html.length).toBeLessThan(400 * 1500);
  });
});

describe('the page on proof', () => {
  const { proof } = summaryIn(html);
  const text = plainHtml(proofView(BOTH, proof));
  const { mutants, noticed, unnoticed } = proofFigures();

  it('says in both languages how much would be noticed, with the figures of the documentation', () => {
    const [all, found] = [mutants, noticed].map((count) => count.toLocaleString('en'));
    expect(text).toContain(`Of ${all} mutants ${found} are noticed`);
    expect(text).toContain(`${all} 个变异体中，${found} 个被发现`);
    for (const { en, zh } of Object.values(KINDS)) expect(text).toContain(`${en}</i><i lang="zh-CN">${zh}`);
    const [, sums = ''] = /<tfoot>(.*?)<\/tfoot>/.exec(text) ?? [];
    expect(sums).toContain(`>${all}<`);
    expect(sums).toContain(`>${unnoticed.blind}<`);
  });

  it('lists what nobody would notice, each with its reason', () => {
    expect(text.match(/<li>/g)).toHaveLength(SURVIVORS.length);
    for (const { why } of SURVIVORS) expect(text).toContain(plainHtml(why.zh));
  });

  it('is small, and so is the page without what a run left behind', () => {
    expect(gzipSync(JSON.stringify(proof)).length).toBeLessThan(7_000);
    expect(Buffer.byteLength(html)).toBeLessThan(350_000);
  });
});

describe('a scenario of the page', () => {
  it('shows the finding with expected and actual before everything else', () => {
    const detail = drawn('en/timeout-and-reversal/lost-answer-1');
    expect(detail.indexOf('charged twice')).toBeLessThan(detail.indexOf('class="steps"'));
    expect(detail).toContain('one charge of CNY 128.50 stands');
    expect(detail).toContain('重复扣款');
  });

  it('names fields, codes, faults and accounts in both languages', () => {
    const detail = drawn('en/timeout-and-reversal/lost-answer-1', { x: '1' });
    expect(detail).toContain('Response code');
    expect(detail).toContain('应答码');
    const lost = drawn('en/timeout-and-reversal/lost-answer-1');
    expect(lost).toContain('answer lost after commit');
    expect(lost).toContain('入账后应答丢失');
    expect(lost).toMatch(/持卡人<\/i> 621234\*{6}1232#1 <b>−128\.50/);
    const ledger = drawn('en/timeout-and-reversal/lost-answer-1', { tab: 'ledger' });
    expect(ledger).toMatch(/持卡人<\/i> 621234\*{6}1232#1<\/td><td class="n">−128\.50/);
  });

  it('says of every message whether its MAC is right, wrong or absent', () => {
    const id = 'en/timeout-and-reversal/lost-answer-1';
    const macs = (changes: object) => {
      const scenarios = report.scenarios.map((each) =>
        each.id === id
          ? {
              ...each,
              evidence: {
                ...each.evidence!,
                exchanges: each.evidence!.exchanges.map((one) => ({ ...one, ...changes })),
              },
            }
          : each,
      );
      const page = complianceHtml({ ...report, scenarios });
      return /<p class="macs">.*?<\/p>/.exec(drawn(id, {}, page))?.[0];
    };
    const request = { mti: '0200', fields: { 11: '000002', 64: 'F3510C9DD54C2808' } };
    const answer = { mti: '0210', fields: { 11: '000002', 39: '00' } };
    expect(macs({ request, answer, macVerified: true })).toMatch(/✓ .*verified by the host.*主机验证通过.*– .*absent/);
    expect(macs({ request, answer, macVerified: false })).toMatch(/✕ .*wrong: the host could not verify it/);
    expect(macs({ request: answer, answer: null })).toMatch(/– .*absent/);
    const signed = { ...answer, fields: { ...answer.fields, 64: '00' } };
    expect(macs({ request, answer: signed, macVerified: true, fault: 'wrong-mac' })).toContain('made wrong on purpose');
    expect(macs({ request, answer: signed, macVerified: true, fault: null })).toContain('made by the host');
  });

  it('says in both languages what became of an answer that is none', () => {
    const detail = drawn('en/timeout-and-reversal/lost-answer-1');
    expect(detail).toContain('no answer to 0200: the answer was lost on its way');
    expect(detail).toContain('0200没有收到应答：应答在途中丢失');
    expect(detail).not.toContain('answered by');
  });

  it('draws the screen of the moment on the device, and slips as they were printed', () => {
    const first = drawn('zh-CN/result/approval-2', { at: '0' });
    expect(first).toMatch(/<pre class="face"[^>]*>消费\n请输入金额\n128\.50 元<\/pre>/);
    expect(drawn('zh-CN/result/approval-2')).toMatch(/<pre class="face"[^>]*>交易成功/);
    expect(first).toContain('<figcaption>');
    expect(first).toContain('商户编号 898310058120001');
  });

  it('shows the whole error of a broken harness, and says when there is no evidence', () => {
    const detail = drawn('en/settlement/totals-1');
    expect(detail).toContain('<pre class="error">connect ECONNREFUSED\n    at admin client</pre>');
    expect(detail).toContain('No evidence was recorded.');
  });
});

// Failures become causes: one for each thing that went wrong, worst first, each with its shortest example.
import { describe, expect, it } from 'vitest';
import type { Finding, Violation } from '../definitions/evidence.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import type { CollectedScenario } from './collected.ts';
import { makeReport } from './report.ts';
import { FACTS, sampleRun } from './sample.fixture.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';
import { TWICE } from './sample-failures.fixture.ts';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';

type Language = 'en' | 'zh-CN';
let number = 0;

function causesOf(...scenarios: CollectedScenario[]) {
  return makeReport({ ...sampleRun('good'), scenarios }, FACTS, REQUIREMENTS).causes;
}

/** A scenario that failed with these findings, and what the oracle found. */
function failed(findings: Finding[], violations: Violation[] = [], language: Language = 'en', place = ++number) {
  return sampleScenario(language, { chapter: 'pin', file: 'x', number: place }, `Scenario ${place}`, {
    tags: ['@GUIDE-B-FAQ-2a'],
    outcomes: failingAt(1, { name: 'ExpectationFailed', message: 'x' }),
    findings,
    evidence: sampleEvidence(language, { violations }),
  });
}

function wrong(en: string, zh = en, more: Partial<Finding> = {}): Finding {
  return { verdict: 'failed', text: { en, zh }, expected: 'this', actual: 'that', ...more };
}
const moved = (voucher: string): Violation => ({
  ...TWICE,
  rule: 'posting-is-owned',
  text: { en: `money moved without a payment: the sale ${voucher}`, zh: `单边账：消费 ${voucher}` },
});
const leak: Violation = {
  ...TWICE,
  rule: 'pan-is-masked',
  requirement: 'GUIDE-S-ADV-3',
  text: { en: 'card number leaked: the slip shows more of card 621234******1232', zh: '卡号泄露：签购单' },
};

describe('causes', () => {
  it('are none where all passed', () => {
    expect(causesOf(...sampleRun('good').scenarios)).toEqual([]);
  });

  it('gather what differs by numbers, amounts and cards alone', () => {
    const causes = causesOf(
      failed([wrong('CNY 30.00 on card 621234******1232 are missing, voucher 000002.')]),
      failed([wrong('CNY 158.50 on card 625094******0014 are missing, voucher 000017.')]),
    );
    expect(causes).toMatchObject([{ count: 2, text: { en: '… on card … are missing, voucher …' }, kind: 'MUST' }]);
  });

  it('are one for each rule about slips and messages, whichever copy or voucher breaks it, of the level of its requirement', () => {
    const onCopy = (copy: string): [Finding[], Violation[]] => {
      const words = `wrong amount on the slip: the ${copy} copy of voucher 000002 says CNY 100.00, the payment is of CNY 10.00`;
      const violation = {
        ...TWICE,
        rule: 'slip-amount',
        requirement: 'GUIDE-S-STEP-5a',
        text: { en: words, zh: words },
      };
      return [[wrong(words, words, { requirement: 'GUIDE-S-STEP-5a' })], [violation]];
    };
    expect(causesOf(failed(...onCopy('merchant')), failed(...onCopy('cardholder')))).toMatchObject([
      { count: 2, kind: 'MUST', rule: 'slip-amount', text: { en: 'Wrong amount on the slip' } },
    ]);
  });

  it('keep apart what differs by words, those in quotes included', () => {
    expect(causesOf(failed([wrong('No "Approved".')]), failed([wrong('No "Declined".')]))).toHaveLength(2);
  });

  it('gather a rule about money whatever its words, and tell a leak by its place', () => {
    const log = { ...leak, text: { en: 'card number leaked: the log shows more of card 1', zh: '卡号泄露：日志' } };
    const causes = causesOf(
      failed([], [moved('000002')]),
      failed([], [moved('000003')]),
      failed([], [leak]),
      failed([], [log]),
    );
    expect(causes.map(({ rule, count, text }) => [rule, count, text.en])).toEqual([
      ['posting-is-owned', 2, 'Money moved without a payment'],
      ['pan-is-masked', 1, 'Card number leaked: the slip shows more of card …'],
      ['pan-is-masked', 1, 'Card number leaked: the log shows more of card …'],
    ]);
  });

  it('stand worst first: money, secrecy, levels, the test system; and the more scenarios the earlier', () => {
    const broken = sampleScenario('en', { chapter: 'pin', file: 'y', number: 1 }, 'Broken', {
      outcomes: failingAt(1, { name: 'AdminClientError', message: 'connect ECONNREFUSED' }),
    });
    const may = REQUIREMENTS.find(({ level }) => level === 'MAY')!.id;
    const should = REQUIREMENTS.find(({ level }) => level === 'SHOULD')!.id;
    const causes = causesOf(
      broken,
      failed([wrong('one')]),
      failed([wrong('two', 'two', { requirement: may })]),
      failed([wrong('three', 'three', { requirement: should })]),
      failed([wrong('four')]),
      failed([wrong('four')]),
      failed([], [leak]),
      failed([], [moved('000002')]),
    );
    expect(causes.map(({ kind, text }) => `${kind} ${text.en}`)).toEqual([
      'money Money moved without a payment',
      'secrecy Card number leaked: the slip shows more of card …',
      'MUST Four',
      'MUST One',
      'SHOULD Three',
      'MAY Two',
      'harness The test system failed: connect ECONNREFUSED',
    ]);
  });

  it('count twins of both languages once, also where they quote different words', () => {
    const english = wrong('The terminal does not show "Approved".', '终端没有显示“Approved”。');
    const chinese = wrong('The terminal does not show "交易成功".', '终端没有显示“交易成功”。', { expected: '这' });
    const [cause, ...others] = causesOf(failed([english], [], 'en', 901), failed([chinese], [], 'zh-CN', 901));
    expect(others).toEqual([]);
    expect(cause).toMatchObject({
      count: 1,
      scenarios: ['en/pin/x-901', 'zh-CN/pin/x-901'],
      text: { en: 'The terminal does not show "Approved"', zh: '终端没有显示“交易成功”' },
      example: { expected: { en: 'this', zh: '这' } },
    });
  });

  it('follow from a worse one that all of their scenarios have, and from none otherwise', () => {
    const scenarios = [failed([wrong('one'), wrong('two')], [moved('000002')]), failed([wrong('one')])];
    const causes = causesOf(...scenarios);
    expect(causes.map(({ text, followsFrom }) => [text.en, followsFrom])).toEqual([
      ['Money moved without a payment', null],
      ['One', null],
      ['Two', 0],
    ]);
  });

  it('have the shortest scenario for an example, with how it came about', () => {
    const long = failed([], [TWICE]);
    long.steps.push(...long.steps);
    const [cause] = causesOf(long, failed([], [TWICE]));
    expect(cause!.example.scenario).toBe(`en/pin/x-${number}`);
    expect(cause!.example.course.map(({ en, missing }) => [en, missing])).toEqual([
      ['0200 Sale 000007', false],
      ['host posts −128.50', false],
      ['terminal: approved', false],
      ['one charge of CNY 128.50 stands', true],
    ]);
  });

  it('say when the languages of a scenario disagree', () => {
    const passed = sampleScenario('zh-CN', { chapter: 'pin', file: 'x', number: 902 }, '通过');
    const causes = causesOf(failed([wrong('one')], [], 'en', 902), passed);
    expect(causes.map(({ kind, scenarios }) => [kind, scenarios])).toEqual([
      ['MUST', ['en/pin/x-902']],
      ['language', ['en/pin/x-902']],
    ]);
  });

  it('are one line for a whole run that nobody answered', () => {
    const broken = Array.from({ length: 50 }, (_, i) =>
      sampleScenario('en', { chapter: 'pin', file: 'z', number: i + 1 }, `Broken ${i}`, {
        outcomes: failingAt(1, { name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:9' }),
      }),
    );
    expect(causesOf(...broken)).toMatchObject([
      { kind: 'harness', count: 50, text: { en: 'The test system failed: connect ECONNREFUSED 127.0.0.1:9' } },
    ]);
  });
});

// The test plan: every case of the guide once, in both languages, and what of it applies to the terminal.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { guideCases } from '../compliance/cases.ts';
import { planCsv, planMarkdown, planOf } from './plan.ts';

const plan = await planOf({ chapters: ['insufficient-balance', 'receipt'] });
const of = (number: string) => plan.cases.find((each) => each.case === number);
const numberOf = (file: string, name: string) => guideCases()[file]?.find(({ en }) => en === name)?.case ?? '';
const BALANCE = 'One fen too little is too little, and is said in clear words';
const poor = of(numberOf('insufficient-balance/insufficient-funds', BALANCE));

describe('a plan', () => {
  it('has number, title, requirements, cards, amounts and expectation in both languages', () => {
    expect(poor?.title).toEqual({ en: BALANCE, zh: expect.stringMatching(/\p{Script=Han}/u) });
    expect(poor?.requirements).toContain('GUIDE-B-FAQ-2a');
    expect(poor?.cards.en).toMatch(/debit chip/);
    expect(poor?.cards.zh).toMatch(/借记芯片卡/);
    expect(poor?.amounts.en).toMatch(/1000\.00, 1000\.01/);
    expect(poor?.expected.en).toContain('the terminal shows "Insufficient funds"');
    expect(poor?.expected.en).not.toContain('signed in by operator');
    expect(poor?.expected.zh).toContain('终端显示“余额不足”');
    expect(poor?.reason).toBeNull();
  });

  it('has every case once, in the order of their numbers', () => {
    const numbers = plan.cases.map((each) => each.case);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(numbers.toSorted(new Intl.Collator('en', { numeric: true }).compare));
    expect(plan.cases.filter(({ title }) => title.en === undefined || title.zh === undefined)).toEqual([]);
  });

  it('says why a case does not apply', () => {
    const excluded = plan.cases.filter(({ reason }) => reason !== null);
    for (const { reason } of excluded) expect(reason?.zh).toMatch(/\p{Script=Han}/u);
  });

  it('reads back from CSV as it is', async () => {
    const text = await planCsv(plan);
    const rows = parse(text, { bom: true }) as string[][];
    expect(rows).toHaveLength(plan.cases.length + 1);
    expect(rows.find(([number]) => number === poor?.case)?.[1]).toBe(BALANCE);
  });

  it('is a table for each chapter in Markdown', async () => {
    const text = await planMarkdown(plan);
    expect(text.match(/^## /gm)).toHaveLength(2);
    expect(text).toContain(poor?.case);
    expect(text).toContain('终端显示“余额不足”');
  });
});

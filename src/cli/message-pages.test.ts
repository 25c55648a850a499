// docs/messages.md is what the definitions say, and what they say of answers is what the acquirer answers.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../simulator/acquirer/decision.ts';
import { card, DEBIT, FOREIGN, signedInTill, type Till } from '../../simulator/acquirer/test-kit.ts';
import { TRANSACTIONS, type TransactionType } from '../definitions/transactions.ts';
import { messagePage, messageRows } from './message-pages.ts';

const TYPES = Object.keys(TRANSACTIONS) as TransactionType[];

describe('docs/messages', () => {
  // To publish a change: UPDATE_DOCS=1 npx vitest run src/cli/message-pages.test.ts
  it.each([
    ['messages.md', 'en'],
    ['messages.zh-CN.md', 'zh'],
  ] as const)('%s is the page of the definitions', (name, language) => {
    const file = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
    if (process.env.UPDATE_DOCS) writeFileSync(file, messagePage(language));
    expect(readFileSync(file, 'utf8')).toBe(messagePage(language));
  });

  it.each(TYPES)('says of every field of %s what it is for', (type) => {
    for (const language of ['en', 'zh'] as const)
      for (const { field, says, answer } of messageRows(type, language))
        if (answer !== 'E') expect(says, `field ${field}`).not.toBe('');
  });
});

/** A working day at the acquirer, in which every kind of message is sent at least once. */
function day(): Till {
  const till = signedInTill({ cards: [card(), card({ pan: FOREIGN, product: 'credit', foreign: true })] });
  till.network('echo-test');
  till.network('parameter-download');
  till.network('parameter-download-end');
  till.ask('balance-inquiry');
  const sale = till.ask('sale');
  till.ask('sale', { pan: FOREIGN, pin: null });
  till.ask('sale', { amount: 90_000_000 });
  till.sign0820(sale, '800', 'CAFE');
  till.sign0820(sale, '801', 'CAFE');
  till.sign0820(sale, '902', 'CAFE');
  till.about('refund', sale, { amount: 1000 });
  till.about('void', till.ask('sale'));
  const held = () => till.ask('pre-authorisation');
  till.about('pre-authorisation-void', held());
  till.about('completion-void', till.about('completion', held()));
  till.about('completion-notice', held());
  const lost = till.card('sale');
  till.send(till.sign(lost));
  till.reverse(lost);
  const code = till.issueCode();
  const byCode = till.payByCode(code);
  till.query(byCode.reply?.fields[11] ?? '');
  till.query('999999');
  const notice = till.card('script-notice', { pan: DEBIT, fields: { ...till.naming(sale), 55: 'DF31052000000001' } });
  notice.fields[60] = `00${till.batch}951`;
  till.send(till.sign(notice));
  till.settle([0, 0, 0, 0]);
  till.network('batch-upload', { 48: `0100000001${DEBIT.padStart(20, '0')}000000010000` });
  till.network('batch-upload-end', { 48: '0001' });
  till.batch = till.state.terminals.get('TP000001')?.batch ?? '';
  const settled = till.batch;
  till.settleRightly();
  till.batch = settled;
  till.network('batch-upload-end-balanced', { 48: '0000' });
  till.network('sign-out');
  till.network('terminal-state', { 62: '00' });
  return till;
}

describe('the table of answers', () => {
  const { decisions } = day();
  const of = (type: TransactionType) =>
    decisions.filter(
      (each): each is Decision & { reply: NonNullable<Decision['reply']> } => each.type === type && each.reply !== null,
    );

  it.each(TYPES)('has what the acquirer answers to %s, and nothing is missing that it says is always there', (type) => {
    const answers = of(type);
    expect(answers.length).toBeGreaterThan(0);
    expect(
      answers.some(({ code }) => code === '00'),
      answers.map(({ code, error }) => `${code} ${error}`).join(),
    ).toBe(true);
    const rows = messageRows(type, 'en');
    const known = rows.filter(({ answer }) => answer !== '–').map(({ field }) => field);
    for (const { reply, code } of answers) {
      const sent = Object.keys(reply.fields).map(Number);
      expect(
        sent.filter((field) => !known.includes(field)),
        `${type}, code ${code}: not in the table`,
      ).toEqual([]);
      const always = rows.filter(({ answer }) => answer === 'M').map(({ field }) => field);
      expect(
        always.filter((field) => !sent.includes(field)),
        `${type}, code ${code}: missing`,
      ).toEqual([]);
    }
  });
});

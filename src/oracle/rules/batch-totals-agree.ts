// When a batch is settled, the totals that the terminal sent are the totals of the host (F-33).
import { batchNumberOf } from '../../definitions/field-60.ts';
import { FIELD_48_SETTLEMENT } from '../../definitions/transactions.ts';
import type { Batch, Books } from '../books.ts';
import { isKeptUnknown } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { cny, yuan } from '../words.ts';

type Totals = Pick<Batch, 'debitCount' | 'debitMinor' | 'creditCount' | 'creditMinor'>;

export const batchTotalsAgree: Rule = (books) =>
  books.batches
    .filter((batch) => batch.balanced === false && !mayDiffer(books, batch))
    .map((batch) => {
      const sent = sentTotals(books, batch.batch);
      return {
        requirement: 'GUIDE-P-SFT-5',
        text: {
          en: `batch ${batch.batch} does not balance: ${sent ? `the terminal counts ${english(sent)}` : 'the terminal counts otherwise'}, the host counts ${english(batch)}`,
          zh: `批次 ${batch.batch} 对账不平：${sent ? `终端${chinese(sent)}` : '终端总额与主机不同'}，主机${chinese(batch)}`,
        },
        expected: { en: english(batch), zh: chinese(batch) },
        actual: sent ? { en: english(sent), zh: chinese(sent) } : { en: 'other totals', zh: '总额不同' },
      };
    });

/** A refund whose answer was lost is counted by the host alone; the upload tells, and no reversal may. */
const mayDiffer = (books: Books, { batch }: Batch): boolean =>
  books.transactions.some((each) => each.batch === batch && isKeptUnknown(books, each));

function english({ debitCount, debitMinor, creditCount, creditMinor }: Totals): string {
  return `${debitCount} debits of ${cny(debitMinor)} and ${creditCount} credits of ${cny(creditMinor)}`;
}

function chinese({ debitCount, debitMinor, creditCount, creditMinor }: Totals): string {
  return `借记 ${debitCount} 笔 ${yuan(debitMinor)}、贷记 ${creditCount} 笔 ${yuan(creditMinor)}`;
}

/** The totals of the last settlement request of the batch; undefined when the trace has none that can be read. */
function sentTotals(books: Books, batch: string): Totals | undefined {
  const request = books.exchanges.findLast(
    ({ request }) => request?.mti === '0500' && batchNumberOf(request.fields['60']) === batch,
  )?.request;
  const value = request?.fields['48'] ?? '';
  if (!/^\d{62}$/.test(value)) return undefined;
  const parts: Record<string, number> = {};
  let at = 0;
  for (const { name, length } of FIELD_48_SETTLEMENT) {
    parts[name] = Number(value.slice(at, at + length));
    at += length;
  }
  const sum = (what: string): number => (parts[`domestic${what}`] ?? 0) + (parts[`foreign${what}`] ?? 0);
  return {
    debitCount: sum('DebitCount'),
    debitMinor: sum('DebitAmount'),
    creditCount: sum('CreditCount'),
    creditMinor: sum('CreditAmount'),
  };
}

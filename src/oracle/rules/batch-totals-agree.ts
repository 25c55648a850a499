// When a batch is settled, the totals that the terminal sent are the totals of the host (F-33).
import { batchNumberOf } from '../../definitions/field-60.ts';
import { FIELD_48_SETTLEMENT } from '../../definitions/transactions.ts';
import type { Batch, Books } from '../books.ts';
import { isKeptUnknown } from '../lookup.ts';
import type { Breach, Rule } from '../rule.ts';
import { cny, yuan } from '../words.ts';

type Totals = Pick<Batch, 'debitCount' | 'debitMinor' | 'creditCount' | 'creditMinor'>;

export const batchTotalsAgree: Rule = (books) =>
  books.batches
    .filter((batch) => batch.balanced === false && !mayDiffer(books, batch))
    .map((batch): Breach => {
      const halves = sentHalves(books, batch.batch);
      const sent = halves && sumOf(halves);
      if (halves && sent && english(sent) === english(batch)) return dividedOtherwise(batch, halves);
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

type Halves = Record<'domestic' | 'foreign', Totals>;

/** The sums are the same; which cards are from abroad the two sides see otherwise. */
function dividedOtherwise({ batch }: Batch, { domestic, foreign }: Halves): Breach {
  const actual = {
    en: `domestic: ${english(domestic)}; foreign: ${english(foreign)}`,
    zh: `内卡：${chinese(domestic)}；外卡：${chinese(foreign)}`,
  };
  return {
    requirement: 'GUIDE-P-SFT-5',
    text: {
      en: `batch ${batch} does not balance: the totals are the same, but not those of domestic and of foreign cards; the terminal counts ${actual.en}`,
      zh: `批次 ${batch} 对账不平：总额相同，但内卡和外卡的划分不同；终端${actual.zh}`,
    },
    expected: {
      en: 'domestic and foreign cards as the answers named them (field 63)',
      zh: '按应答 63 域划分的内卡和外卡',
    },
    actual,
  };
}

const sumOf = ({ domestic, foreign }: Halves): Totals => ({
  debitCount: domestic.debitCount + foreign.debitCount,
  debitMinor: domestic.debitMinor + foreign.debitMinor,
  creditCount: domestic.creditCount + foreign.creditCount,
  creditMinor: domestic.creditMinor + foreign.creditMinor,
});

/** The totals of the last settlement request of the batch; undefined when the trace has none that can be read. */
function sentHalves(books: Books, batch: string): Halves | undefined {
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
  const half = (whose: keyof Halves): Totals => ({
    debitCount: parts[`${whose}DebitCount`] ?? 0,
    debitMinor: parts[`${whose}DebitAmount`] ?? 0,
    creditCount: parts[`${whose}CreditCount`] ?? 0,
    creditMinor: parts[`${whose}CreditAmount`] ?? 0,
  });
  return { domestic: half('domestic'), foreign: half('foreign') };
}

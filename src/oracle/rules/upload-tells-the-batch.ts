// An upload tells what the totals count, each transaction once and as it was: card, amount, domestic or from abroad (F-34).
import type { BatchItem } from '../../definitions/batch-items.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import { APPROVED_CODES } from '../../definitions/response-codes.ts';
import type { Books, HostTransaction, JournalEntry } from '../books.ts';
import {
  exchangesOf,
  heldApproved,
  hostTransactionsOf,
  isByCode,
  journalEntryOf,
  queriesOf,
  sameCard,
  standing,
} from '../lookup.ts';
import { requestsOf } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';
import { amount, stateName, transactionName } from '../words.ts';

type Named = { voucher: string; batch: string };

/** Holds of an amount move no money, and no totals count them. */
const counts = ({ function: name }: JournalEntry): boolean => !name.startsWith('pre-authorisation');

const breach = (text: Bilingual, expected: Bilingual, actual: Bilingual): Breach => ({
  requirement: 'GUIDE-P-SFT-5',
  text,
  expected,
  actual,
});

/** What the entry should not be there for; null where the totals count it, or nobody knows. */
function uncounted(books: Books, named: Named): Bilingual | null {
  const entry = journalEntryOf(books, { stan: named.voucher, batch: named.batch });
  if (entry === undefined)
    return hostTransactionsOf(books, named).length === 0
      ? { en: 'no transaction of the batch', zh: '不是本批次的交易' }
      : null;
  if (!counts(entry)) return transactionName(entry.function);
  return heldApproved(books).includes(entry) ? null : stateName(entry.status);
}

/** Type of an item, as field 63 of the approval names the organisation of the card; undefined where the approval is not known. */
function typeOf(books: Books, named: Named): string | undefined {
  const told = [...exchangesOf(books, named), ...queriesOf(books, named)].flatMap(({ request, answer }) =>
    request?.mti !== '0400' && APPROVED_CODES.includes(answer?.fields['39'] ?? '')
      ? [/^(?!CUP)/.test(answer?.fields['63'] ?? 'CUP') ? '01' : '00']
      : [],
  );
  return new Set(told).size === 1 ? told[0] : undefined;
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  '00': { en: '00 (domestic card)', zh: '00（内卡）' },
  '01': { en: '01 (card from abroad)', zh: '01（外卡）' },
};
const NO_CARD: Bilingual = { en: 'no card (zeros)', zh: '无卡号（全零）' };

type Difference = { what: Bilingual; wanted: Bilingual; found: Bilingual };

function cardDifference(item: BatchItem, entry: JournalEntry | undefined, posted: HostTransaction): Difference[] {
  const byCode = (entry !== undefined && isByCode(entry)) || posted.entryMode?.startsWith('03') === true;
  const wanted = byCode ? '' : posted.cardNumber;
  if (wanted === item.cardNumber || (wanted !== '' && sameCard(wanted, item.cardNumber))) return [];
  const words = (card: string): Bilingual => (card === '' ? NO_CARD : { en: card, zh: card });
  return [{ what: { en: 'card', zh: '卡号' }, wanted: words(wanted), found: words(item.cardNumber) }];
}

/** What of the item is other than its transaction, which stands at the host. */
function differences(books: Books, batch: string, item: BatchItem): Difference[] {
  const named = { voucher: item.voucher, batch };
  const stands = standing(books);
  const posted = hostTransactionsOf(books, named).find((each) => stands.includes(each));
  if (posted === undefined) return [];
  const type = typeOf(books, named);
  const entry = journalEntryOf(books, { stan: item.voucher, batch });
  return [
    ...cardDifference(item, entry, posted),
    ...(item.amountMinor === posted.postedMinor
      ? []
      : [{ what: { en: 'amount', zh: '金额' }, wanted: amount(posted.postedMinor), found: amount(item.amountMinor) }]),
    ...(type === undefined || item.type === type
      ? []
      : [
          {
            what: { en: 'type', zh: '类型' },
            wanted: TYPES[type] ?? { en: type, zh: type },
            found: TYPES[item.type] ?? { en: item.type, zh: item.type },
          },
        ]),
  ];
}

function ofItem(books: Books, batch: string, item: BatchItem): Breach[] {
  const { voucher } = item;
  const why = uncounted(books, { voucher, batch });
  if (why !== null)
    return [
      breach(
        {
          en: `wrong item in the upload: voucher ${voucher} is told, which no totals count (${why.en})`,
          zh: `批上送明细不符：上送了凭证号 ${voucher}，总额不含该笔（${why.zh}）`,
        },
        { en: 'what the totals count', zh: '计入总额的交易' },
        { en: `${voucher}: ${why.en}`, zh: `${voucher}：${why.zh}` },
      ),
    ];
  return differences(books, batch, item).map(({ what, wanted, found }) =>
    breach(
      {
        en: `wrong item in the upload: the ${what.en} of voucher ${voucher} is ${found.en}, that of its transaction is ${wanted.en}`,
        zh: `批上送明细不符：凭证号 ${voucher} 的${what.zh}为 ${found.zh}，其交易为 ${wanted.zh}`,
      },
      wanted,
      found,
    ),
  );
}

/** Vouchers that stand more than once in one message. */
function twice(items: readonly BatchItem[]): Breach[] {
  const again = items.filter(({ voucher }, i) => items.findIndex((each) => each.voucher === voucher) < i);
  return again.map(({ voucher }) =>
    breach(
      {
        en: `wrong item in the upload: voucher ${voucher} stands twice in one message`,
        zh: `批上送明细不符：凭证号 ${voucher} 在一条报文中出现两次`,
      },
      { en: `${voucher} once`, zh: `${voucher} 一次` },
      { en: `${voucher} twice`, zh: `${voucher} 两次` },
    ),
  );
}

/** What the totals count and the upload, which was ended, has not told. */
function leftOut(books: Books, batch: string, told: ReadonlySet<string>): Breach[] {
  return heldApproved(books)
    .filter((entry) => entry.batch === batch && counts(entry) && !told.has(entry.voucher))
    .map(({ function: name, voucher, amountMinor }) => {
      const [words, money] = [transactionName(name), amount(amountMinor)];
      const wanted = {
        en: `the ${words.en} ${voucher} of ${money.en}`,
        zh: `凭证号 ${voucher} 的${words.zh} ${money.zh}`,
      };
      return breach({ en: `left out of the upload: ${wanted.en}`, zh: `批上送遗漏：${wanted.zh}` }, wanted, {
        en: 'no such item',
        zh: '没有该明细',
      });
    });
}

export const uploadTellsTheBatch: Rule = (books) => {
  const requests = requestsOf(books);
  const uploads = requests.flatMap(({ type, batch, exchange: { requestItems } }) =>
    type === 'batch-upload' && batch !== undefined && requestItems !== undefined
      ? [{ batch, items: requestItems }]
      : [],
  );
  const ended = requests.filter(({ type, exchange }) => type === 'batch-upload-end' && exchange.code === '00');
  const found = [
    ...uploads.flatMap(({ batch, items }) => [...items.flatMap((item) => ofItem(books, batch, item)), ...twice(items)]),
    ...[...new Set(ended.flatMap(({ batch }) => batch ?? []))].flatMap((batch) => {
      const told = uploads.flatMap((each) => (each.batch === batch ? each.items.map(({ voucher }) => voucher) : []));
      return leftOut(books, batch, new Set(told));
    }),
  ];
  // A message that was sent again tells the same once more.
  return found.filter((each, i) => found.findIndex(({ text }) => text.en === each.text.en) === i);
};

// What a result says of its transaction is what journal and host have of it: how it ended, code, amount and voucher.
import type { Bilingual } from '../../definitions/evidence.ts';
import { MANAGEMENT, PAYMENTS } from '../../definitions/function-groups.ts';
import type { Announced, Books, JournalEntry } from '../books.ts';
import { isByCode } from '../lookup.ts';
import { requestsOf } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';
import { amount, stateName, transactionName } from '../words.ts';

/** One thing that the result says otherwise. */
type Difference = { name: Bilingual; told: Bilingual; wanted: Bilingual };

const BY_HOST: readonly string[] = ['approved', 'declined'];
/** Statuses that the journal may have of a payment that ended so; of others any. */
const STATUSES: Readonly<Record<string, readonly string[]>> = {
  approved: ['approved', 'voided'],
  declined: ['declined'],
  refused: ['cancelled', 'unknown', 'reversed'],
};
/** Functions that ask nobody. */
const LOCAL: readonly string[] = ['query', 'reprint', 'version'];
const NAMES = {
  outcome: { en: 'outcome', zh: '结果' },
  code: { en: 'code', zh: '应答码' },
  amount: { en: 'amount', zh: '金额' },
  voucher: { en: 'voucher', zh: '凭证号' },
} as const;
const NONE: Bilingual = { en: 'none', zh: '无' };
const plain = (text: string | null): Bilingual => (text === null ? NONE : { en: text, zh: text });
const difference = (name: Bilingual, told: string | null, wanted: string): Difference[] =>
  told === wanted ? [] : [{ name, told: plain(told), wanted: plain(wanted) }];

const isPayment = ({ function: name }: Announced) => (PAYMENTS as readonly string[]).includes(name);
const isManagement = ({ function: name }: Announced) => (MANAGEMENT as readonly string[]).includes(name);

/** A payment ended as the journal has it; a payment by code may have become something else since. */
function ofPayment({ outcome, responseCode, amountMinor }: Announced, entry: JournalEntry): Difference[] {
  const may = STATUSES[outcome];
  if (may === undefined) return [];
  if (!may.includes(entry.status) && !isByCode(entry))
    return [{ name: NAMES.outcome, told: stateName(outcome), wanted: stateName(entry.status) }];
  if (!BY_HOST.includes(outcome)) return [];
  const told = amountMinor === null ? NONE : amount(amountMinor);
  return [
    ...difference(NAMES.code, responseCode, entry.responseCode ?? responseCode ?? ''),
    ...(amountMinor === entry.amountMinor ? [] : [{ name: NAMES.amount, told, wanted: amount(entry.amountMinor) }]),
  ];
}

/** An inquiry is in no journal: the host has answered one under that voucher, or the last one where none is told, with that code. */
function ofInquiry(books: Books, { responseCode, voucher }: Announced): Difference[] {
  const asked = requestsOf(books).filter(({ type }) => type === 'balance-inquiry');
  const own = asked.filter(({ stan }) => voucher === null || stan === voucher).at(-1);
  if (own === undefined)
    return asked.length === 0 ? [] : difference(NAMES.voucher, voucher, asked.map(({ stan }) => stan).join(', '));
  const code = own.exchange.answer?.fields['39'];
  return code === undefined ? [] : difference(NAMES.code, responseCode, code);
}

/** The number is that of a request of the function: an upload is of the settlement, and a request that never arrived has a number that no other has. */
function isOwn(books: Books, { function: name, outcome }: Announced, voucher: string): boolean {
  const its = requestsOf(books).filter(({ stan }) => stan === voucher);
  if (its.length === 0) return outcome === 'failed' && !LOCAL.includes(name);
  const types = name === 'settlement' ? [name, 'batch-upload'] : [name];
  return its.some(({ type }) => types.some((each) => type?.startsWith(each) === true));
}

/** A function without money says a code that the host gave it, and the voucher of a request of its own or one that the journal has. */
function ofManagement(books: Books, result: Announced): Difference[] {
  const { function: name, outcome, responseCode, voucher } = result;
  if (outcome === 'approved' || (outcome === 'declined' && LOCAL.includes(name)))
    return [{ name: NAMES.outcome, told: stateName(outcome), wanted: { en: 'done or failed', zh: '完成或失败' } }];
  const asked = requestsOf(books).filter(({ type }) => type?.startsWith(name) === true);
  if (outcome === 'done' && !LOCAL.includes(name) && asked.length === 0)
    return [
      {
        name: NAMES.outcome,
        told: { en: 'done', zh: '完成' },
        wanted: { en: 'never asked of the host', zh: '未向主机请求' },
      },
    ];
  // Where one answer says no code, the result may be of that one.
  const codes = asked.flatMap(({ exchange: { answer } }) => (answer === null ? [] : [answer.fields['39'] ?? null]));
  const mayBe = codes.includes(null) ? [...codes, responseCode] : codes;
  const wrongCode = outcome === 'done' && codes.length > 0 && !mayBe.includes(responseCode);
  const known =
    voucher === null || isOwn(books, result, voucher) || books.journal.some((entry) => entry.voucher === voucher);
  return [
    ...(wrongCode ? difference(NAMES.code, responseCode, [...new Set(codes)].join(', ')) : []),
    ...(known
      ? []
      : [{ name: NAMES.voucher, told: plain(voucher), wanted: { en: 'one of the journal', zh: '流水中的凭证号' } }]),
  ];
}

function differences(books: Books, result: Announced): Difference[] {
  if (isManagement(result)) return ofManagement(books, result);
  const byHost = BY_HOST.includes(result.outcome);
  if (!isPayment(result)) return byHost ? ofInquiry(books, result) : [];
  const entry = books.journal.findLast(
    ({ voucher, function: kept }) => voucher === result.voucher && kept === result.function,
  );
  if (entry !== undefined) return ofPayment(result, entry);
  if (!byHost) return [];
  return [
    { name: NAMES.voucher, told: plain(result.voucher), wanted: { en: 'one of the journal', zh: '流水中的凭证号' } },
  ];
}

export const resultTellsTheAnswer: Rule = (books) =>
  books.results.flatMap((result) =>
    differences(books, result).map(({ name, told, wanted }): Breach => {
      const words = transactionName(result.function);
      const voucher = result.voucher ?? '';
      return {
        requirement: 'GUIDE-A-STEP-5d',
        clause: 'GUIDE-A-STEP-5d.1',
        text: {
          en:
            `the result tells something else: that of the ${words.en} ${voucher}`.trim() +
            ` says ${name.en} ${told.en}, should be ${wanted.en}`,
          zh: `结果与实际不符：${words.zh}${voucher === '' ? '' : ` ${voucher} `}的${name.zh}报为${told.zh}，应为${wanted.zh}`,
        },
        expected: { en: `${name.en} ${wanted.en}`, zh: `${name.zh} ${wanted.zh}` },
        actual: { en: `${name.en} ${told.en}`, zh: `${name.zh} ${told.zh}` },
      };
    }),
  );

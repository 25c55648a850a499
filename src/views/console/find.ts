// What a search of the console finds: exchanges, transactions, cards, terminals and faults, by words and by `name:value`.
import type { Bilingual, EvidenceExchange } from '../../definitions/evidence.ts';
import { FAULTS } from '../names.ts';
import { yuan } from '../scenario/money.ts';
import type { About, CardView, FaultRow, Whole } from './model.ts';

/** A word of a search: `name` is empty for one that may stand anywhere; values in lower case, of which one must fit. */
type Word = { name: string; values: readonly string[] };

/** Names that a search knows, with what they may also be called. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ mti: 'mti', code: 'code', voucher: 'voucher', stan: 'voucher', fault: 'fault', kind: 'kind', card: 'card' },
  ...{ amount: 'amount', terminal: 'terminal', merchant: 'merchant', reference: 'reference', state: 'state' },
};

/** `mti:0200,0400 code:51 shop` as words; a name that there is none of is a word like others. */
function wordsOf(text: string): Word[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const [before = '', after] = word.split(/:(.*)/s);
      const name = Object.hasOwn(NAMES, before) ? (NAMES[before] ?? '') : '';
      return name === '' || after === undefined
        ? { name: '', values: [word] }
        : { name, values: after.split(',').filter(Boolean) };
    });
}

type Facts = Readonly<Record<string, string | null | undefined>>;

/** Whether a thing with these facts, and this text in all, is what the words say. A word of a name that it has not got fits nothing. */
function fitsWords(words: readonly Word[], facts: Facts, text: string): boolean {
  const lower = text.toLowerCase();
  return words.every(({ name, values }) =>
    values.some((value) =>
      name === ''
        ? lower.includes(value)
        : name === 'amount'
          ? facts.amount !== undefined && facts.amount === amountOf(value)
          : (facts[name] ?? '').toLowerCase().includes(value),
    ),
  );
}

/** An amount as it is typed, in yuan with two decimals; null when it is none. */
const amountOf = (text: string) => (/^\d{1,10}(\.\d{1,2})?$/.test(text) ? Number(text).toFixed(2) : null);

/** Words that must all be found: `mti:0400`, `code:51`, `voucher:000003`, `fault:drop-answer`, `kind:sale`, `amount:128.50`, or any text of the row. */
export function fits(exchange: EvidenceExchange, filter: string): boolean {
  const { request, answer, code, transaction, fault, error } = exchange;
  const fields = request?.fields ?? {};
  const amount = fields['4'] === undefined ? undefined : yuan(Number(fields['4']));
  const texts = [request?.mti, answer?.mti, code, transaction, fault, error, amount, ...Object.values(fields)];
  const facts = {
    ...{ mti: `${request?.mti ?? ''} ${answer?.mti ?? ''}`, code, fault, kind: transaction, amount },
    ...{ voucher: fields['11'], card: fields['2']?.slice(-4), terminal: fields['41'], merchant: fields['42'] },
    reference: answer?.fields['37'] ?? fields['37'],
  };
  return fitsWords(wordsOf(filter), facts, texts.join(' '));
}

const both = ({ en, zh }: Bilingual) => `${en} ${zh}`;

function cardFits({ kind, name, issuer, number, does, status }: CardView, words: readonly Word[]): boolean {
  const card = `${number.slice(-4)} ${kind}`;
  return fitsWords(words, { card, state: status }, [both(name), both(issuer), number, ...does.map(both)].join(' '));
}

function faultFits(row: FaultRow, words: readonly Word[]): boolean {
  const name = Object.hasOwn(FAULTS, row.name) ? FAULTS[row.name as keyof typeof FAULTS] : { en: '', zh: '' };
  const texts = [row.name, both(name), both(row.must), both(row.documentation), row.requirement ?? ''];
  return fitsWords(words, { fault: `${row.name} ${both(name)}` }, texts.join(' '));
}

type Found = {
  exchanges: readonly EvidenceExchange[];
  cards: readonly CardView[];
  terminals: About['terminals'];
  faults: readonly FaultRow[];
};

/** What the page knows that fits, exchanges with the latest first. */
export function foundIn(
  { exchanges, cards, about }: Pick<Whole, 'exchanges' | 'cards' | 'about'>,
  text: string,
): Found {
  const words = wordsOf(text);
  if (words.length === 0) return { exchanges: [], cards: [], terminals: [], faults: [] };
  return {
    exchanges: exchanges.filter((each) => fits(each, text)).toReversed(),
    cards: cards.filter((each) => cardFits(each, words)),
    terminals: about.terminals.filter(({ terminalId: terminal, merchantId, merchant, keyCheck }) =>
      fitsWords(
        words,
        { terminal, merchant: `${merchantId} ${merchant}` },
        [terminal, merchantId, merchant, keyCheck].join(' '),
      ),
    ),
    faults: about.faults.filter((row) => faultFits(row, words)),
  };
}

/** What each kind of value looks like as a filter of the back office, by the name of the word. */
const OFFICE: Readonly<Record<string, readonly [filter: string, form: RegExp]>> = {
  voucher: ['voucher', /^\d{1,6}$/],
  reference: ['reference', /^[0-9a-z]{12}$/],
  card: ['lastFour', /^\d{4}$/],
  amount: ['amount', /^\d{1,9}(\.\d{1,2})?$/],
  terminal: ['terminalId', /^[0-9a-z]{8}$/],
  merchant: ['merchantId', /^[0-9a-z]{15}$/],
  state: ['state', /^(approved|declined|reversed|voided|refused)$/],
};
/** A word without a name is what it looks like. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/^\d{1,9}\.\d{1,2}$/, 'amount'],
  [/^\d{4}$/, 'card'],
  [/^\d{6}$/, 'voucher'],
  [/^[0-9a-z]*\d[0-9a-z]*$/, 'reference'],
];

/** The search as filters of the back office; null where it says something that no transaction is asked for by. */
export function officeAskedBy(text: string): Readonly<Record<string, string>> | null {
  const asked: Record<string, string> = {};
  for (const { name, values } of wordsOf(text)) {
    const [value = '', another] = values;
    const meant = name === '' ? (LOOKS.find(([form]) => form.test(value))?.[1] ?? '') : name;
    const [filter, form] = OFFICE[meant] ?? ['', /^$/];
    if (filter === '' || another !== undefined || filter in asked || !form.test(value)) return null;
    asked[filter] = filter === 'state' ? value : value.toUpperCase();
  }
  return Object.keys(asked).length === 0 ? null : asked;
}

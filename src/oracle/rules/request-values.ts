// What each field of a request says is what its transaction and the terminal's configuration make of it (F-10, F-12, F-14).
import { testCards } from '../../definitions/cards.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import { acceptedBy } from '../answers.ts';
import type { Books } from '../books.ts';
import { same } from '../chip.ts';
import { isOwed, journalEntryOf, sameCard } from '../lookup.ts';
import { fieldWords, isHidden, isOfCard, requestsOf, type Sent, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

/** More than one value will do: which, and how that is said. */
type Form = { form: RegExp; words: Bilingual };

type Check = {
  field: number;
  requirement: string;
  clause?: string;
  /** What the field has to be; undefined = nothing to say of this request. */
  wanted(request: Sent, books: Books): string | Form | undefined;
};

/** Field 22: how the card was read, by the words of the journal. */
const ENTRY_MODES: Readonly<Record<string, string>> = { key: '01', swipe: '02', qr: '03', insert: '05', tap: '07' };

const ANY_CODE = '\\d{3}';
/** The code of a signature that the host has. */
const TAKEN = ['00'];

/** Ways in which a card was shown to the terminal in the scenario; a code needs no card. */
function wayOfReading(request: Sent, { presented }: Books): Form | undefined {
  const { '22': mode = '' } = request.fields;
  if (!isOfCard(request) || mode.startsWith('03') || presented.length === 0) return undefined;
  return oneOf(presented.map((each) => ENTRY_MODES[each] ?? each).flatMap((mode) => [`${mode}1`, `${mode}2`]));
}

/** Network codes that will do, null = any. A picture that goes on says so in its first part; one whose first part was not taken could not go on. */
function networkCodesOf({ type, stan = '', batch = '', row, exchange }: Sent, books: Books): readonly string[] | null {
  if (type !== 'e-signature') return null;
  if (requestsOf(books).some((each) => each.type === 'e-signature-part' && each.stan === stan)) return ['801'];
  const whole = row?.networkCode ?? '';
  const mayGoOn = acceptedBy(exchange, TAKEN) !== null || isOwed(books, 'signature', { voucher: stan, batch });
  return mayGoOn ? [whole, '801'] : [whole];
}

/** The few patterns that there are, each compiled once. */
const patterns = new Map<string, RegExp>();

function pattern(source: string): RegExp {
  let made = patterns.get(source);
  if (made === undefined) {
    made = new RegExp(source);
    patterns.set(source, made);
  }
  return made;
}

/** Any of these values. */
function oneOf(values: readonly string[]): Form {
  const each = [...new Set(values)];
  return { form: pattern(`^(?:${each.join('|')})$`), words: { en: each.join(' or '), zh: each.join('或') } };
}

/** Type, batch, network code; for a card also what the readers can do, and whether the chip failed. */
function field60(request: Sent, books: Books): Form | undefined {
  const { type, row, fields } = request;
  const { setting } = books;
  if (row === null || type === 'reversal') return undefined;
  const batch = `${row.messageType}\\d{6}`;
  const head = { en: `${row.messageType}, the batch number (6 digits)`, zh: `${row.messageType}、批次号（6位数字）` };
  if (row.networkCode !== undefined) {
    const codes = networkCodesOf(request, books);
    const { en, zh } =
      codes === null
        ? { en: 'a network code (3 digits)', zh: '网络管理信息码（3位数字）' }
        : { en: codes.join(' or '), zh: codes.join('或') };
    return {
      form: pattern(`^${batch}(?:${codes?.join('|') ?? ANY_CODE})$`),
      words: { en: `${head.en} and ${en}`, zh: `${head.zh}和${zh}` },
    };
  }
  const mayFail = fields['22']?.startsWith('02') === true;
  const { en, zh } = mayFail ? { en: '0, 1 or 2', zh: '0、1或2' } : { en: '0 or 1', zh: '0或1' };
  return {
    form: pattern(`^${batch}000${setting.readCapability}[${mayFail ? '012' : '01'}](?:\\d|\\d{4})?$`),
    words: {
      en: `${head.en}, 000, ${setting.readCapability} for the readers and ${en} for the chip`,
      zh: `${head.zh}、000、读卡能力${setting.readCapability}和芯片条件${zh}`,
    },
  };
}

/** What a card that was read says of itself; by what is masked two cards can look alike. A keyed expiry is the cashier's affair. */
function ofCard(what: 'expiry' | 'sequenceNumber', modes: RegExp) {
  return (request: Sent): Form | undefined => {
    const { '2': shown, '22': mode } = request.fields;
    if (!isOfCard(request) || shown === undefined || !modes.test(mode ?? '')) return undefined;
    const may = testCards().flatMap(({ image }) => (sameCard(image.pan, shown) ? [image[what]] : []));
    return may.length === 0 ? undefined : oneOf(may);
  };
}

/** Messages that say who is at work. */
const BY_OPERATOR: readonly (string | null)[] = ['settlement', 'sign-out'];
/** The operator of the last sign-in before. */
function operatorOf(request: Sent, books: Books): string | undefined {
  if (!BY_OPERATOR.includes(request.type)) return undefined;
  const before = requestsOf(books).filter(({ exchange: { sequence } }) => sequence < request.exchange.sequence);
  return before.findLast(({ type }) => type === 'sign-in')?.fields['63'];
}

/** The exchange of the transaction that a signature is of, by its reference. */
const signedBy = (request: Sent, books: Books): Sent | undefined =>
  request.type?.startsWith('e-signature')
    ? requestsOf(books).find((each) => isOfCard(each) && each.exchange.answer?.fields['37'] === request.fields['37'])
    : undefined;

/** What the cardholder signs for: the amount of the payment, or the part of it that was approved (code 10). */
function signedAmount(request: Sent, books: Books): string | undefined {
  const payment = signedBy(request, books);
  const told = payment?.exchange.answer?.fields;
  return told?.['39'] === '10' ? told['4'] : payment?.fields['4'];
}

const WITH_PIN: Form = {
  form: /1$/,
  words: { en: 'one that ends in 1, for a PIN travels along', zh: '以1结尾的值（带有密码）' },
};
const WITHOUT_PIN: Form = {
  form: /[^1]$/,
  words: { en: 'one that ends in 2, for no PIN travels along', zh: '以2结尾的值（不带密码）' },
};
const OF_UNIONPAY: Form = { form: /^CUP/, words: { en: 'a text that begins with CUP', zh: '以CUP开头的文字' } };

const CHECKS: readonly Check[] = [
  { field: 41, requirement: 'GUIDE-P-CUP-4', wanted: (_, { setting }) => setting.terminalId },
  { field: 42, requirement: 'GUIDE-P-CUP-4', wanted: (_, { setting }) => setting.merchantId },
  {
    field: 49,
    requirement: 'GUIDE-A-STEP-2b',
    wanted: () => '156',
  },
  { field: 60, requirement: 'GUIDE-A-STEP-2b', wanted: field60 },
  {
    field: 22,
    requirement: 'GUIDE-B-STEP-2a',
    wanted(request, books) {
      const entry = isOfCard(request) ? journalEntryOf(books, request)?.entry : undefined;
      const mode = ENTRY_MODES[entry ?? ''];
      return mode === undefined ? undefined : oneOf([`${mode}1`, `${mode}2`]);
    },
  },
  { field: 22, requirement: 'GUIDE-B-STEP-2a', wanted: wayOfReading },
  {
    field: 22,
    requirement: 'GUIDE-A-FAQ-1a',
    clause: 'GUIDE-A-FAQ-1a.2',
    wanted: (request) =>
      isOfCard(request) ? (request.fields['52'] === undefined ? WITHOUT_PIN : WITH_PIN) : undefined,
  },
  { field: 63, requirement: 'GUIDE-A-STEP-6e', clause: 'GUIDE-A-STEP-6e.1', wanted: operatorOf },
  { field: 63, requirement: 'GUIDE-A-STEP-2b', wanted: ({ type }) => (type === 'refund' ? OF_UNIONPAY : undefined) },
  {
    field: 4,
    requirement: 'GUIDE-A-STEP-6d',
    clause: 'GUIDE-A-STEP-6d.1',
    wanted: signedAmount,
  },
  {
    field: 2,
    requirement: 'GUIDE-A-STEP-6d',
    clause: 'GUIDE-A-STEP-6d.1',
    wanted: (request, books) => signedBy(request, books)?.fields['2'],
  },
  {
    field: 11,
    requirement: 'GUIDE-A-STEP-6d',
    clause: 'GUIDE-A-STEP-6d.1',
    wanted: (request, books) => signedBy(request, books)?.fields['11'],
  },
  {
    field: 15,
    requirement: 'GUIDE-A-STEP-6d',
    clause: 'GUIDE-A-STEP-6d.1',
    wanted: (request, books) => signedBy(request, books)?.exchange.answer?.fields['15'],
  },
  { field: 14, requirement: 'GUIDE-S-STEP-1a', clause: 'GUIDE-S-STEP-1a.1', wanted: ofCard('expiry', /^0[257]/) },
  {
    field: 23,
    requirement: 'GUIDE-S-STEP-1a',
    clause: 'GUIDE-S-STEP-1a.1',
    wanted: ofCard('sequenceNumber', /^0[57]/),
  },
  { field: 26, requirement: 'GUIDE-A-FAQ-1a', clause: 'GUIDE-A-FAQ-1a.2', wanted: () => '12' },
  {
    field: 53,
    requirement: 'GUIDE-A-FAQ-1a',
    clause: 'GUIDE-A-FAQ-1a.2',
    wanted: ({ fields }) => (fields['52'] === undefined ? undefined : '2600000000000000'),
  },
];

/** What is masked can be held only against what is masked alike, such as the card of another message. */
const isUnreadable = (value: string, wanted: string | Form) =>
  isHidden(value) && (typeof wanted !== 'string' || !isHidden(wanted));

const fits = (value: string, wanted: string | Form) =>
  typeof wanted === 'string' ? value === wanted : wanted.form.test(value);

export const requestValues: Rule = (books) =>
  requestsOf(books).flatMap((request) =>
    CHECKS.flatMap(({ field, requirement, clause, wanted }) => {
      const value = request.fields[String(field)];
      const want = wanted(request, books);
      if (value === undefined || want === undefined || isUnreadable(value, want) || fits(value, want)) return [];
      const [words, name] = [sentWords(request), fieldWords(field)];
      const expected = typeof want === 'string' ? same(want) : want.words;
      return [
        {
          requirement,
          ...(clause === undefined ? {} : { clause }),
          text: {
            en: `wrong value: ${name.en} of ${words.en} is ${value}, it should be ${expected.en}`,
            zh: `报文值不符：${words.zh}的${name.zh}为 ${value}，应为 ${expected.zh}`,
          },
          expected,
          actual: same(value),
        },
      ];
    }),
  );

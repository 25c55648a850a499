// Answers: a code taken for another, a spoilt answer mended on its way (nobody checks it), and what the host says altered or lost.
import { RESPONSE_CODES } from '../../definitions/response-codes.ts';
import { TRANSACTIONS, type TransactionDefinition } from '../../definitions/transactions.ts';
import { type Message, responseMti } from '../../iso8583/message.ts';
import type { Mutant } from '../mutant.ts';
import type { Asked, Pane } from '../pane.ts';
import { dataObject, partsOf, wholeField } from '../parts.ts';
import { anotherOf } from '../values.ts';

const ROWS = Object.entries(TRANSACTIONS) as [string, TransactionDefinition][];

/** What is altered is signed anew: an answer without a right MAC stays as it is, or a wrong one would become right. */
const takenFor = (code: string, other: string): Mutant => ({
  id: `code/${code}/taken-for/${other}`,
  kind: 'code',
  shows: [`code/${code}`],
  pane: (): Pane => ({
    answer: (answer, { macWrong }) =>
      answer.fields[39] === code && !macWrong ? wholeField(39).write(answer, other) : answer,
  }),
});

/** An approval for a refusal, a refusal for an approval, and a refusal for one of another sort. */
export const codeMutants: Mutant[] = Object.values(RESPONSE_CODES).flatMap(
  ({ code, class: sort, action, category }) => {
    if (sort === 'A') return [takenFor(code, '05'), ...(action === 'approve' ? [] : [takenFor(code, '00')])];
    return [takenFor(code, '00'), takenFor(code, category === 'funds' ? '96' : '51')];
  },
);

type Check = {
  name: string;
  /** Of transactions whose request has this field. */
  field?: number;
  spoilt: (answer: Message, asked: Spoiling) => boolean;
  mend: (answer: Message, asked: Asked) => Message;
};
type Spoiling = Asked & { macWrong: boolean };

const ECHOED = [3, 4, 11, 41, 42];
const CHECKS: Check[] = [
  {
    name: 'mac',
    spoilt: ({ fields }, { macWrong }) => macWrong && fields[64] !== undefined,
    mend: (answer) => ({ ...answer, fields: { ...answer.fields } }),
  },
  {
    name: 'mac-missing',
    spoilt: ({ fields }, { macWrong }) => macWrong && fields[64] === undefined,
    mend: (answer) => wholeField(64).write(answer, '0'.repeat(16)),
  },
  {
    name: 'mti',
    spoilt: ({ mti }, { request }) => mti !== responseMti(request.mti),
    mend: (answer, { request }) => ({ ...answer, mti: responseMti(request.mti) }),
  },
  {
    name: '39-missing',
    spoilt: ({ fields }) => fields[39] === undefined,
    mend: (answer) => wholeField(39).write(answer, '00'),
  },
  ...ECHOED.flatMap((field): Check[] => {
    const mend: Check['mend'] = (answer, { request }) => wholeField(field).write(answer, request.fields[field] ?? null);
    const found = (answer: Message) => answer.fields[field];
    return [
      {
        name: String(field),
        field,
        spoilt: (answer, { request }) =>
          found(answer) !== undefined && request.fields[field] !== undefined && found(answer) !== request.fields[field],
        mend,
      },
      {
        name: `${field}-missing`,
        field,
        spoilt: (answer, { request }) => found(answer) === undefined && request.fields[field] !== undefined,
        mend,
      },
    ];
  }),
];

/** What is wrong with an answer, by the names of the checks that would have found it; nothing of one that refuses. */
export const spoiltIn = (answer: Message, asked: Spoiling): string[] =>
  (answer.fields[39] ?? '00') === '00'
    ? CHECKS.filter(({ spoilt }) => spoilt(answer, asked)).map(({ name }) => name)
    : [];

const isCheckOf = ({ name, field }: Check, row: TransactionDefinition): boolean =>
  field === undefined ? row.mac || !name.startsWith('mac') : [...row.mandatory, ...row.optional].includes(field);

export const uncheckedMutants: Mutant[] = ROWS.flatMap(([transaction, row]) =>
  CHECKS.filter((check) => isCheckOf(check, row)).map(
    ({ name, field, spoilt, mend }): Mutant => ({
      id: `answer/${transaction}/${name}/unchecked`,
      kind: 'unchecked',
      shows: [`spoilt/${transaction}/${name}`],
      of: field === undefined ? `request/${transaction}` : `request/${transaction}/${field}`,
      pane: (): Pane => ({
        answer: (answer, asked) => {
          const fits = asked.transaction === transaction && (answer.fields[39] ?? '00') === '00';
          return fits && spoilt(answer, asked) ? mend(answer, asked) : answer;
        },
      }),
    }),
  ),
);

/** Parts of answers that say something. */
const SAID = [12, 13, 14, 15, 37, 38, 44, 48, 54, 62, 63].map(wholeField);
const CHIP = ['91', '71', '72'].map(dataObject);
const BATCH = partsOf(60, '').filter(({ name }) => name === '60.batch');
export const SAID_PARTS = [...SAID, ...BATCH, ...CHIP];

export const answerMutants: Mutant[] = ROWS.flatMap(([transaction]) =>
  SAID_PARTS.flatMap((part) => {
    const mutant = (how: string, value: (old: string) => string | null): Mutant => ({
      id: `wire/answer/${transaction}/${part.name}/${how}`,
      kind: 'answer',
      shows: [`answer/${transaction}/${part.name}`],
      pane: (): Pane => ({
        answer(answer, asked) {
          const old = asked.transaction === transaction && !asked.macWrong ? part.read(answer) : undefined;
          return old === undefined ? answer : part.write(answer, value(old));
        },
      }),
    });
    return [
      mutant('altered', (old) => anotherOf(part.name, old)),
      ...(part.name === '60.batch' ? [] : [mutant('lost', () => null)]),
    ];
  }),
);

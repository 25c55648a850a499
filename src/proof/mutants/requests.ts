// Requests: each field of each transaction left out, replaced by another legal value, or added; and requests forgotten, repeated or late.
import { FIELDS } from '../../definitions/fields.ts';
import { TRANSACTIONS, type TransactionDefinition } from '../../definitions/transactions.ts';
import type { Message } from '../../iso8583/message.ts';
import type { Mutant } from '../mutant.ts';
import type { Pane } from '../pane.ts';
import { type Part, partsOf, wholeField } from '../parts.ts';
import { anotherOf } from '../values.ts';

const ROWS = Object.entries(TRANSACTIONS) as [string, TransactionDefinition][];
const rowFields = ({ mandatory, optional }: TransactionDefinition) =>
  [...new Set([...mandatory, ...optional])].sort((a, b) => a - b);
/** Every field that any request has. */
const USED = [...new Set(ROWS.flatMap(([, row]) => rowFields(row)))].sort((a, b) => a - b);

/** Changes the requests of one transaction. */
const changing = (transaction: string, change: (message: Message) => Message) => (): Pane => ({
  request: (asked) => [asked.transaction === transaction ? change(asked.request) : asked.request],
});

function fieldMutants(transaction: string, part: Part, removable: boolean): Mutant[] {
  const shows = [`request/${transaction}/${part.name}`];
  const id = (how: string) => `wire/request/${transaction}/${part.name}/${how}`;
  const change = (value: (old: string) => string | null) =>
    changing(transaction, (message) => {
      const old = part.read(message);
      return old === undefined ? message : part.write(message, value(old));
    });
  const altered: Mutant = {
    id: id('altered'),
    kind: 'request',
    shows,
    pane: change((old) => anotherOf(part.name, old)),
  };
  return removable ? [{ id: id('absent'), kind: 'request', shows, pane: change(() => null) }, altered] : [altered];
}

/** Something that may stand in the field. */
function sample(field: number): string {
  const { type = 'n', length = 1, lengthType = 'fixed' } = FIELDS[field] ?? {};
  const count = lengthType === 'fixed' ? length : Math.min(length, 4);
  return type === 'b' ? '0'.repeat(2 * count) : '1'.repeat(count);
}

const added = (transaction: string, row: TransactionDefinition): Mutant[] =>
  USED.filter((field) => !rowFields(row).includes(field)).map((field) => ({
    id: `wire/request/${transaction}/${field}/added`,
    kind: 'request',
    shows: [`request/${transaction}`],
    pane: changing(transaction, (message) => wholeField(field).write(message, sample(field))),
  }));

export const requestMutants: Mutant[] = ROWS.flatMap(([transaction, row]) => [
  ...rowFields(row).flatMap((field) => {
    const parts = partsOf(field, transaction);
    const data = field === 55;
    return [
      ...fieldMutants(transaction, wholeField(field), true).filter(
        ({ id }) => parts.length === 0 || id.endsWith('absent'),
      ),
      ...parts.flatMap((part) => fieldMutants(transaction, part, data)),
    ];
  }),
  ...added(transaction, row),
]);

/** The next voucher, as a terminal that tries again without being asked would take. */
const renumbered = ({ mti, fields }: Message): Message => ({
  mti,
  fields: { ...fields, 11: String((Number(fields[11]) + 500) % 1_000_000).padStart(6, '0') },
});

const FATES: Record<string, (transaction: string) => () => Pane> = {
  'not-sent': (transaction) => () => ({
    request: (asked) => (asked.transaction === transaction ? 'approved-unsent' : [asked.request]),
  }),
  twice: (transaction) => () => ({
    request: ({ transaction: found, request }) => (found === transaction ? [request, request] : [request]),
  }),
  'again-with-a-new-voucher': (transaction) => () => ({
    request: ({ transaction: found, request }) => (found === transaction ? [request, renumbered(request)] : [request]),
  }),
  'after-the-next': (transaction) => () => {
    let kept: Message | null = null;
    return {
      request({ transaction: found, request }) {
        if (found === transaction && kept === null) {
          kept = request;
          return 'approved-unsent';
        }
        const late = kept === null ? [] : [kept];
        kept = null;
        return [request, ...late];
      },
    };
  },
};

export const sendingMutants: Mutant[] = ROWS.flatMap(([transaction]) =>
  Object.entries(FATES).map(
    ([how, pane]): Mutant => ({
      id: `wire/sending/${transaction}/${how}`,
      kind: 'sending',
      shows: [`request/${transaction}`],
      // A host knows a copy of a chip's cryptogram when it sees one.
      near: ['interface/swipe'],
      pane: pane(transaction),
    }),
  ),
);

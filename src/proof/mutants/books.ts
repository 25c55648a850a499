// What a terminal keeps and tells of itself: journal entries and members of the state.
import { FUNCTIONS, type JournalEntry, type State } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Pane } from '../pane.ts';
import { another } from '../values.ts';

const text = (value: string | null) => (value === null || value === '' ? null : another(value));

/** Another legal value of each column; null = the entry has nothing there. */
const COLUMNS: { [C in keyof JournalEntry]: (entry: JournalEntry) => JournalEntry[C] | null } = {
  voucher: ({ voucher }) => another(voucher),
  batch: ({ batch }) => another(batch),
  function: (entry) => (entry.function === 'sale' ? 'refund' : 'sale'),
  status: ({ status }) => (status === 'approved' ? 'declined' : 'approved'),
  amountMinor: ({ amountMinor }) => amountMinor + 1,
  cardNumber: ({ cardNumber }) => text(cardNumber),
  entry: ({ entry }) => (entry === null ? null : entry === 'insert' ? 'swipe' : 'insert'),
  responseCode: ({ responseCode }) => (responseCode === null ? null : responseCode === '00' ? '05' : '00'),
  reference: ({ reference }) => text(reference),
  authorisationCode: ({ authorisationCode }) => text(authorisationCode),
  dateTime: ({ dateTime }) => dateTime.replace(/^\d{4}/, '2001'),
  original: ({ original }) =>
    original === null ? null : { ...original, voucher: text(original.voucher), reference: text(original.reference) },
};
const COLUMN_NAMES = Object.keys(COLUMNS) as (keyof JournalEntry)[];

const rows = (change: (entry: JournalEntry) => JournalEntry | null) => (): Pane => ({
  event(event) {
    if (event.kind !== 'journal') return [event];
    const entry = change(event.entry);
    return entry === event.entry ? [event] : entry === null ? [] : [{ ...event, entry }];
  },
  journal(entries) {
    const other = entries.flatMap((entry) => change(entry) ?? []);
    return other.length === entries.length && other.every((each, at) => each === entries[at]) ? entries : other;
  },
});

export const journalMutants: Mutant[] = FUNCTIONS.flatMap((kept) => [
  {
    id: `journal/${kept}/missing`,
    kind: 'journal',
    shows: [`journal/${kept}`],
    pane: rows((entry) => (entry.function === kept ? null : entry)),
  } satisfies Mutant,
  ...COLUMN_NAMES.map(
    (column): Mutant => ({
      id: `journal/${kept}/${column}/altered`,
      kind: 'journal',
      shows: [`journal/${kept}/${column}`],
      pane: rows((entry) => {
        const value = entry.function === kept ? COLUMNS[column](entry) : null;
        return value === null ? entry : { ...entry, [column]: value };
      }),
    }),
  ),
]);

export const columnsOf = (entry: JournalEntry): string[] =>
  COLUMN_NAMES.filter((column) => COLUMNS[column](entry) !== null).map(
    (column) => `journal/${entry.function}/${column}`,
  );

const withoutIn = (menu: State['menu'], gone: State['menu'][number]) =>
  menu.includes(gone) ? menu.filter((each) => each !== gone) : null;

/** Wrong values of each member; `sequence` and `quiet` are the adapter's, by which the harness waits, and no behaviour. */
const MEMBERS: {
  [M in Exclude<keyof State, 'sequence' | 'quiet'>]: Record<string, (state: State) => State[M] | null>;
} = {
  power: { altered: ({ power }) => (power === 'on' ? 'off' : 'on') },
  screen: { empty: ({ screen }) => (screen.length === 0 ? null : []) },
  prompt: { lost: () => null },
  function: { lost: ({ function: active }) => (active === null ? null : 'version') },
  menu: {
    'without-the-last': ({ menu }) => (menu.length === 0 ? null : menu.slice(0, -1)),
    empty: ({ menu }) => (menu.length === 0 ? null : []),
    'without-void': ({ menu }) => withoutIn(menu, 'void'),
    'without-refund': ({ menu }) => withoutIn(menu, 'refund'),
    'with-one-more': ({ menu }) =>
      FUNCTIONS.filter((each, _, all) => menu.includes(each) || each === all.find((other) => !menu.includes(other))),
  },
  network: {
    'always-connected': ({ network }) => (network === 'connected' ? null : 'connected'),
    'always-disconnected': ({ network }) => (network === 'connected' ? 'disconnected' : null),
  },
  signedIn: { always: ({ signedIn }) => (signedIn ? null : true), never: ({ signedIn }) => (signedIn ? false : null) },
  operator: { altered: ({ operator }) => text(operator) },
  batch: { altered: ({ batch }) => text(batch) },
  cardInserted: {
    always: ({ cardInserted }) => (cardInserted ? null : true),
    never: ({ cardInserted }) => (cardInserted ? false : null),
  },
  owed: {
    forgotten: ({ owed }) => (owed.length === 0 ? null : []),
    invented: ({ owed, batch }) => [...owed, { kind: 'reversal', voucher: '999999', batch: batch ?? '000001' }],
    'voucher-altered': ({ owed }) =>
      owed.length === 0 ? null : owed.map((each) => ({ ...each, voucher: another(each.voucher) })),
  },
  version: { altered: ({ version }) => another(version) },
};

export const stateMutants: Mutant[] = Object.entries(MEMBERS).flatMap(([member, ways]) =>
  Object.entries(ways as Record<string, (state: State) => unknown>)
    .filter(([how]) => member !== 'prompt' || how !== 'lost')
    .map(
      ([how, value]): Mutant => ({
        id: `state/${member}/${how}`,
        kind: 'state',
        shows: [`state/${member}/${how}`],
        pane: () => ({
          state(state) {
            const other = value(state);
            return other === null || state.power === 'off' ? state : { ...state, [member]: other };
          },
        }),
      }),
    ),
);

export const membersOf = (state: State): string[] =>
  Object.entries(MEMBERS).flatMap(([member, ways]) =>
    Object.entries(ways as Record<string, (state: State) => unknown>)
      .filter(([, value]) => state.power === 'on' && value(state) !== null)
      .map(([how]) => `state/${member}/${how}`),
  );

// What the terminal says of itself at the end is what it was told and what was done: menu, operator, card, and what it owes.
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Books, OwedMessage } from '../books.ts';
import { requestsOf } from '../requests.ts';
import type { Rule } from '../rule.ts';

type Claim = { requirement: string; clause?: string; name: Bilingual; told: string; wanted: string };

const YES_NO = (value: boolean) => (value ? 'true' : 'false');
const sorted = (names: readonly string[]) => names.toSorted().join(', ');

function claims({ state, setting, ...books }: Books): Claim[] {
  if (state === null) return [];
  const requests = requestsOf({ state, setting, ...books });
  const signIn = requests.findLast(({ type }) => type === 'sign-in');
  const isKept = ({ voucher, batch }: OwedMessage) =>
    books.journal.some((entry) => entry.voucher === voucher && entry.batch === batch);
  // An upload is of no one payment: it follows a settlement, whether that reached the host or not.
  const isSettled =
    requests.some(({ type }) => type === 'settlement') || books.results.some((each) => each.function === 'settlement');
  const stray = books.owed.filter((each) => !(each.kind === 'batch-upload' ? isSettled : isKept(each)));
  return [
    {
      requirement: 'GUIDE-A-STEP-2c',
      clause: setting.functions.every((each) => state.menu.includes(each)) ? 'GUIDE-A-STEP-2c.2' : 'GUIDE-A-STEP-2c.1',
      name: { en: 'menu', zh: '菜单' },
      told: sorted(state.menu),
      wanted: sorted(setting.functions),
    },
    {
      requirement: 'GUIDE-A-STEP-6e',
      clause: 'GUIDE-A-STEP-6e.1',
      name: { en: 'operator', zh: '操作员' },
      told: state.operator ?? '',
      wanted: state.operator === null ? '' : (signIn?.fields['63']?.trim() ?? state.operator),
    },
    {
      requirement: 'GUIDE-S-STEP-6a',
      clause: 'GUIDE-S-STEP-6a.2',
      name: { en: 'card in the reader', zh: '读卡器中有卡' },
      told: YES_NO(state.cardInserted),
      wanted: YES_NO(state.cardInserted && books.cardWasInserted),
    },
    {
      requirement: 'GUIDE-A-FAQ-3e',
      name: { en: 'owed messages', zh: '待发报文' },
      told: stray.map(({ kind, voucher }) => `${kind} ${voucher}`.trim()).join(', '),
      wanted: '',
    },
  ];
}

export const stateIsTrue: Rule = (books) =>
  claims(books)
    .filter(({ told, wanted }) => told !== wanted)
    .map(({ name, told, wanted, ...broken }) => {
      const should = { en: wanted === '' ? 'none' : wanted, zh: wanted === '' ? '无' : wanted };
      const is = { en: told === '' ? 'none' : told, zh: told === '' ? '无' : told };
      return {
        ...broken,
        text: {
          en: `untrue state: the terminal tells as its ${name.en}: ${is.en}; it should be ${should.en}`,
          zh: `终端状态不实：${name.zh}报为${is.zh}，应为${should.zh}`,
        },
        expected: should,
        actual: is,
      };
    });

// One act after the other within a function: what the cashier and the cardholder do at each question, in order or not.
import fc from 'fast-check';
import { yuan } from '../../../definitions/money.ts';
import type { PromptKind, TerminalFunction } from '../../../terminal/index.ts';
import type { Act } from '../act.ts';
import { CANCELLED } from '../claims.ts';
import { amount, type Till } from '../till.ts';

/** The questions at which nothing has been sent yet, so that a change of mind ends everything. */
const BEFORE_SENDING: readonly PromptKind[] = ['amount', 'confirm-amount', 'card', 'pin'];

/** The amount that is answered where nobody named one, in fen. */
const USUAL_MINOR = 3_000;

type Payment = Extract<TerminalFunction, 'sale' | 'pre-authorisation'>;
const PAYMENTS = { sale: ['Sale', '消费'], 'pre-authorisation': ['Pre-authorisation', '预授权'] } as const;

/** Questions to which a payment is taken, in words of the catalogue; the last is the likeliest, for most has happened by then. */
const QUESTIONS = [
  ['enter the amount', '请输入金额'],
  ['present the card', '请出示卡片'],
  ['enter the PIN', '请输入密码'],
] as const;

/** A payment under way: it takes what was typed into it. */
function underWay(till: Till, chosen: Payment, typedMinor: number | null): void {
  till.begin({
    function: chosen,
    approved: () => {
      till.shop.balanceMinor -= till.typedMinor ?? 0;
      if (chosen === 'sale') till.lastSaleMinor = till.typedMinor;
    },
  });
  till.typedMinor = typedMinor;
}

const asks = ({ seen }: Till, ...prompts: PromptKind[]) =>
  seen.power === 'on' && seen.prompt !== null && prompts.includes(seen.prompt);
const paying = ({ seen }: Till) => seen.function !== null && Object.hasOwn(PAYMENTS, seen.function);
const reads = ({ abilities }: Till, by: string) => abilities.interfaces.includes(by);

const single = (name: string, en: string, zh: string, may: (till: Till) => boolean, tried?: Act['tried']): Act => ({
  name,
  choice: fc.constant(0),
  may,
  say: () => ({ en, zh }),
  ...(tried === undefined ? {} : { tried }),
});

const choosing = (chosen: Payment): Act =>
  single(
    `begin ${chosen}`,
    `the cashier chooses "${PAYMENTS[chosen][0]}" on the main screen`,
    `收银员在主界面选择“${PAYMENTS[chosen][1]}”`,
    (till) => till.offers(chosen),
    (till) => {
      underWay(till, chosen, null);
      return [];
    },
  );

const until = (chosen: Payment): Act => ({
  name: `${chosen} up to a question`,
  choice: fc.constantFrom(0, 1, 2, 2, 2),
  weight: 3,
  may: (till) => till.calm(chosen) && reads(till, 'insert') && till.seen.owed.length === 0,
  say: (_till, at) => {
    const [en, zh] = QUESTIONS[at] ?? QUESTIONS[0];
    const [name, called] = PAYMENTS[chosen];
    return {
      en: `the cashier goes on with a "${name}" until the terminal asks to "${en}"`,
      zh: `收银员办理“${called}”直至终端提示“${zh}”`,
    };
  },
  tried(till, at) {
    underWay(till, chosen, at === 0 ? null : USUAL_MINOR);
    return [];
  },
});

/** An amount is typed; `may` says where. */
const typing = (
  name: string,
  words: (minor: number) => { en: string; zh: string },
  may: (till: Till) => boolean,
): Act => ({
  name,
  choice: amount,
  weight: 2,
  may: (till) => paying(till) && may(till),
  say: (_till, minor) => words(minor),
  tried(till, minor) {
    till.typedMinor = minor;
    return [];
  },
});

const reading = (name: string, by: string, en: string, zh: string): Act =>
  single(name, en, zh, (till) => asks(till, 'card') && paying(till) && reads(till, by));

export const SINGLE: readonly Act[] = [
  choosing('sale'),
  choosing('pre-authorisation'),
  until('sale'),
  until('pre-authorisation'),
  typing(
    'amount',
    (minor) => ({ en: `the cashier enters the amount CNY ${yuan(minor)}`, zh: `收银员输入金额${yuan(minor)}元` }),
    (till) => asks(till, 'amount') && till.typedMinor === null,
  ),
  typing(
    'other amount',
    (minor) => ({ en: `the cashier changes the amount to CNY ${yuan(minor)}`, zh: `收银员把金额改为${yuan(minor)}元` }),
    (till) => asks(till, 'amount', 'confirm-amount') && till.typedMinor !== null,
  ),
  single(
    'confirm the amount',
    'the cashier confirms the amount',
    '收银员确认金额',
    (till) => asks(till, 'amount', 'confirm-amount') && paying(till) && till.typedMinor !== null,
  ),
  reading('insert', 'insert', 'the cardholder inserts the card', '持卡人插卡'),
  reading('tap', 'tap', 'the cardholder taps the card', '持卡人挥卡'),
  reading('swipe', 'swipe', 'the cardholder swipes the magnetic stripe', '持卡人刷磁条'),
  reading('unreadable', 'insert', 'the cardholder inserts the card and it cannot be read', '持卡人插卡但无法读取'),
  reading('torn', 'tap', 'the cardholder takes the card away too early', '持卡人闪卡'),
  reading(
    'pulled early',
    'insert',
    'the cardholder inserts the card and will pull it out before the answer',
    '持卡人插卡并将在应答前拔出',
  ),
  single('right PIN', 'the cardholder enters the right PIN', '持卡人输入正确的密码', (till) => asks(till, 'pin')),
  single(
    'wrong PIN',
    'the cardholder enters a wrong PIN',
    '持卡人输入错误的密码',
    (till) => asks(till, 'pin') && till.shop.mayErr,
    (till) => {
      till.shop.err();
      return [];
    },
  ),
  single('no PIN', 'the cardholder confirms without a PIN', '持卡人不输密码直接确认', (till) => asks(till, 'pin')),
  single(
    'power off on the way',
    'the cardholder enters the right PIN and the power fails before the answer',
    '持卡人输入正确的密码后，应答返回前终端断电',
    (till) =>
      asks(till, 'pin') && paying(till) && till.network === 'up' && !till.faultWaits && till.seen.owed.length === 0,
  ),
  {
    ...single(
      'cancel',
      'the cashier cancels',
      '收银员取消交易',
      (till) => till.seen.power === 'on' && till.seen.prompt !== null,
      (till) => (paying(till) && asks(till, ...BEFORE_SENDING) ? [CANCELLED] : []),
    ),
    weight: 4,
  },
  {
    ...single(
      'take the card',
      'the cardholder takes the card',
      '持卡人取走卡片',
      ({ seen }) => seen.power === 'on' && seen.cardInserted,
    ),
    weight: 3,
    always: true,
  },
  single('sign', 'the cardholder signs on the screen', '持卡人在屏幕上签名', (till) => asks(till, 'signature')),
  {
    ...single(
      'go on',
      'the cashier and the cardholder go on',
      '收银员和持卡人继续操作',
      (till) =>
        till.seen.power === 'on' && till.seen.prompt !== null && !(asks(till, 'amount') && till.typedMinor !== null),
      (till) => {
        if (paying(till)) till.typedMinor ??= USUAL_MINOR;
        return [];
      },
    ),
    weight: 3,
    always: true,
  },
];

// The cardholder's wallet: the test cards that the acquirer's issuers know, with what only readers and issuers may see kept here.
import type { AcquirerClient, Card } from '../../simulator/admin/client.ts';
import { TEST_CARDS } from '../definitions/cards.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { yuan } from '../definitions/money.ts';
import { maskPan } from '../secrets/index.ts';
import type { CardImage } from '../terminal/index.ts';
import type { CardView } from '../views/console/model.ts';

type Kept = { view: CardView; image: CardImage; pin: string };

const IMAGES = new Map(Object.values(TEST_CARDS).map((card) => [card.image.pan, card]));

export class Wallet {
  readonly #kept = new Map<string, Kept>();
  /** How often each chip was read; it tells its issuer. */
  readonly #counters = new Map<string, number>();

  /** Takes the cards as the acquirer has them now. Those that no issuer knows are in the wallet, too. */
  async refresh(admin: AcquirerClient): Promise<void> {
    const accounts = await admin.cards();
    const known = new Set(accounts.map(({ pan }) => pan));
    this.#kept.clear();
    for (const account of accounts.slice(0, 200)) this.#keep(account, true);
    for (const card of IMAGES.values())
      if (!known.has(card.image.pan))
        this.#keep({ ...card, pan: card.image.pan, issuer: card.issuer.en, sequenceNumber: '001', chip: true }, false);
  }

  /** In the order in which people look for them: cards that simply pay first. */
  get views(): CardView[] {
    return [...this.#kept.values()].map(({ view }) => view).sort((a, b) => a.rank - b.rank);
  }

  /** What a reader sees of the card now; its chip counts when it is woken. Undefined for a card that is not here. */
  presented(kind: string, by: string): CardImage | undefined {
    const image = this.#kept.get(kind)?.image;
    if (image?.cryptogramKey === undefined || (by !== 'insert' && by !== 'tap')) return image;
    const counter = (this.#counters.get(image.pan) ?? 0) + 1;
    this.#counters.set(image.pan, counter);
    return { ...image, transactionCounter: counter };
  }

  pan(kind: string): string | undefined {
    return this.#kept.get(kind)?.image.pan;
  }

  pin(kind: string): string | undefined {
    return this.#kept.get(kind)?.pin;
  }

  /** The card of that number, by its kind. */
  kindOf(pan: string): string | null {
    for (const [kind, { image }] of this.#kept) if (image.pan === pan) return kind;
    return null;
  }

  /** A new set of cards starts to count again. */
  forgetCounters(): void {
    this.#counters.clear();
  }

  #keep(account: Omit<Card, 'product' | 'chipKeys'> & { product: string }, known: boolean): void {
    const test = IMAGES.get(account.pan);
    const kind = test?.kind ?? `card ${account.pan.slice(-4)}`;
    const image: CardImage = test?.image ?? {
      label: kind,
      pan: account.pan,
      expiry: account.expiry,
      sequenceNumber: account.sequenceNumber,
      serviceCode: account.chip ? '220' : '120',
      stripe: true,
      chip: account.chip,
      contactless: account.chip,
    };
    const promises = known ? promised(account) : [UNKNOWN_CARD(test?.known ?? false)];
    this.#kept.set(kind, {
      image,
      pin: account.pin,
      view: {
        kind,
        name: { en: kind, zh: test?.zh ?? kind },
        issuer: test?.issuer ?? { en: account.issuer, zh: account.issuer },
        number: maskPan(account.pan),
        product: account.product,
        brand: test?.brand ?? 'unionpay',
        reads: [
          ...(image.chip ? (['insert'] as const) : []),
          ...(image.contactless ? (['tap'] as const) : []),
          ...(image.stripe ? (['swipe'] as const) : []),
        ],
        availableMinor: known ? account.availableMinor : null,
        limitMinor: account.limitMinor,
        status: account.status,
        does: promises,
        rank: (promises.some(({ bad }) => bad) ? 100 : 0) + (known ? 0 : 50) + (image.chip ? 0 : 10),
      },
    });
  }
}

type Promise_ = CardView['does'][number];

const UNKNOWN_CARD = (known: boolean): Promise_ => ({
  en: known ? 'issuer not connected: 15' : 'no issuer knows it: 14',
  zh: known ? '发卡行未联网：15' : '无此卡号：14',
  bad: true,
});

/** What the issuer will answer, beside money that is there or not. */
const STATUS_ANSWERS: Readonly<Record<string, Bilingual>> = {
  expired: { en: 'expired: 54', zh: '已过期：54' },
  lost: { en: 'reported lost: 41', zh: '已挂失：41' },
  stolen: { en: 'stolen: 43', zh: '被盗卡：43' },
  restricted: { en: 'restricted: 62', zh: '受限卡：62' },
  frozen: { en: 'account frozen: 57', zh: '账户冻结：57' },
  'pin-locked': { en: 'PIN locked: 75', zh: '密码锁定：75' },
  'suspected-fraud': { en: 'suspected fraud: 34', zh: '涉嫌欺诈：34' },
  'pick-up': { en: 'to be kept: 04', zh: '没收卡：04' },
  dormant: { en: 'dormant: 21', zh: '睡眠户：21' },
};

function promised({
  status,
  limitMinor,
  availableMinor,
  pinFree,
}: Pick<Card, 'status' | 'limitMinor' | 'availableMinor' | 'pinFree'>): Promise_[] {
  const told = STATUS_ANSWERS[status];
  if (told !== undefined) return [{ ...told, bad: true }];
  return [
    { en: `pays up to ${yuan(availableMinor)}`, zh: `可付${yuan(availableMinor)}元`, bad: availableMinor === 0 },
    ...(limitMinor === null
      ? []
      : [{ en: `61 above ${yuan(limitMinor)}`, zh: `超过${yuan(limitMinor)}：61`, bad: false }]),
    ...(pinFree ? [] : [{ en: 'always a PIN', zh: '不免密', bad: false }]),
  ];
}

// The test cards: what a reader sees of each, and what its issuer knows about it.
import type { CardBrand, CardDetails, CardProduct, CardTechnology, TestCardRow } from './card.ts';
import { TEST_CARD_ROWS } from './card-rows.ts';
import { CHIP_MASTER_KEYS, TEST_CHIP_KEYS } from './chip-keys.ts';

/** What a reader sees; the shape of the terminal contract's card. */
type TestCardImage = {
  label: string;
  pan: string;
  expiry: string;
  sequenceNumber: string;
  serviceCode: string;
  stripe: boolean;
  chip: boolean;
  contactless: boolean;
  aid?: string;
  applicationLabel?: string;
  /** Master key of the simulated chip, a test key. */
  cryptogramKey?: string;
};

export type TestCard = Omit<TestCardRow, keyof CardDetails> & CardDetails & { kind: string; image: TestCardImage };
type TestCardKind = keyof typeof TEST_CARD_ROWS;

/** A test card of the project that uses Tillproof, checked; `cryptogramKey` is the master key of its chip, where it has one. */
export type OwnCardRow = TestCardRow & { kind: string; cryptogramKey?: string };

const DEFAULTS: CardDetails = {
  brand: 'unionpay',
  foreign: false,
  status: 'active',
  expiry: '3512',
  pin: '123456',
  pinTriesLeft: 3,
  pinFree: true,
  availableMinor: 1_000_000,
  limitMinor: null,
  issuerConnected: true,
  known: true,
};

const READERS = {
  stripe: { stripe: true, chip: false, contactless: false },
  contact: { stripe: true, chip: true, contactless: false },
  dual: { stripe: true, chip: true, contactless: true },
  phone: { stripe: false, chip: false, contactless: true },
} as const satisfies Record<CardTechnology, Pick<TestCardImage, 'stripe' | 'chip' | 'contactless'>>;

/** Chip applications by brand and product (F-48 for UnionPay). */
const APPLICATIONS: Record<CardBrand, (product: CardProduct) => { aid: string; applicationLabel: string }> = {
  unionpay: (product) =>
    ({
      debit: { aid: 'A000000333010101', applicationLabel: 'UnionPay Debit' },
      credit: { aid: 'A000000333010102', applicationLabel: 'UnionPay Credit' },
      'quasi-credit': { aid: 'A000000333010103', applicationLabel: 'UnionPay Quasi Credit' },
      prepaid: { aid: 'A000000333010101', applicationLabel: 'UnionPay Prepaid' },
    })[product],
  visa: () => ({ aid: 'A0000000031010', applicationLabel: 'Visa' }),
  mastercard: () => ({ aid: 'A0000000041010', applicationLabel: 'Mastercard' }),
  jcb: () => ({ aid: 'A0000000651010', applicationLabel: 'JCB' }),
};

function testCard(kind: string, row: TestCardRow, cryptogramKey = CHIP_MASTER_KEYS[kind]): TestCard {
  const details = { ...DEFAULTS, ...row };
  const readers = READERS[row.technology];
  const hasApplication = readers.chip || readers.contactless;
  return {
    ...details,
    kind,
    image: {
      label: kind,
      pan: row.pan,
      expiry: details.expiry,
      sequenceNumber: hasApplication ? '001' : '000',
      // First digit 2 = chip card, which may not be swiped (F-50); 1 = stripe only; last digit 0 = PIN, 1 = no restriction.
      serviceCode: `${hasApplication ? '2' : '1'}2${row.product === 'credit' ? '1' : '0'}`,
      ...readers,
      ...(hasApplication ? APPLICATIONS[details.brand](row.product) : {}),
      ...(hasApplication && cryptogramKey !== undefined ? { cryptogramKey } : {}),
    },
  };
}

/** Every test card that comes along, by its kind. */
export const TEST_CARDS = Object.fromEntries(
  Object.entries(TEST_CARD_ROWS).map(([kind, row]) => [kind, testCard(kind as TestCardKind, row)]),
) as Record<TestCardKind, TestCard>;

let ownRows: readonly OwnCardRow[] = [];
let allCards: readonly TestCard[] = Object.values(TEST_CARDS);

/** Makes these the cards of the project, in the place of any before; each thread is told them for itself. */
export function useOwnCards(rows: readonly OwnCardRow[]): void {
  ownRows = rows;
  const own = rows.map(({ kind, cryptogramKey, ...row }) => testCard(kind, row, cryptogramKey));
  allCards = [...Object.values(TEST_CARDS), ...own];
}

/** The cards of the project as they were told, to tell them to another thread. */
export const ownCardRows = (): readonly OwnCardRow[] => ownRows;

/** Every test card: those that come along, then those of the project. */
export const testCards = (): readonly TestCard[] => allCards;

/** The card of that name in either language, such as "debit chip" or “借记芯片卡” (信用 counts as 贷记); null when there is none. */
export function findTestCard(name: string): TestCard | null {
  const wanted = plainName(name);
  return testCards().find((card) => [card.kind, card.zh].map(plainName).includes(wanted)) ?? null;
}

/** A name as it is compared: without regard to case, a closing "card", 的, and which word for credit it takes. */
export const plainName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/ card$/, '')
    .replaceAll('信用', '贷记')
    .replaceAll('的', '');

/** What the issuer's book says of a card, in the shape that an acquirer's configuration takes; `issuer` is printed on slips. */
export function cardAccount(card: TestCard, language: 'en' | 'zh-CN') {
  return {
    pan: card.pan,
    issuer: language === 'en' ? card.issuer.en : card.issuer.zh,
    product: card.product,
    foreign: card.foreign,
    chip: card.image.aid !== undefined,
    expiry: card.expiry,
    sequenceNumber: card.image.sequenceNumber,
    status: card.status,
    pin: card.pin,
    pinTriesLeft: card.pinTriesLeft,
    availableMinor: card.availableMinor,
    pinFree: card.pinFree,
    limitMinor: card.limitMinor,
    ...(card.image.cryptogramKey === undefined ? {} : { chipKeys: { ...TEST_CHIP_KEYS } }),
  };
}

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

export type TestCard = Omit<TestCardRow, keyof CardDetails> &
  CardDetails & { kind: TestCardKind; image: TestCardImage };
type TestCardKind = keyof typeof TEST_CARD_ROWS;

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

function testCard(kind: TestCardKind, row: TestCardRow): TestCard {
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
      ...(hasApplication ? chipKeyOf(kind) : {}),
    },
  };
}

function chipKeyOf(kind: TestCardKind): { cryptogramKey?: string } {
  const key = CHIP_MASTER_KEYS[kind];
  return key === undefined ? {} : { cryptogramKey: key };
}

/** Every test card by its kind. */
export const TEST_CARDS = Object.fromEntries(
  Object.entries(TEST_CARD_ROWS).map(([kind, row]) => [kind, testCard(kind as TestCardKind, row)]),
) as Record<TestCardKind, TestCard>;

/** The card of that name in either language, such as "debit chip" or “借记芯片卡” (信用 counts as 贷记); null when there is none. */
export function findTestCard(name: string): TestCard | null {
  const wanted = plainName(name);
  return Object.values(TEST_CARDS).find((card) => [card.kind, card.zh].map(plainName).includes(wanted)) ?? null;
}

const plainName = (name: string) =>
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

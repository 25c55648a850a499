// The shape of a test card: what kind of card it is, and what its issuer knows about it.

/** How a card can be read. A phone is tapped only; `contact` and `dual` cards have a stripe too, as cards in China do. */
export type CardTechnology = 'stripe' | 'contact' | 'dual' | 'phone';
export type CardProduct = 'debit' | 'credit' | 'quasi-credit' | 'prepaid';
export type CardBrand = 'unionpay' | 'visa' | 'mastercard' | 'jcb';
export const CARD_STATUSES = [
  'active',
  'expired',
  'lost',
  'stolen',
  'restricted',
  'frozen',
  'pin-locked',
  'suspected-fraud',
  'pick-up',
  'dormant',
] as const;
type CardStatus = (typeof CARD_STATUSES)[number];

/** What the issuer and the card itself may differ in; all of it has a default. */
export type CardDetails = {
  brand: CardBrand;
  foreign: boolean;
  status: CardStatus;
  /** YYMM. */
  expiry: string;
  pin: string;
  pinTriesLeft: number;
  /** The cardholder has PIN-free small payment switched on. */
  pinFree: boolean;
  /** Balance (debit, prepaid) or credit left, in fen. */
  availableMinor: number;
  /** Largest single payment in fen; null = none. */
  limitMinor: number | null;
  /** False: the issuer is not connected to the acquirer, which answers 15. */
  issuerConnected: boolean;
  /** False: the issuer has no record of the card, so the answer is 14. */
  known: boolean;
};

export type TestCardRow = {
  zh: string;
  pan: string;
  technology: CardTechnology;
  product: CardProduct;
  issuer: { en: string; zh: string };
} & Partial<CardDetails>;

// Slips: left out, doubled, copies exchanged, elements left out or altered in the printed lines while the declared ones stay right.
import { saysTerm, TERMS } from '../../definitions/glossary.ts';
import { yuan } from '../../definitions/money.ts';
import { type EventOf, FUNCTIONS } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Pane, View } from '../pane.ts';
import { another } from '../values.ts';

type Slip = EventOf<'slip'>['slip'];
type Elements = NonNullable<Slip['elements']>;
const COPIES = ['merchant', 'cardholder', 'electronic', 'settlement', 'fault-report'] as const;

/** Every element that the contract knows; what each looks like on paper when it is not printed as it is. */
const ELEMENTS = {
  title: null,
  merchantName: null,
  merchantId: null,
  terminalId: null,
  operator: null,
  issuer: null,
  acquirer: null,
  cardNumber: null,
  entryLetter: null,
  transaction: null,
  batch: null,
  voucher: null,
  authorisationCode: null,
  reference: null,
  dateTime: null,
  amountMinor: (value: unknown) => yuan(Number(value)),
  originalVoucher: null,
  originalReference: null,
  originalDate: null,
  applicationId: null,
  featureCode: null,
} as const satisfies Record<keyof Elements, ((value: unknown) => string) | null>;
type ElementName = keyof Elements;
const ELEMENT_NAMES = Object.keys(ELEMENTS) as ElementName[];

/** Words by which the line of an element is told from others that hold the same text. */
const LABELS: Partial<Record<ElementName, RegExp>> = {
  operator: /operator|操作员/i,
  issuer: /issuer|发卡/i,
  acquirer: /acquirer|收单/i,
  batch: /batch|批次/i,
  voucher: /^(?!.*(orig|原)).*(voucher|凭证)/i,
  reference: /^(?!.*(orig|原)).*(reference|参考)/i,
  originalVoucher: /(orig|原)/i,
  originalReference: /(orig|原)/i,
  originalDate: /(orig|原)/i,
  amountMinor: /amount|金额|rmb|cny/i,
  authorisationCode: /auth|授权/i,
  entryLetter: /\//,
};

/** Where an element stands in the printed lines: the line, and its text; null when it is not found. */
function printed({ elements, lines }: Slip, name: ElementName): { at: number; text: string } | null {
  const value = elements?.[name];
  if (value === undefined || value === '') return null;
  const text = (ELEMENTS[name] ?? String)(value);
  const fits = (line: string) => line.includes(text) && (LABELS[name]?.test(line) ?? true);
  const at = lines.findIndex(fits);
  return at < 0 ? null : { at, text };
}

const withLine = (slip: Slip, at: number, line: string | null): Slip => ({
  ...slip,
  lines: slip.lines.flatMap((each, index) => (index !== at ? [each] : line === null ? [] : [line])),
});
const altered = (line: string, text: string, other: string) => {
  const at = line.lastIndexOf(text);
  return line.slice(0, at) + other + line.slice(at + text.length);
};
const otherWords = (text: string) =>
  /^[A-Za-z]$/.test(text)
    ? text === 'S'
      ? 'I'
      : 'S'
    : /[\dA-Za-z]$/.test(text)
      ? another(text)
      : `${text.slice(0, -1)}X`;

type Change = (slip: Slip, view: View) => readonly Slip[] | null;

function slipMutant(id: string, shows: string, fits: (slip: Slip, view: View) => boolean, change: Change): Mutant {
  return {
    id,
    kind: 'slip',
    shows: [shows],
    pane: (): Pane => ({
      event(event, view) {
        if (event.kind !== 'slip' || !fits(event.slip, view)) return [event];
        return change(event.slip, view)?.map((slip) => ({ ...event, slip })) ?? [event];
      },
    }),
  };
}

/** A hidden digit in the middle of a card number can be read. */
const opened = (slip: Slip, view: View): Slip[] | null => {
  const found = printed(slip, 'cardNumber');
  const line = slip.lines[found?.at ?? -1];
  const pan = view.secrets.get('pan') ?? '0000000';
  if (found === null || line === undefined || !found.text.includes('*')) return null;
  const from = found.text.indexOf('*');
  return [
    withLine(
      slip,
      found.at,
      line.replace(found.text, found.text.slice(0, from) + (pan[from] ?? '0') + found.text.slice(from + 1)),
    ),
  ];
};

const REPRINTED = /reprint|重打印/i;
const SIGNED = /sign|签名/i;
const accepts = (line: string) => saysTerm(TERMS.slip.acknowledgement, [line]);
const OF_SLIP: Record<string, Change> = {
  'left-out': () => [],
  doubled: (slip) => [slip, slip],
  'copies-exchanged': (slip) =>
    slip.copy === 'merchant' || slip.copy === 'cardholder'
      ? [{ ...slip, copy: slip.copy === 'merchant' ? 'cardholder' : 'merchant' }]
      : null,
  'mask-opened': opened,
  'reprint-mark-gone': (slip) =>
    slip.reprint ? [{ ...slip, lines: slip.lines.filter((line) => !REPRINTED.test(line)) }] : null,
  'reprint-mark-added': (slip) => (slip.reprint ? null : [{ ...slip, lines: ['重打印 REPRINT', ...slip.lines] }]),
  'signature-line-gone': (slip) =>
    slip.signatureLine ? [{ ...slip, lines: slip.lines.filter((line) => !SIGNED.test(line)) }] : null,
  'signature-line-added': (slip) =>
    slip.signatureLine ? null : [{ ...slip, lines: [...slip.lines, 'Cardholder signature 持卡人签名: ____'] }],
  'acknowledgement-gone': (slip) =>
    slip.copy === 'merchant' && slip.lines.some(accepts)
      ? [{ ...slip, lines: slip.lines.filter((line) => !accepts(line)) }]
      : null,
  'cut-off': (slip) => [{ ...slip, lines: slip.lines.slice(0, Math.ceil(slip.lines.length / 2)) }],
  empty: (slip) => [{ ...slip, lines: [] }],
};

/** The amount of another payment, on the paper and in what the adapter says of it. */
const withOtherAmount = (slip: Slip, at: number, line: string, text: string): Slip => ({
  ...withLine(slip, at, altered(line, text, otherWords(text))),
  ...(slip.elements?.amountMinor === undefined
    ? {}
    : { elements: { ...slip.elements, amountMinor: Number(otherWords(text).replaceAll(/\D/g, '')) } }),
});

export const slipMutants: Mutant[] = FUNCTIONS.flatMap((chosen) =>
  COPIES.flatMap((copy) => {
    const fits = (slip: Slip, view: View) => slip.copy === copy && view.chosen === chosen;
    const shows = `slip/${chosen}/${copy}`;
    const found =
      (change: (slip: Slip, at: number, line: string, text: string) => Slip, name: ElementName): Change =>
      (slip) => {
        const place = printed(slip, name);
        return place === null ? null : [change(slip, place.at, slip.lines[place.at] ?? '', place.text)];
      };
    return [
      ...Object.entries(OF_SLIP).map(([how, change]) => slipMutant(`${shows}/${how}`, `${shows}/${how}`, fits, change)),
      slipMutant(
        `${shows}/amountMinor/altered-as-described`,
        `${shows}/amountMinor`,
        fits,
        found(withOtherAmount, 'amountMinor'),
      ),
      ...ELEMENT_NAMES.flatMap((name) => [
        slipMutant(
          `${shows}/${name}/absent`,
          `${shows}/${name}`,
          fits,
          found((slip, at) => withLine(slip, at, null), name),
        ),
        slipMutant(
          `${shows}/${name}/altered`,
          `${shows}/${name}`,
          fits,
          found((slip, at, line, text) => withLine(slip, at, altered(line, text, otherWords(text))), name),
        ),
      ]),
    ];
  }),
);

/** A slip of what did not go through. */
export const unearnedSlipMutants: Mutant[] = FUNCTIONS.map((chosen) => ({
  id: `slip/${chosen}/merchant/unearned`,
  kind: 'slip',
  shows: [`result/${chosen}/no-answer`],
  pane: () => ({
    event(event) {
      if (event.kind !== 'result' || event.function !== chosen || event.outcome !== 'no-answer') return [event];
      const slip: Slip = { copy: 'merchant', lines: ['签购单 SALES SLIP'], reprint: false, signatureLine: false };
      const { sequence, at } = event;
      return [event, { kind: 'slip', sequence, at, slip }];
    },
  }),
}));

/** What of the slip can be made wrong, as the record names it. */
export function shownOf(slip: Slip, view: View): string[] {
  const key = `slip/${view.chosen}/${slip.copy}`;
  const ways = Object.entries(OF_SLIP).filter(([, change]) => change(slip, view) !== null);
  const elements = ELEMENT_NAMES.filter((name) => printed(slip, name) !== null);
  return [key, ...ways.map(([how]) => `${key}/${how}`), ...elements.map((name) => `${key}/${name}`)];
}

// Chip cards at the host: what a chip said is kept, and a chip that proved itself is answered (tag 91), perhaps with a command (71, 72).
import type { ChipReading, IssuerScript } from '../model/index.ts';
import type { ChipCard } from '../security/types.ts';
import type { Deal, Outcome } from './deal.ts';
import type { Selected } from './rules.ts';

/** Headers of the commands: unblock the PIN, unblock the application; four bytes of MAC follow. */
const COMMANDS = { 'pin-unblock': '8424000004', 'application-unblock': '8418000004' } as const;
/** The script identifier that comes back in the notice. */
const SCRIPT_ID = '00000001';

/** The card of the deal with the keys that its issuer has on record; null when there are none. */
export function chipCardOf({ card }: Deal): ChipCard | null {
  if (card?.chipKeys === undefined) return null;
  return { pan: card.pan, sequenceNumber: card.sequenceNumber, chipKeys: card.chipKeys };
}

/** Keeps what the chip said. Only a right cryptogram moves the counter that the issuer remembers. */
export function keepReading(
  deal: Deal,
  verdict: ChipReading['verdict'],
  values: Readonly<Record<string, string>>,
): void {
  const { draft, request, context } = deal;
  const { terminalId, batch, stan, pan, key } = request;
  const counter = /^[\dA-F]{1,4}$/.test(values['9F36'] ?? '') ? Number.parseInt(values['9F36']!, 16) : null;
  const unpredictable = values['9F37'] ?? '';
  const tags = Object.keys(values);
  draft.put('chipReadings', key, {
    at: context.now,
    terminalId,
    batch,
    stan,
    pan,
    verdict,
    counter,
    unpredictable,
    tags,
  });
}

const object = (tag: string, value: string) =>
  `${tag}${(value.length / 2).toString(16).padStart(2, '0').toUpperCase()}${value}`;

const flipped = (digits: string) =>
  digits.replace(/[\dA-F]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16).toUpperCase());

function script({ template, command, wrongMac, behind }: IssuerScript, genuine: (header: string) => string): string {
  const header = COMMANDS[command];
  const whole = genuine(header);
  const sent = wrongMac === true ? header + flipped(whole.slice(header.length)) : whole;
  const templateOf = (tag: string, value: string) => object(tag, object('9F18', SCRIPT_ID) + object('86', value));
  return templateOf(template, sent) + (behind === undefined ? '' : templateOf(behind, whole));
}

/** The outcome with the issuer's words to the chip in field 55; as it is when the chip did not prove itself. */
export function withIssuerAnswer(deal: Deal, outcome: Outcome, rule: Selected | null): Outcome {
  const { chip: security } = deal.context.security;
  const card = chipCardOf(deal);
  if (deal.chip === null || card === null || security === undefined) return outcome;
  const values = deal.chip;
  const { issuerAnswer, issuerScript } = rule?.action ?? {};
  const right = security.answer(card, values, outcome.code);
  const answer = issuerAnswer === 'wrong' ? flipped(right.slice(0, 16)) + right.slice(16) : right;
  const parts = [
    ...(issuerAnswer === 'none' ? [] : [object('91', answer)]),
    ...(issuerScript === undefined ? [] : [script(issuerScript, (header) => security.command(card, values, header))]),
  ];
  if (parts.length === 0) return outcome;
  return { ...outcome, fields: { ...outcome.fields, 55: parts.join('') } };
}

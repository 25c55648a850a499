// Payment codes of a scenario: who opens them, what became of them, and whole payments made with them.
import { ACQUIRER_PROFILES } from '../../src/definitions/acquirer-profile.ts';
import { follow } from './conversation.ts';
import type { TillWorld } from './till.ts';
import { usualAnswers } from './whole-transactions.ts';

/** Whether the terminal and its acquirer take payment codes. */
export function canTakeCodes({ capabilities: { functions, interfaces }, parameters }: TillWorld): boolean {
  const offered: readonly string[] = ACQUIRER_PROFILES[parameters.acquirerProfile ?? 'generic-unionpay'].functions;
  return functions.includes('qr-sale') && interfaces.includes('qr') && offered.includes('qr-sale');
}

/** The customer opens a code for the scenario's card; it holds for a minute of the POS centre's clock. */
export async function openCode(till: TillWorld): Promise<string> {
  const { code } = await till.host.client.issuePaymentCode({ pan: till.card.image.pan });
  till.wallet.codes.push(code);
  return code;
}

/** The code that is open; one is opened when there is none yet. */
export async function codeAtHand(till: TillWorld): Promise<string> {
  return till.wallet.codes.at(-1) ?? (await openCode(till));
}

/** A payment by a code, a fresh one when none is given, from beginning to end, whatever becomes of it. */
export async function payByCode(till: TillWorld, amountMinor: number, code?: string): Promise<void> {
  await follow(till.counter, 'qr-sale', { ...usualAnswers(till), amountMinor, code: code ?? (await openCode(till)) });
}

/** Payments by code that stand at the POS centre. */
export async function paidByCode(till: TillWorld) {
  const found = await till.host.transactions();
  return found.filter(
    ({ type, entryMode, state }) =>
      type === 'sale' && entryMode.startsWith('03') && (state === 'approved' || state === 'voided'),
  );
}

/** The payments that used each code of the scenario: at most one, unless somebody paid twice. */
export async function useOfCodes(till: TillWorld) {
  const codes = await till.host.client.paymentCodes();
  return till.wallet.codes.map((code) => codes.find((each) => each.code === code));
}

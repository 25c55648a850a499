// The cryptogram is that of this chip over the values that are sent, also where no issuer reads it: its own host refuses the others (F-16).
import { applicationCryptogram, cryptogramInput } from '../../crypto/emv/cryptogram.ts';
import { atcDiversifier, commonSessionKey } from '../../crypto/emv/session.ts';
import { testCards } from '../../definitions/cards.ts';
import { CHIP_OBJECTS } from '../../definitions/chip-objects.ts';
import { chipBreach, chipOf, isByChip, isShownChip, same } from '../chip.ts';
import { sameCard } from '../lookup.ts';
import { requestsOf, type Sent } from '../requests.ts';
import type { Rule } from '../rule.ts';

/** Messages whose cryptogram the host judges; a forged chip is one of its cases. */
const JUDGED: readonly (string | null)[] = ['sale', 'pre-authorisation', 'balance-inquiry'];
const CAUSE = { en: 'the cryptogram of the chip over the values that are sent', zh: '芯片对所上送各值的密文' };

const isWhole = (values: Readonly<Record<string, string>>) =>
  CHIP_OBJECTS.every(({ tag, mandatory }) => !mandatory || (values[tag] !== undefined && isShownChip(values[tag]))) &&
  /^[0-9A-F]{14}/.test(values['9F10'] ?? '');

function rightOnes({ fields }: Sent, values: Readonly<Record<string, string>>): string[] {
  const counter = Number.parseInt(values['9F36'] ?? '', 16);
  const keys = testCards().flatMap(({ image: { pan, cryptogramKey } }) =>
    cryptogramKey !== undefined && sameCard(pan, fields['2'] ?? '') ? [cryptogramKey] : [],
  );
  return keys.map((key) => {
    const session = commonSessionKey(Buffer.from(key, 'hex'), atcDiversifier(counter));
    const input = cryptogramInput(values, (values['9F10'] ?? '').slice(6, 14));
    return applicationCryptogram(session, input).toString('hex').toUpperCase();
  });
}

export const chipCryptogram: Rule = (books) =>
  requestsOf(books).flatMap((request) => {
    const values = isByChip(request) && !JUDGED.includes(request.type) ? chipOf(request) : null;
    if (values === null || !isWhole(values)) return [];
    const [right, found] = [rightOnes(request, values), values['9F26'] ?? ''];
    return right.length === 0 || right.includes(found)
      ? []
      : [chipBreach(request, '9F26', found, same(right[0]!), CAUSE)];
  });

// The application cryptogram of the simulated chip: EMV common session key and retail MAC (EMV Book 2, annexes A1.2 and A1.3).
import { applicationCryptogram, cryptogramInput } from '../../crypto/emv/cryptogram.ts';
import { atcDiversifier, commonSessionKey } from '../../crypto/emv/session.ts';

/** The key of a chip that nobody personalised. */
const NO_KEY = '0'.repeat(32);

/** Session key of a chip for one value of its transaction counter. */
export function chipSessionKey(masterKey: string | undefined, counter: number): Buffer {
  return commonSessionKey(Buffer.from(masterKey ?? NO_KEY, 'hex'), atcDiversifier(counter));
}

/**
 * Eight bytes as hex.
 *
 * @param values the data objects by tag, hex: those that every cryptogram covers must be there
 * @param verificationResults what the card says of itself, hex
 */
export function cryptogram(sessionKey: Buffer, values: Readonly<Record<string, string>>, verificationResults: string) {
  return applicationCryptogram(sessionKey, cryptogramInput(values, verificationResults)).toString('hex').toUpperCase();
}

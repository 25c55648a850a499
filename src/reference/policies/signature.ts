// When the cardholder signs (F-43, F-46): decided apart from the PIN, with a limit of its own.
import type { CardInterface, TerminalFunction } from '../../terminal/contract.ts';

type SignatureQuestion = {
  function: TerminalFunction;
  entry: CardInterface;
  amountMinor: number;
  /** Signature-free limit in fen, inclusive; null = the service is off. */
  signatureFreeMinor: number | null;
};

/** `sign`: required; `signature-free`: waived under the small-payment rule; `none`: payment codes are not signed (F-56). */
export type SignatureDecision = 'sign' | 'signature-free' | 'none';
export type SignaturePolicy = {
  decide(question: SignatureQuestion): SignatureDecision;
  /** A signature on the screen is sent to the host. */
  uploads: boolean;
};

const WAIVABLE: readonly TerminalFunction[] = ['sale', 'force-pin-sale', 'pre-authorisation'];

export const signaturePolicy: SignaturePolicy = {
  decide({ function: chosen, entry, amountMinor, signatureFreeMinor }) {
    if (entry === 'qr') return 'none';
    const small = signatureFreeMinor !== null && amountMinor <= signatureFreeMinor;
    return entry === 'tap' && WAIVABLE.includes(chosen) && small ? 'signature-free' : 'sign';
  },
  uploads: true,
};

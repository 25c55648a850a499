// What a scenario must keep secret, and the way in which everything that leaves the scenario for a report is cleaned of it.
import type { UnmaskedExchange } from '../../simulator/admin/client.ts';
import type { Evidence } from '../../src/definitions/evidence.ts';
import { isSecrecy, publicNumbers } from '../../src/oracle/index.ts';
import { cleanValue, clearPinBlocks, findSecrets, type Secrets } from '../../src/secrets/index.ts';
import type { Counter } from './counter.ts';
import type { FeatureLanguage } from './expectation.ts';
import type { Plan } from './plan.ts';
import type { PosCentre } from './pos-centre.ts';
import type { Wallet } from './wallet.ts';

/** What of a scenario is looked at; before its cards are dealt it has no wallet. */
type Till = {
  wallet?: Wallet;
  counter: Counter;
  host: PosCentre;
  language: FeatureLanguage;
  plan: Pick<Plan, 'configuration'>;
  pinBlocks: readonly string[];
  workingKeys: readonly string[];
};

/** A scenario that was refused before its cards were dealt: nothing is secret yet. */
const NONE: Secrets = { pans: [], pins: [], tracks: [] };

/** The secrets of the cards dealt, of what was entered, of what travelled, and the keys. Cards that were used come first. */
export function secretsOf({
  wallet,
  pinBlocks,
  plan,
  workingKeys,
}: Pick<Till, 'wallet' | 'pinBlocks' | 'plan' | 'workingKeys'>): Secrets {
  if (wallet === undefined) return NONE;
  const images = wallet.all.map(({ image }) => image);
  const pans = [...new Set(images.map(({ pan }) => pan))];
  return {
    pans,
    pins: wallet.pins,
    codes: wallet.codes,
    // Fewer digits stand everywhere.
    verificationCodes: wallet.verificationCodes.filter(({ length }) => length >= 4),
    // Four digits, as a cashier's password has, stand everywhere.
    passwords: [plan.configuration.operator.supervisorPassword],
    keys: [
      ...new Set([
        plan.configuration.keys.terminalMasterKey,
        ...workingKeys,
        ...images.flatMap(({ cryptogramKey }) => cryptogramKey ?? []),
      ]),
    ],
    tracks: images.flatMap(({ pan, expiry, serviceCode }) => ['=', 'D'].map((by) => pan + by + expiry + serviceCode)),
    pinBlocks: [
      ...new Set([...pinBlocks, ...wallet.pins.flatMap((pin) => pans.flatMap((pan) => clearPinBlocks(pin, pan)))]),
    ],
  };
}

/** PIN blocks of the requests, as they were sent. */
export const blocksOf = (unmasked: readonly UnmaskedExchange[]): string[] =>
  unmasked.flatMap(({ pinBlock }) => pinBlock ?? []);

/**
 * A copy of the value without anything that the oracle would call a leak. Everything that a scenario gives to the message stream goes
 * through here, in the worker: the stream carries the secrets to no report.
 */
export function cleaned<T>(till: Till, value: T): T {
  const secrets = secretsOf(till);
  if (secrets === NONE) return value;
  const journal = till.counter.all('journal').map(({ entry }) => entry);
  const known = publicNumbers({ journal, transactions: [], exchanges: till.host.allExchanges, secrets });
  const isPublic = (pin: string) => known.has(pin);
  return cleanValue(value, (text) => findSecrets(text, secrets, { isPublic }), till.language);
}

/**
 * The evidence as it may leave. Its texts were looked through by the oracle just now: where that found nothing only the acquirer's own
 * words are left to look at.
 */
export function cleanEvidence(till: Till, evidence: Evidence): Evidence {
  if (evidence.violations.some(({ rule }) => isSecrecy(rule))) return cleaned(till, evidence);
  const words = evidence.exchanges.map(({ error }) => error);
  if (words.every((error) => error === null)) return evidence;
  const clean = cleaned(till, words);
  return { ...evidence, exchanges: evidence.exchanges.map((each, i) => ({ ...each, error: clean[i] ?? null })) };
}

/** Errors inside of errors that are still cleaned. */
const DEPTH = 8;

/** Cleans the words of the error itself, its stack and its causes, and gives it back. */
export function cleanedError(till: Till, error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return cleaned(till, error);
  const { message, stack = '', cause } = error;
  const clean = cleaned(till, { message, stack });
  if (clean.message !== message || clean.stack !== stack) {
    Object.defineProperty(error, 'message', { value: clean.message, configurable: true, writable: true });
    Object.defineProperty(error, 'stack', { value: clean.stack, configurable: true, writable: true });
  }
  if (cause !== undefined && depth < DEPTH) error.cause = cleanedError(till, cause, depth + 1);
  return error;
}

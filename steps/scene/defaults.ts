// The scene before any Given: a test merchant with its terminal at a generic acquirer, and a second card for mix-ups.
import type { AcquirerConfiguration } from '../../simulator/admin/client.ts';
import {
  ACQUIRER_PROFILES,
  type AcquirerProfileName,
  acquirerTerms,
  merchantTerms,
  SMALL_PAYMENT_LIMITS,
  TEST_MERCHANT,
  TEST_TERMINAL,
  terminalIdentity,
} from '../../src/definitions/acquirer-profile.ts';
import { cardAccount, TEST_CARDS } from '../../src/definitions/cards.ts';
import { dialectNamed } from '../../src/definitions/dialects/index.ts';
import {
  type TerminalProfileName,
  type TerminalTimers,
  terminalDefaults,
} from '../../src/definitions/terminal-profile.ts';
import type { Capabilities, Configuration } from '../../src/terminal/index.ts';
import type { FeatureLanguage } from './expectation.ts';
import { Plan } from './plan.ts';

type Scene = {
  /** The acquirer on the wire of the run. */
  host: Configuration['host'];
  profile: TerminalProfileName;
  /** generic-unionpay when not given. */
  acquirerProfile?: AcquirerProfileName;
  language: FeatureLanguage;
  seed: number;
  capabilities: Capabilities;
  /** Those of the test profile when not given. */
  timers?: TerminalTimers;
};

/** A fresh plan. A terminal with an identity of its own keeps it, and the acquirer is set up to match. */
export function defaultPlan({
  host,
  profile,
  acquirerProfile = 'generic-unionpay',
  language,
  seed,
  capabilities,
  timers,
}: Scene): Plan {
  const identity = { ...terminalIdentity(), ...(capabilities.identity ?? {}) };
  const configuration: Configuration = {
    host: { ...host },
    identity,
    keys: { terminalMasterKey: TEST_TERMINAL.terminalMasterKey },
    ...terminalDefaults(profile, timers),
    language: capabilities.languages.includes(language) ? language : (capabilities.languages[0] ?? language),
  };
  const acquirer: AcquirerConfiguration = {
    acquirer: { id: '0'.repeat(8), name: profile, profile, strict: true },
    seed,
    mac: true,
    merchants: [
      {
        merchantId: identity.merchantId,
        name: TEST_MERCHANT.name,
        active: true,
        pinFree: true,
        pinFreeLimitMinor: SMALL_PAYMENT_LIMITS.upgraded,
        signatureFreeLimitMinor: SMALL_PAYMENT_LIMITS.upgraded,
      },
    ],
    terminals: [
      {
        terminalId: identity.terminalId,
        merchantId: identity.merchantId,
        terminalMasterKey: TEST_TERMINAL.terminalMasterKey,
        active: true,
        nextBatch: TEST_TERMINAL.firstBatch,
      },
    ],
    cards: [cardAccount(TEST_CARDS['second debit chip'], language)],
    rules: [],
    rulePacks: [],
  };
  const plan = new Plan(configuration, acquirer);
  useAcquirer(plan, acquirerProfile);
  const offered: readonly string[] = ACQUIRER_PROFILES[acquirerProfile].functions;
  configuration.profile.functions = configuration.profile.functions.filter((each) => offered.includes(each));
  return plan;
}

/** Puts the scene at that acquirer: its licence, its contract with the merchant, its name and heading on slips, its service line, the headers of its binary messages, its rules. */
export function useAcquirer({ configuration, acquirer }: Plan, profile: AcquirerProfileName): void {
  // What other hosts let pass a certification finds.
  acquirer.acquirer = { ...acquirerTerms(profile), strict: true };
  acquirer.merchants = acquirer.merchants.map((merchant) => ({ ...merchant, ...merchantTerms(profile) }));
  acquirer.mac = ACQUIRER_PROFILES[profile].mac;
  const { acquirerName, serviceLine } = terminalIdentity(profile);
  const { title, tpdu, header } = ACQUIRER_PROFILES[profile];
  const slipTitle = configuration.language === 'en' ? title.en : title.zh;
  Object.assign(configuration.identity, { acquirerName, serviceLine, slipTitle });
  const { host } = configuration;
  const items = host.transport === 'json-http' ? [] : (dialectNamed(host.dialect)?.header ?? []);
  // A dialect of another kind has another header, or none.
  const has = (name: string) => items.some((item) => item.name === name);
  Object.assign(host, has('tpdu') && { tpdu }, has('application') && { applicationHeader: header });
}

// Settings: each member of the configuration that the terminal gets at power-on replaced by another value, as if it were not read.
import { TERMINAL_PROFILES } from '../../definitions/terminal-profile.ts';
import { type Configuration, FUNCTIONS } from '../../terminal/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Pane } from '../pane.ts';
import { another } from '../values.ts';

type Ways = Record<string, (value: never, configuration: Configuration) => unknown>;
const swap = (one: unknown, two: unknown) => (value: unknown) => (value === one ? two : one);
const number = {
  'less-by-1': (value: number | null) => (value === null || value < 2 ? null : value - 1),
  'more-by-1': (value: number | null) => (value === null ? null : value + 1),
};
/** A service with a limit: that, and whether it is on at all. */
const limit = {
  'less-by-1': number['less-by-1'],
  'more-by-1': number['more-by-1'],
  'always-off': (value: number | null) => (value === null ? undefined : null),
  'always-on': (value: number | null) => (value === null ? 100_000 : undefined),
};
const otherText = { other: (value: string | undefined) => (value === undefined ? undefined : another(value)) };
const usual =
  (name: keyof (typeof TERMINAL_PROFILES)['classic']) =>
  (_: unknown, { profile }: Configuration) =>
    TERMINAL_PROFILES[profile.name][name];

/**
 * Every member by its path, and the values that a terminal would take that does not read it: `undefined` = none here.
 * `host` is how the terminal finds the acquirer at all: one that does not read it says nothing to anybody.
 */
export const SETTINGS: Record<string, Ways> = {
  'host.tpdu': otherText,
  'host.applicationHeader': otherText,
  'host.keepConnection': { never: (value: boolean | undefined) => (value === true ? false : undefined) },
  'identity.terminalId': otherText,
  'identity.merchantId': otherText,
  'identity.merchantName': otherText,
  'identity.acquirerName': otherText,
  'identity.serviceLine': otherText,
  'identity.slipTitle': otherText,
  'keys.terminalMasterKey': { other: (value: string) => another(another(value)).replace(/^../, '5E') },
  'limits.pinFreeMinor': limit,
  'limits.signatureFreeMinor': limit,
  'limits.refundMinor': number,
  'timers.connectTimeoutMs': { tenfold: (value: number) => value * 10 },
  'timers.responseTimeoutMs': {
    fourfold: (value: number) => value * 4,
    half: (value: number) => Math.round(value / 2),
  },
  'timers.entryTimeoutMs': { tenfold: (value: number) => value * 10 },
  'attempts.cardReads': number,
  'attempts.reversals': number,
  'attempts.pinEntries': number,
  'profile.name': { 'always-classic': (value: string) => (value === 'classic' ? undefined : 'classic') },
  'profile.functions': {
    usual: usual('functions'),
    all: () => [...FUNCTIONS],
    'without-the-last': (value: string[]) => value.slice(0, -1),
    'without-void-and-refund': (value: string[]) => value.filter((each) => each !== 'void' && each !== 'refund'),
  },
  'profile.interfaces': {
    'without-tap': (value: string[]) => (value.includes('tap') ? value.filter((each) => each !== 'tap') : undefined),
    'without-swipe': (value: string[]) =>
      value.includes('swipe') ? value.filter((each) => each !== 'swipe') : undefined,
    all: () => ['insert', 'tap', 'swipe', 'key', 'qr'],
  },
  'profile.receipt': { exchanged: swap('paper', 'electronic') },
  'profile.reversal': { usual: usual('reversal'), exchanged: swap('next-transaction', 'instant') },
  'profile.reversalExhausted': { usual: usual('reversalExhausted'), exchanged: swap('keep', 'drop') },
  'profile.entryOrder': { usual: usual('entryOrder'), exchanged: swap('amount-first', 'card-first') },
  'profile.confirmCard': { usual: usual('confirmCard'), exchanged: swap(true, false) },
  'profile.acceptedPrefixes': {
    usual: usual('acceptedPrefixes'),
    'any-card': () => ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    'without-the-first': (value: string[]) => (value.length > 1 ? value.slice(1) : undefined),
    'without-the-last': (value: string[]) => (value.length > 1 ? value.slice(0, -1) : undefined),
  },
  'profile.fallback': {
    usual: usual('fallback'),
    exchanged: swap(true, false),
    'always-on': (value: boolean) => (value ? undefined : true),
  },
  'profile.verificationCode': { usual: usual('verificationCode'), exchanged: swap(true, false) },
  'operator.supervisorPassword': otherText,
  'operator.cashierPassword': otherText,
  language: { exchanged: swap('en', 'zh-CN') },
};

/** What another value is there; undefined where there is none, or it is the same. */
function otherOf(configuration: Configuration, path: string, way: Ways[string]): unknown {
  const value = path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], configuration);
  const other = (way as (value: unknown, configuration: Configuration) => unknown)(value, configuration);
  return other === undefined || JSON.stringify(other) === JSON.stringify(value) ? undefined : other;
}

function withSetting(configuration: Configuration, path: string, value: unknown): Configuration {
  const copy = structuredClone(configuration) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const place = names.reduce<Record<string, unknown>>((part, name) => part[name] as Record<string, unknown>, copy);
  place[last] = value;
  return copy as Configuration;
}

/** What a scenario shows that is about a setting, by the beginning of its path. */
const NEAR: Record<string, readonly string[]> = {
  'limits.refundMinor': ['display/refund-over-limit'],
  'limits.pinFreeMinor': ['interface/tap'],
  'limits.signatureFreeMinor': ['interface/tap'],
  'attempts.cardReads': ['fault/unreadable', 'fault/torn'],
  'attempts.reversals': ['request/reversal'],
  'attempts.pinEntries': ['display/pin-too-short'],
  'timers.connectTimeoutMs': ['display/connect-failed'],
  'timers.responseTimeoutMs': ['step/the terminal stops waiting when its response time is over'],
  'timers.entryTimeoutMs': ['step/the terminal waits for people only a short time', 'display/cancelled'],
  'profile.functions': ['display/not-permitted', 'prompt/query-voucher'],
  'profile.interfaces': ['interface/swipe', 'interface/tap', 'interface/key'],
  'profile.name': ['prompt/signature'],
  'profile.receipt': ['prompt/signature', 'slip/sale/electronic'],
  'profile.reversalExhausted': ['display/reversal-failed'],
  'profile.reversal': ['step/the terminal sends a reversal at once'],
  'profile.acceptedPrefixes': [
    'display/card-not-supported',
    'step/the terminal takes only cards whose number begins with "4" or "62"',
  ],
  'profile.fallback': ['fault/unreadable', 'interface/swipe'],
  'operator.supervisorPassword': ['prompt/supervisor-password'],
  'operator.cashierPassword': ['prompt/operator-password'],
  identity: ['slip/sale/merchant'],
};
const nearOf = (path: string) => Object.entries(NEAR).find(([begin]) => path.startsWith(begin))?.[1];

const EACH = Object.entries(SETTINGS).flatMap(([path, ways]) =>
  Object.entries(ways).map(([how, way]) => ({ id: `setting/${path}/${how}`, path, way })),
);

export const settingMutants: Mutant[] = EACH.map(({ id, path, way }) => ({
  id,
  kind: 'setting',
  shows: [id],
  ...(path === 'host.tpdu' || path === 'host.applicationHeader' ? { wire: 'binary' as const } : {}),
  ...(nearOf(path) === undefined ? {} : { near: nearOf(path) as readonly string[] }),
  pane: (): Pane => ({
    command(command) {
      if (command.command !== 'power-on') return [command];
      const other = otherOf(command.configuration, path, way);
      return other === undefined
        ? [command]
        : [{ ...command, configuration: withSetting(command.configuration, path, other) }];
    },
  }),
}));

/** Which of them a configuration makes a difference for. */
export const settingsIn = (configuration: Configuration): string[] =>
  EACH.filter(({ path, way }) => otherOf(configuration, path, way) !== undefined).map(({ id }) => id);

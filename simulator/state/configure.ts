// From configuration to state, and the changes that an operator of the simulator makes while it runs.

import { cardAccounts } from '../ledger/accounts.ts';
import { adjust } from '../ledger/postings.ts';
import { dayOf } from '../model/calendar.ts';
import type { AcquirerConfiguration, Card, Merchant, Rule, TerminalRecord } from '../model/index.ts';
import { applyChange, emptyState } from './change.ts';
import { Draft } from './draft.ts';
import { SETTINGS } from './keys.ts';
import type { Change, Effect, Settings, State, TerminalRow } from './rows.ts';

/** When nothing says what time it is, entries of the set-up carry this. */
const BEGINNING = '1970-01-01T00:00:00+00:00';

const NEW_SESSION = { signedIn: false, operator: null, keys: null, batch: null, signIns: 0 } as const;

/** Accounts for a card that has none: with the number after the last one given, so that those of a removed card are never used again. */
function nameAccounts(draft: Draft, pan: string): ReturnType<typeof cardAccounts> {
  const settings = settingsOf(draft.state);
  const cardsNumbered = settings.cardsNumbered + 1;
  draft.put('settings', SETTINGS, { ...settings, cardsNumbered });
  return cardAccounts(pan, cardsNumbered);
}

/** Adds a card, or changes one: its balance becomes `availableMinor` by an entry against equity. */
export function putCard(state: State, card: Card, at: string): Change {
  const draft = new Draft(state);
  const known = state.cards.get(card.pan);
  const { account, holdAccount, debtAccount } = known ?? nameAccounts(draft, card.pan);
  const memo = known === undefined ? 'opening balance' : 'adjustment';
  draft.put('cards', card.pan, { ...card, account, holdAccount, debtAccount });
  draft.post(at, `${memo} ${account}`, null, adjust(account, card.availableMinor - draft.balance(account)));
  return { effects: draft.effects };
}

/** Adds a merchant, or changes one. */
export function putMerchant(merchant: Merchant): Change {
  return { effects: [{ collection: 'merchants', key: merchant.merchantId, row: merchant }] };
}

/** Adds a terminal, or changes one; a session that it has goes on. */
export function putTerminal(state: State, terminal: TerminalRecord): Change {
  const known = state.terminals.get(terminal.terminalId);
  const row: TerminalRow = { ...NEW_SESSION, ...known, ...terminal };
  return { effects: [{ collection: 'terminals', key: terminal.terminalId, row }] };
}

/** Adds rules behind those that stand; their counters begin at zero. */
export function addRules(state: State, rules: readonly Rule[]): Change {
  const last = Math.max(0, ...[...state.rules.values()].map((row) => row.position));
  const effects = rules.map((rule, i) => {
    const position = last + i + 1;
    return { collection: 'rules' as const, key: String(position), row: { position, rule, seen: 0, acted: 0 } };
  });
  return { effects };
}

/** Removes all rules (rule packs stay). */
export function clearRules(state: State): Change {
  return { effects: [...state.rules.keys()].map((key) => ({ collection: 'rules' as const, key, row: null })) };
}

/** Replaces the rules. */
export function replaceRules(state: State, rules: readonly Rule[]): Change {
  return { effects: [...clearRules(state).effects, ...addRules(state, rules).effects] };
}

/** Changes what holds for the acquirer as a whole, such as the clock or the rule packs. */
export function putSettings(state: State, changed: Partial<Settings>): Change {
  return { effects: [{ collection: 'settings', key: SETTINGS, row: { ...settingsOf(state), ...changed } }] };
}

/** The settings of a state; throws when it was never configured. */
export function settingsOf(state: State): Settings {
  const settings = state.settings.get(SETTINGS);
  if (settings === undefined) throw new Error('the acquirer is not configured');
  return settings;
}

/** Everything of a configuration as one change to an empty state. `at` dates the opening balances. */
export function configurationChange(configuration: AcquirerConfiguration, at?: string): Change {
  const { acquirer, seed, mac, rulePacks } = configuration;
  const begun = at ?? configuration.clock ?? BEGINNING;
  const clock = configuration.clock ?? null;
  const settings: Settings = { acquirer, seed, mac, rulePacks, clock, businessDay: dayOf(begun), cardsNumbered: 0 };
  const state = emptyState();
  const effects: Effect[] = [];
  const add = (change: Change) => {
    applyChange(state, change);
    effects.push(...change.effects);
  };
  add({ effects: [{ collection: 'settings', key: SETTINGS, row: settings }] });
  for (const merchant of configuration.merchants) add(putMerchant(merchant));
  for (const terminal of configuration.terminals) add(putTerminal(state, terminal));
  for (const card of configuration.cards) add(putCard(state, card, begun));
  add(addRules(state, configuration.rules));
  return { effects };
}

/** A state as configured. */
export function createState(configuration: AcquirerConfiguration, at?: string): State {
  const state = emptyState();
  applyChange(state, configurationChange(configuration, at));
  return state;
}

// What the calls for what happened do: exchanges, ledger, batches.
import { shown, sumMinorOf, viewBatch, viewLedger, viewSpendable, viewTransactions } from '../../acquirer/views.ts';
import { PAGE } from '../../model/pages.ts';
import type { State } from '../../state/rows.ts';
import { chipPage } from '../back-office/chips.ts';
import { notFound } from '../errors.ts';
import { mapPage, pageOf } from '../pages.ts';
import type { Handlers } from '../route.ts';

/** The MAC key also by the half of it that enciphers (F-05). */
const workingKeysOf = (
  { terminals }: Pick<State, 'terminals'>,
  wanted: (row: { terminalId: string }) => boolean,
): string[] =>
  [...terminals.values()]
    .filter(wanted)
    .flatMap(({ keys }) => (keys === null ? [] : [keys.pinKey, keys.macKey, keys.macKey.slice(0, 16)]));

export const bookHandlers = {
  books: async (
    { engine: { library, state, trace, fitness } },
    { query: { since = 0, terminalId, stallWindowMs = 250, cards = false, unmasked = false }, signal },
  ) => {
    const ofTerminal = (row: { terminalId: string }) => terminalId === undefined || row.terminalId === terminalId;
    const exchanges = await trace.wait(since, 0, signal);
    return {
      exchanges,
      ledger: viewLedger(library),
      transactions: viewTransactions(library).filter(ofTerminal),
      batches: shown(library, 'batches').map(viewBatch).filter(ofTerminal),
      fitness: {
        worstStallMs: fitness.worstStallMs(stallWindowMs),
        slowestAnswerMs: fitness.slowestAnswerMs,
      },
      ...(cards ? { cards: viewSpendable(state) } : {}),
      ...(unmasked ? { unmasked: trace.unmasked(), workingKeys: workingKeysOf(state, ofTerminal) } : {}),
    };
  },
  exchanges: async ({ engine: { trace } }, { query: { since = 0, limit = PAGE.most, waitMs = 0 }, signal }) => {
    const exchanges = (await trace.wait(since, waitMs, signal)).slice(0, limit);
    return { sequence: trace.sequence, exchanges };
  },
  requestCopy: ({ engine: { trace, state } }, { params: { sequence } }) => {
    const kept = trace.request(Number(sequence));
    if (kept === null)
      throw notFound(`request ${sequence}`, 'GET /admin/exchanges lists those that are still kept and were messages');
    const { transport, terminalId, message } = kept;
    const keys = terminalId === null ? null : (state.terminals.get(terminalId)?.keys ?? null);
    return { sequence: Number(sequence), transport, message, macKey: keys?.macKey ?? null };
  },
  ledger: ({ engine: { library, state } }, { query }) => {
    const { rows: entries, next } = pageOf(library, 'entries', query);
    return { sumMinor: sumMinorOf(state), balances: Object.fromEntries(state.balances), entries, next };
  },
  batches: ({ engine }, { query }) => mapPage(pageOf(engine.library, 'batches', query), viewBatch),
  chips: ({ engine }, { query }) => chipPage(engine.library, query),
} satisfies Partial<Handlers>;

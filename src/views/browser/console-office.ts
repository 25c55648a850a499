// What the back office shows beyond what the events tell: fetched when it is looked at, one look after another, and seldom while messages come fast.
import { askedOf, merchantOf, queryOf } from '../console/asked.ts';
import type { Chosen, OfficePage } from '../console/context.ts';
import type { Server } from './console-server.ts';

/** However fast the ledger grows, the tables are fetched so seldom at most for it, in milliseconds. */
const PACE_MS = 1_000;
const ALERTS_SHOWN = 100;

type Rows<T> = { rows: readonly T[]; next: string | null };

type Office = {
  /** Fetches everything; what is asked for meanwhile is fetched behind it. */
  refresh(): void;
  /** The same, when there is time. */
  refreshSoon(): void;
  /** The acquirer has forgotten everything. */
  forget(): void;
};

/** @param chosen what is chosen now; `choose` takes what was found, `parameters` are those of the address: filters, and the transaction whose story is shown */
export function officeOf(
  { get }: Server,
  chosen: () => Chosen,
  choose: (change: Partial<Chosen>) => void,
  parameters: () => Readonly<Record<string, string>>,
): Office {
  let isWanted = false;
  let isBusy = false;
  let isWaiting = false;
  /** Cursor of the page with the latest alerts, and the alerts before it. */
  let from = '';
  let before: Chosen['alerts'] = [];

  async function alerts(): Promise<Chosen['alerts']> {
    for (;;) {
      const page = await get<Rows<Chosen['alerts'][number]>>(`/admin/alerts${from === '' ? '' : `?cursor=${from}`}`);
      if (page === null) return chosen().alerts;
      const all = [...before, ...page.rows].slice(-ALERTS_SHOWN);
      if (page.next === null) return all;
      [from, before] = [page.next, all];
    }
  }

  /** None where no story is shown. */
  async function refundsSince(day: string | undefined): Promise<Chosen['refunds']> {
    if (day === undefined) return [];
    return (await get<Rows<Chosen['refunds'][number]>>(`/admin/refunds?from=${day}`))?.rows ?? [];
  }

  /** What was asked for stands first; the tables below it come when they come. */
  async function fetchOnce(): Promise<void> {
    const office = await get<OfficePage>(`/admin/transactions?${queryOf(askedOf(parameters()))}`);
    // Somebody has asked for something else since.
    if (isWanted) return;
    choose({ office });
    const day = office?.transactions.find(({ id }) => String(id) === parameters().id)?.at.slice(0, 10);
    const merchant = merchantOf(parameters());
    const [batches, clearing, told, refunds] = await Promise.all([
      get<Rows<Chosen['batches'][number]>>('/admin/batches'),
      get<Rows<NonNullable<Chosen['clearing']>['settlements'][number]>>(
        `/admin/settlements${merchant === null ? '' : `?merchantId=${merchant}`}`,
      ),
      alerts(),
      refundsSince(day),
    ]);
    if (isWanted) return;
    choose({
      ...{ refunds, alerts: told },
      batches: batches?.rows ?? [],
      clearing: { settlements: clearing?.rows ?? [] },
    });
  }

  async function fetchWhileWanted(): Promise<void> {
    isBusy = true;
    while (isWanted) {
      isWanted = false;
      await fetchOnce();
    }
    isBusy = false;
  }

  const refresh = () => {
    isWanted = true;
    if (!isBusy) void fetchWhileWanted();
  };
  return {
    refresh,
    refreshSoon() {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        refresh();
      }, PACE_MS);
    },
    forget() {
      [from, before] = ['', []];
    },
  };
}

// What a search asks the back office: the latest search alone, and what was found for another is not shown.
import { queryOf } from '../console/asked.ts';
import type { Chosen, OfficePage } from '../console/context.ts';
import { officeAskedBy } from '../console/find.ts';
import type { Server } from './console-server.ts';

/** Asks for the transactions that a search means, one search after another. `choose` is given what was found. */
export function seeker({ get }: Server, choose: (change: Partial<Chosen>) => void): (q: string) => void {
  let wanted: string | null = null;
  let isBusy = false;
  async function seek(): Promise<void> {
    isBusy = true;
    while (wanted !== null) {
      const q = wanted;
      wanted = null;
      const asked = officeAskedBy(q);
      const page = asked === null ? null : await get<OfficePage>(`/admin/transactions?${queryOf(asked)}`);
      const { transactions = [], total = 0 } = page ?? {};
      choose({ sought: { q, asked: asked ?? {}, transactions, total } });
    }
    isBusy = false;
  }
  return (q) => {
    wanted = q;
    if (!isBusy) void seek();
  };
}

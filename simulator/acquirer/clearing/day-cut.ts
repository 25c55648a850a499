// The cut of the business day: when the host's clock passes into another day, the day that it leaves is cleared.

import { dayOf } from '../../model/calendar.ts';
import { putSettings, settingsOf } from '../../state/configure.ts';
import type { Change, State } from '../../state/rows.ts';
import { clearDay } from './clear.ts';

/** What the passing of time brings about; null when it is still the same day. A clock that is put back changes the day and clears nothing. */
export function dayCut(state: State, now: string): Change | null {
  const { businessDay } = settingsOf(state);
  const today = dayOf(now);
  if (today === businessDay) return null;
  const { effects } = putSettings(state, { businessDay: today });
  if (today < businessDay) return { effects };
  return { effects: [...effects, ...clearDay(state, businessDay, now).effects] };
}

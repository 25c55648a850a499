// What chips said, and what terminals told of commands to them, as one list by pages.
import type { Library } from '../../acquirer/types.ts';
import { type Page, pageOf } from '../pages.ts';
import { PAGE } from '../wire/pages.ts';
import type { ChipBook, PageQuery, ScriptNotice } from '../wire.ts';

/** Readings first; the notices begin behind the last of them. */
export function chipPage(library: Library, query: PageQuery): ChipBook {
  const { limit = PAGE.usual, cursor } = query;
  const behind = cursor?.startsWith('notices-') ?? false;
  const { rows, next } = behind ? NOTHING : pageOf(library, 'chipReadings', query);
  const readings = rows.map(({ pan: _pan, ...reading }) => reading);
  if (next !== null) return { readings, notices: [], next };
  if (readings.length === limit) return { readings, notices: [], next: 'notices-0' };
  const left = limit - readings.length;
  const notices: Page<ScriptNotice> = pageOf(library, 'notices', { limit: left, ...(behind ? { cursor } : {}) });
  return { readings, notices: notices.rows, next: notices.next };
}

const NOTHING = { rows: [], next: null };

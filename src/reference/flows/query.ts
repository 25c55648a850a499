// Query of the current batch: the list first, then the detail of a voucher when one is entered.

import { announce } from '../device/announce.ts';
import type { Flow, Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { enterText } from '../entry/text.ts';
import { listLine, recordLines } from '../ui/record-lines.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';

const query: Step = async (run) => {
  const { device } = run;
  const records = device.books.journal();
  if (records.length === 0) throw new Stop('done', { words: TEXTS.noTransactions });
  const batch = device.books.session().batch ?? '';
  const heading: Line = { words: TEXTS.queryHeading, values: { batch, count: String(records.length) } };
  const list: Line[] = [heading, ...records.map((record) => listLine(device, record))];
  const typed = await enterText(run, {
    prompt: 'query-voucher',
    text: { words: TEXTS.enterQueryVoucher },
    pattern: /^\d{0,6}$/,
    lines: list,
  });
  if (typed === '') return announce(run, { outcome: 'done', lines: list });
  const found = device.books.find(typed.padStart(6, '0'));
  if (found === null) throw new Stop('refused', { words: TEXTS.noSuchTransaction });
  announce(run, { outcome: 'done', voucher: found.entry.voucher, lines: recordLines(device, found) });
};

export const queryBatch: Flow = { function: 'query', steps: [query] };

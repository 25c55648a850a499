// How a function tells its result: words, sound, light, and one result event.
import type { Line } from '../ui/ui.ts';
import type { Run } from './device.ts';
import type { Outcome } from './stop.ts';

type Announcement = {
  outcome: Outcome;
  lines: readonly Line[];
  responseCode?: string | null;
  amountMinor?: number | null;
  voucher?: string | null;
};

export function announce(run: Run, { outcome, lines, ...rest }: Announcement): void {
  const { ui, parts, log } = run.device;
  const said = ui.show(...lines);
  const signal = parts.signals.result(outcome);
  if (signal !== null) {
    ui.sound(signal.sound);
    ui.light('result', signal.light);
  }
  const result = {
    function: run.function,
    outcome,
    responseCode: rest.responseCode ?? null,
    amountMinor: rest.amountMinor ?? null,
    voucher: rest.voucher ?? null,
    lines: said,
  };
  for (let told = 0; told < parts.signals.times; told++) ui.result(result);
  log.write(`${run.function}: ${outcome} ${rest.responseCode ?? ''}`.trimEnd());
  run.result = said;
}

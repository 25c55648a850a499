// Card presentation: which readers are on, failed reads and new attempts, cards that the terminal does not take. A refund of a payment by
// code is presented with the payment voucher of its slip instead.
import { yuan } from '../../definitions/money.ts';
import { FIELD_59_TAGS } from '../../definitions/payment-code.ts';
import type { CardInterface } from '../../terminal/contract.ts';
import type { Run } from '../device/device.ts';
import type { InputOf } from '../device/inputs.ts';
import { Stop } from '../device/stop.ts';
import { actionsPhrase } from '../ui/names.ts';
import type { Bilingual } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';
import type { Line } from '../ui/ui.ts';
import { ask, confirm } from './ask.ts';
import { isCode, takeCode } from './code.ts';

type Presented = Omit<InputOf<'present-card'>, 'command'>;
type Reading = { kind: 'read'; fallback: boolean } | { kind: 'failed'; text: Bilingual } | { kind: 'use-chip' };

/** Puts a card into the draft, or ends the function when none can be read or the card is not taken. */
export async function presentCard(run: Run): Promise<void> {
  const { device, draft } = run;
  const { ui, configuration, parts, world } = device;
  let failed = 0;
  let chipFailed = false;
  let offered = readersOf(run);
  let note: Line[] = [];
  if (offered.length === 0) throw new Stop('refused', { words: TEXTS.interfaceOff });
  for (;;) {
    const presented = fromSlot(run, offered) ?? (await askForCard(run, offered, note));
    if (presented === null) return;
    if (!offered.includes(presented.interface)) {
      note = [{ words: TEXTS.interfaceOff }];
      continue;
    }
    const reading = read(presented, { chipFailed, fallback: configuration.profile.fallback }, run);
    if (reading.kind === 'use-chip') {
      ui.sound('attention');
      const chipReaders = offered.filter((each) => each === 'insert' || each === 'tap');
      offered = chipReaders.length > 0 ? chipReaders : offered;
      const actions = actionsPhrase(offered, ui.language);
      note = [{ words: TEXTS.useChip, values: { actions } }];
    } else if (reading.kind === 'failed') {
      ui.sound('attention');
      failed += 1;
      if (presented.interface === 'insert') chipFailed = true;
      if (chipFailed && configuration.profile.fallback) offered = readersOf(run);
      if (!parts.retry.cardRead(failed, configuration.attempts.cardReads))
        throw new Stop('refused', { words: TEXTS.readGivenUp }, { words: TEXTS.nothingCharged });
      note = [{ words: reading.text }];
    } else {
      if (!parts.card.supported(presented.card.pan, configuration.profile.acceptedPrefixes))
        throw new Stop('refused', { words: TEXTS.cardNotSupported }, { words: TEXTS.nothingCharged });
      if (presented.interface === 'insert' && world.slot !== null) world.slot.read = true;
      draft.card = { card: parts.card.read(presented.card), entry: presented.interface, fallback: reading.fallback };
      ui.sound('read');
      ui.light('reader', 'read');
      ui.show({ words: TEXTS.cardRead });
      return confirmCard(run);
    }
  }
}

/** The readers that are on: those of the profile, without the contactless one while the amount is not known (F-55). */
function readersOf({ device, draft, function: chosen }: Run): CardInterface[] {
  const needsAmount = ['sale', 'force-pin-sale', 'pre-authorisation'].includes(chosen);
  return device.configuration.profile.interfaces.filter(
    (each) => each !== 'qr' && (each !== 'tap' || draft.amountMinor !== null || !needsAmount),
  );
}

/** A card that was put into the slot before anybody asked. */
function fromSlot({ device }: Run, offered: readonly CardInterface[]): Presented | null {
  const { slot } = device.world;
  return slot !== null && !slot.read && offered.includes('insert') ? { interface: 'insert', card: slot.card } : null;
}

/** The card that is presented; null when the voucher of a payment by code was scanned in its place. */
async function askForCard(
  run: Run,
  offered: readonly CardInterface[],
  noted: readonly Line[],
): Promise<Presented | null> {
  const { draft, device } = run;
  const amount: Line[] =
    draft.amountMinor === null ? [] : [{ words: TEXTS.amountLine, values: { amount: yuan(draft.amountMinor) } }];
  const scans = run.function === 'refund' && device.configuration.profile.functions.includes('qr-sale');
  const ways: readonly CardInterface[] = scans ? [...offered, 'qr'] : offered;
  const words = scans ? TEXTS.presentCardOrVoucher : TEXTS.presentCard;
  let note = noted;
  device.ui.light('reader', 'waiting');
  for (;;) {
    const input = await ask(run, {
      prompt: 'card',
      text: { words, values: { actions: actionsPhrase(offered, device.ui.language) } },
      lines: [...note, ...amount],
      amountMinor: draft.amountMinor ?? undefined,
      interfaces: ways,
      accepts: scans ? (['present-card', 'present-code', 'press'] as const) : (['present-card', 'press'] as const),
    });
    if (input.command === 'present-card') return input;
    if (input.command !== 'present-code') continue;
    if (isCode(input.code)) {
      takeCode(run, FIELD_59_TAGS.paymentVoucher, input.code);
      return null;
    }
    note = [{ words: TEXTS.codeBad }];
  }
}

function read(presented: Presented, chip: { chipFailed: boolean; fallback: boolean }, run: Run): Reading {
  const { card, fault } = presented;
  if (fault === 'two-cards') return { kind: 'failed', text: TEXTS.oneCard };
  if (fault === 'torn' && !run.device.parts.card.takesTorn) return { kind: 'failed', text: TEXTS.tornCard };
  if (fault === 'unreadable' || !carries(presented)) return { kind: 'failed', text: TEXTS.readError };
  if (presented.interface !== 'swipe') return { kind: 'read', fallback: false };
  if (!run.device.parts.card.stripeAllowed({ serviceCode: card.serviceCode, ...chip })) return { kind: 'use-chip' };
  return { kind: 'read', fallback: chip.chipFailed && /^[26]/.test(card.serviceCode) };
}

function carries({ card, interface: entry }: Presented): boolean {
  if (entry === 'insert') return card.chip;
  if (entry === 'tap') return card.contactless;
  return entry === 'swipe' ? card.stripe : true;
}

async function confirmCard(run: Run): Promise<void> {
  const { configuration, parts } = run.device;
  const pan = run.draft.card?.card.pan;
  if (!configuration.profile.confirmCard || pan === undefined) return;
  const card = parts.masking.screen(pan);
  const question = {
    prompt: 'confirm-card' as const,
    text: { words: TEXTS.confirmCard },
    lines: [{ words: TEXTS.cardLine, values: { card } }],
  };
  while (!(await confirm(run, question)));
}

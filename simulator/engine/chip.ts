// What of chip data may be shown: every data object by its tag, those that are secret by how long they are.
import { emvTag } from '../../src/definitions/emv-tags.ts';
import { maskPan, maskText } from '../../src/iso8583/mask.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { parseTlv, type Tlv } from '../../src/iso8583/tlv.ts';
import type { ChipView } from './trace.ts';

const CHIP_DATA = 55;

/**
 * The data objects of field 55 by tag, values in upper-case hexadecimal; those within others stand beside them. Null when the message has
 * none, or none that are whole. A tag that nobody knows is secret.
 */
export function shownChip(message: Message | null): Record<string, string> | null {
  const field = message?.fields[CHIP_DATA];
  if (field === undefined) return null;
  try {
    return Object.fromEntries(parseTlv(field, { padding: 'skip' }).flatMap(shown));
  } catch {
    return null;
  }
}

function shown({ tag, value, children }: Tlv): [tag: string, value: string][] {
  if (children !== undefined) return children.flatMap(shown);
  const { sensitivity, format } = emvTag(tag);
  if (sensitivity === 'secret') return [[tag, `[${value.length} hidden]`]];
  if (sensitivity === 'pan') return [[tag, maskPan(format === 'cn' ? value.replace(/F+$/, '') : value)]];
  return [[tag, maskText(value)]];
}

/** Data objects of the chip that nobody is shown, and those that nobody knows, in which a terminal could carry anything. */
function hiddenChip(field: string): [tag: string, value: string][] {
  const hidden = ({ tag, value, children }: Tlv): [string, string][] =>
    children?.flatMap(hidden) ?? (emvTag(tag).sensitivity === 'secret' ? [[`${CHIP_DATA}.${tag}`, value]] : []);
  try {
    return parseTlv(field, { padding: 'skip' }).flatMap(hidden);
  } catch {
    return [[String(CHIP_DATA), field]];
  }
}

export const chipView: ChipView = { shown: shownChip, hidden: hiddenChip };

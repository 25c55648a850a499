// Whether an answer code of a damaged message is known for sure, or depends on what is held to be wrong.
import { RESPONSE_CODES } from '../../definitions/response-codes.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import type { CauseId } from '../diagnosis/causes.ts';
import type { Damage } from '../diagnosis/damage.ts';
import type { MessageReport } from '../guess/message-report.ts';

/** Damage that leaves the fields where they are. */
const AROUND: ReadonlySet<CauseId> = new Set([
  'length-counts-itself',
  'length-leaves-itself',
  'header-counted',
  'header-not-counted',
  'length-byte-order',
  'length-encoding',
  'length-missing',
  'length-in-front',
  'length-wrong',
  'frame-cut',
  'tpdu-missing',
  'application-header-missing',
  'header-missing',
  'tpdu-extra',
  'header-size',
  'other-dialect',
  'trailing-newline',
  'trailing-zeros',
  'another-message',
]);

/** True when an answer code is what it is whatever else is wrong: it is a known one, and lies in front of all that is damaged. */
export function isSettled(
  { damages, values }: MessageReport,
  { fields }: Dialect,
  field: number,
  value: string,
): boolean {
  if (damages.length === 0) return true;
  const at = values.find((each) => each.field === field)?.at ?? 0;
  // Where bytes are missing for a length, that length may be none because something before it is wrong.
  const isFixed = ({ field: damaged }: Damage) => damaged !== null && fields[damaged]?.prefix === undefined;
  const isBehind = (damage: Damage) =>
    damage.offset > at && (damage.cause === 'value-damaged' || (damage.cause === 'cut-off' && isFixed(damage)));
  const isKnown = Object.hasOwn(RESPONSE_CODES, value);
  return isKnown && damages.every((damage) => AROUND.has(damage.cause) || isBehind(damage));
}

// What an answer repeats of its request.
import type { Fields } from '../../src/iso8583/message.ts';

/** Fields by which a terminal tells which of its requests an answer is about, also where that was none. */
export const IDENTIFYING = [3, 4, 11, 41, 42] as const;

/** Those of the fields that the request has, and that are good; any value is unless it is asked. */
export function echo(
  request: Fields,
  fields: readonly number[],
  isGood: (field: number, value: string) => boolean = () => true,
): Fields {
  const repeated: Fields = {};
  for (const field of fields) {
    const value = request[field];
    if (value !== undefined && isGood(field, value)) repeated[field] = value;
  }
  return repeated;
}

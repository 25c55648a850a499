// A terminal whose chip data is changed on its way out, for faults.
import { buildTlv, parseTlv, type Tlv } from '../../iso8583/tlv.ts';
import type { Parts } from '../parts.ts';

/** The parts of a terminal that sends other data objects than the chip gave. */
export function withChipData(parts: Parts, change: (objects: Tlv[]) => Tlv[]): Parts {
  return {
    ...parts,
    wire: {
      ...parts.wire,
      outgoing(message) {
        const { mti, fields } = parts.wire.outgoing(message);
        if (fields[55] === undefined) return { mti, fields };
        return { mti, fields: { ...fields, 55: buildTlv(change(parseTlv(fields[55]))) } };
      },
    },
  };
}

// Writing BER-TLV as hex, for the chip data of field 55.

/** One data object: tag, length in one or two bytes, value. Tag and value are hex. */
export function tlv(tag: string, value: string): string {
  const bytes = value.length / 2;
  if (!Number.isInteger(bytes) || bytes > 255) throw new RangeError(`${tag}: ${value.length} hex digits`);
  const length = bytes.toString(16).padStart(2, '0');
  return `${tag}${bytes > 127 ? '81' : ''}${length}${value}`.toUpperCase();
}

// The door of the codec room: dialects as data, compiled into encode and decode.
export { type Cause, likelyCauses } from './causes.ts';
export { type Codec, compileDialect } from './codec.ts';
export type { Decoded, FieldTrace, Inspection } from './decoder.ts';
export type { Dialect, DialectFile, FieldRow, FieldType, Framing, HeaderRow, MacRule } from './dialect.ts';
export type { Condition, Presence, PresenceRule } from './dialect-presence.ts';
export { buildDolData, type DolEntry, parseDol, splitDolData } from './dol.ts';
export type { Sign } from './encoder.ts';
export { CodecError, type CodecErrorCode, type CodecFault } from './errors.ts';
export { compileFraming, type Deframer, type Frame, type Framer } from './frame.ts';
export { type Header, responseHeader, swapTpdu } from './header.ts';
export type { PresenceFault } from './presence.ts';
export { parseServiceCode, SERVICE_CODE_DIGITS, type ServiceCode } from './service-code.ts';
export { closeField, openField, type Subfields } from './subfields.ts';
export { buildTlv, findTlv, isConstructed, parseTlv, type Tlv, type TlvInput, tlvValues } from './tlv.ts';
export { parseTrack1, parseTrack2, parseTrack3, type Track } from './track.ts';

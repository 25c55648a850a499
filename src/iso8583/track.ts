// Magnetic tracks (ISO/IEC 7813, 4909) and the track 2 equivalent of chip cards, taken apart; errors never quote them.
import { CodecError } from './errors.ts';

/** What a track says. Dates are YYMM; parts that a track does not have are absent. */
export type Track = {
  pan: string;
  expiry?: string;
  serviceCode?: string;
  discretionary: string;
  /** Track 1 only, without the spaces behind it. */
  cardholder?: string;
  /** `B` on track 1, two digits on track 3. */
  formatCode?: string;
  /** `=` or `D` on track 2. */
  separator?: '=' | 'D';
};

const TRACK_1 = /^%?([A-Z])(\d{12,19})\^([^^]{2,26})\^(?:(\d{2}(?:0[1-9]|1[0-2]))|\^)(?:(\d{3})|\^)([^?]*)\??$/;
const TRACK_2 = /^;?(\d{8,19})([=Dd])(?:(\d{2}(?:0[1-9]|1[0-2]))(\d{3})?([\dA-F]*))?\??$/;
const TRACK_3 = /^;?(\d{2})(\d{12,19})=([^?]{0,86})\??$/;

function refuse(track: 1 | 2 | 3, raw: string): never {
  throw new CodecError({
    code: 'track-invalid',
    expected: `track ${track} data`,
    found: `${raw.length} characters that are none`,
  });
}

/** Only the parts that are there. */
const present = (parts: Record<string, string | undefined>): Track =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Track;

/** Track 1, with or without its sentinels. */
export function parseTrack1(raw: string): Track {
  const [, formatCode, pan, cardholder, expiry, serviceCode, discretionary = ''] = TRACK_1.exec(raw) ?? [];
  if (pan === undefined) refuse(1, raw);
  return present({ formatCode, pan, cardholder: cardholder?.trimEnd(), expiry, serviceCode, discretionary });
}

/** Track 2 with `=` or `D`, with or without sentinels; trailing F of the chip's form stays in the discretionary data. */
export function parseTrack2(raw: string): Track {
  const [, pan, separator, expiry, serviceCode, discretionary = ''] = TRACK_2.exec(raw) ?? [];
  if (pan === undefined) refuse(2, raw);
  return present({ pan, separator: separator === '=' ? '=' : 'D', expiry, serviceCode, discretionary });
}

/** Track 3: format code and card number; the rest is left to the issuer. */
export function parseTrack3(raw: string): Track {
  const [, formatCode, pan, discretionary = ''] = TRACK_3.exec(raw) ?? [];
  if (pan === undefined) refuse(3, raw);
  return present({ formatCode, pan, discretionary });
}

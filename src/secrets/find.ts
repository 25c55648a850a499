// The one reading of secrets: finds what a scenario used in any text, however it is written.
import { findCards, overlap } from './card-number.ts';
import { type Folded, fold } from './fold.ts';
import { findPins } from './pin.ts';
import type { Secrets, Sighting } from './secrets.ts';
import { findTracks, findWhole } from './strings.ts';

export type Look = {
  /** Digits of a PIN that may be read for another reason too; none when not given. */
  isPublic?: (pin: string) => boolean;
};

/** Every secret that can be read in the text, each once; in the order of the kinds. Pure. */
export function findSecrets(text: string, secrets: Secrets, { isPublic = () => false }: Look = {}): Sighting[] {
  if (text.length < 4) return [];
  const found = inFolded(fold(text), secrets, isPublic);
  return [
    ...found,
    ...inBase64(text, secrets, isPublic).filter((each) => !found.some((other) => overlap(each, other))),
  ];
}

function inFolded(folded: Folded, secrets: Secrets, isPublic: (pin: string) => boolean): Sighting[] {
  const codes = findWhole(folded, 'code', secrets.codes ?? []);
  const cards = findCards(folded, secrets.pans).filter((each) => !codes.some((other) => overlap(each, other)));
  const blocks = findWhole(folded, 'pin-block', secrets.pinBlocks ?? []);
  const tracks = findTracks(folded, secrets.tracks);
  const larger = [...cards, ...codes, ...blocks, ...tracks];
  const pins = findPins(folded, secrets.pins, isPublic).filter((pin) => !larger.some((other) => overlap(pin, other)));
  return distinct([...cards, ...tracks, ...pins, ...blocks, ...codes]);
}

/** Two ways to find the same thing at the same place are one sighting. */
function distinct(found: readonly Sighting[]): Sighting[] {
  return found.filter(
    (each, i) => !found.slice(0, i).some((other) => other.kind === each.kind && overlap(each, other)),
  );
}

/** Runs that may be base64: four PIN digits take six characters. Lines of a long one are one run. */
const RUN = /[A-Za-z0-9+/_-]{6,}={0,2}(?:\r?\n[A-Za-z0-9+/_-]{40,}={0,2})*/g;
/** Shorter ones are taken for base64 only when they are nothing but the PIN. */
const SHORT = 11;

function inBase64(text: string, secrets: Secrets, isPublic: (pin: string) => boolean): Sighting[] {
  const found: Sighting[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (/^(?:[a-z-]+|[A-Z_-]+|[0-9]+)$/.test(run)) continue;
    const bytes = Buffer.from(run, 'base64');
    const ranges = [[index, index + run.length]] as const;
    const inside = run.length < SHORT ? onlyPin(bytes, secrets) : inBytes(bytes, secrets, isPublic);
    found.push(...inside.map((each): Sighting => ({ ...each, writing: 'base64', ranges })));
  }
  return found;
}

function onlyPin(bytes: Buffer, { pins }: Secrets): Sighting[] {
  const pin = bytes.toString('latin1');
  if (!pins.includes(pin)) return [];
  return [{ kind: 'pin', secret: pin, writing: 'base64', ranges: [[0, 0]], head: pin.length, tail: pin.length }];
}

/** What bytes hold: as text, and packed two digits to a byte. */
export function inBytes(bytes: Uint8Array, secrets: Secrets, isPublic: (pin: string) => boolean): Sighting[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const asText = inFolded(fold(buffer.toString('utf8')), secrets, isPublic);
  // Two digits to a byte: a PIN is too short to be told from any other bytes.
  const packed = inFolded(fold(buffer.toString('hex')), { ...secrets, pins: [] }, isPublic);
  return distinct([...asText, ...packed].map((each) => ({ ...each, ranges: [[0, 1]] as const })));
}

// The one reading of secrets: finds what a scenario used in any text, however it is written.
import { findCards, findCodes, overlap } from './card-number.ts';
import { findPins } from './pin.ts';
import { type Encoded, type Reading, read } from './reading.ts';
import type { Secrets, Sighting } from './secrets.ts';
import { findTracks, findWhole } from './strings.ts';

type Look = {
  /** Digits of a PIN that may be read for another reason too; none when not given. */
  isPublic?: (pin: string) => boolean;
};

/** Every secret that can be read in the text, each once; in the order of the kinds. Pure. */
export function findSecrets(text: string, secrets: Secrets, { isPublic = () => false }: Look = {}): Sighting[] {
  if (text.length < 4) return [];
  const reading = read(text);
  const found = inReading(reading, secrets, isPublic);
  if (reading.encoded.length === 0) return found;
  const looked = new Map<string, Sighting[]>();
  const decoded = reading.encoded.flatMap((part) => {
    const key = `${part.text === null} ${part.plain}`;
    const known = looked.get(key) ?? inEncoded(part, secrets, isPublic);
    looked.set(key, known);
    const ranges = [[part.from, part.to]] as const;
    return known.map((each): Sighting => ({ ...each, ranges }));
  });
  return [...found, ...decoded.filter((each) => !found.some((other) => overlap(each, other)))];
}

function inReading(reading: Reading, secrets: Secrets, isPublic: (pin: string) => boolean): Sighting[] {
  if (reading.digits === 0) return [];
  const codes = findCodes(reading, secrets.codes ?? []);
  const cards = findCards(reading, secrets.pans).filter((each) => !codes.some((other) => overlap(each, other)));
  const blocks = findWhole(reading, 'pin-block', secrets.pinBlocks ?? []);
  const tracks = findTracks(reading, secrets.tracks);
  const keys = findWhole(reading, 'key', secrets.keys ?? []);
  const larger = [...cards, ...codes, ...blocks, ...tracks, ...keys];
  const outside = (short: Sighting) => !larger.some((other) => overlap(short, other));
  const pins = findPins(reading, secrets.pins, isPublic).filter(outside);
  const verifications = findPins(reading, secrets.verificationCodes ?? [], isPublic)
    .filter(outside)
    .map((each): Sighting => ({ ...each, kind: 'verification-code' }));
  const passwords = findPins(reading, secrets.passwords ?? [], isPublic)
    .filter(outside)
    .map((each): Sighting => ({ ...each, kind: 'password' }));
  return distinct([...cards, ...tracks, ...pins, ...verifications, ...passwords, ...blocks, ...codes, ...keys]);
}

/** Two ways to find the same thing at the same place are one sighting. */
function distinct(found: readonly Sighting[]): Sighting[] {
  return found.filter(
    (each, i) => !found.slice(0, i).some((other) => other.kind === each.kind && overlap(each, other)),
  );
}

/** What decoded bytes hold: as text, and packed two digits to a byte. A PIN is too short to be told from any other packed bytes. */
function inEncoded(
  { from, to, plain, text, hex }: Encoded,
  secrets: Secrets,
  isPublic: (pin: string) => boolean,
): Sighting[] {
  const found =
    text === null || hex === null
      ? onlyPin(plain, secrets)
      : [
          ...inReading(text, secrets, isPublic),
          ...inReading(hex, { ...secrets, pins: [], verificationCodes: [], passwords: [] }, isPublic),
        ];
  const ranges = [[from, to]] as const;
  return distinct(found.map((each): Sighting => ({ ...each, writing: 'base64', ranges })));
}

function onlyPin(plain: string, { pins }: Secrets): Sighting[] {
  if (!pins.includes(plain)) return [];
  return [{ kind: 'pin', secret: plain, writing: 'base64', ranges: [[0, 0]], head: plain.length, tail: plain.length }];
}

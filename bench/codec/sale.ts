// What the codec benchmark encodes and decodes: a 0200 of 15 fields.
import type { Dialect } from '../../src/iso8583/index.ts';
import type { Message } from '../../src/iso8583/message.ts';

export const SALE: Message = {
  mti: '0200',
  fields: {
    2: '6212345678901232',
    3: '000000',
    4: '000000012345',
    11: '000123',
    14: '2912',
    22: '051',
    23: '001',
    25: '00',
    35: '6212345678901232=29122011234567890',
    37: '123456789012',
    41: 'TP000001',
    42: '898310058120001',
    49: '156',
    52: '7434F67813BAE545',
    60: '2200000100060',
  },
};

/** A dialect in the layout of npm `iso_8583`: ASCII, but bitmaps of 16 bytes and binary fields as bytes. */
export const asPeer = (ascii: Dialect): Dialect => ({
  ...ascii,
  bitmap: { encoding: 'binary', secondary: 'always' },
  defaults: { ...ascii.defaults, b: { encoding: 'binary', prefix: 'ascii' } },
});

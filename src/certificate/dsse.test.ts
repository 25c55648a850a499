// The envelope, held against the vectors that DSSE publishes.
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bodyOf, envelopeIn, IN_TOTO, isSealedBy, preAuthEncoding, seal } from './dsse.ts';

const TYPE = 'http://example.com/HelloWorld';
const BODY = Buffer.from('hello world');

describe('the published vector', () => {
  const coordinate = (decimal: string) =>
    Buffer.from(BigInt(decimal).toString(16).padStart(64, '0'), 'hex').toString('base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: coordinate('46950820868899156662930047687818585632848591499744589407958293238635476079160'),
      y: coordinate('5640078356564379163099075877009565129882514886557779369047442380624545832820'),
    },
  });
  const envelope = {
    payload: BODY.toString('base64'),
    payloadType: TYPE,
    signatures: [{ sig: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==' }],
  };

  it('is encoded byte for byte', () => {
    const bytes = preAuthEncoding(TYPE, BODY);
    expect(bytes.toString('latin1')).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '217751fac2c4f14edb2c9297fbc34abcb016ba88e74757e875ec4ac16fb6b6a1',
    );
  });

  it('verifies, and no neighbour of it does', () => {
    expect(isSealedBy(envelope, publicKey)).toBe(true);
    expect(isSealedBy({ ...envelope, payloadType: `${TYPE}!` }, publicKey)).toBe(false);
    expect(isSealedBy({ ...envelope, payload: Buffer.from('hello worlD').toString('base64') }, publicKey)).toBe(false);
    expect(isSealedBy({ ...envelope, signatures: [] }, publicKey)).toBe(false);
  });
});

describe('an envelope', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const envelope = seal(Buffer.from('{"名":"值"}'), IN_TOTO, privateKey, 'hint');

  it('is verified with the key that signed it, in both alphabets of Base64, whatever its hint says', () => {
    const urlSafe = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    const [{ sig = '' } = {}] = envelope.signatures;
    const other = { ...envelope, payload: urlSafe(envelope.payload), signatures: [{ keyid: 'x', sig: urlSafe(sig) }] };
    expect([envelope, other].map((each) => isSealedBy(each, publicKey))).toEqual([true, true]);
    expect(isSealedBy(envelope, generateKeyPairSync('ed25519').publicKey)).toBe(false);
    expect(bodyOf(other).toString('utf8')).toBe('{"名":"值"}');
  });

  it('counts bytes, not characters', () => {
    expect(preAuthEncoding('é', Buffer.from('值')).toString('utf8')).toBe('DSSEv1 2 é 3 值');
  });

  it.each(['', '[]', '{"payload":1}', '{"payload":"","payloadType":"x"}', 'null'])('is not read in %j', (text) => {
    expect(envelopeIn(text)).toBeNull();
  });
});

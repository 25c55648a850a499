// DSSE, the envelope of signed statements: https://github.com/secure-systems-lab/dsse, version 1.
import { type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto';

/** `payload` and `sig` are Base64; `keyid` is a hint to the key and nothing more. */
export type Envelope = { payload: string; payloadType: string; signatures: { keyid?: string; sig: string }[] };

/** The media type of in-toto statements. */
export const IN_TOTO = 'application/vnd.in-toto+json';

/** The bytes that are signed: `DSSEv1`, then type and body, each after its length in bytes; the body as it is, not in Base64. */
export function preAuthEncoding(payloadType: string, body: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${payloadType} ${body.length} `, 'utf8'), body]);
}

/** Signs a body with an Ed25519 key. */
export function seal(body: Uint8Array, payloadType: string, privateKey: KeyObject, keyid: string): Envelope {
  const sig = signBytes(null, preAuthEncoding(payloadType, body), privateKey).toString('base64');
  return { payload: Buffer.from(body).toString('base64'), payloadType, signatures: [{ keyid, sig }] };
}

/** Whether one of the signatures is of that key. The body is what was signed, never written anew. */
export function isSealedBy({ payload, payloadType, signatures }: Envelope, publicKey: KeyObject): boolean {
  const bytes = preAuthEncoding(payloadType, bytesOf(payload));
  // Raw r and s, where the key is one of a curve that has these.
  const key = publicKey.asymmetricKeyType === 'ec' ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const } : publicKey;
  const algorithm = publicKey.asymmetricKeyType === 'ec' ? 'sha256' : null;
  return signatures.some(({ sig }) => {
    try {
      return verifyBytes(algorithm, bytes, key, bytesOf(sig));
    } catch {
      return false;
    }
  });
}

/** The body of an envelope; takes Base64 of both alphabets. */
export function bodyOf({ payload }: Envelope): Buffer {
  return bytesOf(payload);
}

const bytesOf = (base64: string) => Buffer.from(base64, /[-_]/.test(base64) ? 'base64url' : 'base64');

/** What a file says, as an envelope; null when it is none. */
export function envelopeIn(text: string): Envelope | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { payload, payloadType, signatures } = (value ?? {}) as Partial<Record<keyof Envelope, unknown>>;
  if (typeof payload !== 'string' || typeof payloadType !== 'string' || !Array.isArray(signatures)) return null;
  const signed = (signatures as unknown[]).filter(
    (each): each is Envelope['signatures'][number] => typeof (each as { sig?: unknown } | null)?.sig === 'string',
  );
  return { payload, payloadType, signatures: signed };
}

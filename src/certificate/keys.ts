// Keys of certificates: Ed25519, in PEM.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sha256 } from './digest.ts';

/** A key pair in PEM: PKCS#8 and SubjectPublicKeyInfo. */
export function makeKeyPair(): { privatePem: string; publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicPem: publicPemOf(publicKey),
  };
}

export function publicPemOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'pem' }) as string;
}

/** What a key is called: SHA-256 of its public half in DER, in hex. */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(publicKey.export({ type: 'spki', format: 'der' }));
}

/** The private key in a PEM text, or in one sentence why there is none. */
export function privateKeyIn(pem: string): KeyObject | string {
  return keyIn(pem, createPrivateKey, 'private');
}

/** The public key in a PEM text, or in one sentence why there is none. A private key is refused: it is not for passing around. */
export function publicKeyIn(pem: string): KeyObject | string {
  if (/PRIVATE KEY/.test(pem)) return 'it holds a private key; give the public one (.pub.pem)';
  return keyIn(pem, createPublicKey, 'public');
}

function keyIn(pem: string, read: (pem: string) => KeyObject, kind: string): KeyObject | string {
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
    return `it holds a key of type ${key.asymmetricKeyType}; "tillproof keys" makes one of type ed25519`;
  } catch {
    return `it holds no ${kind} key in PEM; "tillproof keys" makes a pair`;
  }
}

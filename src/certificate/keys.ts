// Keys of certificates: Ed25519, in PEM.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Bilingual } from '../definitions/evidence.ts';
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

/** The private key in a PEM text, or in words why there is none. */
export function privateKeyIn(pem: string): KeyObject | Bilingual {
  return keyIn(pem, createPrivateKey, 'private');
}

/** The public key in a PEM text, or in words why there is none. A private key is refused: it is not for passing around. */
export function publicKeyIn(pem: string): KeyObject | Bilingual {
  if (/PRIVATE KEY/.test(pem))
    return { en: 'it holds a private key; give the public one (.pub.pem)', zh: '其中是私钥；请给出公钥（.pub.pem）' };
  return keyIn(pem, createPublicKey, 'public');
}

const KINDS = { private: { en: 'private', zh: '私钥' }, public: { en: 'public', zh: '公钥' } } as const;

function keyIn(pem: string, read: (pem: string) => KeyObject, kind: keyof typeof KINDS): KeyObject | Bilingual {
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
    return {
      en: `it holds a key of type ${key.asymmetricKeyType}; "tillproof keys" makes one of type ed25519`,
      zh: `密钥类型为${key.asymmetricKeyType}；“tillproof keys”生成ed25519密钥`,
    };
  } catch {
    return {
      en: `it holds no ${KINDS[kind].en} key in PEM; "tillproof keys" makes a pair`,
      zh: `其中没有PEM格式的${KINDS[kind].zh}；“tillproof keys”可生成密钥对`,
    };
  }
}

// Who signed a certificate with a key: the one that it names, and the one that the verifier expects.
import type { KeyObject } from 'node:crypto';
import { broken, type Check, holds, unchecked } from './check.ts';
import { type Envelope, isSealedBy } from './dsse.ts';
import { keyIdOf, publicKeyIn } from './keys.ts';
import type { Certified } from './statement.ts';

const NAMELESS = unchecked(
  'signature',
  'it names no key of its own; only --key can say whether it holds',
  '其中未列公钥；是否有效须以--key确认',
);

/**
 * Whether the content is as it was signed, and by whom.
 *
 * @param signer the key that the certificate itself names; null when it names none
 * @param key of whom the verifier expects; null when that is not checked
 */
export function keyChecks(envelope: Envelope, signer: Certified['signer'], key: KeyObject | null): Check[] {
  const stated = publicKeyIn(String(signer?.publicKey ?? ''));
  const own = !('en' in stated) && isSealedBy(envelope, stated) ? stated : null;
  const held = holds('signature', 'the content is as it was signed', '内容与签名时一致');
  const changed = broken(
    'signature',
    'the signature does not hold: the content was changed after it was signed, or another key signed it',
    '签名无效：内容在签名后被改动，或由其他密钥签名',
  );
  if (key === null) {
    const missing = unchecked(
      'key',
      own === null
        ? 'no key was given to hold the signature against (--key)'
        : `it is signed with the key ${keyIdOf(own).slice(0, 16)}, which it names itself; whose that is, only --key can say`,
      own === null
        ? '未提供用于验签的公钥（--key）'
        : `由其自带的密钥${keyIdOf(own).slice(0, 16)}签名；密钥归属须以--key确认`,
    );
    return [own === null ? (signer === null ? NAMELESS : changed) : held, missing];
  }
  const id = keyIdOf(key).slice(0, 16);
  if (isSealedBy(envelope, key))
    return [
      held,
      signer === null || (own !== null && keyIdOf(own) === keyIdOf(key))
        ? holds('key', `signed with the key that was given, ${id}`, `由所给密钥${id}签名`)
        : broken(
            'key',
            'the certificate names another key than the one that signed it',
            '证书所列密钥与实际签名密钥不同',
          ),
    ];
  return own === null
    ? [changed, broken('key', `it is not signed with the key that was given, ${id}`, `并非由所给密钥${id}签名`)]
    : [
        held,
        broken(
          'key',
          `it is signed with another key (${keyIdOf(own).slice(0, 16)}) than the one that was given (${id})`,
          `签名密钥（${keyIdOf(own).slice(0, 16)}）与所给密钥（${id}）不同`,
        ),
      ];
}

/** A certificate that an identity signed names no key. */
export function noKeyChecks(signer: Certified['signer']): Check[] {
  return signer === null
    ? []
    : [broken('key', 'the certificate names a key, and an identity signed it', '证书列有公钥，而实际由身份签名')];
}

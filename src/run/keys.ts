// Writes a new key pair to files, and never over one that is there.
import { createPublicKey } from 'node:crypto';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keyIdOf, makeKeyPair } from '../certificate/keys.ts';
import { CommandError } from './exit.ts';
import { placeName } from './options.ts';

const OWNER_ALONE = 0o600;

/** Makes both files; `release.pem` gets `release.pub.pem` beside it. Throws a CommandError when one of them is there already. */
export function writeKeyPair(name: string): { private: string; public: string; keyid: string } {
  const file = placeName('keys', name);
  const publicFile = `${file.replace(/\.pem$/, '')}.pub.pem`;
  for (const each of [file, publicFile])
    if (existsSync(each))
      throw new CommandError({
        en: `keys: ${path.resolve(each)} is there already; a key is never written over.`,
        zh: `keys：${path.resolve(each)}已存在；密钥从不覆盖。`,
      });
  const { privatePem, publicPem } = makeKeyPair();
  try {
    // wx: nobody else's file that came in between is written over either.
    writeFileSync(file, privatePem, { mode: OWNER_ALONE, flag: 'wx' });
    chmodSync(file, OWNER_ALONE);
    writeFileSync(publicFile, publicPem, { flag: 'wx' });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') rmSync(file, { force: true });
    throw new CommandError({
      en: `keys: ${path.resolve(file)} cannot be written (${code}).`,
      zh: `keys：无法写入${path.resolve(file)}（${code}）。`,
    });
  }
  return { private: file, public: publicFile, keyid: keyIdOf(createPublicKey(publicPem)) };
}

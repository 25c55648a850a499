// tillproof keys: makes the key pair that certificates are signed and verified with.
import { Command } from 'commander';
import type { ConsoleLanguage } from '../compliance/console-language.ts';

type Made = { private: string; public: string; keyid: string };

const WORDS = {
  en: ({ private: own, public: given, keyid }: Made) =>
    `${own}  the private key: keep it, and back it up\n${given}  the public key: give it to whoever verifies\nkey ${keyid}`,
  zh: ({ private: own, public: given, keyid }: Made) =>
    `${own}  私钥：请妥善保管并备份\n${given}  公钥：交给验证方\n密钥${keyid}`,
} as const satisfies Record<ConsoleLanguage, (made: Made) => string>;

export function keys(speech: ConsoleLanguage = 'en'): Command {
  return new Command('keys')
    .description(
      'makes a key pair for certificates (Ed25519): a private key that only its owner can read, and the public one beside it (<name>.pub.pem)',
    )
    .argument('[file]', 'where the private key goes', 'tillproof-key.pem')
    .option('--json', 'print {private, public, keyid}')
    .action(async (file: string, flags: { json?: boolean }) => {
      const { writeKeyPair } = await import('../run/keys.ts');
      const made = writeKeyPair(file);
      console.log(flags.json ? JSON.stringify(made) : WORDS[speech](made));
    });
}

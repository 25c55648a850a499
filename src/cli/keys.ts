// tillproof keys: makes the key pair that certificates are signed and verified with.
import { Command } from 'commander';

export function keys(): Command {
  return new Command('keys')
    .description(
      'makes a key pair for certificates (Ed25519): a private key that only its owner can read, and the public one beside it (<name>.pub.pem)',
    )
    .argument('[file]', 'where the private key goes', 'tillproof-key.pem')
    .option('--json', 'print {private, public, keyid}')
    .action(async (file: string, flags: { json?: boolean }) => {
      const { writeKeyPair } = await import('../run/keys.ts');
      const made = writeKeyPair(file);
      console.log(
        flags.json
          ? JSON.stringify(made)
          : `${made.private}  the private key: keep it, and back it up\n${made.public}  the public key: give it to whoever verifies\nkey ${made.keyid}`,
      );
    });
}

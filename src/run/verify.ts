// Reads what a verification is given, and verifies it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundleChecks, CERTIFICATE, evidenceInZip } from '../certificate/bundle/bundle.ts';
import { type Check, noted } from '../certificate/check.ts';
import type { Evidence } from '../certificate/evidence.ts';
import { publicKeyIn } from '../certificate/keys.ts';
import { type Given, verifyCertificate } from '../certificate/verify.ts';
import { CommandError } from './exit.ts';
import { readNamedFile } from './options.ts';
import { digestsOfBuild } from './seal.ts';

/** Files and names as they stand on the command line. */
export type VerifyFlags = {
  build?: string[];
  evidence?: string;
  key?: string;
  trustedRoot?: string;
  identity?: string;
  issuer?: string;
};

/** Everything that was looked at in a certificate or a bundle. Throws a CommandError when one of the files cannot be read at all. */
export async function verifyFile(file: string, flags: VerifyFlags, now: Date): Promise<Check[]> {
  const { build, evidence, key, trustedRoot, identity = null, issuer = null } = flags;
  const content = readNamedFile('verify', file);
  const bundle = isZip(content) ? zipNamed('verify', file, content) : null;
  const given: Given = {
    key: key === undefined ? null : keyNamed(key),
    build: build === undefined ? null : digestsOfBuild(build),
    evidence: evidence === undefined ? bundle : evidenceNamed(evidence),
    trustedRoot: trustedRoot === undefined ? null : readNamedFile('--trusted-root', trustedRoot).toString('utf8'),
    identity,
    issuer,
    now,
  };
  if (bundle === null) return verifyCertificate(content.toString('utf8'), given);
  const certificate = bundle.read(CERTIFICATE);
  return [
    ...bundleChecks(bundle),
    ...(certificate === null
      ? [noted('certificate', 'the bundle holds no certificate', '包内没有证书')]
      : await verifyCertificate(Buffer.from(certificate).toString('utf8'), given)),
  ];
}

const isZip = (content: Buffer) => content.subarray(0, 2).toString('latin1') === 'PK';

function keyNamed(file: string): NonNullable<Given['key']> {
  const key = publicKeyIn(readNamedFile('--key', file).toString('utf8'));
  if ('en' in key) throw new CommandError({ en: `--key: ${file}: ${key.en}.`, zh: `--key：${file}：${key.zh}。` });
  return key;
}

/** The files of a zip. Throws a CommandError when it is damaged. */
export function zipNamed(place: string, file: string, content: Buffer = readNamedFile(place, file)): Evidence {
  const found = evidenceInZip(content);
  if (found === null)
    throw new CommandError({
      en: `${place}: ${path.resolve(file)} is no zip, or a damaged one.`,
      zh: `${place}：${path.resolve(file)}不是zip文件，或已损坏。`,
    });
  return found;
}

function evidenceNamed(place: string): Evidence {
  if (!existsSync(place))
    throw new CommandError({
      en: `--evidence: there is no file or folder ${path.resolve(place)}.`,
      zh: `--evidence：没有文件或目录${path.resolve(place)}。`,
    });
  if (!statSync(place).isDirectory()) return zipNamed('--evidence', place);
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/'));
  const read = (name: string) => {
    const file = path.resolve(place, name);
    // What a certificate calls evidence lies in the folder that was named, and nowhere else.
    const inside = !path.relative(path.resolve(place), file).startsWith('..');
    return inside && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
  };
  return { names, read, whole: false };
}

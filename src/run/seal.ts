// What is made of reports that are in place: the certificate, its badge, the bundle, and the report as PDF.
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { badge } from '../certificate/badge.ts';
import { CERTIFICATE, digestsOf, zipOf } from '../certificate/bundle/bundle.ts';
import { sha256 } from '../certificate/digest.ts';
import { reasonsAgainst } from '../certificate/earned.ts';
import { privateKeyIn } from '../certificate/keys.ts';
import { type Digest, EXTENSION, signedBy, statementOf } from '../certificate/statement.ts';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { printPdf } from './browser.ts';
import { bundleFiles, changedFiles, type Run, reportFiles } from './bundle.ts';
import { CommandError, EXIT } from './exit.ts';
import { readNamedFile } from './options.ts';
import { fileToWrite, writeNamedFile } from './places.ts';

/** What is asked for; without any of it there is nothing to do. */
export type SealFlags = { build?: string[]; sign?: string; statement?: boolean; bundle?: string; pdf?: boolean };

/** The same, read and found usable before a run begins. */
export type Sealing = {
  /** `key` null: somebody else signs. */
  signing: { key: KeyObject | null; files: readonly string[]; build: readonly Digest[] } | null;
  bundle: string | null;
  pdf: boolean;
};

/** What came of it: what could not be made, the files that were, and why no certificate was given, and no bundle. */
export type Sealed = { lines: Bilingual[]; files: string[]; refused: Bilingual[]; unbundled: Bilingual[] };

/** Reads key and build. Throws a CommandError where they cannot serve; null when nothing was asked for. */
export function prepareSeal({ build = [], sign, statement = false, bundle, pdf = false }: SealFlags): Sealing | null {
  if (sign !== undefined && statement)
    throw new CommandError({
      en: '--statement: it is signed by somebody else; leave --sign or --statement away.',
      zh: '--statement：由他人签名；请去掉--sign或--statement。',
    });
  const isCertified = sign !== undefined || statement;
  if (!isCertified && build.length > 0)
    throw new CommandError({
      en: '--build: a certificate is signed; give --sign with a private key ("tillproof keys" makes one), or --statement.',
      zh: '--build：证书须签名；请以--sign给出私钥（可用“tillproof keys”生成），或使用--statement。',
    });
  if (isCertified && build.length === 0)
    throw new CommandError({
      en: `${sign === undefined ? '--statement' : '--sign'}: a certificate is about a build; name its file or files with --build.`,
      zh: `${sign === undefined ? '--statement' : '--sign'}：证书针对某个版本；请以--build给出其文件。`,
    });
  if (!isCertified && bundle === undefined && !pdf) return null;
  const key = sign === undefined ? null : keyOf(sign);
  return {
    signing: isCertified ? { key, files: build, build: digestsOfBuild(build) } : null,
    bundle: bundle === undefined ? null : fileToWrite('--bundle', bundle),
    pdf,
  };
}

function keyOf(file: string): KeyObject {
  const key = privateKeyIn(readNamedFile('--sign', file).toString('utf8'));
  if ('en' in key) throw new CommandError({ en: `--sign: ${file}: ${key.en}.`, zh: `--sign：${file}：${key.zh}。` });
  return key;
}

/** Names and digests of the files of a build. Throws a CommandError where one cannot be read or is empty. */
export function digestsOfBuild(files: readonly string[]): Digest[] {
  return files.map((file) => {
    const content = readNamedFile('--build', file);
    if (content.length === 0)
      throw new CommandError({
        en: `--build: ${path.resolve(file)} is empty.`,
        zh: `--build：${path.resolve(file)}为空文件。`,
      });
    return { name: path.basename(file), digest: { sha256: sha256(content) } };
  });
}

/** Makes what was asked for. A certificate is refused with every reason at once, and then nothing of one is left. */
export async function seal({ signing, bundle, pdf }: Sealing, run: Run, now: Date): Promise<Sealed> {
  const { report, folder } = run;
  const sealed: Sealed = { lines: [], files: [], refused: [], unbundled: [] };
  const write = (name: string, content: string | Uint8Array, flag = '--reports') => {
    const file = path.resolve(folder, name);
    writeNamedFile(flag, file, content);
    sealed.files.push(file);
  };
  if (pdf) {
    const file = path.join(folder, 'compliance.pdf');
    const missing = await printPdf(path.join(folder, 'compliance.html'), file, run.language);
    if (missing === null) sealed.files.push(file);
    else sealed.lines.push(missing);
  }
  const changed = changedFiles(report);
  if (bundle !== null) sealed.unbundled = changed;
  const files = bundle === null || changed.length > 0 ? reportFiles(run) : bundleFiles(run);
  if (signing !== null) {
    sealed.refused = [...reasonsAgainst(report), ...changedBuild(signing), ...changed];
    if (sealed.refused.length === 0) {
      const { key, build } = signing;
      const statement = statementOf({ report, build, evidence: digestsOf(files), key, now });
      if (key === null) write('statement.json', JSON.stringify(statement));
      else {
        const text = `${JSON.stringify(signedBy(key, statement))}\n`;
        write(CERTIFICATE, text);
        files.set(CERTIFICATE, Buffer.from(text));
      }
      write('certificate.svg', badge(statement.predicate[EXTENSION]));
    }
  }
  if (bundle !== null && changed.length === 0)
    write(path.resolve(bundle), zipOf(files, new Date(report.run.startedAt ?? now)), '--bundle');
  return sealed;
}

function changedBuild({ files, build }: NonNullable<Sealing['signing']>): Bilingual[] {
  return files.flatMap((file, at) => {
    const now = existsSync(file) ? sha256(readFileSync(file)) : null;
    return now === build[at]?.digest.sha256
      ? []
      : [{ en: `the build ${file} was changed while the run went on`, zh: `运行期间版本文件${file}被改动` }];
  });
}

/** Prints what came of it; gives the exit code of the command, when the run itself ended with `code`. */
export function tellSealed(
  { lines, files, refused, unbundled }: Sealed,
  code: number,
  language: ConsoleLanguage,
  say: (line: string) => void,
): number {
  for (const line of lines) say(`tillproof: ${line[language]}`);
  for (const file of files) say(`  ${path.relative(process.cwd(), file)}`);
  const told = (words: string, reasons: readonly Bilingual[]) => {
    if (reasons.length > 0) say(`tillproof: ${words}`);
    for (const reason of reasons) say(`  ${reason[language]}`);
  };
  told(UNBUNDLED[language], unbundled);
  told(REFUSED[language](refused.length), refused);
  if (refused.length + unbundled.length === 0) return code;
  return code === EXIT.compliant ? EXIT.notCompliant : code;
}

const UNBUNDLED = {
  en: 'no bundle was written:',
  zh: '未写出证据包：',
} as const satisfies Record<ConsoleLanguage, string>;
const REFUSED = {
  en: (n: number) => `no certificate was given, for ${n} reason${n === 1 ? '' : 's'}:`,
  zh: (n: number) => `不出具证书，原因共${n}项：`,
} as const satisfies Record<ConsoleLanguage, (n: number) => string>;

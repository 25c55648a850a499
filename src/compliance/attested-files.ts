// The files that an attestation rests on: read, hashed, checked for card data, and copied beside the reports.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bilingual } from '../definitions/evidence.ts';
import { AttestationError, type AttestationRow, rowName } from './attestation.ts';
import { LastNet } from './last-net.ts';

/** `file` is its path beside the reports, `name` what it was called, `sha256` hex in lower case. */
type AttestedFile = { name: string; file: string; sha256: string; bytes: number };
/** A row whose files are there; `source` is the absolute path that the copy is made from. */
export type Attestation = Omit<AttestationRow, 'evidence'> & { evidence: (AttestedFile & { source: string })[] };

const EVIDENCE_FOLDER = 'evidence';
/** Names that the copies get: the first half of a hash, so that two files of one name do not meet. */
const COPY = /^[0-9a-f]{16}-/;

/** Reads the files of every row. Throws an AttestationError that names row and file of every one that cannot serve. */
export function readEvidence(rows: readonly AttestationRow[], folder: string): Attestation[] {
  const net = new LastNet();
  const reasons: Bilingual[] = [];
  const attestations = rows.map((row, index) => ({
    ...row,
    evidence: row.evidence.flatMap((name) => {
      const read = readOne(path.resolve(folder, name), net);
      if ('sha256' in read) return [read];
      const row = rowName(rows, index);
      reasons.push({
        en: `${row.en}, evidence "${name}": ${read.en}`,
        zh: `${row.zh}，证明材料“${name}”：${read.zh}`,
      });
      return [];
    }),
  }));
  if (reasons.length > 0) throw new AttestationError(reasons);
  return attestations;
}

function readOne(file: string, net: LastNet): Attestation['evidence'][number] | Bilingual {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? { en: 'there is no such file', zh: '没有此文件' }
      : { en: `cannot be read (${code})`, zh: `无法读取（${code}）` };
  }
  if (content.length === 0) return { en: 'the file is empty', zh: '文件为空' };
  const text = content.toString('utf8');
  if (!text.includes('\u0000') && net.text(text) !== text)
    return { en: 'the file holds card data; mask them first', zh: '文件含卡数据；请先遮蔽' };
  const name = net.text(path.basename(file));
  const sha256 = digest(content);
  const copy = `${sha256.slice(0, 16)}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}`;
  return { name, file: `${EVIDENCE_FOLDER}/${copy}`, sha256, bytes: content.length, source: file };
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The copies of the evidence by their path in the reports. Throws when a file is no longer what was read. */
export function evidenceCopies(attestations: readonly Attestation[]): Record<string, Buffer> {
  return Object.fromEntries(
    attestations.flatMap(({ evidence }) => evidence.map((each) => [each.file, unchanged(each)])),
  );
}

function unchanged({ source, name, sha256 }: Attestation['evidence'][number]): Buffer {
  const content = readFileSync(source);
  if (digest(content) !== sha256) throw new Error(`The evidence "${name}" was changed while the run went on.`);
  return content;
}

/** Paths of the copies that earlier runs left in a folder of reports. Other files of the folder are no concern of ours, nor is what this run rests on. */
export function earlierCopies(reports: string, attestations: readonly Attestation[]): string[] {
  const needed = new Set(attestations.flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  try {
    return readdirSync(path.join(reports, EVIDENCE_FOLDER))
      .filter((name) => COPY.test(name) && !needed.has(path.join(reports, EVIDENCE_FOLDER, name)))
      .map((name) => path.join(EVIDENCE_FOLDER, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

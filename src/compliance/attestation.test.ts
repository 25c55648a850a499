// The checklist of a person: what is refused, with the row and the reason, and what becomes of the files.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { AttestationError, AttestationFile, type AttestationRow, checkAttestations } from './attestation.ts';
import { earlierCopies, evidenceCopies, readEvidence } from './attested-files.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const ROW: AttestationRow = {
  requirement: 'GUIDE-B-FAQ-1a',
  by: 'examiner, test laboratory',
  at: '2026-11-20',
  seen: 'The lamp is green while the terminal is on.',
  evidence: ['lamp.jpg'],
};

function reasons(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AttestationError)) throw error;
    for (const { zh } of error.reasons) expect(zh).not.toMatch(/[a-z]{2,},? [a-z]{2,}/i);
    return error.reasons.map(({ en }) => en);
  }
  return [];
}

describe('a checklist', () => {
  it('counts when every row is complete and about something that a person may attest', () => {
    const rows = [ROW, { ...ROW, requirement: 'GUIDE-A-STEP-5b' }];
    expect(checkAttestations(rows, REQUIREMENTS, NOW)).toEqual(rows);
  });

  it('counts for a clause that only a person sees, and for any clause of a requirement that may be attested', () => {
    const rows = ['GUIDE-A-FAQ-5b.1', 'GUIDE-A-FAQ-5c.2', 'GUIDE-A-FAQ-5a.1'].map((requirement) => ({
      ...ROW,
      requirement,
    }));
    expect(checkAttestations(rows, REQUIREMENTS, NOW)).toEqual(rows);
  });

  it.each([
    [
      'is about a clause that a run sees',
      [{ ...ROW, requirement: 'GUIDE-A-FAQ-5c.1' }],
      'row 1 (GUIDE-A-FAQ-5c.1): a run sees it; only GUIDE-A-FAQ-5c.2 can be attested',
    ],
    [
      'is about a clause that is not there',
      [{ ...ROW, requirement: 'GUIDE-A-FAQ-5b.9' }],
      'row 1 (GUIDE-A-FAQ-5b.9): there is no such requirement; the nearest are GUIDE-A-FAQ-5b.1, GUIDE-A-FAQ-5b.2, GUIDE-A-FAQ-5b.3',
    ],
    ['is no list', { GUIDE: 1 }, 'the file: {"GUIDE":1} is not a list'],
    ['has an empty field', [{ ...ROW, seen: '' }], 'row 1 (GUIDE-B-FAQ-1a), seen: it is empty'],
    ['lacks a field', [ROW, { requirement: 'GUIDE-P-LKL-6' }], 'row 2 (GUIDE-P-LKL-6): by is missing'],
    [
      'has a field that nobody knows',
      [{ ...ROW, ok: true }],
      expect.stringMatching(/^row 1 \(GUIDE-B-FAQ-1a\): there is no setting "ok"; /),
    ],
    [
      'attaches nothing',
      [{ ...ROW, evidence: [] }],
      'row 1 (GUIDE-B-FAQ-1a), evidence: the list is too short; it needs at least 1',
    ],
    [
      'is about what a run decides',
      [{ ...ROW, requirement: 'GUIDE-A-STEP-5d' }],
      'row 1 (GUIDE-A-STEP-5d): a requirement of mode auto cannot be attested; only those of mode manual or semi can',
    ],
    [
      'is about nothing',
      [{ ...ROW, requirement: 'GUIDE-B-FAQ-1x' }],
      expect.stringMatching(/^row 1 \(GUIDE-B-FAQ-1x\): there is no such requirement; the nearest are GUIDE-B-FAQ-1a/),
    ],
    ['says a thing twice', [ROW, ROW], 'row 2 (GUIDE-B-FAQ-1a): the requirement is attested in row 1 already'],
    [
      'names a day that there is not',
      [{ ...ROW, at: '2026-02-30' }],
      'row 1 (GUIDE-B-FAQ-1a): at: there is no day 2026-02-30',
    ],
    ['names a day to come', [{ ...ROW, at: '2026-11-24' }], 'row 1 (GUIDE-B-FAQ-1a): at: 2026-11-24 has not come yet'],
  ])('that %s is refused with the row and the reason', (_, value, reason) => {
    expect(reasons(() => checkAttestations(value, REQUIREMENTS, NOW))).toContainEqual(reason);
  });

  it('may be of today in every time zone', () => {
    const today = [{ ...ROW, at: '2026-11-23' }];
    expect(checkAttestations(today, REQUIREMENTS, NOW)).toEqual(today);
  });

  // To publish a change: UPDATE_SCHEMAS=1 npx vitest run src/compliance/attestation.test.ts && npx biome check --write docs/schemas
  it('has its schema published', () => {
    const published = fileURLToPath(new URL('../../docs/schemas/attestation.schema.json', import.meta.url));
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      ...JSON.parse(JSON.stringify(AttestationFile)),
    };
    if (process.env.UPDATE_SCHEMAS) writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
    const found = JSON.parse(readFileSync(published, 'utf8'));
    expect(found).toEqual(schema);
    expect(new Ajv({ strict: true }).compile(found)([ROW])).toBe(true);
  });
});

describe('the files of a checklist', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-attested-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content);
  const sha = (content: string) => createHash('sha256').update(content).digest('hex');

  it('are copied beside the reports under their hash, and copies of earlier runs are known from other files', () => {
    put('lamp (1).jpg', 'green');
    const reports = path.join(folder, 'reports');
    mkdirSync(path.join(reports, 'evidence'), { recursive: true });
    writeFileSync(path.join(reports, 'evidence', '0123456789abcdef-old.jpg'), 'x');
    writeFileSync(path.join(reports, 'evidence', 'mine.txt'), 'x');
    const attestations = readEvidence([{ ...ROW, evidence: ['lamp (1).jpg'] }], folder);
    const [file] = attestations[0]!.evidence;
    expect(file).toMatchObject({ name: 'lamp (1).jpg', sha256: sha('green'), bytes: 5 });
    expect(file?.file).toBe(`evidence/${sha('green').slice(0, 16)}-lamp-1-.jpg`);
    expect(evidenceCopies(attestations)).toEqual({ [file!.file]: Buffer.from('green') });
    expect(earlierCopies(reports, attestations)).toEqual([path.join('evidence', '0123456789abcdef-old.jpg')]);
  });

  it('are refused all at once when they are missing, empty, no files, or show card data', () => {
    put('empty.txt', '');
    put('slip.txt', 'CARD 6212 3456 7890 1232');
    mkdirSync(path.join(folder, 'pictures'));
    const rows = [{ ...ROW, evidence: ['none.jpg', 'empty.txt', 'slip.txt', 'pictures'] }];
    expect(reasons(() => readEvidence(rows, folder))).toEqual([
      'row 1 (GUIDE-B-FAQ-1a), evidence "none.jpg": there is no such file',
      'row 1 (GUIDE-B-FAQ-1a), evidence "empty.txt": the file is empty',
      'row 1 (GUIDE-B-FAQ-1a), evidence "slip.txt": the file holds card data; mask them first',
      'row 1 (GUIDE-B-FAQ-1a), evidence "pictures": cannot be read (EISDIR)',
    ]);
  });

  it('must not change between the check and the report', () => {
    put('photo.jpg', 'before');
    const attestations = readEvidence([{ ...ROW, evidence: ['photo.jpg'] }], folder);
    put('photo.jpg', 'after');
    expect(() => evidenceCopies(attestations)).toThrow(/"photo\.jpg" was changed/);
  });
});

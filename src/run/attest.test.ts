// --attest: the checklist from its file to the rows of a run, and the template that teaches its form.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { attestationTemplate, readAttestations } from './attest.ts';
import { CommandError, EXIT } from './exit.ts';
import { PACKAGE_ROOT } from './root.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-attest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

describe('--attest', () => {
  it('reads the example that comes with Tillproof, with its files', () => {
    const rows = readAttestations(path.join(PACKAGE_ROOT, 'examples', 'attestation.yaml'), NOW);
    expect(rows.length).toBeGreaterThan(1);
    // What a certificate of our own terminal waits for.
    expect(rows.map(({ requirement }) => requirement)).toEqual(
      expect.arrayContaining(['GUIDE-A-FAQ-5b.1', 'GUIDE-B-FAQ-1a']),
    );
    for (const { evidence } of rows) expect(evidence[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says which rows do not count and why, as wrong usage', () => {
    const bad = file(
      'bad.yaml',
      '- {requirement: GUIDE-A-STEP-5d, by: Li, at: "2026-11-20", seen: x, evidence: [none.jpg]}',
    );
    const read = () => readAttestations(bad, NOW);
    expect(read).toThrow(/row 1 \(GUIDE-A-STEP-5d\): a requirement of mode auto cannot be attested/);
    expect(read).toThrow(expect.objectContaining({ exitCode: EXIT.usage }));
  });

  it.each([
    ['is not there', () => path.join(folder, 'none.yaml'), /there is no file/],
    ['is not YAML', () => file('odd.yaml', 'a: [1'), /line 1: Flow sequence/],
    ['is empty', () => file('empty.yaml', ''), /the file: null is not a list/],
    [
      'has not been filled in',
      () => file('template.yaml', attestationTemplate()),
      /row 1 \(GUIDE-\S+\), by: it is empty/,
    ],
  ])('refuses a file that %s', (_, name, message) => {
    expect(() => readAttestations(name(), NOW)).toThrow(CommandError);
    expect(() => readAttestations(name(), NOW)).toThrow(message);
  });
});

describe('the template', () => {
  it('has a row for everything that only a person sees, with its words in both languages', () => {
    const manual = REQUIREMENTS.flatMap((row): { id: string; en: string; zh: string }[] =>
      row.mode === 'manual' ? [row] : (row.clauses ?? []).filter(({ seen }) => seen === 'person'),
    );
    expect(manual.map(({ id }) => id)).toEqual(expect.arrayContaining(['GUIDE-B-FAQ-1a', 'GUIDE-A-FAQ-5b.1']));
    const rows = parse(attestationTemplate()) as { requirement: string }[];
    expect(rows.map(({ requirement }) => requirement)).toEqual(manual.map(({ id }) => id));
    for (const { en, zh } of manual) {
      expect(attestationTemplate()).toContain(en);
      expect(attestationTemplate()).toContain(zh);
    }
  });
});

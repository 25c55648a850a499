// The report as PDF, printed by a real browser in both languages; and a clear line where that cannot be.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { afterAll, expect, it } from 'vitest';
import { earnedReport } from '../certificate/certified.fixture.ts';
import { REPORTS } from '../compliance/reports/index.ts';
import { printPdf } from './browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-pdf-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

writeFileSync(at('compliance.html'), REPORTS['compliance.html'](earnedReport()));

/** Title and headings of a PDF: the texts that it holds as such, whatever fonts the machine has. */
function textsOf(pdf: string): string[] {
  const utf16 = (hex: string) => Buffer.from(hex.slice(4), 'hex').swap16().toString('utf16le');
  return [...pdf.matchAll(/\/Title (?:<(FEFF\w+)>|\(((?:[^()\\]|\\.)*)\))/g)].map(([, hex, text = '']) =>
    hex === undefined ? text : utf16(hex),
  );
}

it.each([
  ['en', 'Compliant', 'Requirements, MUST'],
  ['zh', '符合要求', '要求：必选'],
] as const)(
  'is printed in %s, with the verdict, on a few pages of A4',
  { timeout: 120_000 },
  async (language, verdict, heading) => {
    const env = { TILLPROOF_BROWSER: await chromium.executablePath() };
    expect(await printPdf(at('compliance.html'), at(`${language}.pdf`), language, env)).toBeNull();
    const pdf = readFileSync(at(`${language}.pdf`), 'latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.trimEnd().slice(-5)).toBe('%%EOF');
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThan(12);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59\d[\d.]* 84\d[\d.]*\]/);
    const texts = textsOf(pdf);
    expect(texts[0]).toContain(verdict);
    expect(texts.join('\n')).toContain(heading);
  },
);

it.each<[string, () => string, RegExp]>([
  ['there is none', () => at('none'), /no Chrome, Chromium or Edge/],
  ['it is no browser', () => '/bin/false', /\/bin\/false could not print it: it ended with 1/],
  ['it cannot be run', () => at('compliance.html'), /could not print it: spawn/],
  [
    'it answers nonsense',
    () => {
      writeFileSync(at('nonsense'), '#!/bin/sh\nprintf "{}\\0" >&4\nexit 7\n');
      chmodSync(at('nonsense'), 0o755);
      return at('nonsense');
    },
    /it ended with 7/,
  ],
])('says in both languages what is missing where %s', async (_, browser, reason) => {
  const missing = await printPdf(at('compliance.html'), at('y.pdf'), 'en', { TILLPROOF_BROWSER: browser() });
  expect(missing?.en).toMatch(reason);
  expect(missing?.zh).toMatch(/^未生成PDF：/);
});

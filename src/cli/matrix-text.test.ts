// The matrix on a terminal: its columns stand under each other in either language, and are those of the documentation.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../compliance/columns.ts';
import { totalOf } from '../proof/matrix.ts';
import { MEASURED } from '../proof/measured.ts';
import { matrixText } from './matrix-text.ts';

const rows = MEASURED.map((row) => ({ ...row, never: 0 }));

describe.each([
  ['en', 'proof.md'],
  ['zh', 'proof.zh-CN.md'],
] as const)('in %s', (language, page) => {
  const text = matrixText(rows, totalOf(rows), language);

  it('every line is as wide as the others', () => {
    expect([...new Set(text.split('\n').map(widthOf))]).toHaveLength(1);
  });

  it(`is what docs/${page} shows`, () => {
    const shown = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
    expect(shown).toContain(`\`\`\`text\n${text}\n\`\`\``);
  });
});

// The figures that certificates state are those that the documentation shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KINDS } from './kinds.ts';
import { MEASURED, proofFigures } from './measured.ts';

const here = (name: string) => new URL(name, import.meta.url);

/** The rows of the matrix in a page: kind and ten numbers. */
function rowsIn(page: string): string[][] {
  const lines = readFileSync(here(`../../docs/${page}`), 'utf8').split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([kind = '', ...rest]) => kind in KINDS && rest.length === 10);
}

// After a new measurement stands in docs/proof.md: UPDATE_DOCS=1 npx vitest run src/proof/measured.test.ts
it.each(['proof.md', 'proof.zh-CN.md'])('docs/%s shows the matrix that is stated', (page) => {
  if (process.env.UPDATE_DOCS && page === 'proof.md') {
    const rows = rowsIn(page).map(([kind, ...numbers]) => `  ${kind}: [${numbers.join(', ')}],`);
    const source = readFileSync(here('measured.ts'), 'utf8');
    writeFileSync(here('measured.ts'), source.replace(/(= \{\n)( {2}\w+: \[[\d, ]+\],\n)+/, `$1${rows.join('\n')}\n`));
    return;
  }
  const stated = MEASURED.map(({ kind, ...numbers }) => [kind, ...Object.values(numbers).map(String)]);
  expect(rowsIn(page)).toEqual(stated);
});

it('accounts for every mutant once', () => {
  const { mutants, noticed, unnoticed } = proofFigures();
  expect(noticed + Object.values(unnoticed).reduce((a, b) => a + b, 0)).toBe(mutants);
  expect(readFileSync(here('../../docs/proof.md'), 'utf8')).toContain(
    `of which ${noticed.toLocaleString('en')} were noticed`,
  );
});

// No link and no path of the documentation leads nowhere, and every page in English has its twin in Chinese where it says so.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { files } from '../imports.fixture.ts';
import { anchorsOf, linksOf, PAGES, pathsIn, pathsOf, ROOT } from './blocks.fixture.ts';

const relative = (target: string) => !/^[a-z][a-z+.-]*:/i.test(target);

describe('links', () => {
  it.each(PAGES)('of %s lead to files that are there, and to headings that they have', (page) => {
    const broken = linksOf(page)
      .filter(relative)
      .filter((target) => {
        const [file = '', anchor] = decodeURIComponent(target).split('#');
        const to = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
        if (!existsSync(path.join(ROOT, to))) return true;
        return anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).has(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('are looked at in every page', () => {
    expect(PAGES.length).toBeGreaterThan(20);
    expect(PAGES.flatMap(linksOf).filter(relative).length).toBeGreaterThan(80);
    expect(anchorsOf('docs/contract.md')).toContain('power-on');
    expect(anchorsOf('docs/contract.zh-CN.md')).toContain('报文');
  });
});

/** Paths that are those of another project. */
const ELSEWHERE = ['src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd'];

describe('paths', () => {
  const sources = new Set(
    ['src', 'simulator', 'steps', 'bench', 'examples'].flatMap((room) =>
      files(room, '.ts').map((file) => path.posix.basename(file)),
    ),
  );
  const isThere = (name: string) =>
    name.includes('/')
      ? existsSync(path.join(ROOT, name)) || existsSync(path.join(ROOT, `${name}.ts`))
      : sources.has(name);

  it.each(PAGES)('that %s names are there', (page) => {
    expect(pathsOf(page).filter((name) => !isThere(name) && !ELSEWHERE.includes(name))).toEqual([]);
  });

  it('are told from addresses and from files of the reader, and would be missed', () => {
    const text =
      'in `src/nowhere.ts` and `nowhere.test.ts`, `npx x features/en/<chapter>/y.feature`; `/docs/x`, `./my-terminal.ts`, src/no';
    expect(pathsIn(text)).toEqual(['src/nowhere.ts', 'nowhere.test.ts', 'features/en/']);
    expect(
      ['src/nowhere.ts', 'nowhere.test.ts', 'features/en/', 'src/imports.test', 'tidy.test.ts'].map(isThere),
    ).toEqual([false, false, true, true, true]);
  });
});

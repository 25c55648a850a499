// No link of the documentation leads nowhere, and every page in English has its twin in Chinese where it says so.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf, PAGES, ROOT } from './blocks.fixture.ts';

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

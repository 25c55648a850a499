// The stand-in for regexp-match-indices: the engine's own indices, and really in the place of the package.
import { createRequire } from 'node:module';
import { CucumberExpression, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { describe, expect, it } from 'vitest';
import exec from './index.ts';

const require = createRequire(import.meta.url);

describe('a match', () => {
  it('says where every group stands, and undefined for one that took no part', () => {
    const match = exec(/^the (sale|(void)) of ((\d+)\.(\d\d))$/, 'the sale of 128.50');
    expect([...(match ?? [])]).toEqual(['the sale of 128.50', 'sale', undefined, '128.50', '128', '50']);
    expect([...(match?.indices ?? [])]).toEqual([[0, 18], [4, 8], undefined, [12, 18], [12, 15], [16, 18]]);
  });

  it('is null where nothing matches, and the same however often it is asked', () => {
    const regexp = /(收银员)输入/u;
    for (const _ of [1, 2, 3]) {
      expect(exec(regexp, 'nothing')).toBe(null);
      expect(exec(regexp, '今天收银员输入')?.indices?.[1]).toEqual([2, 5]);
    }
  });
});

describe('its place', () => {
  it('is that of the package, for Cucumber Expressions too', () => {
    const ofCucumber = createRequire(require.resolve('@cucumber/cucumber-expressions'));
    expect(ofCucumber.resolve('regexp-match-indices')).toBe(require.resolve('./index.ts'));
    const expression = new CucumberExpression('{int} of {string}', new ParameterTypeRegistry());
    expect(expression.match('3 of "four"')?.map(({ group }) => [group.start, group.value])).toEqual([
      [0, '3'],
      [5, '"four"'],
    ]);
  });
});

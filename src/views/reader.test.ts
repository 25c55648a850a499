// Addresses of views come back as they were written, and whatever else stands there leads to the first view.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainHtml } from './plain.ts';
import { addressOf, BOTH, named, readAddress, readerOf } from './reader.ts';

const WORDS = { en: 'Slip', zh: '签购单' };

describe('an address', () => {
  it('reads as it was written', () => {
    expect(addressOf({ path: '/requirements', parameters: { level: 'MUST', q: '' } })).toBe(
      '#/requirements?level=MUST',
    );
    const parts = fc.array(
      fc.string({ unit: 'grapheme' }).filter((part) => !part.includes('/')),
      { maxLength: 4 },
    );
    const parameters = fc.dictionary(
      fc.constantFrom('q', 'lang', 'level'),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    fc.assert(
      fc.property(parts, parameters, (names, given) => {
        const address = { path: `/${names.join('/')}`, parameters: { ...given } };
        expect(readAddress(addressOf(address))).toEqual(address);
      }),
      { seed: 20261128, numRuns: 300 },
    );
  });

  it.each(['', '#', '#zh', '#%', '#/%E0%A4%A', '#?', 'x'])('leads to the first view when it is none: "%s"', (text) => {
    expect(readAddress(text).path).toBe('/');
  });
});

describe('a reader', () => {
  it('of one language says and labels it, and takes what is kept along', () => {
    const chinese = readerOf('zh-CN', { lang: 'zh' });
    expect([chinese.say(WORDS), chinese.label(WORDS)]).toEqual(['签购单', '签购单']);
    expect(chinese.to('/scenarios', { q: 'a b' })).toBe('#/scenarios?lang=zh&q=a+b');
    expect(readerOf('en', {}).say(WORDS)).toBe('Slip');
  });

  it('of both says both, and what is the same in both once', () => {
    expect(plainHtml(BOTH.say(WORDS))).toBe('<i lang="en">Slip</i><i lang="zh-CN">签购单</i>');
    expect(plainHtml(BOTH.say({ en: 'MAC', zh: 'MAC' }))).toBe('MAC');
    expect(BOTH.label(WORDS)).toBe('Slip 签购单');
  });

  it('shows a name that nobody knows as it is, those of every object included', () => {
    expect(named(BOTH, {}, 'constructor')).toBe('constructor');
  });
});

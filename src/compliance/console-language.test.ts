// Which language the console speaks.
import { expect, it } from 'vitest';
import { consoleLanguage } from './console-language.ts';

it.each([
  ['zh-CN', { LANG: 'en_US.UTF-8' }, 'zh'],
  ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  ['both', { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LANG: 'zh' }, 'zh'],
  [undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
  [undefined, { LC_MESSAGES: 'zh_TW', LANG: 'en_GB' }, 'zh'],
  [undefined, { LC_ALL: '', LANG: 'en_GB' }, 'en'],
  [undefined, { LANG: 'zhuang' }, 'en'],
] as const)('--language %s with %o: %s', (asked, env, speech) => {
  expect(consoleLanguage(asked, env)).toBe(speech);
});

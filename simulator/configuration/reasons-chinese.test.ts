// Whatever is wrong with a configuration of the acquirer is said in Chinese, too.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validatorOf } from '../../src/validator.ts';
import { compileBy } from '../model/compile.ts';
import { ConfigurationError, configurationErrors } from './check.ts';
import { defaultConfiguration } from './default.ts';
import { parseConfiguration } from './file.ts';
import { reasonInChinese } from './reasons-chinese.ts';

compileBy(validatorOf);

/** Words that only an English sentence has. */
const ENGLISH = /(?<![-\w])(?:is|are|has|have|must|not|known|needs|cannot|there|at most|or)(?![-\w])/;

describe('what the sources say', () => {
  const said = ['check', 'contract-rules', 'file', '../model/reasons', '../hosts/streams'].flatMap((name) => {
    const source = readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8');
    return [...source.matchAll(/(?:reason: |add\('[\w.]+', |refuse\('[\w.]+', )(?:'([^'\n]+)'|`([^`\n]+)`)/g)]
      .map(
        ([, plain, template]) =>
          plain ?? template?.replace(/\$\{list\}/, '').replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '1') ?? '',
      )
      .map((text) => text.replace(/^1, such/, 'must be a date and time with offset, such'))
      .filter((text) => /^[a-z1].* /.test(text));
  });

  it('is found', () => {
    expect(said.length).toBeGreaterThan(30);
    expect(said).toEqual(expect.arrayContaining(['is missing; 1 needs it', 'must not be above dailyMinor']));
  });

  it.each(said)('%s', (reason) => {
    expect(reasonInChinese(reason)).toMatch(/[\u4e00-\u9fff]/);
  });
});

const [card] = defaultConfiguration().cards;
const [merchant] = defaultConfiguration().merchants;
const [terminal] = defaultConfiguration().terminals;
const rule = { when: { transaction: 'nothing' }, times: 0, then: { delayMs: 5, field: 4, fault: 'slow' } };
const WRONG: readonly object[] = [
  { mac: 'yes', seed: -1, extra: true, terminals: undefined, clock: 'noon' },
  { cards: [{ ...card, pan: 6212345678901232, status: 'gone', limitMinor: 'none', colour: 'red', expiry: '99' }] },
  { cards: 'none', merchants: {}, rules: [rule, { when: {}, then: { fault: 7 } }], rulePacks: ['made-up', 7] },
  { cards: [{ ...card, expiry: '3013', availableMinor: 1.5 }, null], clock: 5 },
  { cards: [card, card, { ...card, pan: '6212345678901230' }], rulePacks: ['stripe-endings', 'stripe-endings'] },
  {
    clock: 'noon',
    cards: [
      { ...card, availableMinor: Number.MAX_SAFE_INTEGER },
      { ...card, availableMinor: 9e15 },
    ],
  },
  {
    clock: '1999-01-01T00:00:00Z',
    terminals: [terminal, { ...terminal, terminalId: 'TP000099', merchantId: '9'.repeat(15) }],
  },
  {
    merchants: [
      { ...merchant, limits: { singleMinor: 5, dailyMinor: 3 } },
      { ...merchant, name: 'x'.repeat(2_000) },
    ],
  },
  {
    merchants: [
      { ...merchant, contract: [{}] },
      { ...merchant, contract: [7] },
    ],
  },
  {
    rules: [
      { when: {}, then: {} },
      { when: { transaction: 'nothing' }, then: { delayMs: 1, field: 4, byte: 1 } },
    ],
  },
];

describe('a wrong configuration', () => {
  it.each(WRONG)('%j', (changes) => {
    const errors = configurationErrors({ ...defaultConfiguration(), ...changes });
    const { words, message } = new ConfigurationError(errors);
    expect(errors).not.toEqual([]);
    expect(message).toBe(words.en);
    for (const line of words.zh.split('\n').slice(1)) {
      expect(line).toMatch(/^ {2}[^：]+：.*[\u4e00-\u9fff]/);
      expect(line.slice(line.indexOf('：'))).not.toMatch(ENGLISH);
    }
  });

  it('has its lines named', () => {
    const told = (text: string) => {
      try {
        parseConfiguration(text, 'mine.yaml');
      } catch (error) {
        return (error as ConfigurationError).words.zh;
      }
      return null;
    };
    expect(told('acquirer: a\nmac: yes please\n')).toMatch(/\n {2}mac：应为真或假（第2行）$/m);
    expect(told('a: [\n')).toMatch(/^mine\.yaml有1处错误：\n {2}第\d行：.*缺少结尾的\]$/);
  });
});

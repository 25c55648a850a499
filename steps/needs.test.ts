// A scenario that uses a function, or sees or moves something, carries its tag, so that a terminal without it is not blamed.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PHRASES } from './catalogue.ts';
import { signals } from './sentences/signals.ts';

const FEATURES = fileURLToPath(new URL('../features', import.meta.url));

/** Words of a step that need a function. */
const USES: Readonly<Record<string, RegExp>> = {
  void: /\bvoids the (last )?sale|offers "Void"/,
  refund: /\brefunds (CNY|the)|offers "Refund"/,
  reprint: /\breprints\b|offers "Reprint"/,
  settlement: /\bsettles the batch|\ba settled sale|offers "Settlement"/,
  query: /\bqueries the voucher|lists the transactions|offers "Query"/,
  'sign-out': /\bsigns the terminal out/,
  'echo-test': /\bruns the echo test/,
  version: /\blooks at the version/,
  'pre-authorisation': /\bmakes a pre-authorisation|\ban approved pre-authorisation/,
};

/** Sentences that see or move something that an adapter may not see or move, in English, and what they need. */
const OBSERVED: Readonly<Record<string, string>> = {
  'the printer has no paper': 'observe-paper',
  'paper is loaded': 'observe-paper',
  'the printer runs out of paper': 'observe-paper',
  'the cardholder enters the right PIN and the paper runs out before the answer': 'observe-paper',
  'the battery of the terminal runs low': 'observe-battery',
  'somebody opens the terminal': 'observe-tamper',
  'unsigned software is offered to the terminal': 'observe-update',
  'an unverified device is plugged into the terminal': 'observe-device',
  'the terminal announces the result by sound or light': 'observe-sound-or-indicator',
  'the terminal announces the success by a sound': 'observe-sound',
  'the terminal announces the success by a light': 'observe-indicator',
  'the terminal signals the failure otherwise than a success': 'observe-sound-or-indicator',
  'the terminal signals that the card has been read': 'observe-sound-or-indicator',
  'the network light of the terminal changes': 'observe-indicator',
};

const needsIn = (text: string) => [...text.matchAll(/@needs:([\w-]+)/g)].map(([, name]) => name);

/** Scenarios of a feature with what they need for one of these reasons, and do not declare. */
function undeclared(text: string, needed: (block: string) => readonly string[]): string[] {
  const inherited = needsIn(text.slice(0, text.search(/^(Feature|功能):/m)));
  // What stands before the first scenario is done in each.
  const [before = '', ...blocks] = text.split(/\n\s*\n(?=\s*[@#]|\s*Scenario|\s*场景)/);
  return blocks.flatMap((block) => {
    const title = /(Scenario|场景)[^\n]*/.exec(block)?.[0];
    if (title === undefined) return [];
    const declared = [...inherited, ...needsIn(block)];
    return [...new Set([...needed(before), ...needed(block)])]
      .filter((name) => !declared.includes(name))
      .map((name) => `${title}: @needs:${name}`);
  });
}

const functionsIn = (block: string) => Object.keys(USES).filter((name) => USES[name]?.test(block));

const observed = PHRASES.flatMap(({ en, zh }) => {
  const need = OBSERVED[en];
  return need === undefined ? [] : [{ en, zh, need }];
});
const observationsIn = (block: string) => {
  const lines = block.split('\n').map((line) => line.trim());
  const used = observed.filter(({ en, zh }) => lines.some((line) => line.endsWith(` ${en}`) || line.endsWith(zh)));
  return [...new Set(used.map(({ need }) => need))];
};

const filesOf = (language: string) =>
  readdirSync(path.join(FEATURES, language), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.feature'))
    .map((name) => path.join(language, name));
const read = (file: string) => readFileSync(path.join(FEATURES, file), 'utf8');

describe('scenarios', () => {
  it.each(filesOf('en'))('of %s declare the functions that they use', (file) => {
    expect(undeclared(read(file), functionsIn)).toEqual([]);
  });

  it.each([...filesOf('en'), ...filesOf('zh-CN')])('of %s declare what they see and move', (file) => {
    expect(undeclared(read(file), observationsIn)).toEqual([]);
  });

  it('that do not are noticed', () => {
    const feature = 'Feature: x\n\n  @GUIDE-A-STEP-1a\n  Scenario: y\n    When the cashier settles the batch\n';
    expect(undeclared(feature, functionsIn)).toEqual(['Scenario: y: @needs:settlement']);
    expect(undeclared(`@needs:settlement\n${feature}`, functionsIn)).toEqual([]);
    const chinese = '功能: x\n\n  @GUIDE-A-STEP-1a\n  场景: y\n    假如打印机缺纸\n';
    expect(undeclared(chinese, observationsIn)).toEqual(['场景: y: @needs:observe-paper']);
  });
});

describe('the sentences that need something to be seen or moved', () => {
  it('are in the catalogue', () => {
    expect(observed.map(({ en }) => en).sort()).toEqual(Object.keys(OBSERVED).sort());
  });

  it('are all that speak of it', () => {
    const speaking = PHRASES.filter(({ en }) =>
      /\b(paper|battery|opens the terminal|lights?|sounds?|signals)\b/.test(en),
    );
    for (const { en } of [...signals, ...speaking]) expect(OBSERVED, en).toHaveProperty([en]);
  });
});

// A scenario that uses a function of the menu carries its tag, so that a terminal without it is not blamed.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const FEATURES = fileURLToPath(new URL('../features/en', import.meta.url));

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

const needsIn = (text: string) => [...text.matchAll(/@needs:([\w-]+)/g)].map(([, name]) => name);

/** Scenarios of a feature with what they use and do not declare. */
function undeclared(text: string): string[] {
  const inherited = needsIn(text.slice(0, text.indexOf('Feature:')));
  return text.split(/\n\s*\n(?=\s*[@#]|\s*Scenario)/).flatMap((block) => {
    const title = /Scenario[^\n]*/.exec(block)?.[0];
    if (title === undefined) return [];
    const declared = [...inherited, ...needsIn(block)];
    return Object.keys(USES)
      .filter((name) => USES[name]?.test(block) && !declared.includes(name))
      .map((name) => `${title}: @needs:${name}`);
  });
}

describe('scenarios', () => {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.feature'),
  );

  it.each(files)('of %s declare the functions that they use', (file) => {
    expect(undeclared(readFileSync(path.join(FEATURES, file), 'utf8'))).toEqual([]);
  });

  it('that do not are noticed', () => {
    const feature = 'Feature: x\n\n  @GUIDE-A-STEP-1a\n  Scenario: y\n    When the cashier settles the batch\n';
    expect(undeclared(feature)).toEqual(['Scenario: y: @needs:settlement']);
    expect(undeclared(`@needs:settlement\n${feature}`)).toEqual([]);
  });
});

// The part of vitest that the judged rooms' tests use, for tests that are loaded once and played thousands of times: beginning vitest anew for
// each mutant takes half a second, most of these tests a thousandth of it. Assertions are vitest's own.
import { registerHooks } from 'node:module';
import {
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import { restoreAllMocks, spyOn } from '@vitest/spy';

registerHooks({
  resolve: (name, context, next) =>
    name === 'vitest' ? { url: import.meta.url, shortCircuit: true } : next(name, context),
});

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export function expect(value, message) {
  setState({ assertionCalls: getState(expect).assertionCalls + 1 }, expect);
  return chai.expect(value, message);
}
for (const name of [
  'any',
  'anything',
  'arrayContaining',
  'objectContaining',
  'stringContaining',
  'stringMatching',
  'not',
])
  expect[name] = chai.expect[name];
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0 }, expect);
chai.expect.extend(expect, customMatchers);

export const vi = { spyOn, restoreAllMocks, setConfig: () => undefined };

/** A file or `describe`: `begun` once its `beforeAll` has run, which is not repeated, because what `afterAll` tidies is made while loading, too. */
const newScope = (name, parent) => ({
  name,
  parent,
  begun: false,
  beforeAll: [],
  afterAll: [],
  beforeEach: [],
  afterEach: [],
});
let scope = newScope('', null);
const scopes = [];
export const tests = [];

export const beforeAll = (hook) => void scope.beforeAll.push(hook);
export const afterAll = (hook) => void scope.afterAll.push(hook);
export const beforeEach = (hook) => void scope.beforeEach.push(hook);
export const afterEach = (hook) => void scope.afterEach.push(hook);

const functionIn = (args) => args.find((each) => typeof each === 'function');
const each =
  (of) =>
  (rows) =>
  (name, ...args) => {
    const work = functionIn(args);
    for (const row of rows) of(name, () => work(...(Array.isArray(row) ? row : [row])));
  };

function within(name, load) {
  const outer = scope;
  scope = newScope(name, outer);
  scopes.push(scope);
  try {
    load();
  } finally {
    scope = outer;
  }
}

export const describe = (name, ...args) => within(name, functionIn(args));
describe.each = each(describe);

export function it(name, ...args) {
  const path = [];
  for (let at = scope; at.parent !== null; at = at.parent) path.unshift(at.name);
  tests.push({ id: `${tests.length} ${[...path, name].join(' > ')}`, scope, work: functionIn(args) });
}
const skipped = () => undefined;
it.each = each(it);
it.skipIf = (skips) => (skips ? skipped : it);
it.runIf = (runs) => (runs ? it : skipped);
it.skip = skipped;
export const test = it;

/** Loads test files; their tests are in `tests` then. */
export async function load(urls) {
  for (const url of urls) {
    const file = newScope(url.slice(url.lastIndexOf('/') + 1), newScope('', null));
    scopes.push(file);
    scope = file;
    await import(url);
  }
}

const inward = (at) => (at === null ? [] : [...inward(at.parent), at]);

/** What `beforeAll` prepares for a test. */
export async function prepare({ scope: at }) {
  for (const each of inward(at))
    if (!each.begun) {
      each.begun = true;
      for (const hook of each.beforeAll) await hook();
    }
}

/** Plays one test; throws what it throws. */
export async function play({ scope: at, work }) {
  const around = inward(at);
  for (const each of around) for (const hook of each.beforeEach) await hook();
  try {
    await work();
  } finally {
    for (const each of around.reverse()) for (const hook of each.afterEach) await hook();
  }
}

/** Tidies up behind all tests. */
export async function finish() {
  for (const each of scopes.reverse()) if (each.begun) for (const hook of each.afterAll) await hook();
}

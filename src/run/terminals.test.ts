// Which terminals a run has, how many scenarios play at a time, and what is said of a name that cannot be one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nameOf } from '../terminal/index.ts';
import { checkConfiguration } from './configuration.ts';
import { PARALLEL, WORTH_A_WORKER } from './defaults.ts';
import { CommandError } from './exit.ts';
import { atATime, terminalsOf } from './terminals.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-terminals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const module = path.join(folder, 'mine.ts');
writeFileSync(module, '');
const A = 'http://10.0.0.1:9000';
const B = 'http://10.0.0.2:9000';

describe('the terminals of a run', () => {
  it('are our own one within the harness when nothing is said', () => {
    expect(terminalsOf({ defects: ['no-reversal'] })).toMatchObject({
      specs: [{ driver: 'inside', options: { defects: ['no-reversal'] } }],
      parallel: atATime([{ driver: 'inside', module: 'ours' }]),
      scenariosEach: WORTH_A_WORKER,
    });
    expect(terminalsOf({ seed: 7 }).specs).toMatchObject([{ options: { seed: 7 } }]);
  });

  it.each([
    [1, 2],
    [2, 2],
    [3, 3],
    [64, 3],
  ])('of our own over HTTP are, on %i cores, %i at a time, for nothing waits there', (cores, most) => {
    const ours = [{ driver: 'inside', module: 'ours' }] as const;
    expect(atATime(ours, 'json-http', cores)).toBe(most);
    expect(atATime(ours, 'unionpay-http', cores)).toBe(most);
    expect(atATime(ours, 'unionpay-tls', cores)).toBe(PARALLEL);
    expect(atATime([{ driver: 'module', module: 'theirs' }], 'json-http', cores)).toBe(PARALLEL);
  });

  it('play one scenario at a time for each address, whatever is asked for', () => {
    expect(terminalsOf({ terminal: A })).toEqual({
      ...{ specs: [{ driver: 'http', url: A }], parallel: 1 },
      ...{ scenariosEach: 1, withoutWorkers: 0, notes: [] },
    });
    expect(terminalsOf({ terminal: [A, B] })).toMatchObject({ parallel: 2, notes: [] });
    expect(terminalsOf({ terminal: [A, B], parallel: 1 })).toMatchObject({ parallel: 1, notes: [] });
    expect(terminalsOf({ terminal: A, parallel: 4 })).toMatchObject({
      parallel: 1,
      notes: [
        {
          en: '--parallel 4 is lowered to 1: a terminal plays one scenario at a time, and one is named at --terminal.',
        },
      ],
    });
    expect(terminalsOf({ terminal: 'exec:node till.js' })).toMatchObject({
      specs: [{ driver: 'stdio', command: ['node', 'till.js'] }],
      parallel: 1,
    });
  });

  it('of a module are as many as scenarios at a time, each in a process of its own', () => {
    expect(terminalsOf({ terminal: module })).toEqual({
      specs: [{ driver: 'module', module }],
      parallel: PARALLEL,
      scenariosEach: 1,
      withoutWorkers: 0,
      notes: [],
    });
    expect(terminalsOf({ terminal: module, parallel: 8 })).toMatchObject({ parallel: 8 });
  });

  it('may be one or several in the configuration', () => {
    expect(checkConfiguration({ terminal: A }, 'x').terminal).toBe(A);
    expect(checkConfiguration({ terminal: [A, B] }, 'x').terminal).toEqual([A, B]);
    expect(() => checkConfiguration({ terminal: [] }, 'x')).toThrow(CommandError);
  });

  it.each([
    ['http://', 'is no address; write http://host:port, with a port from 1 to 65535'],
    ['http://127.0.0.1:99999', 'is no address'],
    ['http://127.0.0.1:0', 'is no address'],
    ['HTTPS://', 'is no address'],
    ['http://127.0.0.1:9000/adapter?token=x', 'has a query or a fragment'],
    ['http://127.0.0.1:9000/adapter#x', 'has a query or a fragment'],
    ['htp://127.0.0.1:9000', 'begins with "htp:"; write http://…'],
    ['tcp://127.0.0.1:9000', 'begins with "tcp:"; write http://…'],
    ['./nothing.ts', 'is neither an http(s) address nor a module file'],
    ['127.0.0.1:9000', 'is neither an http(s) address nor a module file'],
    ['exec:', 'names no program'],
    ['exec:./no-such-till --port 7', 'names a program that is not there: ./no-such-till'],
  ])('cannot be %s, and that is said with the remedy', (name, message) => {
    const refused = expect(() => terminalsOf({ terminal: name }));
    refused.toThrow(CommandError);
    refused.toThrow(`--terminal: ${JSON.stringify(name)} ${message}`);
    expect(() => terminalsOf({ terminal: [A, name] })).toThrow(message);
  });

  it('are named without a password, wherever they are told', () => {
    const told = (url: string) => nameOf({ driver: 'http', url });
    expect(told('http://user:s3cret@127.0.0.1:9000/a')).toBe('http://127.0.0.1:9000/a');
    expect(told('http://token@lab')).toBe('http://lab');
    expect(told('http://LAB/@here')).toBe('http://LAB/@here');
  });

  it('are not named twice, however the address is written', () => {
    const twice = { terminal: ['http://localhost:9000/', 'http://127.0.0.1:9000'] };
    expect(() => terminalsOf(twice)).toThrow('http://127.0.0.1:9000 is named twice');
    expect(terminalsOf({ terminal: ['http://LAB', 'https://lab'] }).parallel).toBe(2);
  });

  it('take deliberate faults only when they are our own', () => {
    expect(() => terminalsOf({ terminal: A, defects: ['no-reversal'] })).toThrow('leave --terminal away');
  });
});

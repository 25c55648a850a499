import { describe, expect, it } from 'vitest';
import { failingAt, sampleScenario } from './sample-scenario.fixture.ts';
import { judge } from './verdicts.ts';

describe('what broke a scenario', () => {
  it.each([
    [
      'the terminal',
      { name: 'TerminalSilent', message: 'Terminal at http://127.0.0.1:9: no answer in 10 ms' },
      'The terminal did not answer: Terminal at http://127.0.0.1:9: no answer in 10 ms',
      '终端没有应答：终端http://127.0.0.1:9：10毫秒内没有应答',
    ],
    [
      'the terminal, started as a program',
      { name: 'TerminalSilent', message: 'Terminal "exec:a b": the terminal\'s process ended with code 3 (no relay)' },
      'The terminal did not answer: Terminal "exec:a b": the terminal\'s process ended with code 3 (no relay)',
      '终端没有应答：终端“exec:a b”：终端进程以退出码3结束（no relay）',
    ],
    [
      'its adapter',
      { name: 'ContractError', message: '/v1/state: the answer is not JSON' },
      'The terminal’s adapter: /v1/state: the answer is not JSON',
      '终端适配器：/v1/state：应答不是JSON',
    ],
    ['the harness', { name: 'TypeError', message: 'boom' }, 'The test system failed: boom', '测试系统出错：boom'],
  ])('is said of %s', (_, error, en, zh) => {
    const place = { chapter: 'sale', file: 'approved', number: 1 };
    const { verdict, findings } = judge(sampleScenario('en', place, 'a sale', { outcomes: failingAt(3, error) }));
    expect([verdict, findings.map(({ text }) => text)]).toEqual(['inconclusive', [{ en, zh }]]);
  });
});

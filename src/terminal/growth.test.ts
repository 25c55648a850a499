// The contract can grow: what one side does not know it ignores, and a terminal is never told what its version does not know.
import { describe, expect, it } from 'vitest';
import { CONTRACT_VERSION, type Command, EVENTS } from './contract.ts';
import { guard } from './guard.ts';
import { probeConfiguration } from './probe-setting.ts';
import { SHAPES, standalone } from './schemas.ts';
import { speak } from './speak.ts';
import { FakeTerminal } from './testing/fake-terminal.ts';
import { violationOf } from './validate.ts';
import { knownTo, MEMBERS_SINCE, spokenVersion } from './versions.ts';

/** A power-on with every optional member that there is, and what a terminal of that version is told of it. */
async function told(contractVersion: number | undefined): Promise<Extract<Command, { command: 'power-on' }>> {
  const terminal = new FakeTerminal();
  const declared = await terminal.capabilities();
  const { contractVersion: _own, ...old } = declared;
  terminal.capabilities = async () => (contractVersion === undefined ? old : { ...declared, contractVersion });
  const heard: Command[] = [];
  const execute = terminal.execute.bind(terminal);
  terminal.execute = (command) => {
    heard.push(command);
    return execute(command);
  };
  const base = probeConfiguration(declared);
  const configuration = {
    ...base,
    host: { ...base.host, applicationHeader: '603100310000', keepConnection: true, tpdu: '6000000000' },
    identity: { ...base.identity, slipTitle: 'Acquirer', serviceLine: '95516' },
  };
  await guard(speak(terminal)).execute({ command: 'power-on', configuration, erase: true });
  return heard[0] as Extract<Command, { command: 'power-on' }>;
}

describe('a terminal of an earlier version', () => {
  it.each([undefined, 1])('that declares %s is told nothing that version 1 did not know', async (version) => {
    const { contractVersion, configuration } = await told(version);
    expect(contractVersion).toBeUndefined();
    expect(configuration.host).not.toHaveProperty('applicationHeader');
    expect(configuration.host).not.toHaveProperty('keepConnection');
    expect(configuration.identity).not.toHaveProperty('slipTitle');
    expect(configuration).toMatchObject({ host: { tpdu: '6000000000' }, identity: { serviceLine: '95516' } });
  });

  it.each([2, 9])('that declares %s is told everything, and which version is spoken', async (version) => {
    const { contractVersion, configuration } = await told(version);
    expect(contractVersion).toBe(CONTRACT_VERSION);
    expect(configuration).toMatchObject({ host: { keepConnection: true }, identity: { slipTitle: 'Acquirer' } });
  });

  it('is spoken to in its version, a later one in ours', () => {
    expect([{}, { contractVersion: 1 }, { contractVersion: 2 }, { contractVersion: 7 }].map(spokenVersion)).toEqual([
      1,
      1,
      2,
      CONTRACT_VERSION,
    ]);
  });

  it('keeps what it knows of a command whose other members are not there at all', () => {
    expect(knownTo(1, { command: 'power-on', erase: true } as never)).toEqual({ command: 'power-on', erase: true });
  });
});

describe('the table of versions', () => {
  it('names members of the schemas, all of them optional', () => {
    for (const [command, members] of Object.entries(MEMBERS_SINCE))
      for (const path of Object.keys(members)) {
        const names = path.split('.');
        let schema = standalone(SHAPES.Command).anyOf as never as Schema;
        schema = (schema as never as Schema[]).find(({ title }) => title === command) as Schema;
        for (const name of names.slice(0, -1)) schema = schema.properties[name] as Schema;
        expect(Object.keys(schema.properties), path).toContain(names.at(-1));
        expect(schema.required, path).not.toContain(names.at(-1));
      }
  });
});

type Schema = { title: string; properties: Record<string, object>; required: string[] };

describe('a member that nobody knows yet', () => {
  it('is taken in every answer and every command, while known members are still checked', async () => {
    const terminal = new FakeTerminal();
    const state = { ...(await terminal.state()), weather: 'fine' };
    expect(violationOf('State', state)).toBeNull();
    expect(violationOf('State', { ...state, quiet: 'yes' })).toMatchObject({ path: '/quiet' });
    expect(violationOf('Capabilities', { ...(await terminal.capabilities()), wordings: {} })).toBeNull();
    expect(violationOf('Command', { command: 'sign', ink: 'blue' })).toBeNull();
    expect(violationOf('Event', { sequence: 1, at: '', kind: 'quiet', quiet: true, since: 3 })).toBeNull();
  });

  it('is refused by no schema of the contract', () => {
    const text = JSON.stringify([...Object.values(SHAPES), ...Object.values(EVENTS)].map(standalone));
    expect(text).not.toContain('additionalProperties');
  });
});

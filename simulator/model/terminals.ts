// Terminals as the acquirer has them, and what may be shown of their session.
import { type Static, Type } from '../../src/schema.ts';
import { closed } from './basics.ts';

export const TerminalRecord = Type.Object(
  {
    terminalId: Type.String({ pattern: '^[0-9A-Za-z]{8}$' }),
    merchantId: Type.String({ pattern: '^[0-9A-Za-z]{15}$' }),
    terminalMasterKey: Type.String({ pattern: '^[0-9A-F]{32}$', description: 'TMK, a test key' }),
    active: Type.Boolean(),
    nextBatch: Type.String({
      pattern: '^[0-9]{6}$',
      description: 'the batch number given at the next sign-in when no batch is open',
    }),
  },
  { ...closed, $id: 'TerminalRecord' },
);
export type TerminalRecord = Static<typeof TerminalRecord>;

export const TerminalPatch = Type.Partial(Type.Omit(TerminalRecord, ['terminalId']), {
  ...closed,
  $id: 'TerminalPatch',
});
export type TerminalPatch = Static<typeof TerminalPatch>;

/** A terminal and its session at the host; its working keys are never shown. */
export const TerminalView = Type.Object(
  {
    ...TerminalRecord.properties,
    signedIn: Type.Boolean(),
    operator: Type.Union([Type.String(), Type.Null()]),
    batch: Type.Union([Type.String(), Type.Null()], { description: 'the open batch; null until the first sign-in' }),
  },
  { ...closed, $id: 'TerminalView' },
);
export type TerminalView = Static<typeof TerminalView>;

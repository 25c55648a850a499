// Why an adapter does not take a command.
import { ADAPTER_FAULT_ERROR, TERMINAL_SILENT_ERROR } from '../../definitions/evidence.ts';
import { type Static, Type } from '../../schema.ts';
import { literals } from './schema-parts.ts';

/** Why a command was refused by the adapter. What a terminal tells its operator is an event, never one of these. */
export const REFUSALS = [
  'unknown-command',
  'invalid-command',
  'powered-off',
  'not-offered',
  'held',
  'adapter-fault',
] as const;
export const Refusal = Type.Object(
  { error: Type.Object({ code: literals(REFUSALS), message: Type.String() }) },
  { $id: 'Refusal' },
);
export type Refusal = Static<typeof Refusal>;

/** A command that the adapter refused, or an adapter that broke the contract. Never blamed on the terminal's behaviour. */
export class ContractError extends Error {
  readonly code: (typeof REFUSALS)[number];
  constructor(code: (typeof REFUSALS)[number], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = ADAPTER_FAULT_ERROR;
    this.code = code;
  }
}

/** Nothing came from the adapter: nobody listens, no answer came in time, or the connection or the process that it lives in has ended. */
export class TerminalSilent extends ContractError {
  /** Whether it is worth asking again at once: not where a whole wait was in vain, nor of a process that has ended. */
  readonly mayReturn: boolean;
  constructor(message: string, { mayReturn, ...options }: ErrorOptions & { mayReturn: boolean }) {
    super('adapter-fault', message, options);
    this.name = TERMINAL_SILENT_ERROR;
    this.mayReturn = mayReturn;
  }
}

// Why an adapter does not take a command.
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
    this.name = 'ContractError';
    this.code = code;
  }
}

// The words of chip cards in the control plane: keys that an issuer has on record, what chips said, what they were told.
import { type Static, Type } from '../../src/schema.ts';
import { closed, literals } from './basics.ts';
import { next } from './pages.ts';

export const ChipKeys = Type.Object(
  {
    issuerMasterKey: Type.String({
      pattern: '^[0-9A-F]{32}$',
      description: 'key that chip keys come from, a test key',
    }),
    derivation: literals(
      ['A', 'B'] as const,
      'EMV Book 2 A1.4: A takes 16 digits of number and sequence; B hashes numbers of more than 16 digits',
    ),
    session: literals(['emv-common'] as const, 'EMV common session key derivation, from the transaction counter'),
  },
  { ...closed, description: 'with it cryptograms are verified; without it chip data is taken as it comes' },
);
export type ChipKeys = Static<typeof ChipKeys>;

export const ISSUER_ANSWERS = ['wrong', 'none'] as const;

export const ISSUER_COMMANDS = ['pin-unblock', 'application-unblock'] as const;
export const IssuerScript = Type.Object(
  {
    template: literals(['71', '72'] as const, 'for the chip to run before (71) or after (72) its last cryptogram'),
    command: literals(ISSUER_COMMANDS),
    wrongMac: Type.Optional(Type.Boolean({ description: 'the command is not genuine, so a right chip refuses it' })),
    behind: Type.Optional(literals(['71', '72'] as const, 'a second template, with the same command, genuine')),
  },
  { ...closed, description: 'a command of the issuer to the chip, in the answer to its cryptogram' },
);
export type IssuerScript = Static<typeof IssuerScript>;

export const CHIP_VERDICTS = ['right', 'wrong', 'replayed', 'incomplete', 'unchecked'] as const;
/** What the chip of a transaction said, and what its issuer made of it. */
export const ChipReading = Type.Object(
  {
    at: Type.String(),
    terminalId: Type.String(),
    batch: Type.String(),
    stan: Type.String(),
    verdict: literals(
      CHIP_VERDICTS,
      'right; wrong: not made by this chip for this transaction; replayed: its counter did not move on; incomplete: tags are missing; unchecked: no key on record',
    ),
    counter: Type.Union([Type.Integer(), Type.Null()], { description: 'transaction counter (9F36)' }),
    unpredictable: Type.String({ description: 'unpredictable number (9F37), hex; empty when there is none' }),
    tags: Type.Array(Type.String(), { description: 'tags that the request carried' }),
  },
  { ...closed, $id: 'ChipReading' },
);
export type ChipReading = Static<typeof ChipReading>;

/** A notice of what a chip made of a command of its issuer (F-32). */
export const ScriptNotice = Type.Object(
  {
    at: Type.String(),
    terminalId: Type.String(),
    batch: Type.String(),
    stan: Type.String(),
    originalKey: Type.Union([Type.String(), Type.Null()], {
      description: 'terminal/batch/STAN of the transaction with the command; null when the host does not know it',
    }),
    results: Type.String({ description: 'script results (DF31), hex: 5 bytes a command, the first digit 2 = done' }),
  },
  { ...closed, $id: 'ScriptNotice' },
);
export type ScriptNotice = Static<typeof ScriptNotice>;

export const ChipBook = Type.Object(
  { readings: Type.Array(ChipReading), notices: Type.Array(ScriptNotice), next },
  { ...closed, $id: 'ChipBook' },
);
export type ChipBook = Static<typeof ChipBook>;

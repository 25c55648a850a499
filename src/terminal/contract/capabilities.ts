// What a terminal declares about itself.
import { type Static, Type } from '../../schema.ts';
import { literals, versionNumber } from './schema-parts.ts';
import { FUNCTIONS, INTERFACES, LANGUAGES, OBSERVES, PROFILES, RECEIPTS, TRANSPORTS } from './vocabulary.ts';

export const Capabilities = Type.Object(
  {
    contractVersion: Type.Optional(
      versionNumber('the version of the contract that the adapter was written for; 1 when not given'),
    ),
    vendor: Type.String(),
    model: Type.String(),
    version: Type.String(),
    interfaces: Type.Array(literals(INTERFACES)),
    functions: Type.Array(literals(FUNCTIONS)),
    languages: Type.Array(literals(LANGUAGES)),
    profiles: Type.Array(literals(PROFILES)),
    receipt: Type.Array(literals(RECEIPTS)),
    transports: Type.Array(literals(TRANSPORTS)),
    observes: Type.Array(literals(OBSERVES), {
      description: 'what the adapter can see or move; a requirement that needs more is not assessable',
    }),
    identity: Type.Union([Type.Null(), Type.Object({ terminalId: Type.String(), merchantId: Type.String() })], {
      description: 'null = takes the identity given at power-on; else the acquirer is set up to match',
    }),
    words: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String({ minLength: 2, maxLength: 100 }), { minItems: 1 }), {
        description:
          'wordings of its own for texts that scenarios look for, by a name of the text in docs/words.md; those of the run configuration come first',
      }),
    ),
  },
  { $id: 'Capabilities' },
);
export type Capabilities = Static<typeof Capabilities>;

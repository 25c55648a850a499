// Electronic signatures (F-38).
import { type Static, Type } from '../../src/schema.ts';
import { closed } from './basics.ts';
import { pageSchema } from './pages.ts';

/** An electronic signature at the host (F-38). */
export const Signature = Type.Object(
  {
    reference: Type.String({ description: 'of its transaction' }),
    terminalId: Type.String(),
    at: Type.String(),
    complete: Type.Boolean({ description: 'all parts have come' }),
    parts: Type.Integer({ description: 'messages that it came in so far' }),
    bytes: Type.Integer(),
    image: Type.String({ description: 'the parts joined in their order, hex' }),
  },
  { ...closed, $id: 'Signature' },
);
export type Signature = Static<typeof Signature>;

export const SignaturePage = pageSchema(Signature, 'SignaturePage');

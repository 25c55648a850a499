// How the control plane refuses.
import { type Static, Type } from '../../src/schema.ts';
import { closed } from './basics.ts';

export const AdminError = Type.Object(
  {
    error: Type.Object(
      {
        code: Type.String(),
        message: Type.String(),
        details: Type.Optional(Type.Array(Type.Object({ path: Type.String(), reason: Type.String() }, closed))),
      },
      closed,
    ),
  },
  { ...closed, $id: 'AdminError' },
);
export type AdminError = Static<typeof AdminError>;

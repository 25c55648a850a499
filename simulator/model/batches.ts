// Batches at the host.
import { type Static, Type } from '../../src/schema.ts';
import { closed, literals } from './basics.ts';
import { pageSchema } from './pages.ts';

/** A batch at the host. */
export const Batch = Type.Object(
  {
    terminalId: Type.String(),
    batch: Type.String(),
    state: literals(['open', 'uploading', 'closed'] as const),
    debitCount: Type.Integer(),
    debitMinor: Type.Integer(),
    creditCount: Type.Integer(),
    creditMinor: Type.Integer(),
    balanced: Type.Union([Type.Boolean(), Type.Null()], { description: 'null until the terminal settled' }),
    uploaded: Type.Integer({ description: 'items of the batch upload' }),
    closedAt: Type.Union([Type.String(), Type.Null()], { description: 'null until it was settled' }),
  },
  { ...closed, $id: 'Batch' },
);
export type Batch = Static<typeof Batch>;

export const BatchPage = pageSchema(Batch, 'BatchPage');

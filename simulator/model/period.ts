// From which day to which.
import { type Static, Type } from '../../src/schema.ts';
import { closed, day } from './basics.ts';

const from = Type.Optional(day('first day, included'));
const to = Type.Optional(day('last day, included'));

export const Period = Type.Object({ from, to }, { ...closed, $id: 'Period' });
export type Period = Static<typeof Period>;

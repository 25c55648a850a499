// Every frame length by the name that dialect data uses.
import { ascii4 } from './ascii4.ts';
import { bcd2 } from './bcd2.ts';
import { be2 } from './be2.ts';
import { be3 } from './be3.ts';
import { be4 } from './be4.ts';
import type { FrameLength } from './framing.ts';
import { hex4 } from './hex4.ts';
import { le2 } from './le2.ts';

export const FRAME_LENGTHS = { be2, le2, bcd2, be3, be4, ascii4, hex4 } as const satisfies Record<string, FrameLength>;

export type FrameLengthName = keyof typeof FRAME_LENGTHS;

// No padding: a fixed field must be given whole.
import type { Padding } from './padding.ts';

export const none: Padding = {};

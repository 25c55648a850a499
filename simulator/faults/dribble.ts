// The answer drips, one byte at a time.
import { EVERYWHERE, type WireFault, wholeFrame } from './fault.ts';

const DEFAULT_TOTAL_MS = 1000;

export const dribble: WireFault = {
  kind: 'wire',
  documentation: {
    en: 'The answer is whole but comes byte by byte, evenly over delayMs (1000 when not given).',
    zh: '应答完整，但在 delayMs 毫秒（默认 1000）内逐字节均匀发出。',
  },
  transports: EVERYWHERE,
  ending: 'keep',
  play: (frame, { delayMs }) => {
    const bytes = wholeFrame(frame);
    const afterMs = (delayMs ?? DEFAULT_TOTAL_MS) / bytes.length;
    return Array.from(bytes, (_, i) => ({ afterMs, bytes: bytes.subarray(i, i + 1) }));
  },
};

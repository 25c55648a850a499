// The answer arrives in pieces.
import { EVERYWHERE, type WireFault, wholeFrame } from './fault.ts';

const DEFAULT_GAP_MS = 20;

export const split: WireFault = {
  kind: 'wire',
  documentation: {
    en: 'The answer is whole but comes in three pieces: its first byte, then up to somewhere in the body, then the rest, delayMs apart (20 when not given).',
    zh: '应答完整，但分三段到达：首字节、正文中某处之前、其余部分；段间间隔 delayMs 毫秒（默认 20）。',
  },
  transports: EVERYWHERE,
  ending: 'keep',
  play: (frame, { delayMs, random }) => {
    const bytes = wholeFrame(frame);
    const cut = bytes.length - frame.body.length + Math.floor(random() * frame.body.length);
    const afterMs = delayMs ?? DEFAULT_GAP_MS;
    return [
      { afterMs: 0, bytes: bytes.subarray(0, 1) },
      { afterMs, bytes: bytes.subarray(1, cut) },
      { afterMs, bytes: bytes.subarray(cut) },
    ];
  },
};

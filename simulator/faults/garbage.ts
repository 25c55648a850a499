// The answer is noise of the right length.
import { EVERYWHERE, joinBytes, type WireFault } from './fault.ts';

export const garbage: WireFault = {
  kind: 'wire',
  documentation: {
    en: 'The frame is right but its body is random bytes: no JSON, no ISO 8583.',
    zh: '帧格式正确，但正文为随机字节：既不是 JSON，也不是 ISO 8583。',
  },
  transports: EVERYWHERE,
  ending: 'keep',
  play: ({ head, body }, { random }) => {
    // 0xFF first: it begins neither UTF-8 text nor a TPDU, so no seed makes sense by accident.
    const noise = Uint8Array.from(body, (_, i) => (i === 0 ? 0xff : Math.floor(random() * 256)));
    return [{ afterMs: 0, bytes: joinBytes(head(noise.length), noise) }];
  },
};

// The answer arrives glued to other frames.
import { joinBytes, type WireFault, wholeFrame } from './fault.ts';

export const coalesce: WireFault = {
  kind: 'wire',
  documentation: {
    en: 'A keep-alive frame, the answer and another keep-alive frame leave in one write. HTTP has no such frames, so it is for TCP and TLS.',
    zh: '心跳帧、应答、心跳帧合并在一次写出中发送。HTTP 没有这类帧，因此仅用于 TCP 和 TLS。',
  },
  transports: ['iso-tcp', 'iso-tls'],
  ending: 'keep',
  play: (frame) => [{ afterMs: 0, bytes: joinBytes(frame.idle, wholeFrame(frame), frame.idle) }],
};

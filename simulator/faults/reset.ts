// The connection is torn down before the host decides.
import { EVERYWHERE, type RequestFault } from './fault.ts';

export const reset: RequestFault = {
  kind: 'request',
  documentation: {
    en: 'The connection is reset when the request has been read: nothing is decided, nothing is posted.',
    zh: '读完请求后立即重置连接：主机不作处理、不记账。',
  },
  transports: EVERYWHERE,
  ending: 'reset',
};

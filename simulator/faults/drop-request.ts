// The request is lost on its way: the host never sees it.
import { EVERYWHERE, type RequestFault } from './fault.ts';

export const dropRequest: RequestFault = {
  kind: 'request',
  documentation: {
    en: 'The request is lost before the host: nothing is decided, nothing is posted, no answer comes.',
    zh: '请求在到达主机之前丢失：主机不作处理、不记账，也没有应答。',
  },
  transports: EVERYWHERE,
  ending: 'silent',
};

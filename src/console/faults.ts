// The switchboard's rows: when a fault strikes, what the terminal must do then, by which requirement, and the sentence that arms it.
import type { FaultName } from '../../simulator/admin/client.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { FaultRow } from '../views/console/model.ts';

type Row = Pick<FaultRow, 'group' | 'must' | 'requirement'> & {
  /** As a scenario says it of the next request; absent where the catalogue has no sentence for it. */
  sentence?: Bilingual;
};

const REVERSE: Bilingual = {
  en: 'posted: outcome unknown, must reverse',
  zh: '已入账：结果未知，须冲正',
};
const NOT_ACCEPTED: Bilingual = { en: 'never taken for an approval; must reverse', zh: '不得视为成功，须冲正' };

export const FAULT_ROWS: Readonly<Record<FaultName, Row>> = {
  'drop-request': {
    group: 'before',
    must: { en: 'nothing posted: must reverse all the same', zh: '未入账：同样须冲正' },
    requirement: 'GUIDE-A-FAQ-3a',
    sentence: { en: 'the next request will be lost on its way to the POS centre', zh: '下一笔请求在送达POS中心前丢失' },
  },
  reset: {
    group: 'before',
    must: { en: 'nothing posted: may be tried again after a reversal', zh: '未入账：冲正后可再试' },
    requirement: 'GUIDE-A-FAQ-3a',
    sentence: {
      en: 'the connection will break when the next request reaches the POS centre',
      zh: '下一笔请求到达POS中心时连接中断',
    },
  },
  'wrong-check-value': {
    group: 'before',
    must: { en: 'sign-in: the keys must be refused', zh: '签到：不得启用该密钥' },
    requirement: 'GUIDE-A-STEP-1d',
    sentence: {
      en: 'the keys of the next sign-in will not match their check values',
      zh: '下一次签到下发的密钥与校验值不符',
    },
  },
  'unknown-code': {
    group: 'before',
    must: { en: 'declined with a code nobody knows: not an approval', zh: '未知应答码：不得视为成功' },
    requirement: 'GUIDE-A-STEP-7a',
    sentence: {
      en: 'the POS centre will answer the next request with an unknown code',
      zh: 'POS中心对下一笔请求返回未定义的应答码',
    },
  },
  'drop-answer': {
    group: 'after',
    must: REVERSE,
    requirement: 'GUIDE-A-FAQ-3d',
    sentence: { en: 'the POS centre will not answer the next request', zh: 'POS中心对下一笔请求不应答' },
  },
  'reset-after-commit': {
    group: 'after',
    must: REVERSE,
    requirement: 'GUIDE-A-FAQ-3e',
    sentence: {
      en: 'the connection will break when the POS centre has booked the next request',
      zh: 'POS中心对下一笔请求记账后连接中断',
    },
  },
  'half-open': { group: 'after', must: REVERSE, requirement: 'GUIDE-A-FAQ-3d' },
  'late-answer': {
    group: 'after',
    must: { en: 'comes when nobody waits: must reverse, and not count it', zh: '终端已不再等待：须冲正且不得采用' },
    requirement: 'GUIDE-A-FAQ-3d',
    sentence: { en: 'the POS centre will answer the next request too late', zh: 'POS中心对下一笔请求的应答迟到' },
  },
  'duplicate-answer': {
    group: 'after',
    must: { en: 'must count once', zh: '只能计一次' },
    requirement: 'GUIDE-A-STEP-5d',
    sentence: { en: 'the POS centre will answer the next request twice', zh: 'POS中心对下一笔请求重复应答' },
  },
  'wrong-mac': {
    group: 'after',
    must: { en: 'must not be accepted; reverse with reason A0, sign in again', zh: '不得采用；以A0冲正并重新签到' },
    requirement: 'GUIDE-A-FAQ-5b',
    sentence: {
      en: 'the POS centre will answer the next request with a wrong MAC',
      zh: 'POS中心对下一笔请求返回的MAC错误',
    },
  },
  'no-mac': {
    group: 'after',
    must: { en: 'must not be accepted; reverse with reason A0', zh: '不得采用；以A0冲正' },
    requirement: 'GUIDE-A-FAQ-5b',
    sentence: {
      en: 'the POS centre will answer the next request without a MAC',
      zh: 'POS中心对下一笔请求返回的应答没有MAC',
    },
  },
  'wrong-amount': {
    group: 'after',
    must: NOT_ACCEPTED,
    requirement: 'GUIDE-A-FAQ-3a',
    sentence: {
      en: 'the POS centre will answer the next request with another amount',
      zh: 'POS中心对下一笔请求返回的金额不一致',
    },
  },
  'more-than-asked': {
    group: 'after',
    must: NOT_ACCEPTED,
    requirement: 'GUIDE-A-STEP-5d',
    sentence: {
      en: 'the POS centre will approve more of the next request than was asked for',
      zh: 'POS中心对下一笔请求批准的金额高于请求金额',
    },
  },
  'wrong-stan': {
    group: 'after',
    must: NOT_ACCEPTED,
    requirement: 'GUIDE-A-STEP-5d',
    sentence: {
      en: 'the POS centre will answer the next request with the voucher of another transaction',
      zh: 'POS中心对下一笔请求返回其他交易的凭证号',
    },
  },
  'wrong-terminal': {
    group: 'after',
    must: NOT_ACCEPTED,
    requirement: 'GUIDE-A-STEP-5d',
    sentence: {
      en: 'the POS centre will answer the next request for another terminal',
      zh: 'POS中心对下一笔请求返回其他终端的应答',
    },
  },
  'wrong-mti': {
    group: 'after',
    must: NOT_ACCEPTED,
    requirement: 'GUIDE-A-STEP-5d',
    sentence: {
      en: 'the POS centre will answer the next request with another kind of message',
      zh: 'POS中心对下一笔请求返回类型不符的报文',
    },
  },
  'no-code': {
    group: 'after',
    must: NOT_ACCEPTED,
    requirement: 'GUIDE-A-STEP-5d',
    sentence: {
      en: 'the POS centre will answer the next request without an answer code',
      zh: 'POS中心对下一笔请求返回的应答没有应答码',
    },
  },
  'wrong-field': { group: 'after', must: NOT_ACCEPTED, requirement: 'GUIDE-A-STEP-5d' },
  'without-field': { group: 'after', must: NOT_ACCEPTED, requirement: 'GUIDE-A-STEP-5d' },
  truncate: { group: 'bytes', must: REVERSE, requirement: 'GUIDE-A-FAQ-3d' },
  garbage: { group: 'bytes', must: REVERSE, requirement: 'GUIDE-A-FAQ-3d' },
  'wrong-length': { group: 'bytes', must: REVERSE, requirement: 'GUIDE-A-FAQ-3d' },
  'wrong-status': { group: 'bytes', must: NOT_ACCEPTED, requirement: 'GUIDE-A-STEP-5d' },
  split: { group: 'bytes', must: { en: 'must be put together: approved', zh: '须拼接：正常成功' }, requirement: null },
  coalesce: {
    group: 'bytes',
    must: { en: 'must be taken apart: approved', zh: '须拆开：正常成功' },
    requirement: null,
  },
  dribble: {
    group: 'bytes',
    must: { en: 'slow, but whole: approved within the wait', zh: '缓慢但完整：时限内成功' },
    requirement: null,
  },
};

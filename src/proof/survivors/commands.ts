// Survivors among settings, commands and moments.
import type { Survivor } from '../survivor.ts';

export const COMMAND_SURVIVORS: readonly Survivor[] = [
  {
    mutants: [
      'command/{cancel,choose-function,clear,confirm,enter-pin,present-card,present-code,remove-card,sign}/twice',
      'command/{take-slip,device-attached,software-offered}/twice',
    ],
    reason: 'equivalent',
    why: {
      en: 'Nothing waits for the second any more, so a right terminal takes no notice of it either.',
      zh: '第二次操作时终端已不再等待，正确的终端同样不予理会。',
    },
  },
  {
    mutants: ['command/power-on/keeps'],
    reason: 'outside',
    why: {
      en: 'Cutting the power is what the harness does to a terminal, and nothing that a terminal could leave out.',
      zh: '断电是测试框架对终端的操作，并非终端可以不做的事。',
    },
  },
  {
    mutants: ['command/take-slip/no-effect'],
    reason: 'equivalent',
    why: { en: 'A terminal need not see that a slip was taken.', zh: '终端无须知道签购单已被取走。' },
  },
  {
    mutants: ['setting/host.keepConnection/*'],
    reason: 'outside',
    why: {
      en: 'A terminal that makes a connection for each message loses nothing by it.',
      zh: '每笔报文新建连接的终端并不因此出错。',
    },
  },
  {
    mutants: ['moment/remove-card/cancel/no-reaction'],
    reason: 'equivalent',
    why: { en: 'Cancel ends no function at this prompt.', zh: '在该提示下取消不结束功能。' },
  },
  {
    mutants: [
      'moment/host/{cancel,network-down,remove-card,restart}/no-reaction',
      'moment/{paper,signature}/{cancel,network-down,paper-out,remove-card,restart}/no-reaction',
      'moment/remove-card/restart/no-reaction',
    ],
    reason: 'equivalent',
    why: {
      en: 'The payment is made, or on its way: both sides have to agree afterwards, which is asked for, and a payment that stands is as right as one that is taken back.',
      zh: '付款已完成或已发出：场景只要求事后双方一致，付款成立与被撤回同样正确。',
    },
  },
  {
    mutants: ['moment/query-voucher/network-down/no-reaction'],
    reason: 'equivalent',
    why: { en: 'A list of the journal needs no network.', zh: '查询流水不需要网络。' },
  },
];

// What to do about each finding of the probe and the doctor; the sections named are those of docs/contract.md and docs/contract.zh-CN.md.
import type { Bilingual } from '../definitions/evidence.ts';

const REFUSE: Bilingual = {
  en: 'Refuse it with the code of the table in "Refusals"; nothing may happen at the terminal.',
  zh: '请按“拒绝”一节表中的代码拒绝；终端不得有任何动作。',
};

export const REMEDIES: Readonly<Record<string, Bilingual>> = {
  held: { en: 'Wait until that run is over, or name another terminal.', zh: '请等那次运行结束，或另指定一台终端。' },
  reach: {
    en: 'Start the adapter and check the address: its capabilities have to come as "Ways to connect" says.',
    zh: '请启动适配器并检查地址：能力声明须按“接入方式”给出。',
  },
  transport: {
    en: 'Choose a --wire that the terminal offers, or declare the transport in its capabilities.',
    zh: '请用--wire选择终端提供的传输方式，或在能力声明中声明该方式。',
  },
  capabilities: {
    en: 'Mend the declaration; "Capabilities" has an example.',
    zh: '请更正能力声明；“能力声明”一节有示例。',
  },
  words: {
    en: 'Such words count for nothing; "tillproof words" lists every text.',
    zh: '这些用语不起作用；“tillproof words”列出全部文字。',
  },
  state: {
    en: 'Mend the state; "State" has an example, also for a terminal that is off.',
    zh: '请更正状态；“状态”一节有示例，也有关机状态的示例。',
  },
  'power-on': {
    en: 'Take power-on with the configuration of "power-on", and ignore members that you do not know.',
    zh: '请按“power-on”一节接受命令及其配置，并忽略不认识的成员。',
  },
  'quiet-after-power-on': {
    en: 'Set quiet of the state once nothing is in progress but waiting for a person; see "Lifecycle".',
    zh: '除等待人操作外再无进行中的事项时，请将状态的quiet置为真；见“生命周期”。',
  },
  menu: {
    en: 'Offer in the state what both the capabilities and profile.functions name, and nothing else.',
    zh: '状态中只提供能力声明与profile.functions都列出的功能。',
  },
  'random-name': REFUSE,
  'unknown-command': REFUSE,
  'command-without-name': REFUSE,
  'missing-member': REFUSE,
  'wrong-value': REFUSE,
  'wrong-type': REFUSE,
  'wrong-configuration': REFUSE,
  'not-offered': REFUSE,
  'no-reader': REFUSE,
  'powered-off': REFUSE,
  'unknown-member': {
    en: 'Ignore members that you do not know, so that the contract can grow; see "Versions".',
    zh: '请忽略不认识的成员，契约才能扩充；见“版本”。',
  },
  'host-link': {
    en: 'See that the terminal reaches this address, and that it takes host.url of every power-on.',
    zh: '请确认终端能连到该地址，并采用每次power-on给出的host.url。',
  },
  'quiet-after-errand': {
    en: 'Set quiet of the state once a function is over or waits for a person; see "Lifecycle".',
    zh: '功能结束或等待人操作时，请将状态的quiet置为真；见“生命周期”。',
  },
  'not-quiet-in-errand': {
    en: 'Set quiet to false before a command that starts work is acknowledged, and back when it is done; see "Lifecycle".',
    zh: '确认会引起工作的命令之前请将quiet置为假，完成后再恢复；见“生命周期”。',
  },
  'events-ordered': {
    en: 'Number events 1, 2, 3, … without gaps for as long as the adapter lives; see "Lifecycle".',
    zh: '适配器存续期间，事件须连续编号1、2、3……；见“生命周期”。',
  },
  'events-power': {
    en: 'Tell a power event whenever the power goes on or off.',
    zh: '每次通电或断电都要给出power事件。',
  },
  'events-since': { en: 'Give the events after since, and no others.', zh: '只给出since之后的事件。' },
  'poll-waits': {
    en: 'Let a poll wait for waitMs when there is no event yet; see "Over HTTP".',
    zh: '尚无事件时，轮询须等待waitMs；见“HTTP 形式”。',
  },
  'poll-wakes': { en: 'End a waiting poll as soon as an event comes.', zh: '事件一到，等待中的轮询应立即结束。' },
  sale: {
    en: 'See what the terminal shows; "A sale, event by event" goes through one.',
    zh: '请查看终端的显示；“一笔消费的全部事件”逐一说明。',
  },
  'restart-keeps-journal': {
    en: 'Keep the journal where a restart cannot take it.',
    zh: '流水须存放在重启不会清除之处。',
  },
  log: { en: 'Give the log as text, an empty one when there is none.', zh: '日志须为文本，没有内容时为空文本。' },
  'power-off': { en: 'Cut the power at once: the state says off and quiet.', zh: '须立即断电：状态为off且quiet。' },
};

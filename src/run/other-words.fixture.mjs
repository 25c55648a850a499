// Our terminal as another hand would have built it by the contract: other words, refusals where the contract allows them, a list that waits for a key.
import { createTerminal as own } from '../reference/index.ts';

/** What ours says, and what this one says for it. */
const WORDS = [
  ['Tamper detected: terminal locked, contact service', 'Security alarm. Call support'],
  ['No transactions in this batch', 'The journal is empty'],
  ['No such transaction', 'Voucher not found'],
  ['Echo test successful', 'Host reached'],
  [
    'No original transaction, please contact the issuer',
    'The original transaction does not exist. Refer to card issuer',
  ],
  ['Issuer out of service, try again later', 'Issuer or network not available'],
  ['Please keep this slip.', 'Retain this copy.'],
  ['终端被拆，已锁定，请联系客服', '安全报警，请致电客服热线'],
  ['本批次无交易', '流水为空'],
  ['无此交易', '凭证号不存在'],
  ['回响测试成功', '线路测试通过'],
  ['没有原始交易，请联系发卡行', '原交易不存在，请与发卡行联系'],
  ['发卡方状态不正常，请稍后重试', '发卡行或网络不可用'],
  ['请妥善保管', '请保留此单据'],
];

const reword = (line) => WORDS.reduce((text, [from, to]) => text.replaceAll(from, to), line);

/** The limit stands on the line before the words about it. */
const broken = (line) => {
  const [, limit, words] = /^(.*1000\S*)[:，] ?(PIN-free and signature-free|免密免签.*)$/.exec(line) ?? [];
  return limit === undefined ? [line] : [limit, words];
};

export async function createTerminal(options) {
  const terminal = await own(options);
  let listing = false;
  const refusal = (code, message) => Object.assign(new Error(message), { code });

  const shown = (lines) => (listing ? ['?'] : lines.map(reword));
  const told = (event) => {
    if (event.kind === 'display') return { ...event, lines: shown(event.lines) };
    if (event.kind === 'prompt') return { ...event, text: reword(event.text) };
    if (event.kind === 'slip')
      return { ...event, slip: { ...event.slip, lines: event.slip.lines.flatMap(broken).map(reword) } };
    if (event.kind !== 'result') return event;
    const lines = event.lines.map(reword);
    // Without a network a function is refused.
    const refused = event.function === 'echo-test' && lines.some((line) => /connect|连接/.test(line));
    return { ...event, lines, outcome: refused && event.outcome === 'failed' ? 'refused' : event.outcome };
  };

  return {
    capabilities: () => terminal.capabilities(),
    journal: () => terminal.journal(),
    log: () => terminal.log(),
    close: () => terminal.close(),
    async execute(command) {
      const { power } = await terminal.state();
      if (power === 'off' && !['power-on', 'restart', 'environment'].includes(command.command))
        throw refusal('powered-off', 'The power is off.');
      if (command.command === 'choose-function') listing = command.function === 'query';
      if (command.command === 'press' || command.command === 'type') listing = false;
      return terminal.execute(command);
    },
    events: async (since, waitMs) => (await terminal.events(since, waitMs)).map(told),
    async state() {
      const state = await terminal.state();
      return { ...state, screen: shown(state.screen) };
    },
  };
}

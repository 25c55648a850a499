// What the contract's guard and the drivers say of a terminal and its adapter, in English as src/terminal says it, and in Chinese. `{}` is whatever
// stands there.

type Row = readonly [en: string, zh: string];

/** Whole sentences; of two that fit the one that stands first is meant. */
export const CONTRACT_FORMS: readonly Row[] = [
  // who has the terminal
  ['The terminal is held by another process of this machine.', '终端正被本机的另一进程占用。'],
  ['The terminal is held by {} since {}.', '终端正被{}占用，自{}起。'],
  ['The terminal is held by {}.', '终端正被{}占用。'],
  // reaching it
  ['Terminal module "{}": cannot be loaded: {}', '终端模块“{}”：无法加载：{}'],
  [
    'Terminal module "{}": expected an exported function createTerminal, found {}',
    '终端模块“{}”：应导出函数createTerminal，实为{}',
  ],
  ['Terminal module "{}": createTerminal failed: {}', '终端模块“{}”：createTerminal出错：{}'],
  ['Terminal module "{}": createTerminal gave a terminal without {}', '终端模块“{}”：createTerminal给出的终端缺少{}'],
  ['Terminal address: expected http://host:port, found {}', '终端地址：应为http://主机:端口，实为{}'],
  ['Terminal at {}: {}', '终端{}：{}'],
  ['No driver knows a terminal called {}', '没有驱动程序认得终端{}'],
  ['No driver "{}"; there are {}', '没有驱动程序“{}”；可用：{}'],
  ['exec: is followed by a command, such as {}', 'exec:之后须有命令，例如{}'],
  ['Cannot listen on {}: {}', '无法监听{}：{}'],
  ['no terminal was opened', '没有打开终端'],
  ['no method "{}"', '没有方法“{}”'],
  ['no answer within {} s', '{}秒内没有应答'],
  ['its answers took {} s in all', '各次应答合计用时超过{}秒'],
  ['{}: no answer to "{}" in {} ms; the process was ended', '{}：{}在{}毫秒内没有应答，进程已被结束'],
  ['{}: expected a JSON-RPC 2.0 answer on standard output, found {}', '{}：标准输出上应为JSON-RPC 2.0应答，实为{}'],
  ["{}: the terminal's process cannot be started: {}", '{}：终端进程无法启动：{}'],
  ["{}: the terminal's process {}", '{}：终端进程{}'],
  // what it answers
  ['{}: HTTP {} without a refusal of the contract', '{}：HTTP {}，但没有契约规定的拒绝'],
  ['{}: the answer is not JSON', '{}：应答不是JSON'],
  ['{}: expected an object with the member "{}"', '{}：应为含成员“{}”的对象'],
  ['{}: the adapter failed: {}', '{}：适配器出错：{}'],
  ['The adapter failed: {}', '适配器出错：{}'],
  ['The body is not JSON.', '正文不是JSON。'],
  ['The body broke off.', '正文中断。'],
  ['{}: expected a whole number from {} to {}', '{}：应为{}至{}的整数'],
  [
    'Capabilities/words: "{}": the wording "{}" is too short to mean anything.',
    '能力声明/words：“{}”：措辞“{}”过短，没有意义。',
  ],
  [
    'Capabilities/words: "{}": the wording "{}" also says "{}", which is the opposite.',
    '能力声明/words：“{}”：措辞“{}”也表示“{}”，与之相反。',
  ],
  [
    'Event/sequence: expected {} (the events after {}, in order, without gaps), found {}',
    'Event/sequence：应为{}（即{}之后的事件，依次且无间断），实为{}',
  ],
  ['The event log is closed; it takes no "{}" event.', '事件记录已关闭，不再接受“{}”事件。'],
  // what it does not do in time
  [
    '{}: not within {} ms. The terminal was: power {}, {}, {}, in {}, waiting for {}, {} owed, event {}; screen: {}',
    '{}：{}毫秒内未等到。终端当时：电源{}，{}，{}，功能为{}，等待{}，待补发{}笔，事件{}；屏幕：{}',
  ],
  ['The {} did not end after {} answers to its prompts.', '{}在应答{}次提示后仍未结束。'],
];

/** What may stand in a place of them. */
export const CONTRACT_PARTS: readonly Row[] = [
  ['Terminal "{}"', '终端“{}”'],
  ['{} (process {} on {})', '{}（进程{}，主机{}）'],
  ['no answer in {} ms', '{}毫秒内没有应答'],
  ['the answer is longer than {} bytes', '应答超过{}个字节'],
  ['the driver was closed', '驱动程序已关闭'],
  ['ended with code {} ({})', '以退出码{}结束（{}）'],
  ['ended with code {}', '以退出码{}结束'],
  ['was ended by {} ({})', '被{}结束（{}）'],
  ['was ended by {}', '被{}结束'],
  ['command {}', '命令{}'],
  ['must NOT have additional properties', '没有其他成员'],
  ['must NOT have fewer than {} items', '至少{}项'],
  ['must NOT have more than {} items', '至多{}项'],
  ['must NOT have fewer than {} characters', '至少{}个字符'],
  ['must NOT have more than {} characters', '至多{}个字符'],
  ['must NOT have fewer than {} properties', '至少{}个成员'],
  ['must NOT have duplicate items (items ## {} and {} are identical)', '没有重复项（第{}项与第{}项相同）'],
  ['must match format {}', '格式{}'],
  ['Quiet', '空闲'],
  ['quiet', '空闲'],
  ['not quiet', '忙'],
  ['The awaited event after {}', '{}之后所等的事件'],
  ['no function', '无'],
  ['nobody', '无'],
  ['(empty)', '（空）'],
  ['online', '在线'],
  ['offline', '离线'],
  ['sign-in', '签到'],
  ['sale', '消费'],
  ['echo-test', '回响测试'],
];

// Clauses that only a person sees: why nothing outside of the terminal tells, and what somebody looks at.
import type { Bilingual } from './evidence.ts';

/** By the id of the clause; a clause that is seen by a person has one. */
export const LOOKS: Readonly<Record<string, Bilingual>> = {
  'GUIDE-S-STEP-3d.4': {
    en: 'No adapter tells what stands in the entry field of a PIN pad: look at it while a PIN is keyed.',
    zh: '密码键盘的输入框内容不经适配器反映：输入密码时查看。',
  },
  'GUIDE-S-ADV-3.4': {
    en: 'The back office is another system: look for card numbers and PINs in its pages, exports and logs.',
    zh: '管理后台是另一系统：查看其页面、导出文件和日志中有无卡号和密码。',
  },
  'GUIDE-A-STEP-6e.2': { en: 'It is what people do: watch a cashier.', zh: '属人员操作：现场观察收银员。' },
  'GUIDE-A-FAQ-2d.2': {
    en: 'Whether a request did not leave or its answer did not come back looks alike from outside: break the line after the terminal has connected and before it has sent, and read the screen.',
    zh: '请求未发出与应答未返回在外部看来相同：在连接建立后、发送完成前切断线路，查看屏幕提示。',
  },
  'GUIDE-A-FAQ-3c.3': {
    en: 'Which contacts are right stands in the contract: compare those on screen or slip with it.',
    zh: '联系方式正确与否以合同为准：与屏幕或签购单上的核对。',
  },
  'GUIDE-A-FAQ-5a.2': {
    en: 'What is genuine the maker knows: offer an update with a broken signature on the device.',
    zh: '更新是否真实由厂商判定：在设备上提供签名无效的更新包。',
  },
  'GUIDE-A-FAQ-5a.3': {
    en: 'Updates come from another system than the acquirer: request one there during a transaction.',
    zh: '更新由收单之外的系统下发：在交易进行中要求更新。',
  },
  'GUIDE-A-FAQ-5b.1': {
    en: 'What is inside of a secure module shows nowhere: read the certificate of the device.',
    zh: '安全模块内部在外部不可见：查阅设备的认证证书。',
  },
  'GUIDE-A-FAQ-5c.2': { en: 'It is what people do: look at the counter.', zh: '属人员操作：现场查看收银台。' },
  'GUIDE-A-FAQ-5f.3': { en: 'It is what people do: watch a cashier.', zh: '属人员操作：现场观察收银员。' },
  'GUIDE-B-FAQ-1b.2': {
    en: 'The contract takes no SIM card out: take it out of the device and read the screen.',
    zh: '终端契约不能取出SIM卡：从设备中取出后查看屏幕提示。',
  },
  'GUIDE-B-FAQ-3b.1': {
    en: 'How far a terminal remembers no declaration says. One that keeps the open batch alone has nothing to narrow down (F-36), and that is enough; where it keeps more, ask for a range of days and see that both ends are in it and that a range whose end comes first is refused.',
    zh: '终端保存多久的交易无从声明。只保存当前批次的终端无需筛选（F-36），即为符合；保存更多交易的，按日期范围查询，核对起止两日均包含在内，且起始晚于截止的范围被拒绝。',
  },
};

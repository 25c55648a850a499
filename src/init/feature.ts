// The first scenario of a project, in its language: the one of the READMEs, which a test holds it to.
import type { Language } from './words.ts';

export const FEATURES: Readonly<Record<Language, { path: string; text: string }>> = {
  en: {
    path: 'features/too-little-money.feature',
    text: `Feature: Too little money

  @GUIDE-B-FAQ-2a
  Scenario: The balance does not cover the amount
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 100.00
    When the cashier chooses "Sale" on the main screen
    And the cashier enters the amount CNY 100.01
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the PIN "123456"
    Then the transaction is declined with code "51"
    And the terminal shows "Insufficient funds"
    And no sales slip is issued
`,
  },
  'zh-CN': {
    path: 'features/too-little-money.feature',
    text: `# language: zh-CN
功能: 余额不足

  @GUIDE-B-FAQ-2a
  场景: 余额不够支付
    假如终端已签到，操作员号为“01”
    而且一张“借记芯片卡”，发卡行“工商银行”，余额100.00元
    当收银员在主界面选择“消费”
    而且收银员输入金额100.01元
    而且收银员确认金额
    而且持卡人插卡
    而且持卡人输入密码“123456”
    那么交易被拒绝，应答码为“51”
    而且终端显示“余额不足”
    而且不出具签购单
`,
  },
};

@needs:insert
Feature: What the product promises
  Few actions, short waits, and the same business steps on every kind of terminal.

  Background:
    Given the acquirer profile is "Generic UnionPay"

  @GUIDE-P-LKL-7
  Scenario: An ordinary sale takes the cashier three actions at most
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the sale takes the cashier at most 3 actions

  @GUIDE-P-SFT-3
  Scenario: Even when the POS centre takes its time, the sale ends within the times that are set
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And the POS centre takes its time to answer the next request
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the terminal has finished within the times that its settings allow

  @GUIDE-P-LKL-4.1 @GUIDE-B-STEP-2b.1
  Scenario: A smart terminal sells by the same steps
    Given the terminal profile is "smart"
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier chooses "Sale" on the main screen
    And the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal asks for the PIN and shows CNY 128.50
    When the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    Then the transaction is approved
    And a sales slip for CNY 128.50 is issued
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-P-CUP-2
  Scenario Outline: The same sale at different acquirers
    Given the acquirer profile is "<acquirer>"
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the sales slip is complete
    And the cardholder is charged CNY 128.50 in all

    Examples:
      | acquirer         |
      | Generic UnionPay |
      | Lakala-style     |
      | Shengpay-style   |
      | Ruiyinxin-style  |

  @GUIDE-P-LKL-4.2
  Scenario: A smart terminal takes payment codes as well
    Given the terminal profile is "smart"
    And the terminal takes payment codes
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And a sales slip for CNY 25.00 is issued
    And every payment code has paid exactly once

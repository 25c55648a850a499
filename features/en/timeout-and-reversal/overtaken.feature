@needs:insert @fuzz
Feature: Overtaken by its reversal
  A request that reaches the POS centre after its own reversal moves no money.

  Background:
    Given messages to the POS centre pass through a relay
    And the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-3a @GUIDE-A-FAQ-3d.1
  Scenario: A payment that arrives after its reversal is refused
    When a sale request of CNY 128.50 is held back on its way
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the POS centre refuses the request that was held back
    And the cardholder is charged CNY 30.00 in all

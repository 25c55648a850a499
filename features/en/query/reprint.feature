@needs:insert @needs:reprint @needs:paper-receipt
Feature: Reprint
  A slip can be had again, and is then marked as a copy.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-B-FAQ-3f.1 @GUIDE-B-FAQ-3f.2
  Scenario: The last slip is printed again and marked
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier reprints the last slip
    Then the sales slip is marked as a reprint
    And the reprint repeats voucher, reference and amount of the first slip
    And the operation succeeds
    And the POS centre received 1 sale request

  @GUIDE-B-FAQ-3f.1
  Scenario: Without a transaction there is nothing to print again
    When the cashier reprints the last slip
    Then no sales slip is issued
    And the terminal shows "No transactions"

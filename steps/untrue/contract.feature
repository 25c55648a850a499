Feature: Untrue of the merchant's contract
  Each scenario ends with a sentence that is not true; its name is what the finding has to say.

  Background:
    Given the clock of the POS centre stands at "2026-07-17 10:00:00"
    And the contracted fee rate is 0.60 percent
    And the agreed settlement cycle is "T+1"
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  Scenario: The merchant pays another fee.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant fee is CNY 9.99

  Scenario: The merchant is paid something else on that day.
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-20"
    Then the licensed acquirer pays the merchant CNY 999.99 on "2026-07-20"

  Scenario: The merchant was settled already.
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-20"
    Then the merchant has not been settled

  Scenario: A settlement came late.
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-20"
    Then every settlement reaches the merchant within the cycle "D+0"

  Scenario: A business day is missing or was settled twice.
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-23"
    Then every business day from "2026-07-20" to "2026-07-22" has been settled exactly once

  Scenario: The settlement is made up otherwise.
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-20"
    Then the settlement is CNY 999.00 of payments less CNY 0.00 voided, CNY 0.00 refunded and CNY 0.77 of fees

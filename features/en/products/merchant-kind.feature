@needs:insert
Feature: Kinds of merchants
  A small business has other limits than a company; above them a payment is declined and nothing is booked.

  Background:
    Given the clock of the POS centre stands at "2026-07-17 10:00:00"
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 200000.00

  @GUIDE-P-LKL-5 @GUIDE-P-CUP-4
  Scenario Outline: The largest payment of a merchant depends on its kind
    Given the merchant is of the kind "<kind>"
    When the cashier makes a sale of CNY <largest> by inserted card
    Then the transaction is approved
    When the cashier makes a sale of CNY <more> by inserted card
    Then the transaction is declined with code "61"
    And the cardholder is charged CNY <largest> in all

    Examples:
      | kind                    | largest  | more     |
      | Small or micro business | 10000.00 | 10000.01 |
      | Individual business     | 20000.00 | 20000.01 |

  @GUIDE-P-LKL-5
  Scenario: A company has no such limit
    Given the merchant is of the kind "Company"
    When the cashier makes a sale of CNY 20000.01 by inserted card
    Then the transaction is approved

  @GUIDE-P-LKL-5
  Scenario: Limits of its own go before those of the kind, for a payment and for a day
    Given the merchant is of the kind "Small or micro business"
    And the merchant may take CNY 100.00 in one payment and CNY 150.00 in a day
    When the cashier makes a sale of CNY 100.01 by inserted card
    Then the transaction is declined with code "61"
    When the cashier makes a sale of CNY 100.00 by inserted card
    Then the transaction is approved
    When the cashier makes a sale of CNY 50.01 by inserted card
    Then the transaction is declined with code "61"
    When the cashier makes a sale of CNY 50.00 by inserted card
    Then the transaction is approved
    When the business day is "2026-07-18"
    And the cashier makes a sale of CNY 100.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 250.00 in all

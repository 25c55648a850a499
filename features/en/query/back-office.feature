@needs:insert
Feature: The back office
  The merchant finds every transaction again, by the day it was made.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-B-FAQ-3b.2
  Scenario: A range of dates includes its first and its last day
    When the business day is "2026-06-30"
    And the cashier makes a sale of CNY 10.00 by inserted card
    And the business day is "2026-07-01"
    And the cashier makes a sale of CNY 20.00 by inserted card
    And the business day is "2026-07-31"
    And the cashier makes a sale of CNY 30.00 by inserted card
    And the business day is "2026-08-01"
    And the cashier makes a sale of CNY 40.00 by inserted card
    Then the transaction is approved
    When transactions from "2026-07-01" to "2026-07-31" are queried
    Then the query lists 2 transactions of CNY 50.00 in all

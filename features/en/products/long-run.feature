@needs:insert @needs:settlement
Feature: Long runs
  After a long day of good and bad luck terminal and POS centre still count the same money.

  Background:
    Given the acquirer profile is "Generic UnionPay"

  @GUIDE-P-SFT-2
  Scenario: An e-signature terminal works through a day with faults and restarts, and loses or doubles nothing
    Given the terminal profile is "e-signature"
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 5000.00
    And PIN-free small payment is on with limit CNY 1000.00
    When the cashier works through 32 acts of a day with faults and restarts, drawn from seed 7
    Then terminal and back office hold the same approved transactions, one for one
    And at least 5 payments were approved and 1 reversed
    When the cashier settles the batch
    Then the operation succeeds
    And the batch balances
    And the terminal owes no reversal

  @GUIDE-A-FAQ-3a @GUIDE-B-FAQ-1d.2 @GUIDE-P-SFT-5
  Scenario Outline: A day with faults and restarts ends with the same books on both sides
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 5000.00
    When the cashier works through 30 acts of a day with faults and restarts, drawn from seed <seed>
    Then terminal and back office hold the same approved transactions, one for one
    When the cashier settles the batch
    Then the operation succeeds
    And the batch balances

    Examples:
      | seed |
      | 1    |

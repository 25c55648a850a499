Feature: Kinds of sale
  A merchant sees the kinds of sale that are enabled for it and no others, and the POS centre can tell them apart.

  Background:
    Given the terminal takes payment codes

  @GUIDE-B-STEP-5b.1 @GUIDE-B-STEP-5b.2 @needs:insert
  Scenario: Sale and QR sale are both offered where both are enabled, and go out under codes of their own
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    Then the main screen offers "Sale"
    And the main screen offers "QR sale"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the entry mode of the request is "051"
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And the entry mode of the request is "032"
    And each kind of sale went out under codes of its own
    And the cardholder is charged CNY 153.50 in all

  @GUIDE-B-STEP-5b.1
  Scenario Outline: A kind of sale that is not enabled is not offered
    Given the merchant may not use "<closed>"
    And the terminal is signed in by operator "01"
    Then the main screen offers "<open>"
    And the main screen does not offer "<closed>"

    Examples:
      | closed  | open    |
      | QR sale | Sale    |
      | Sale    | QR sale |

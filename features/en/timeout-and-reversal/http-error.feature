@needs:insert @needs:http
Feature: Answers under an HTTP error
  A host that failed says so by the status of its answer, whatever else the answer says.

  Background:
    Given the terminal is powered on and shows that it is connected
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: An approval under an HTTP error is none and leads to a reversal
    Given the terminal is signed in by operator "01"
    And the POS centre will answer the next "Sale" under an HTTP error
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3e.1
  Scenario: A reversal that is answered under an HTTP error is sent again
    Given the terminal is signed in by operator "01"
    And the POS centre will not answer the next request
    And the POS centre will answer the next "Reversal" under an HTTP error
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 2 reversal messages
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-1d.1
  Scenario: A sign-in that is answered under an HTTP error is none
    Given the terminal is not signed in
    And the POS centre will answer the next "Sign-in" under an HTTP error
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal has to sign in again
    When the cashier signs the terminal in
    Then the operation succeeds

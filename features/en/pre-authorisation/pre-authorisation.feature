@needs:insert @needs:pre-authorisation
Feature: Pre-authorisation
  Money is held first and charged later, and a hold can be given back.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-2b
  Scenario: A pre-authorisation holds the money
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is approved
    And the POS centre received nothing but one request of the kind "Pre-authorisation"
    And the card balance is CNY 500.00

  @GUIDE-A-STEP-2b @needs:completion
  Scenario: A completion charges what was used and frees the rest
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is approved
    And the POS centre received nothing but one request of the kind "Pre-authorisation completion"
    And the card balance is CNY 550.00

  @GUIDE-A-STEP-2b @GUIDE-B-FAQ-5f.1 @needs:pre-authorisation-void
  Scenario: A pre-authorisation void frees the money
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    When the cashier voids the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 500.00
    Then the terminal has asked to "enter the supervisor password"
    And the transaction is approved
    And the POS centre received nothing but one request of the kind "Pre-authorisation void"
    And the card balance is CNY 1000.00

  @GUIDE-A-STEP-2b @needs:completion @needs:completion-void
  Scenario: A completion can be voided in its batch, and the hold stands again
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    And the cashier voids the completion
    Then the transaction is approved
    And the POS centre received 1 request of the kind "Completion void"
    And the card balance is CNY 500.00

  @GUIDE-A-FAQ-1b @needs:tap
  Scenario: A small pre-authorisation by tap needs no PIN
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier chooses "Pre-authorisation" on the main screen
    And the cashier enters the amount CNY 500.00
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the transaction is approved
    And the terminal does not ask for the PIN
    And the request carries no PIN

  @GUIDE-A-FAQ-3d.2
  Scenario: A pre-authorisation with a wrong answer is reversed and holds nothing
    Given the POS centre will answer the next request with another amount
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the card balance is CNY 970.00

  @GUIDE-B-FAQ-2b.1
  Scenario: What is held cannot be spent
    When the cashier makes a pre-authorisation of CNY 900.00 by inserted card
    And the cashier makes a sale of CNY 100.01 by inserted card
    Then the transaction is declined with code "51"
    And the card balance is CNY 100.00

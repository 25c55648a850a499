@needs:insert
Feature: Twice by mistake
  A key pressed twice or a card shown twice is one payment.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-3a @GUIDE-A-STEP-4b.2
  Scenario: Confirm pressed twice goes one step, and the card is still asked for
    When the cashier enters CNY 128.50 and confirms twice at once
    Then the terminal asks to "present the card"
    And the POS centre received no message
    When the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3a @needs:tap
  Scenario: The same card tapped twice pays once
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder taps the card twice in a row
    And the cardholder signs when it is asked for
    Then the transaction is approved
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3a @needs:tap
  Scenario: A card tapped again after the approval starts nothing
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by tap
    Then the transaction is approved
    When the cardholder taps the card
    Then the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3a @GUIDE-A-FAQ-3d.2
  Scenario: The same sale made again after a failure is charged once
    Given the POS centre will answer the next request with another amount
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the terminal is restarted
    Then the POS centre received 2 sale requests
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 128.50 in all

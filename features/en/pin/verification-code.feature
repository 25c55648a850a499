@needs:insert
Feature: Verification code
  A merchant may ask for a code in addition; it decides the payment and is kept nowhere.

  Background:
    Given the merchant asks for a verification code
    And the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "credit chip" card issued by "Sample Bank" with balance CNY 1000.00

  @GUIDE-B-FAQ-4b @GUIDE-B-FAQ-4c.1 @GUIDE-B-FAQ-4c.3
  Scenario: The prompt names the code, and slip, screen and log never show it
    When the cashier goes on with a "Sale" until the terminal asks to "enter the verification code"
    Then the terminal shows "Verification code"
    When the cashier enters the verification code "802461"
    And the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    Then the transaction is approved
    And a sales slip for CNY 30.00 is issued
    And screen, slips and log do not show "802461"

  @GUIDE-B-FAQ-4c.2
  Scenario: A code that cannot be one ends the transaction, and nothing is charged
    When the cashier goes on with a "Sale" until the terminal asks to "enter the verification code"
    And the cashier enters the verification code "12"
    Then the transaction is not approved
    When the cardholder takes the card
    Then no sales slip is issued
    And the POS centre received no message
    And the terminal is ready for the next transaction

  @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4
  Scenario: A sale with a verification code that is given up at any question leaves nothing behind
    When the cashier cancels a "Sale" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Sale"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "Sale"
    Then none of them is approved

  @GUIDE-B-STEP-5c.2
  Scenario: A card that is taken out while its verification code is asked for is not charged
    When the cashier goes on with a "Sale" until the terminal asks to "enter the verification code"
    And the cardholder takes the card
    And the cashier and the cardholder go on
    Then the transaction is not approved
    And the POS centre received no message
    And no sales slip is issued
    And the terminal is ready for the next transaction

@needs:insert
Feature: Secrecy
  Card number and PIN reach the bank, and nobody else.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-S-ADV-3.1 @GUIDE-S-ADV-3.2 @GUIDE-S-ADV-3.3 @GUIDE-A-FAQ-5d.1 @GUIDE-A-FAQ-5d.2 @GUIDE-S-STEP-3d.1
  @GUIDE-S-STEP-3d.2 @GUIDE-S-STEP-3d.3
  Scenario: A sale leaves no card number and no PIN on screen, slip or log
    When the cashier makes a sale of CNY 731.60 by inserted card
    Then the transaction is approved
    And no log holds a full card number, track data or a PIN

  @GUIDE-S-ADV-3.1 @GUIDE-S-ADV-3.2 @GUIDE-S-ADV-3.3 @GUIDE-S-STEP-3d.1 @GUIDE-S-STEP-3d.2 @GUIDE-S-STEP-3d.3
  Scenario: Neither does a decline or a failed PIN
    When the cashier makes a sale of CNY 128.50 by inserted card with a wrong PIN
    And the cashier makes a sale of CNY 5000.00 by inserted card
    Then the transaction is declined with code "51"
    And no log holds a full card number, track data or a PIN

  @GUIDE-S-ADV-3.1 @GUIDE-S-ADV-3.2 @GUIDE-S-ADV-3.3 @needs:swipe
  Scenario: A stripe is read and forgotten
    Given a "debit stripe-only" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by swiped card
    Then the transaction is approved
    And no log holds a full card number, track data or a PIN

  @GUIDE-S-ADV-3.1 @GUIDE-S-ADV-3.2 @GUIDE-S-ADV-3.3 @needs:pre-authorisation
  Scenario: A pre-authorisation masks the card number like any other slip
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is approved
    And the sales slip shows only the first six and last four digits of the card number
    And no log holds a full card number, track data or a PIN

  @GUIDE-A-FAQ-5b.3
  Scenario: Every financial request carries a right MAC and the PIN only enciphered
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the message authentication code of every financial request is correct
    And the request carries an enciphered PIN

  @GUIDE-A-FAQ-5b.2 @GUIDE-A-FAQ-5b.3
  Scenario: A new sign-in brings new keys, and the old ones are not used again
    When the cashier makes a sale of CNY 10.00 by inserted card
    And the cashier signs the terminal in
    And the cashier makes a sale of CNY 20.00 by inserted card
    Then the transaction is approved
    And the message authentication code of every financial request is correct
    And the cardholder is charged CNY 30.00 in all

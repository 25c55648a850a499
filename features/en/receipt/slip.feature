@needs:insert @needs:paper-receipt
Feature: The sales slip
  An approved payment leaves slips that are complete, masked and signed where they must be.

  Background:
    Given the acquirer profile is "Generic UnionPay"
    And the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 3000.00

  @GUIDE-S-STEP-4c @GUIDE-A-STEP-6a @GUIDE-B-STEP-6a
  Scenario: The slip of an approved sale comes by itself
    When the cashier makes a sale of CNY 604.30 by inserted card
    Then the transaction is approved
    And a sales slip for CNY 604.30 is issued
    And the sales slip is issued without another key press

  @GUIDE-A-STEP-6b.1 @GUIDE-A-STEP-6b.2 @GUIDE-A-STEP-6b.3 @GUIDE-A-STEP-6b.4 @GUIDE-A-STEP-6b.5 @GUIDE-S-ADV-1
  Scenario: The slip of an inserted card is complete
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the sales slip is complete

  @GUIDE-A-STEP-6b.1 @GUIDE-A-STEP-6b.2 @GUIDE-A-STEP-6b.3 @GUIDE-A-STEP-6b.4 @GUIDE-A-STEP-6b.5 @needs:tap
  Scenario: The slip of a tapped card is complete
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 20.00 by tap
    Then the transaction is approved
    And the sales slip is complete

  @GUIDE-A-STEP-6b.1 @GUIDE-A-STEP-6b.2 @GUIDE-A-STEP-6b.3 @GUIDE-A-STEP-6b.4 @GUIDE-A-STEP-6b.5 @needs:swipe
  Scenario: The slip of a swiped card is complete
    Given a "debit stripe-only" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by swiped card
    Then the transaction is approved
    And the sales slip is complete

  @GUIDE-A-FAQ-5d.1 @GUIDE-S-ADV-3.1 @GUIDE-S-ADV-3.2 @GUIDE-S-ADV-3.3
  Scenario: The slip hides the middle of the card number
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the sales slip shows only the first six and last four digits of the card number

  @GUIDE-S-STEP-6b
  Scenario: The cardholder gets a copy to take away
    When the cashier makes a sale of CNY 604.90 by inserted card
    Then the transaction is approved
    And a cardholder copy is issued
    And the cardholder copy has no signature line

  @GUIDE-A-STEP-6d.1 @GUIDE-A-STEP-6d.2 @GUIDE-S-STEP-5b.1
  Scenario: The cardholder signs the merchant copy, and no other
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the merchant copy has a signature line
    And the merchant copy contains "I accept this charge to my card account"
    But the cardholder copy has no signature line

  @GUIDE-A-STEP-6e.1
  Scenario: The slip names the operator
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the sales slip names the operator "01"

  @GUIDE-A-STEP-7b @GUIDE-A-STEP-7c
  Scenario: The cardholder is reminded to check and keep the slip
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And screen or slip remind the cardholder to "check the slip"
    And screen or slip remind the cardholder to "Please keep this slip"

  @GUIDE-S-STEP-4d.1
  Scenario: A declined sale leaves no slip
    Given the issuer will answer code "05"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "05"
    And no sales slip is issued

  @GUIDE-A-STEP-6c.1 @GUIDE-A-STEP-6c.2 @GUIDE-A-STEP-6c.3 @needs:observe-paper
  Scenario: When the paper runs out, the slip is printed complete after new paper is loaded
    Given the printer has no paper
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal shows "Paper out"
    When paper is loaded
    Then the transaction is approved
    And a sales slip for CNY 128.50 is issued
    And the sales slip is complete
    And the POS centre received 1 sale request
    And the POS centre received no reversal

  @GUIDE-A-STEP-6c.2 @GUIDE-A-STEP-6c.3 @needs:observe-paper
  Scenario: However long it takes to load paper, the slip is printed then
    Given the terminal waits for people only a short time
    And the printer has no paper
    When the cashier makes a sale of CNY 128.50 by inserted card
    And nobody does anything for longer than that
    And paper is loaded
    Then the transaction is approved
    And a sales slip for CNY 128.50 is issued
    And the sales slip is complete

  @GUIDE-A-STEP-6e.1
  Scenario: The slip names the operator after a restart as well
    Given the terminal is signed in by operator "07"
    When the terminal is restarted
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the sales slip names the operator "07"

  @GUIDE-A-STEP-6b.3
  Scenario: What an answer leaves out is not taken from the answer before
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    Given the POS centre will answer the next "Sale" without the "authorisation code"
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the sales slip is complete

  @GUIDE-A-STEP-6c.2 @GUIDE-A-STEP-6c.3 @GUIDE-B-FAQ-1d.2 @needs:observe-paper @needs:reprint
  Scenario Outline: Whatever happens while paper is to be loaded, the sale stands and its slip can be had
    Given the printer has no paper
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When <what happens>
    And paper is loaded
    And the network link of the terminal is restored
    And the cashier reprints the last slip
    Then a sales slip for CNY 128.50 is issued
    And the sales slip is marked as a reprint
    And the terminal owes no reversal
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

    Examples:
      | what happens                            |
      | the cashier cancels                     |
      | the terminal is restarted               |
      | the network link of the terminal is cut |

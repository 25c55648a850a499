@needs:insert
Feature: Wrong answers
  An answer that does not belong to the request approves nothing.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: An answer to another voucher is no approval and leads to a reversal
    Given the POS centre will answer the next request with the voucher of another transaction
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the reversal names the voucher and batch of the sale
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: An answer with another amount is no approval and leads to a reversal
    Given the POS centre will answer the next request with another amount
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: An answer for another terminal is no approval and leads to a reversal
    Given the POS centre will answer the next request for another terminal
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: An answer of another kind is no approval and leads to a reversal
    Given the POS centre will answer the next request with another kind of message
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2 @GUIDE-A-FAQ-3d.4 @GUIDE-A-FAQ-5b.3
  Scenario: An answer with a wrong MAC is reversed with its own reason, after a new sign-in
    Given the POS centre will answer the next request with a wrong MAC
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    And the terminal has to sign in again
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "A0"
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2 @GUIDE-A-FAQ-5b.3
  Scenario: An approval without a MAC is no approval and is reversed after a new sign-in
    Given the POS centre will answer the next request without a MAC
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: An answer without a code is no approval and leads to a reversal
    Given the POS centre will answer the next request without an answer code
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2 @needs:tap
  Scenario: An answer without a code is no approval of a tapped card either
    # An inserted chip would miss the code by its own means, and decline.
    Given PIN-free small payment is on with limit CNY 1000.00
    And the POS centre will answer the next request without an answer code
    When the cashier makes a sale of CNY 19.99 by tap
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.2
  Scenario: A partial approval is no approval of the whole
    Given the issuer will approve only CNY 50.00 of the next payment
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sale counts for CNY 50.00 or is taken back
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And a reversal, if there was one, gave the reason "06"

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2 @needs:tap
  Scenario: A partial approval of more than was asked for is no approval
    # Of a card that is tapped: no cryptogram of the issuer betrays what was changed.
    Given PIN-free small payment is on with limit CNY 1000.00
    And the POS centre will approve more of the next request than was asked for
    When the cashier makes a sale of CNY 128.50 by tap
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3a
  Scenario: An answer that comes in pieces is put together
    Given the POS centre will answer the next request in pieces
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received 1 sale request
    And the POS centre received no reversal
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3a
  Scenario: The same answer twice is one sale
    Given the POS centre will answer the next request twice
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received 1 sale request
    And the POS centre received no reversal
    And the cardholder is charged CNY 128.50 in all
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 158.50 in all

@needs:insert
Feature: A reversal is not forgotten
  What is owed is sent again, across failures and restarts, until the POS centre has taken it.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-3e.2 @GUIDE-A-FAQ-3d.4 @GUIDE-B-FAQ-1d.1 @GUIDE-A-STEP-1a.2
  Scenario: A restart does not forget the reversal
    Given the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    But no sales slip is issued
    When the terminal is restarted
    Then the terminal owes a reversal of the transaction
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "98"
    And the reversal names the voucher and batch of the sale
    And the reversal came before the next sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-B-FAQ-1d.1 @GUIDE-A-FAQ-3d.1
  Scenario: A sale cut short by a power failure is reversed
    Given the POS centre will not answer the next request
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN and the power fails before the answer
    And the terminal is restarted
    Then the terminal owes a reversal of the transaction
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3e.1
  Scenario: A reversal whose own answer is lost is sent again
    Given the connection will break when the POS centre has booked the next request
    And the POS centre will not answer the next 1 reversal
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00, trying up to 3 times
    Then the transaction is approved
    And the POS centre received 2 reversal messages
    And the terminal has never shown "Reversal failed"
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3e.1 @GUIDE-A-FAQ-3e.3
  Scenario: After the last attempt the cashier is told whom to call and nothing new is sold
    Given the connection will break when the POS centre has booked the next request
    And the connection will break at the next 3 reversals
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier tries sales of CNY 30.00 until 3 reversals were sent
    Then the transaction is not approved
    And the terminal shows "Contact the acquirer"
    And the POS centre received 3 reversal messages
    And the POS centre received 1 sale request

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3d.4 @needs:void
  Scenario: A void whose answer is lost is reversed, and the sale stands
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    And the connection will break when the POS centre has booked the next request
    When the cashier voids the sale with voucher "000012"
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "98"
    And the cardholder is charged CNY 118.00 in all

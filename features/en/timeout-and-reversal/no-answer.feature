@needs:insert
Feature: No answer
  Whenever nobody knows whether the money was taken, the terminal takes the payment back before it does anything else.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-S-STEP-4b.1 @GUIDE-S-STEP-4b.2 @GUIDE-S-STEP-4d.2
  Scenario: The wait for an answer is bounded and ends in a time-out, not in a sale
    Given the POS centre will not answer the next request
    When the cashier enters the amount CNY 613.20
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the terminal stops waiting when its response time is over
    And the terminal shows "Timed out"
    And the transaction is not approved
    And no sales slip is issued
    And the terminal owes a reversal of the transaction

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3d.4 @GUIDE-A-FAQ-3a
  Scenario: An answer lost after the booking is reversed before the next sale
    Given the POS centre will not answer the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "98"
    And the reversal names the voucher and batch of the sale
    And the reversal came before the next sale request
    And the reversal carries neither track data nor a PIN
    And the cardholder is charged CNY 128.50 in all
    And the terminal owes no reversal

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3d.4 @GUIDE-A-FAQ-3a
  Scenario: A request lost before the booking is reversed just the same
    Given the next request will be lost on its way to the POS centre
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "98"
    And the reversal came before the next sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-S-STEP-4b.2 @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3d.4
  Scenario: An approval that comes too late is no approval
    Given the POS centre will answer the next request too late
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal shows "Timed out"
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "98"
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3d.4 @GUIDE-A-FAQ-3a
  Scenario: A connection that breaks after the booking leads to a reversal
    Given the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "98"
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3a
  Scenario: A connection that breaks before the booking leaves no charge
    Given the connection will break when the next request reaches the POS centre
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-1c.1 @GUIDE-A-STEP-1c.3 @needs:insert
  Scenario: A sale that reaches nobody is refused, stays in the journal and owes nothing
    Given the POS centre is not always to be reached
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When nobody can connect to the POS centre any more
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the terminal refuses the transaction
    And no sales slip is issued
    And the terminal owes no reversal
    When the POS centre can be connected to again
    And the cashier makes a sale of CNY 20.00 by inserted card
    Then the transaction is approved
    And the POS centre received no reversal
    And the cardholder is charged CNY 148.50 in all

@needs:insert @needs:query
Feature: Looking up transactions
  What the terminal lists is what the back office lists.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And an approved sale of CNY 88.00 in the open batch with voucher "000012"

  @GUIDE-B-FAQ-3a.2 @GUIDE-B-FAQ-3c.1
  Scenario: A transaction is found by its voucher, with everything that was booked
    When the cashier queries the voucher "000012"
    Then the terminal lists the transaction with voucher "000012" as in the back office
    And the operation succeeds
    And the POS centre received no message

  @GUIDE-B-FAQ-3a.1
  Scenario: The transactions of the batch are listed
    When the cashier makes a sale of CNY 12.30 by inserted card
    And the cashier lists the transactions
    Then the terminal shows the amount CNY 88.00
    And the terminal shows the amount CNY 12.30

  @GUIDE-B-FAQ-3c.1 @GUIDE-B-FAQ-3c.2 @needs:void
  Scenario: A voided sale is listed as voided
    Given the terminal is signed in by operator "05"
    When the cashier voids the sale with voucher "000012"
    And the cashier queries the voucher "000012"
    Then the terminal shows "Voided"
    And the terminal lists the transaction with voucher "000012" as in the back office
    And the back office has the sale with voucher "000012" as "voided"

  @GUIDE-B-FAQ-3a.2
  Scenario: A voucher that does not exist is said not to exist
    When the cashier queries the voucher "999998"
    Then the terminal shows "No such transaction"

  @GUIDE-B-FAQ-3d
  Scenario: The back office lists the same transactions as the terminal
    When the cashier makes a sale of CNY 12.00 by inserted card
    And the cashier makes a sale of CNY 2000.00 by inserted card
    Then the back office lists the same transactions as the terminal

  @GUIDE-B-FAQ-3e
  Scenario: The bank finds a transaction by its reference number
    When the cashier makes a sale of CNY 12.00 by inserted card
    Then the back office lists the transaction with the same amount and reference
    And the bank finds exactly one transaction under its reference

  @GUIDE-B-FAQ-3c.3 @needs:refund @needs:settlement
  Scenario: A refund is listed as the POS centre has it
    Given a settled sale of CNY 100.00 with reference "071800000042" dated "0718"
    When the cashier refunds CNY 31.60 of the sale with reference "071800000042" dated "0718"
    And the cashier lists the transactions
    Then the terminal shows the amount CNY 31.60
    And the back office shows CNY 31.60 of the sale with reference "071800000042" as refunded
    And the back office lists the same transactions as the terminal

  @GUIDE-B-FAQ-3c.4
  Scenario: A reversed sale is listed as reversed
    Given the terminal sends a reversal at once
    And the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is not approved
    And the POS centre received 1 reversal message
    When the cashier lists the transactions
    Then the terminal shows the amount CNY 19.99
    And the terminal shows "Reversed"
    And the cardholder is charged CNY 88.00 in all

@needs:insert
Feature: Midnight, end of month, end of year
  A change of date in the middle of work confuses neither slip nor books.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-6b.4 @GUIDE-B-FAQ-3b.2 @GUIDE-B-FAQ-3c.1
  Scenario Outline: Two sales around midnight belong to two days
    Given the clock of the POS centre stands at "<day> 23:59:50"
    When the cashier makes a sale of CNY 10.00 by inserted card
    Then the transaction is approved
    And the sales slip is dated "<before> 23:59:50"
    When 20 seconds pass at the POS centre
    And the cashier makes a sale of CNY 20.00 by inserted card
    Then the transaction is approved
    And the sales slip is dated "<after> 00:00:10"
    And the journal dates the transactions in the order in which they were made
    And the back office lists the same transactions as the terminal
    When transactions from "<day>" to "<day>" are queried
    Then the query lists 1 transaction of CNY 10.00 in all
    When transactions from "<next>" to "<next>" are queried
    Then the query lists 1 transaction of CNY 20.00 in all

    Examples:
      | day        | before | next       | after |
      | 2026-07-18 | 07-18  | 2026-07-19 | 07-19 |
      | 2026-04-30 | 04-30  | 2026-05-01 | 05-01 |
      | 2026-12-31 | 12-31  | 2027-01-01 | 01-01 |

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3a
  Scenario: A reversal after midnight takes back the sale of the day before
    Given the clock of the POS centre stands at "2026-12-31 23:59:59"
    And the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    When 5 seconds pass at the POS centre
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the reversal names the voucher and batch of the sale
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-B-FAQ-5g.1 @needs:void
  Scenario: A sale of the old year is voided in the new year as long as its batch is open
    Given the clock of the POS centre stands at "2026-12-31 23:59:50"
    And an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When 3600 seconds pass at the POS centre
    And the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    And CNY 88.00 goes back to the original card

  @GUIDE-B-FAQ-5b.2 @GUIDE-B-FAQ-5d.1 @needs:refund @needs:settlement
  Scenario: A sale of the old year is refunded in the new year by its own date
    Given the clock of the POS centre stands at "2026-12-31 23:59:50"
    And a settled sale of CNY 88.00 with reference "071800000042" dated "1231"
    When 86400 seconds pass at the POS centre
    And the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "1231"
    Then the transaction is approved
    And CNY 88.00 goes back to the original card

  @GUIDE-P-SFT-5 @needs:settlement
  Scenario: A batch that reaches over midnight balances
    Given the clock of the POS centre stands at "2026-07-31 23:59:50"
    When the cashier makes a sale of CNY 10.00 by inserted card
    And 20 seconds pass at the POS centre
    And the cashier makes a sale of CNY 20.00 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 2 debits of CNY 30.00 and 0 credits of CNY 0.00

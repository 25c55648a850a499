@needs:insert @needs:settlement
Feature: A refused settlement
  A settlement that the POS centre refuses is not made, and a part of its upload that it refuses is sent again.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-SFT-5
  Scenario: A settlement that is refused leaves the batch open
    Given an approved sale of CNY 128.50 in the open batch with voucher "000012"
    And the POS centre will answer the next "Settlement" with code "30"
    And the POS centre will answer the next "Settlement" with code "58"
    And the POS centre will answer the next "Settlement" with code "96"
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 128.50 and 0 credits of CNY 0.00
    And the batch number increases by one

  @GUIDE-P-SFT-5 @needs:refund
  Scenario Outline: An upload of which a part is refused is not over
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will answer the next "<message>" with code "<code>"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation succeeds
    And the batch does not balance
    And the terminal uploads 1 transaction of the batch

    Examples:
      | message                        | code |
      | Batch upload                   | 30   |
      | Batch upload                   | 96   |
      | Batch upload end, not balanced | 30   |
      | Batch upload end, not balanced | 96   |

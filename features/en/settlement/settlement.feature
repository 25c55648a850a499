@needs:insert @needs:settlement
Feature: Settlement
  At the end of the day terminal and POS centre count the same money.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-SFT-5
  Scenario: A batch of sales balances, and the next batch begins
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 88.00 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 2 debits of CNY 216.50 and 0 credits of CNY 0.00
    And the batch number increases by one
    And the terminal holds no transactions of the old batch

  @GUIDE-B-FAQ-5h.2 @GUIDE-P-SFT-5 @needs:void
  Scenario: A voided sale counts on both sides
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 88.00 by inserted card
    And the cashier voids the last sale
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 2 debits of CNY 216.50 and 1 credit of CNY 88.00

  @GUIDE-B-FAQ-5h.2 @GUIDE-P-SFT-5 @needs:refund
  Scenario: A refund lowers what the merchant gets
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 128.50 and 1 credit of CNY 30.00

  @GUIDE-P-SFT-5
  Scenario Outline: A card from abroad is counted as both sides know its organisation
    Given a "<card>" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 128.50 and 0 credits of CNY 0.00

    Examples:
      | card                     |
      | foreign UnionPay credit  |
      | foreign Visa credit      |
      | foreign Mastercard debit |

  @GUIDE-P-SFT-5
  Scenario: The totals of a batch may be larger than any payment
    Given a "debit chip" card issued by "ICBC" with balance CNY 50000000.00
    When the cashier makes 3 sales of CNY 9999999.99 by inserted card
    And the cashier cancels
    Then no request asks for an amount that was not entered as CNY 9999999.99
    When the cashier settles the batch
    Then the operation succeeds
    And the batch balances

  @GUIDE-P-SFT-5
  Scenario: What was declined or reversed is not counted
    Given the POS centre will answer the next request with the voucher of another transaction
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 5000.00 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 30.00 and 0 credits of CNY 0.00
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-P-SFT-5
  Scenario: A reversal that is owed goes out before the settlement
    Given the POS centre will answer the next request with another amount
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the POS centre received 1 reversal message
    And the batch balances with 0 debits of CNY 0.00 and 0 credits of CNY 0.00
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-P-SFT-5 @needs:paper-receipt
  Scenario: The totals are printed
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then a settlement slip with the totals is printed
    And the operation succeeds
    And the terminal shows "Settlement completed"

  @GUIDE-P-SFT-5 @needs:paper-receipt @needs:void
  Scenario: The totals that are printed are those of both sides, with their numbers
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier voids the last sale
    And the cashier makes a sale of CNY 88.00 by inserted card
    And the cashier voids the last sale
    And the cashier makes 2 sales of CNY 5.20 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 4 debits of CNY 226.90 and 2 credits of CNY 216.50
    And a settlement slip with the totals is printed

  @GUIDE-P-SFT-5 @needs:refund
  Scenario: When the totals differ, the transactions are uploaded
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the connection will break when the POS centre has booked the next request
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the batch does not balance
    And the terminal shows "Not balanced"
    And the terminal uploads 1 transaction of the batch
    And the batch number increases by one

  @GUIDE-P-SFT-5 @needs:refund
  Scenario Outline: What is uploaded says which cards are from abroad
    Given a "<card>" card issued by "Bank Abroad" with balance CNY 1000.00
    And a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the connection will break when the POS centre has booked the next request
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the batch does not balance
    And the terminal uploads 1 transaction of the batch
    # Of the refund, which the terminal could not count.
    And the back office has 1 alert of the terminal

    Examples:
      | card                    |
      | foreign UnionPay credit |
      | foreign Visa credit     |

  @GUIDE-P-SFT-5 @needs:refund
  Scenario: Totals that the POS centre could not compare do not balance
    Given a "foreign Visa credit" card issued by "Bank Abroad" with balance CNY 1000.00
    And a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    # An error (3) where it would say different (2).
    And the POS centre will answer the next "Settlement" with another "result for cards from abroad"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the batch does not balance
    # A terminal may upload at once, or let this settlement fail and make it again.
    When the cashier settles the batch
    Then the operation succeeds
    And the back office has 1 alert of the terminal

  @GUIDE-P-SFT-5 @needs:void @needs:refund
  Scenario: What is uploaded is what the totals count, each transaction with its own card and amount
    Given a "second debit chip" card issued by "Industrial Bank" with balance CNY 100.00
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will answer the next "Sale" with another "voucher"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    # Reversed, declined, voided, refunded: the first two count nowhere.
    And the cashier makes a sale of CNY 61.00 by inserted card
    And the cashier makes a sale of CNY 5000.00 by inserted card
    And the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier voids the last sale
    And the cashier refunds CNY 10.00 of the sale with reference "071800000042" dated "0718"
    And the cashier chooses "Sale" on the main screen
    And the cashier enters the amount CNY 6.70
    And the cashier confirms the amount
    And the cardholder inserts another card
    And the cardholder enters the PIN "739164"
    And the cardholder takes the card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch does not balance
    And the terminal uploads 4 transactions of the batch

  @GUIDE-P-SFT-5 @needs:refund @needs:pre-authorisation @needs:completion @needs:completion-void
  Scenario: A completion and its void are uploaded, and no hold is
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a pre-authorisation of CNY 100.00 by inserted card
    And the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    And the cashier voids the completion
    And the cashier settles the batch
    Then the operation succeeds
    And the batch does not balance
    And the terminal uploads 2 transactions of the batch

  @GUIDE-P-SFT-5
  Scenario: A terminal knows after a restart which cards were from abroad
    Given a "foreign Visa credit" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the terminal is restarted
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 128.50 and 0 credits of CNY 0.00

  @GUIDE-P-SFT-5
  Scenario: The totals count what was approved, and not what was asked for
    Given the issuer will approve only CNY 50.00 of the next payment
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sale counts for CNY 50.00 or is taken back
    When the cashier makes a sale of CNY 30.00 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances

  @GUIDE-P-SFT-5 @needs:paper-receipt
  Scenario: The totals of cards from abroad are printed as well
    Given a "foreign Visa credit" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And a settlement slip with the totals is printed

  @GUIDE-P-SFT-5
  Scenario: The first batch follows the last
    Given the POS centre opens the last batch that there is, 999998
    When the cashier makes a sale of CNY 46.70 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances
    And the terminal begins again with batch 000001
    When the cashier makes a sale of CNY 64.70 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 64.70 and 0 credits of CNY 0.00

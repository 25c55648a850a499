@needs:insert @needs:settlement
Feature: An interrupted settlement
  A settlement that breaks off goes on where it stood and ends with the same totals on both sides.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-SFT-5
  Scenario: A settlement whose answer is lost is made again, and the batch closes once
    Given the POS centre will not answer the next request of the kind "Settlement"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 128.50 and 0 credits of CNY 0.00
    And the batch number increases by one
    And the terminal holds no transactions of the old batch
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-P-SFT-5 @GUIDE-B-FAQ-1d.2
  Scenario: A restart after a lost settlement answer changes nothing
    Given the POS centre will not answer the next request of the kind "Settlement"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the terminal is restarted
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 128.50 and 0 credits of CNY 0.00

  @GUIDE-P-SFT-5 @GUIDE-B-FAQ-1d.3 @needs:refund
  Scenario: Power that fails in the middle of the upload: the upload goes on after the restart
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will not answer packet 2 of the batch upload
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes 10 sales of CNY 5.20 by inserted card
    And the cashier settles the batch and the power fails during the upload
    And the terminal is restarted
    Then the batch does not balance
    And the terminal uploads 10 transactions of the batch
    And nothing that the POS centre had taken was uploaded again
    And the batch number increases by one
    And the terminal holds no transactions of the old batch
    And the cardholder is charged CNY 110.00 in all

  @GUIDE-P-SFT-5 @needs:refund
  Scenario: More transactions than one message may carry are uploaded in several
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes 9 sales of CNY 5.20 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch does not balance
    And the terminal uploads 9 transactions of the batch
    And the terminal holds no transactions of the old batch

  @GUIDE-P-SFT-5 @needs:refund
  Scenario: While a batch upload is open nothing new is sold
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will not answer packet 1 of the batch upload
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch
    Then the operation fails
    When the cashier makes a sale of CNY 7.00 by inserted card
    Then the terminal refuses the transaction
    And the terminal shows "Please settle"
    When the cashier settles the batch
    Then the operation succeeds
    And the batch does not balance
    And the terminal uploads 1 transaction of the batch

  @GUIDE-P-SFT-5
  Scenario: An empty batch settles and balances
    When the cashier settles the batch
    Then the operation succeeds
    And the terminal shows "Balanced"
    And the batch balances with 0 debits of CNY 0.00 and 0 credits of CNY 0.00
    And the batch number increases by one

  @GUIDE-P-SFT-5 @needs:paper-receipt @needs:observe-paper
  Scenario: A settlement without paper prints its slip after new paper is loaded
    Given the printer has no paper
    When the cashier settles the batch
    And paper is loaded
    Then the operation succeeds
    And a settlement slip with the totals is printed

  @GUIDE-A-STEP-5d.3 @needs:refund
  Scenario Outline: An upload that is answered wrongly three times over is not over
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will answer the next "<message>" <first>
    And the POS centre will answer the next "<message>" <second>
    And the POS centre will answer the next "<message>" <third>
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation succeeds
    And the batch does not balance
    And the terminal uploads 1 transaction of the batch

    Examples:
      | message                        | first                          | second                 | third                          |
      | Batch upload                   | with another "message type"    | with another "voucher" | without the "terminal number"  |
      | Batch upload                   | with another "terminal number" | without the "voucher"  | with another "merchant number" |
      | Batch upload end, not balanced | with another "message type"    | with another "voucher" | without the "terminal number"  |
      | Batch upload end, not balanced | with another "terminal number" | without the "voucher"  | with another "merchant number" |

  @GUIDE-P-SFT-5 @needs:refund
  Scenario: An upload that was interrupted goes on when the network comes back
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will not answer packet 1 of the batch upload
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch and the power fails during the upload
    And the network link of the terminal is cut
    And the terminal is restarted
    And the network link of the terminal is restored
    Then the terminal uploads 1 transaction of the batch
    And the batch does not balance
    And the batch number increases by one
    And the terminal holds no transactions of the old batch

  @GUIDE-P-SFT-5 @needs:refund @needs:void
  Scenario: While a batch upload is open nothing of the batch is voided, and nothing refunded
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will not answer packet 1 of the batch upload
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch
    Then the operation fails
    When the cashier voids the last sale
    Then the terminal refuses the transaction
    And the terminal shows "Please settle"
    When the cashier refunds CNY 10.00 of the sale with reference "071800000042" dated "0718"
    Then the terminal refuses the transaction
    When the cashier settles the batch
    Then the operation succeeds
    And the terminal uploads 1 transaction of the batch
    And the POS centre received 0 requests of the kind "Void"

  @GUIDE-P-SFT-5 @needs:refund @needs:pre-authorisation
  Scenario: While a batch upload is open no amount is held
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will not answer packet 1 of the batch upload
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch
    Then the operation fails
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the terminal refuses the transaction
    And the terminal shows "Please settle"
    When the cashier settles the batch
    Then the operation succeeds
    And the terminal uploads 1 transaction of the batch

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-5 @needs:refund
  Scenario: While a batch upload is open no payment code is taken
    Given the terminal takes payment codes
    And a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    And the POS centre will not answer packet 1 of the batch upload
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch
    Then the operation fails
    When the customer opens a payment code
    And the cashier takes CNY 25.00 by payment code
    Then the terminal refuses the transaction
    And no payment code has paid
    When the cashier settles the batch
    Then the operation succeeds
    And the terminal uploads 1 transaction of the batch

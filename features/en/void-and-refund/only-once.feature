@needs:insert @needs:refund
Feature: Money goes back only once
  What was given back in one way is not given back in another.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-B-FAQ-5e @needs:settlement
  Scenario: A sale that was refunded in full is not refunded again
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    When the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is approved
    When the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    And no sales slip is issued
    And CNY 88.00 goes back to the original card
    And the back office shows CNY 88.00 of the sale with reference "071800000042" as refunded

  @GUIDE-B-FAQ-5e @needs:settlement
  Scenario: Not after the next settlement either
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    When the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "0718"
    And the cashier settles the batch
    Then the batch balances with 0 debits of CNY 0.00 and 1 credit of CNY 88.00
    When the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    And CNY 88.00 goes back to the original card

  @GUIDE-B-FAQ-5g.4 @GUIDE-B-FAQ-5e @needs:void
  Scenario: A sale that was voided is not refunded
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    When the cashier refunds CNY 88.00 of the voided sale
    Then the transaction is not approved
    And CNY 88.00 goes back to the original card
    And the POS centre received 1 request of the kind "Void"

  @GUIDE-B-FAQ-5c.2 @GUIDE-B-FAQ-5e @needs:settlement
  Scenario: A full refund whose answer is lost cannot be paid twice
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    When the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    And the terminal shows "Contact the acquirer"
    And the POS centre received no reversal
    When the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    And CNY 88.00 goes back to the original card
    And the back office shows CNY 88.00 of the sale with reference "071800000042" as refunded

  @GUIDE-B-FAQ-5c.2 @GUIDE-B-FAQ-5e @needs:settlement
  Scenario: After a part refund without an answer the cashier is told to ask, and the back office knows
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    And the terminal shows "Contact the acquirer"
    And the POS centre received no reversal
    And the back office shows CNY 30.00 of the sale with reference "071800000042" as refunded
    And CNY 30.00 goes back to the original card

@needs:insert @needs:settlement
Feature: A settlement whose answer is lost
  Found by a campaign. The POS centre has closed the batch, and nobody at the counter knows.

  Background:
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-SFT-5
  Scenario: What the POS centre has closed is not counted in the next batch
    Given an approved sale of CNY 128.50 in the open batch with voucher "000012"
    And the POS centre will not answer the next request of the kind "Settlement"
    When the cashier settles the batch
    And the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 30.00 and 0 credits of CNY 0.00

  @GUIDE-A-STEP-2b @needs:pre-authorisation @needs:pre-authorisation-void
  Scenario: A hold of a settled batch can be given back
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    When the cashier settles the batch
    And the cashier voids the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 500.00
    Then the transaction is approved
    And the card balance is CNY 1000.00

  @GUIDE-A-STEP-5d.3
  Scenario Outline: A settlement that is answered wrongly three times over is not made
    Given an approved sale of CNY 128.50 in the open batch with voucher "000012"
    And the POS centre will answer the next "Settlement" <first>
    And the POS centre will answer the next "Settlement" <second>
    And the POS centre will answer the next "Settlement" <third>
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation fails
    When the cashier settles the batch
    Then the operation succeeds
    And the batch number increases by one

    Examples:
      | first                          | second                 | third                          |
      | with another "message type"    | with another "voucher" | without the "terminal number"  |
      | with another "terminal number" | without the "voucher"  | with another "merchant number" |

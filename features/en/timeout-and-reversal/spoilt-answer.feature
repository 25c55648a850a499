@needs:insert
Feature: Answers that are wrong in one place
  Whatever the transaction, an answer is believed only when all of it belongs to the request and its MAC is right.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario Outline: A sale whose answer is wrong in one place is no sale
    Given the POS centre will answer the next "Sale" <spoilt>
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued

    Examples:
      | spoilt                          |
      | with another "transaction code" |
      | with another "amount"           |
      | with another "voucher"          |
      | with another "terminal number"  |
      | with another "merchant number"  |
      | without the "MAC"               |
      | without the "answer code"       |
      | without the "transaction code"  |
      | without the "amount"            |
      | without the "voucher"           |
      | without the "terminal number"   |
      | without the "merchant number"   |

  @GUIDE-A-STEP-5d.3 @needs:void
  Scenario Outline: A void whose answer is wrong in one place is no void
    Given an approved sale of CNY 128.50 in the open batch with voucher "000012"
    And the POS centre will answer the next "Void" <spoilt>
    When the cashier voids the sale with voucher "000012"
    Then the transaction is not approved

    Examples:
      | spoilt                    |
      | with another "MAC"        |
      | with another "voucher"    |
      | with another "amount"     |
      | without the "answer code" |
      | without the "MAC"         |

  @GUIDE-A-STEP-5d.3 @GUIDE-B-FAQ-5c.2 @needs:refund @needs:settlement
  Scenario Outline: A refund whose answer is wrong in one place is not shown as made
    Given a settled sale of CNY 100.00 with reference "071800000042" dated "0718"
    And the POS centre will answer the next "Refund" <spoilt>
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved

    Examples:
      | spoilt                    |
      | with another "MAC"        |
      | with another "voucher"    |
      | with another "amount"     |
      | without the "answer code" |
      | without the "MAC"         |

  @GUIDE-A-STEP-5d.3 @needs:pre-authorisation
  Scenario Outline: A pre-authorisation whose answer is wrong in one place is none
    Given the POS centre will answer the next "Pre-authorisation" <spoilt>
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved

    Examples:
      | spoilt                    |
      | with another "MAC"        |
      | with another "voucher"    |
      | with another "amount"     |
      | without the "answer code" |
      | without the "MAC"         |

  @GUIDE-A-STEP-5d.3 @needs:completion @needs:pre-authorisation
  Scenario Outline: A completion whose answer is wrong in one place is none
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will answer the next "Pre-authorisation completion" <spoilt>
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is not approved

    Examples:
      | spoilt                    |
      | with another "MAC"        |
      | with another "voucher"    |
      | with another "amount"     |
      | without the "answer code" |
      | without the "MAC"         |

  @GUIDE-A-STEP-5d.3 @needs:pre-authorisation @needs:pre-authorisation-void
  Scenario Outline: The void of a pre-authorisation whose answer is wrong in one place is none
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will answer the next "Pre-authorisation void" <spoilt>
    When the cashier voids the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 500.00
    Then the transaction is not approved

    Examples:
      | spoilt                    |
      | with another "MAC"        |
      | with another "voucher"    |
      | with another "amount"     |
      | without the "answer code" |
      | without the "MAC"         |

  @GUIDE-A-STEP-5d.3 @GUIDE-B-FAQ-1c.1 @needs:balance-inquiry
  Scenario Outline: A balance whose answer is wrong in one place is not believed
    Given the POS centre will answer the next "Balance inquiry" <spoilt>
    When the cashier makes a balance inquiry
    Then the transaction is not approved

    Examples:
      | spoilt                    |
      | with another "MAC"        |
      | with another "voucher"    |
      | without the "answer code" |
      | without the "MAC"         |

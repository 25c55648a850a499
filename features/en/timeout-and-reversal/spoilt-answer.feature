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
      | with another "beginning of the MAC" |

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: An approval of less than was asked for is none of the whole
    # The last digit of the amount in the answer is another one: 19.90.
    Given the POS centre will answer the next "Sale" with another "amount"
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is not approved
    And no sales slip is issued

  @GUIDE-A-FAQ-3d.2
  Scenario Outline: A decline that is wrong in one place is no answer, and the sale is reversed
    Given the POS centre will answer the next "Sale" with code "51" and another "<part>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal owes a reversal of the transaction

    Examples:
      | part             |
      | message type     |
      | transaction code |
      | amount           |
      | voucher          |
      | terminal number  |
      | merchant number  |
      | MAC              |
      | beginning of the MAC |

  @GUIDE-A-FAQ-3d.2 @needs:void
  Scenario: A decline of another voucher is no answer to a void
    Given an approved sale of CNY 128.50 in the open batch with voucher "000012"
    And the POS centre will answer the next "Void" with code "12" and another "voucher"
    When the cashier voids the sale with voucher "000012"
    Then the transaction is not approved
    And the terminal owes a reversal of the transaction

  @GUIDE-A-FAQ-3d.2 @needs:pre-authorisation
  Scenario: A decline with a wrong MAC is no answer to a pre-authorisation
    Given the POS centre will answer the next "Pre-authorisation" with code "51" and another "MAC"
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved
    And the terminal owes a reversal of the transaction

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
      | with another "beginning of the MAC" |

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
      | with another "beginning of the MAC" |

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
      | with another "beginning of the MAC" |

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
      | with another "beginning of the MAC" |

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
      | with another "beginning of the MAC" |

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
      | with another "beginning of the MAC" |

  @GUIDE-A-STEP-5d.3 @needs:void
  Scenario Outline: A void that is answered wrongly three times over is none
    Given an approved sale of CNY 128.50 in the open batch with voucher "000012"
    And the POS centre will answer the next "Void" <first>
    And the POS centre will answer the next "Void" <second>
    And the POS centre will answer the next "Void" <third>
    When the cashier voids the sale with voucher "000012"
    Then the transaction is not approved
    When the cashier voids the sale with voucher "000012"
    Then the transaction is not approved
    When the cashier voids the sale with voucher "000012"
    Then the transaction is not approved

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | without the "voucher"           | without the "amount"           |

  @GUIDE-A-STEP-5d.3 @needs:refund @needs:settlement
  Scenario Outline: A refund that is answered wrongly three times over is never shown as made
    Given a settled sale of CNY 100.00 with reference "071800000042" dated "0718"
    And the POS centre will answer the next "Refund" <first>
    And the POS centre will answer the next "Refund" <second>
    And the POS centre will answer the next "Refund" <third>
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | without the "voucher"           | without the "amount"           |

  @GUIDE-A-STEP-5d.3 @needs:pre-authorisation
  Scenario Outline: A pre-authorisation that is answered wrongly three times over is none
    Given the POS centre will answer the next "Pre-authorisation" <first>
    And the POS centre will answer the next "Pre-authorisation" <second>
    And the POS centre will answer the next "Pre-authorisation" <third>
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | without the "voucher"           | without the "amount"           |

  @GUIDE-A-STEP-5d.3 @needs:completion @needs:pre-authorisation
  Scenario Outline: A completion that is answered wrongly three times over is none
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will answer the next "Pre-authorisation completion" <first>
    And the POS centre will answer the next "Pre-authorisation completion" <second>
    And the POS centre will answer the next "Pre-authorisation completion" <third>
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is not approved
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is not approved
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is not approved

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | without the "voucher"           | without the "amount"           |

  @GUIDE-A-STEP-5d.3 @needs:pre-authorisation @needs:pre-authorisation-void
  Scenario Outline: The void of a pre-authorisation that is answered wrongly three times over is none
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will answer the next "Pre-authorisation void" <first>
    And the POS centre will answer the next "Pre-authorisation void" <second>
    And the POS centre will answer the next "Pre-authorisation void" <third>
    When the cashier voids the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 500.00
    Then the transaction is not approved
    When the cashier voids the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 500.00
    Then the transaction is not approved
    When the cashier voids the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 500.00
    Then the transaction is not approved

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | without the "voucher"           | without the "amount"           |

  @GUIDE-A-STEP-5d.3 @GUIDE-B-FAQ-1c.1 @needs:balance-inquiry
  Scenario Outline: A balance that is answered wrongly three times over is never believed
    Given the POS centre will answer the next "Balance inquiry" <first>
    And the POS centre will answer the next "Balance inquiry" <second>
    And the POS centre will answer the next "Balance inquiry" <third>
    When the cashier makes a balance inquiry
    Then the transaction is not approved
    When the cashier makes a balance inquiry
    Then the transaction is not approved
    When the cashier makes a balance inquiry
    Then the transaction is not approved

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | without the "voucher"           | with another "message type"    |

  @GUIDE-A-STEP-5d.3 @needs:completion @needs:completion-void @needs:pre-authorisation
  Scenario Outline: The void of a completion that is answered wrongly three times over is none
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will answer the next "Completion void" <first>
    And the POS centre will answer the next "Completion void" <second>
    And the POS centre will answer the next "Completion void" <third>
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is approved
    When the cashier voids the completion
    Then the transaction is not approved
    When the cashier voids the completion
    Then the transaction is not approved
    When the cashier voids the completion
    Then the transaction is not approved

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | without the "voucher"           | without the "amount"           |
      | with another "voucher"         | with another "amount"           | without the "answer code"      |

  @GUIDE-A-STEP-5d.3 @needs:completion @needs:completion-void @needs:pre-authorisation
  Scenario Outline: The void of a completion whose answer has no right MAC is none
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will answer the next "Completion void" <spoilt>
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is approved
    When the cashier voids the completion
    Then the transaction is not approved

    Examples:
      | spoilt             |
      | with another "MAC" |
      | without the "MAC"  |
      | with another "beginning of the MAC" |

  @GUIDE-A-FAQ-3e.1
  Scenario Outline: A reversal that is answered wrongly is sent again until it is answered rightly
    Given the POS centre will answer the next "Sale" with another "voucher"
    And the POS centre will answer the next "Reversal" <first>
    And the POS centre will answer the next "Reversal" <second>
    And the POS centre will answer the next "Reversal" <third>
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier tries sales of CNY 30.00 until 3 reversals were sent
    Then the transaction is not approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 4 reversal messages
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | with another "voucher"          | without the "voucher"          |
      | with another "amount"          | without the "amount"            | without the "answer code"      |
      | with another "MAC"             | without the "MAC"               | with another "message type"    |
      | with code "25" and another "voucher"         | with code "12" and another "MAC"          | with code "25" and without the "MAC"          |
      | with code "40" and another "terminal number" | with code "25" and another "message type" | with code "12" and another "transaction code" |
      | with another "beginning of the MAC" | with code "25" and another "beginning of the MAC" | with code "12" and another "beginning of the MAC" |

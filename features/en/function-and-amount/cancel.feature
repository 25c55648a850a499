@needs:insert
Feature: Cancel at every question
  Wherever somebody changes their mind, nothing is sent and nothing is charged.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-B-STEP-2c.1 @GUIDE-B-STEP-5c.2
  Scenario Outline: Cancelling a sale leads back to the main screen
    When the cashier goes on with a "Sale" until the terminal asks to "<prompt>"
    And the cashier cancels
    And the cardholder takes the card
    Then the transaction is cancelled
    And no sales slip is issued
    And the POS centre received no message
    And the terminal is ready for the next transaction

    Examples:
      | prompt           |
      | enter the amount |
      | present the card |
      | enter the PIN    |

  @GUIDE-B-STEP-5c.2
  Scenario Outline: Cancelling where the terminal has card number or code confirmed sends nothing either
    Given the terminal has the card number confirmed before it goes on
    And the merchant asks for a verification code
    When the cashier goes on with a "Sale" until the terminal asks to "<prompt>"
    And the cashier cancels
    Then the transaction is cancelled
    And the POS centre received no message
    When the cardholder takes the card
    Then the terminal is ready for the next transaction

    Examples:
      | prompt                      |
      | confirm the card number     |
      | enter the verification code |

  @GUIDE-B-STEP-2c.1 @GUIDE-B-STEP-5c.2 @needs:void
  Scenario Outline: Cancelling a void leaves the sale as it is
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier goes on with a "Void" until the terminal asks to "<prompt>"
    And the cashier cancels
    And the cardholder takes the card
    Then the transaction is cancelled
    And the POS centre received no message
    And the back office has the sale with voucher "000012" as "approved"
    And the terminal is ready for the next transaction

    Examples:
      | prompt                           |
      | enter the supervisor password    |
      | enter the original voucher       |
      | confirm the original transaction |
      | present the card                 |
      | enter the PIN                    |

  @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-5b.1 @needs:refund @needs:settlement
  Scenario Outline: Cancelling a refund pays nothing back
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    When the cashier goes on with a "Refund" until the terminal asks to "<prompt>"
    And the cashier cancels
    And the cardholder takes the card
    Then the transaction is cancelled
    And the POS centre received no message
    And the accounts at the POS centre do not change
    And the terminal is ready for the next transaction

    Examples:
      | prompt                        |
      | enter the supervisor password |
      | present the card              |
      | enter the original reference  |
      | enter the original date       |
      | enter the amount              |

  @GUIDE-B-STEP-2c.1 @GUIDE-B-STEP-5c.2 @needs:pre-authorisation
  Scenario Outline: Cancelling a pre-authorisation holds no money
    When the cashier goes on with a "Pre-authorisation" until the terminal asks to "<prompt>"
    And the cashier cancels
    And the cardholder takes the card
    Then the transaction is cancelled
    And the POS centre received no message
    And the card balance is CNY 1000.00
    And the terminal is ready for the next transaction

    Examples:
      | prompt           |
      | enter the amount |
      | present the card |
      | enter the PIN    |

@needs:insert
Feature: Insufficient balance
  "Insufficient funds" is said when the money is short, and never when something else went wrong.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-B-FAQ-2a @GUIDE-B-FAQ-2b.1 @GUIDE-B-FAQ-2b.3 @GUIDE-A-FAQ-3f @GUIDE-S-STEP-4d.1
  Scenario: One fen too little is too little, and is said in clear words
    When the cashier makes a sale of CNY 1000.01 by inserted card
    Then the transaction is declined with code "51"
    And the terminal shows "Insufficient funds"
    And the accounts at the POS centre do not change
    And no sales slip is issued
    But the POS centre received no reversal
    And the terminal has the transaction in its journal as "declined"

  @GUIDE-B-FAQ-2b.2
  Scenario: The whole balance can be spent
    When the cashier makes a sale of CNY 1000.00 by inserted card
    Then the transaction is approved
    And the card balance is CNY 0.00

  @GUIDE-B-FAQ-2b.1 @GUIDE-B-FAQ-2b.3
  Scenario: A credit card is declined when the credit left is too small
    Given a "credit chip" card issued by "Sample Bank" with balance CNY 500.00
    When the cashier makes a sale of CNY 500.01 by inserted card
    Then the transaction is declined with code "51"
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-2c.1
  Scenario: The declined amount stays in sight
    When the cashier makes a sale of CNY 1000.01 by inserted card
    Then the transaction is declined with code "51"
    And the terminal shows the amount CNY 1000.01

  @GUIDE-B-FAQ-2c.2
  Scenario: Over the limit is not the same as short of money
    Given the card allows at most CNY 500.00 a payment
    When the cashier makes a sale of CNY 500.01 by inserted card
    Then the transaction is declined with code "61"
    And the terminal shows "Over the amount limit"
    But the terminal does not show "Insufficient funds"
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-2d.1 @GUIDE-B-FAQ-2d.2 @GUIDE-A-FAQ-3b.3
  Scenario Outline: Trouble at the issuer or on the line is never called insufficient funds
    Given the issuer will answer code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "<code>"
    And the terminal shows "System trouble"
    But the terminal does not show "Insufficient funds"

    Examples:
      | code |
      | 68   |
      | 91   |
      | 92   |
      | 96   |
      | 98   |

  @GUIDE-B-FAQ-2a
  Scenario: After insufficient funds a smaller sale goes through
    When the cashier makes a sale of CNY 1203.60 by inserted card
    Then the transaction is declined with code "51"
    And the terminal shows "Insufficient funds"
    When the cashier makes a sale of CNY 900.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 900.00 in all

  @GUIDE-B-FAQ-1c.1 @GUIDE-B-FAQ-1c.2 @GUIDE-B-FAQ-1c.3 @needs:balance-inquiry
  Scenario: A balance inquiry shows the balance and moves nothing
    When the cashier makes a balance inquiry
    Then the transaction is approved
    And the terminal shows the amount CNY 1000.00
    And the terminal shows "Available balance"
    And the POS centre received nothing but one request of the kind "Balance inquiry"
    And the request carries an enciphered PIN
    And no sales slip is issued
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-1c.2 @needs:balance-inquiry
  Scenario: A balance inquiry that is not answered leaves nothing behind
    Given the POS centre will not answer the next request
    When the cashier makes a balance inquiry
    Then the transaction is not approved
    And the terminal owes no reversal
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received no reversal
    And the cardholder is charged CNY 30.00 in all

@needs:insert
Feature: Entering the amount
  What the cashier confirms is what the cardholder pays, to the fen.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 50000.00

  @GUIDE-S-STEP-2a.1 @GUIDE-S-STEP-2a.2 @GUIDE-A-STEP-4a.1 @GUIDE-A-STEP-4a.2 @GUIDE-B-STEP-5a
  Scenario Outline: The amount reaches the POS centre as it was entered
    When the cashier chooses "Sale" on the main screen
    Then the terminal asks to "enter the amount"
    When the cashier enters the amount CNY <amount>
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the request asks for CNY <amount>
    And the cardholder is charged CNY <amount> in all

    Examples:
      | amount   |
      | 0.01     |
      | 1.10     |
      | 128.50   |
      | 49999.99 |

  @GUIDE-S-STEP-2a.1 @GUIDE-S-STEP-2a.2 @GUIDE-A-STEP-4a.1 @GUIDE-A-STEP-4a.2
  Scenario: What was typed can be cleared, and what is typed then is what is paid
    When the cashier chooses "Sale" on the main screen
    And the cashier enters the amount CNY 777.10
    And the entry is cleared
    Then the terminal asks to "enter the amount"
    When the cashier enters the amount CNY 45.60
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the request asks for CNY 45.60
    And the cardholder is charged CNY 45.60 in all

  @GUIDE-S-STEP-2b.1 @GUIDE-S-STEP-2b.2
  Scenario: A zero amount is refused at the terminal
    When the cashier enters the amount CNY 0.00
    And the cashier confirms the amount
    Then the terminal shows "Invalid amount"
    And the terminal does not ask to "present the card"
    And the POS centre received no message

  @GUIDE-S-STEP-2b.1 @GUIDE-S-STEP-2b.2
  Scenario: Where no amount was entered, no card is asked for
    When the cashier chooses "Sale" on the main screen
    And the cashier confirms the amount
    Then the terminal does not ask to "present the card"
    And the POS centre received no message
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the request asks for CNY 128.50

  @GUIDE-A-STEP-4b.1 @GUIDE-B-STEP-2b.1
  Scenario: An amount can be corrected before it is confirmed
    When the cashier enters the amount CNY 182.50
    And the cashier changes the amount to CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal asks for the PIN and shows CNY 128.50
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the request asks for CNY 128.50
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-4b.2 @GUIDE-B-STEP-2b.1
  Scenario: An amount cannot change after it was confirmed
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cashier changes the amount to CNY 999.00
    And the cardholder inserts the card
    Then the terminal asks for the PIN and shows CNY 128.50
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the request asks for CNY 128.50

  @GUIDE-B-STEP-5c.2
  Scenario: Cancel before the confirmation sends nothing
    When the cashier enters the amount CNY 128.50
    And the cashier cancels
    Then the transaction is cancelled
    And the POS centre received no message
    And the terminal is ready for the next transaction

  @GUIDE-B-STEP-5c.2
  Scenario: Cancel while the card is awaited sends nothing
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cashier cancels
    Then the transaction is cancelled
    And the terminal shows "Transaction cancelled"
    And the POS centre received no message
    And the terminal is ready for the next transaction

  @GUIDE-B-STEP-5c.1
  Scenario: A card in the reader does not replace the confirmation
    When the cashier enters the amount CNY 128.50
    And the cardholder inserts the card
    Then the terminal has not asked for the PIN yet
    And the POS centre received no message

  @GUIDE-S-STEP-5a.1 @GUIDE-S-STEP-5a.2 @GUIDE-S-STEP-5a.3 @GUIDE-S-STEP-5a.4 @GUIDE-S-STEP-5a.5
  Scenario Outline: The amount is the same wherever it stands
    When the cashier makes a sale of CNY <amount> by inserted card
    Then the transaction is approved
    And screen, request, answer, sales slip and accounts agree on CNY <amount>

    Examples:
      | amount  |
      | 1834.56 |
      | 19.99   |

  @GUIDE-S-STEP-2a.2 @GUIDE-S-STEP-5a.2
  Scenario: An amount that the terminal cannot take is not made another one
    Given a "debit chip" card issued by "ICBC" with balance CNY 50000000.00
    # 2 to the power of 32 fen, and CNY 1.00.
    When the cashier makes a sale of CNY 42949673.96 by inserted card
    And the cashier cancels
    Then no request asks for an amount that was not entered as CNY 42949673.96

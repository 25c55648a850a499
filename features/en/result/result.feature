@needs:insert
Feature: The result
  Everybody at the counter learns how it ended, in words and by signal, and the books say the same.

  Background:
    Given the acquirer profile is "Generic UnionPay"
    And the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-5d.1 @GUIDE-S-STEP-4c @GUIDE-A-STEP-5c.2 @GUIDE-B-STEP-2b.1 @needs:observe-sound-or-indicator
  Scenario: Insert, PIN, approved
    When the cashier chooses "Sale" on the main screen
    And the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal asks for the PIN and shows CNY 128.50
    When the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    Then the transaction is approved
    And the terminal announces the result by sound or light
    And a sales slip for CNY 128.50 is issued
    And the card balance is CNY 871.50

  @GUIDE-A-STEP-5b @needs:observe-sound
  Scenario: An approval can be heard
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal announces the success by a sound

  @GUIDE-A-STEP-5c.1 @needs:observe-indicator
  Scenario: An approval can be seen by a light
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal announces the success by a light

  @GUIDE-A-STEP-5e @needs:observe-sound-or-indicator
  Scenario: A decline is signalled otherwise than an approval
    Given the issuer will answer code "05"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "05"
    And the terminal signals the failure otherwise than a success

  @GUIDE-S-STEP-4a.1 @GUIDE-S-STEP-4a.2 @GUIDE-A-STEP-5a
  Scenario: While the answer is awaited the screen says so and no second sale starts
    Given the POS centre takes its time to answer the next request
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN and the cashier at once starts another sale
    Then the transaction is approved
    And the terminal shows "Processing"
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-7a.1 @GUIDE-A-STEP-7a.2 @GUIDE-B-STEP-6b
  Scenario: An approved sale is stored, booked once, and the terminal is ready again
    When the cashier makes a sale of CNY 920.40 by inserted card
    Then the transaction is approved
    And the terminal has the transaction in its journal as "approved"
    And the back office lists the transaction with the same amount and reference
    And the cardholder is charged CNY 920.40 in all
    And the terminal is ready for the next transaction

  @GUIDE-A-STEP-5d.1 @GUIDE-A-STEP-5d.2
  Scenario: A code that nobody knows is not taken for an approval
    Given the POS centre will answer the next request with an unknown code
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal shows "Declined"
    And no sales slip is issued
    And the accounts at the POS centre do not change

  @GUIDE-A-STEP-5d.2
  Scenario Outline: Only a code of approval is an approval
    Given the issuer will answer code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "<code>"
    And the terminal does not show "Approved"
    And no sales slip is issued
    And the accounts at the POS centre do not change

    Examples:
      | code |
      | 01   |
      | 08   |
      | 12   |
      | A1   |

  @GUIDE-A-STEP-7a.1
  Scenario: Sales one after the other are booked one by one
    When the cashier makes a sale of CNY 10.00 by inserted card
    And the cashier makes a sale of CNY 20.00 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 3 sale requests
    And the cardholder is charged CNY 60.00 in all
    And the back office lists the same transactions as the terminal

  @GUIDE-A-STEP-5d.2
  Scenario: Every code that approves is taken for an approval
    Given the issuer will answer code "11"
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is approved
    Given the issuer will answer code "A2"
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is approved
    Given the issuer will answer code "A4"
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is approved
    Given the issuer will answer code "A5"
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is approved
    Given the issuer will answer code "A6"
    When the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 99.95 in all

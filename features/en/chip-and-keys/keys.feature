@needs:insert
Feature: Keys
  Keys are those of the last sign-in, and nothing passes under any others.

  Background:
    Given the terminal is powered on and shows that it is connected
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-5b.3 @GUIDE-A-STEP-1d.1 @GUIDE-A-STEP-1d.4
  Scenario: After keys that failed their check, a good sign-in helps
    Given the terminal is not signed in
    And the keys of the next sign-in will not match their check values
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal has to sign in again
    When the cashier signs the terminal in
    Then the operation succeeds
    When the cashier makes a sale of CNY 457.30 by inserted card
    Then the transaction is approved
    And the message authentication code of every financial request is correct

  @GUIDE-A-FAQ-5b.3 @GUIDE-A-STEP-1d.1
  Scenario: A MAC key that fails its check is not used
    Given the terminal is not signed in
    And the MAC key of the next sign-in will not match its check value
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal has to sign in again

  @GUIDE-A-FAQ-5b.2
  Scenario Outline: A sale that is answered with code <code> calls for a new sign-in
    Given the terminal is signed in by operator "01"
    And the POS centre will answer the next "Sale" with code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "<code>"
    And the terminal has to sign in again
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

    Examples:
      | code |
      | 77   |
      | 99   |
      | A0   |

  @GUIDE-A-FAQ-5b.2
  Scenario: Old keys are refused, and a new sign-in helps
    Given the terminal is signed in by operator "01"
    And the POS centre has given out newer keys than the terminal has
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal has to sign in again
    And the accounts at the POS centre do not change
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-5b.3 @GUIDE-A-FAQ-3d.2 @GUIDE-A-FAQ-3d.4
  Scenario: After an answer with a wrong MAC nothing is sold before a new sign-in
    Given the terminal is signed in by operator "01"
    And the POS centre will answer the next request with a wrong MAC
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal owes a reversal of the transaction
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 1 sale request
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "A0"
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-5b.2 @GUIDE-A-FAQ-5b.3 @GUIDE-S-STEP-3c.1
  Scenario: The PIN is read under the keys of the last sign-in
    Given the terminal is signed in by operator "01"
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the request carries an enciphered PIN
    And the message authentication code of every financial request is correct

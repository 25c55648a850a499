@needs:insert
Feature: Choosing the function
  The cashier's choice decides what is done, and nothing else is done.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-2a @GUIDE-B-STEP-3a
  Scenario: One action on the main screen starts a sale
    Given the terminal is signed in by operator "02"
    When the cashier chooses "Sale" on the main screen
    Then the terminal asks to "enter the amount"

  @GUIDE-A-STEP-2b
  Scenario: A sale is sent as a sale, and nothing else is sent
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received nothing but one request of the kind "Sale"

  @GUIDE-A-STEP-2b @needs:pre-authorisation
  Scenario: A pre-authorisation is sent as a pre-authorisation, and nothing else is sent
    When the cashier makes a pre-authorisation of CNY 128.50 by inserted card
    Then the transaction is approved
    And the POS centre received nothing but one request of the kind "Pre-authorisation"

  @GUIDE-A-STEP-2c.1 @GUIDE-A-STEP-2c.2 @needs:refund
  Scenario Outline: A function that the merchant may not use is not on the main screen
    Given the merchant may not use "<function>"
    Then the main screen offers "Sale"
    And the main screen does not offer "<function>"

    Examples:
      | function          |
      | Refund            |
      | Balance inquiry   |
      | Pre-authorisation |

  @GUIDE-A-STEP-2c.1 @needs:void @needs:refund @needs:query @needs:reprint @needs:settlement
  Scenario: A function that the merchant may use is on the main screen
    Then the main screen offers "Void"
    And the main screen offers "Refund"
    And the main screen offers "Query"
    And the main screen offers "Reprint"
    And the main screen offers "Settlement"

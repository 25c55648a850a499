@needs:insert
Feature: While the answer is awaited
  Between request and answer nobody knows yet what the payment has become; whatever people do then, both sides agree afterwards.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-SFT-2
  Scenario Outline: What happens before the answer costs the cardholder nothing that the terminal does not know of
    Given the POS centre takes its time to answer the next request
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the right PIN and <what happens> before the answer
    And the cashier and the cardholder go on
    And the network link of the terminal is restored
    And the cashier makes a sale of CNY 50.00 by inserted card
    Then the transaction is approved
    And the POS centre received 2 sale requests
    And terminal and back office hold the same approved transactions, one for one

    Examples:
      | what happens          |
      | the cashier cancels   |
      | the card is taken out |
      | the network fails     |

  @GUIDE-A-STEP-6c.1 @GUIDE-A-STEP-6c.2 @GUIDE-A-STEP-6c.3 @needs:paper-receipt @needs:observe-paper
  Scenario: Paper that ends before the answer costs neither money nor slip
    Given the POS centre takes its time to answer the next request
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the right PIN and the paper runs out before the answer
    Then the transaction is approved
    And the terminal asks to "load paper"
    When paper is loaded
    Then a sales slip for CNY 30.00 is issued
    And the cardholder is charged CNY 30.00 in all

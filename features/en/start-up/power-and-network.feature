@needs:insert
Feature: Power and network
  Nothing is sold on a terminal that is not ready, and everybody can see whether it is.

  @GUIDE-A-STEP-1b @GUIDE-A-FAQ-2a
  Scenario: After power-on the screen says that the terminal is connected
    Given the acquirer profile is "Generic UnionPay"
    When the terminal is powered on
    Then the terminal shows that it is connected

  @GUIDE-A-STEP-1a.1 @needs:observe-paper @needs:paper-receipt
  Scenario: The self-test names a printer without paper before transactions are offered
    Given the acquirer profile is "Generic UnionPay"
    And the printer has no paper
    When the terminal is restarted
    Then the terminal shows "Paper out"

  @GUIDE-A-STEP-1b @GUIDE-A-FAQ-2a @GUIDE-B-FAQ-1b.3
  Scenario: A cut link and its return are both shown
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "06"
    When the network link of the terminal is cut
    Then the terminal shows that it is not connected
    When the network link of the terminal is restored
    Then the terminal shows that it is connected

  @GUIDE-A-FAQ-2b @needs:observe-indicator
  Scenario: A light follows the network link
    Given the terminal is powered on and shows that it is connected
    When the network link of the terminal is cut
    Then the network light of the terminal changes
    When the network link of the terminal is restored
    Then the network light of the terminal changes

  @GUIDE-B-FAQ-1b.1 @needs:observe-battery
  Scenario: A low battery is named
    Given the terminal is powered on and shows that it is connected
    When the battery of the terminal runs low
    Then the terminal shows "Battery low"

  @GUIDE-A-STEP-1c.1 @GUIDE-A-STEP-1c.3 @GUIDE-B-STEP-1a.1
  Scenario: Without a network link no sale starts, and the terminal says why
    Given the terminal is signed in by operator "04"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And the network link of the terminal is down
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the terminal shows "Not connected"
    And the terminal does not ask to "present the card"
    And the POS centre received no message
    And the accounts at the POS centre do not change

  @GUIDE-A-STEP-1c.2 @GUIDE-A-STEP-1c.3 @GUIDE-B-STEP-1a.2
  Scenario: Without a sign-in no sale starts, and the terminal says why
    Given the terminal is not signed in
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the terminal shows "Please sign in"
    And the terminal does not ask to "present the card"
    And the POS centre received no message

  @GUIDE-B-FAQ-1d.2 @GUIDE-A-STEP-7a.1
  Scenario: A restart between two sales keeps batch and journal
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 10.00 by inserted card
    Then the transaction is approved
    When the terminal is restarted
    And the cashier makes a sale of CNY 20.00 by inserted card
    Then the transaction is approved
    And the back office lists the same transactions as the terminal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-1c.1 @needs:insert
  Scenario: A restart brings no network link back
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And the network link of the terminal is down
    When the terminal is restarted
    Then the terminal shows that it is not connected
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received no message

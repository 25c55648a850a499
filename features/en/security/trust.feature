@needs:insert
Feature: Trust
  Only a registered, untouched terminal takes money.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-5c.1
  Scenario: A terminal that was struck off the register is refused by the POS centre
    Given the acquirer strikes the terminal off its register
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "97"
    And the terminal shows "Terminal not registered"
    And no sales slip is issued
    And the accounts at the POS centre do not change

  @GUIDE-A-FAQ-5b.4 @needs:observe-tamper
  Scenario: A terminal that was opened takes no more money
    When somebody opens the terminal
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the terminal shows "Tampered"
    And the POS centre received 0 sale requests
    When the terminal is restarted
    And the cashier signs the terminal in
    Then the terminal refuses the transaction
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the terminal refuses the transaction
    # A report of the state of the terminal may have come.
    And the POS centre received 0 sale requests
    And the POS centre received 0 requests of the kind "Sign-in"

  @GUIDE-A-FAQ-5a.1 @needs:version
  Scenario: The terminal shows its software version
    When the cashier looks at the version
    Then the terminal shows its software version
    And the operation succeeds

  @GUIDE-A-FAQ-5a.4 @needs:version @needs:observe-update
  Scenario: Software that is not signed is not installed
    When unsigned software is offered to the terminal
    Then the terminal shows "The software is not signed"
    When the cashier looks at the version
    Then the terminal shows its software version

  @GUIDE-A-FAQ-5a.5 @needs:observe-device
  Scenario: A device that nobody has verified is refused, and sales go on without it
    When an unverified device is plugged into the terminal
    Then the terminal shows "The device is not verified"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved

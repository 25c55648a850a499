@needs:insert @fuzz
Feature: Damaged messages
  Whatever arrives on the line, no money moves that nobody approved, and the people at the counter are never told it did.

  Background:
    Given messages to the POS centre pass through a relay
    And the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-5b.3
  Scenario: The POS centre refuses every damaged request and goes on working
    When a sale request of CNY 128.50 is held back on its way
    And 60 damaged copies of it are sent to the POS centre
    Then every damaged copy is refused and moves no money
    And the POS centre approves the undamaged request

  @GUIDE-A-STEP-5d.3 @GUIDE-A-FAQ-3d.2
  Scenario: The terminal takes no damaged answer for an approval
    When 16 sales of CNY 1.00 get a damaged approval
    Then the terminal takes none of them for an approval and reverses each that was charged
    When the cashier makes a sale of CNY 5.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 5.00 in all

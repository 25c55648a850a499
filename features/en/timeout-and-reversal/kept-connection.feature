@needs:insert
Feature: Connections between two payments
  A host ends connections on which nothing is asked, and some go dead without a sign; a payment is not lost for it.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And the terminal keeps its connection to the POS centre

  @GUIDE-A-FAQ-3a @GUIDE-A-STEP-2b
  Scenario: A connection that was ended after the sign-in or after a sale costs no sale
    When the POS centre ends every connection that rests
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the POS centre ends every connection that rests
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 2 sale requests
    And the POS centre received 0 reversal messages
    And the cardholder is charged CNY 158.50 in all

  @GUIDE-A-FAQ-3e.1
  Scenario: A connection that went dead stops one sale at the most
    When every connection to the POS centre goes dead without a sign
    And the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the terminal owes no reversal

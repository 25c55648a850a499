@needs:insert @needs:tls
Feature: A false host
  Over TLS the terminal talks to the host that its authority vouches for, and to nobody else.

  Background:
    Given the terminal is powered on and shows that it is connected
    And somebody can take over the line to the POS centre
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-5b.3
  Scenario Outline: A host that cannot prove who it is learns nothing of a sale or a sign-in
    When <false host> takes the place of the POS centre
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the host in the place of the POS centre was told nothing
    And the transaction is not approved
    When the cashier signs the terminal in
    Then the host in the place of the POS centre was told nothing
    And the operation fails
    When the POS centre is in its place again
    And the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 30.00 in all

    Examples:
      | false host                                     |
      | a host with a certificate of another authority |
      | a host with a certificate for another host     |

Feature: Untrue of results, journal and time
  Each scenario ends with a sentence that is not true; its name is what the finding has to say.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  Scenario: The transaction is not approved.
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then the transaction is approved

  Scenario: The transaction is not declined with this code.
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then the transaction is declined with code "54"

  Scenario: A part that was approved is taken for something else.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sale counts for CNY 50.00 or is taken back

  Scenario: The terminal takes the transaction for approved, or for unfinished.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved

  Scenario: The transaction is not cancelled.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is cancelled

  Scenario: The terminal does not refuse the transaction.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction

  Scenario: The operation did not succeed.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the operation succeeds

  Scenario: The operation did not fail.
    When the cashier signs the terminal in
    Then the operation fails

  Scenario: The terminal is not signed in.
    When the cashier signs the terminal out
    Then the terminal is signed in

  Scenario: The terminal still counts as signed in.
    When the cashier signs the terminal in
    Then the terminal has to sign in again

  Scenario: The journal does not hold the transaction like this.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal has the transaction in its journal as "declined"

  Scenario: The terminal does not keep a reversal to be sent.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal owes a reversal of the transaction

  Scenario: The terminal still owes a reversal.
    Given the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal owes no reversal

  Scenario: The wait for the answer was too short or too long.
    When the cashier chooses "Sale" on the main screen
    Then the terminal stops waiting when its response time is over

  @glass:command/network-down/no-effect
  Scenario: A transaction is approved without a network.
    When the network fails at each question of a "Sale"
    Then none of them is approved

  @glass:command/cancel/no-effect
  Scenario: The terminal goes on, sends something, or tells of an answer.
    When the cashier cancels a "Sale" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing

  @glass:code/12/taken-for/00
  Scenario: A code is taken for another one.
    When one sale of CNY 19.99 is refused with every code that there is
    Then each code is taken for what it is

  Scenario: The terminal did not take date and time from the POS centre.
    Then the journal dates the transaction by the clock of the POS centre

  Scenario: A later transaction bears an earlier date.
    Then the journal dates the transactions in the order in which they were made

  @glass:journal/sale/missing
  Scenario: A transaction was lost or doubled.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then terminal and back office hold the same approved transactions, one for one

  Scenario: The day had fewer payments than it should.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then at least 20 payments were approved and 3 reversed

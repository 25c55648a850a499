Feature: Untrue of screen, prompts and signals
  Each scenario ends with a sentence that is not true; its name is what the finding has to say.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  Scenario: The terminal does not show "Insufficient funds".
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal shows "Insufficient funds"

  Scenario: The terminal shows "Insufficient funds".
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then the terminal does not show "Insufficient funds"

  Scenario: The terminal showed "Approved".
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal has never shown "Approved"

  Scenario: The amount is not on the screen.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal shows the amount CNY 777.77

  Scenario: The main screen does not offer "QR sale".
    Then the main screen offers "QR sale"

  Scenario: The main screen offers "Sale".
    Then the main screen does not offer "Sale"

  Scenario: The software version is not on the screen.
    Then the terminal shows its software version

  Scenario: The screen does not show the state of the network.
    When the network link of the terminal is cut
    Then the terminal shows that it is connected

  Scenario: The screen does not show the state of the network.
    Then the terminal shows that it is not connected

  Scenario: The terminal does not ask for this.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal asks to "enter the amount"

  Scenario: The terminal asks for this.
    When the cashier chooses "Sale" on the main screen
    Then the terminal does not ask to "enter the amount"

  Scenario: The terminal does not ask for the PIN.
    When the cashier chooses "Sale" on the main screen
    Then the terminal asks for the PIN and shows CNY 128.50

  Scenario: The PIN entry does not show the amount.
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    Then the terminal asks for the PIN and shows CNY 777.77

  Scenario: The terminal never asked for this.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal has asked to "enter the supervisor password"

  Scenario: The PIN is asked for too early.
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    Then the terminal has not asked for the PIN yet

  Scenario: The terminal does not ask to take the card.
    When the cashier chooses "Sale" on the main screen
    Then the terminal prompts to take the card

  Scenario: The terminal is back at the main screen.
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cardholder takes the card
    Then the terminal does not return to the main screen

  Scenario: The terminal is not ready for the next transaction.
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    Then the terminal is ready for the next transaction

  Scenario: The terminal asks for the PIN.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal does not ask for the PIN

  Scenario: The terminal asks for a verification code.
    Given the merchant asks for a verification code
    When the cashier goes on with a "Sale" until the terminal asks to "enter the verification code"
    And the cashier enters the verification code "802461"
    Then the terminal does not ask for a verification code

  Scenario: The result is not announced.
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    Then the terminal announces the result by sound or light

  Scenario: The success is not announced by its sound.
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then the terminal announces the success by a sound

  Scenario: The success is not announced by a light.
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then the terminal announces the success by a light

  Scenario: The failure sounds or shines like a success, or not at all.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal signals the failure otherwise than a success

  Scenario: The end of the reading is not signalled.
    When the cashier chooses "Sale" on the main screen
    Then the terminal signals that the card has been read

  Scenario: The network light does not change.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the network light of the terminal changes

  Scenario: The screen does not show the masked card number.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the screen shows the card number masked

  Scenario: The details on the screen are not those of the back office.
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal lists the transaction with voucher "000012" as in the back office

  Scenario: The sale takes more actions.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sale takes the cashier at most 1 actions

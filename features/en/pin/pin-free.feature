@needs:tap
Feature: PIN-free small payments
  A small payment by tap needs no PIN; the limit counts as small, and no other way of paying does.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 3000.00
    And PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00

  @GUIDE-A-FAQ-1b @GUIDE-S-STEP-3c.2
  Scenario Outline: A tap up to the limit needs no PIN
    When the cashier enters the amount CNY <amount>
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal does not ask for the PIN
    And the transaction is approved
    And the entry mode of the request is "072"
    And the request carries no PIN
    And the cardholder is charged CNY <amount> in all

    Examples:
      | amount  |
      | 0.01    |
      | 999.99  |
      | 1000.00 |

  @GUIDE-A-FAQ-1b @GUIDE-S-STEP-3c.1 @GUIDE-B-STEP-2b.1
  Scenario: A tap one fen above the limit needs the PIN
    When the cashier enters the amount CNY 1000.01
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 1000.01
    And the POS centre received no message
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the request carries an enciphered PIN

  @GUIDE-A-FAQ-1e.1 @GUIDE-B-STEP-2b.1 @needs:insert
  Scenario: An inserted card needs the PIN for the smallest amount
    When the cashier enters the amount CNY 0.01
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal asks for the PIN and shows CNY 0.01
    And the POS centre received no message

  @GUIDE-A-FAQ-1e.2 @GUIDE-B-STEP-2b.1 @needs:swipe
  Scenario: A swiped card needs the PIN for the smallest amount
    Given a "debit stripe-only" card issued by "ICBC" with balance CNY 1000.00
    When the cashier enters the amount CNY 0.01
    And the cashier confirms the amount
    And the cardholder swipes the magnetic stripe
    Then the terminal asks for the PIN and shows CNY 0.01
    And the POS centre received no message

  @GUIDE-A-FAQ-1c @GUIDE-B-STEP-2b.1
  Scenario: Where the service is off, every tap needs the PIN
    Given PIN-free small payment is off
    When the cashier enters the amount CNY 0.01
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 0.01

  @GUIDE-A-FAQ-1g @GUIDE-B-STEP-2b.1 @needs:force-pin-sale
  Scenario: The cashier can have a small tap confirmed by PIN
    When the cashier chooses "Tap with PIN" on the main screen
    And the cashier enters the amount CNY 20.00
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 20.00
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the entry mode of the request is "071"
    And the cardholder is charged CNY 20.00 in all

  @GUIDE-A-FAQ-1d.1 @GUIDE-B-STEP-2b.1 @needs:parameter-download
  Scenario: A limit from the acquirer's parameters takes effect at once
    Given the acquirer grants PIN-free payment up to CNY 300.00 by its parameters
    When the cashier downloads the parameters
    Then the operation succeeds
    And the terminal shows "Parameters downloaded"
    When the cashier enters the amount CNY 300.01
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 300.01
    When the cardholder enters the right PIN
    Then the transaction is approved
    When the cashier makes a sale of CNY 300.00 by tap
    Then the transaction is approved
    And the terminal does not ask for the PIN

  @GUIDE-A-FAQ-1d.1 @GUIDE-B-FAQ-1d.2 @needs:parameter-download
  Scenario: A limit from the acquirer's parameters is still in force after a restart
    Given the acquirer grants PIN-free payment up to CNY 300.00 by its parameters
    When the cashier downloads the parameters
    And the terminal is restarted
    And the cashier enters the amount CNY 300.01
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 300.01
    When the cardholder enters the right PIN
    Then the transaction is approved
    When the cashier makes a sale of CNY 300.00 by tap
    Then the transaction is approved
    And the terminal does not ask for the PIN

  @GUIDE-A-STEP-5d.3 @needs:parameter-download
  Scenario Outline: Limits in answers that are wrong in one place do not take effect
    Given the acquirer grants PIN-free payment up to CNY 2000.00 by its parameters
    And the POS centre will answer the next "Parameter download" <first>
    And the POS centre will answer the next "Parameter download" <second>
    And the POS centre will answer the next "Parameter download" <third>
    When the cashier downloads the parameters
    Then the operation fails
    When the cashier downloads the parameters
    Then the operation fails
    When the cashier downloads the parameters
    Then the operation fails
    When the cashier enters the amount CNY 1999.00
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 1999.00

    Examples:
      | first | second | third |
      | with another "message type" | with another "terminal number" | without the "answer code" |
      | without the "terminal number" | with another "merchant number" | with another "message type" |

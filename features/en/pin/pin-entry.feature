@needs:insert
Feature: PIN entry
  The PIN comes after card and amount, stays secret, and can be refused by its owner.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-1a.1 @GUIDE-A-FAQ-1a.2 @GUIDE-S-STEP-3c.1 @GUIDE-B-STEP-2b.1
  Scenario: A sale asks for the PIN and shows the amount meanwhile
    When the cashier enters the amount CNY 562.80
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal asks for the PIN and shows CNY 562.80
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the entry mode of the request is "051"
    And the request carries an enciphered PIN

  @GUIDE-S-STEP-3c.1 @GUIDE-B-STEP-2b.1
  Scenario: The clear key is no PIN, and no leave to go on without one
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the entry is cleared
    Then the terminal asks to "enter the PIN"
    And the POS centre received no message
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the request carries an enciphered PIN

  @GUIDE-S-STEP-3c.1 @GUIDE-B-STEP-2b.1
  Scenario Outline: A PIN has four to twelve digits, and each of them counts
    Given the card PIN is "<pin>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 128.50 in all

    Examples:
      | pin          |
      | 4821         |
      | 48213967     |
      | 482139675804 |

  @GUIDE-B-STEP-2b.1 @GUIDE-B-STEP-2b.2
  Scenario: The PIN is not asked for before amount and card are known
    When the cashier chooses "Sale" on the main screen
    Then the terminal has not asked for the PIN yet
    When the cashier enters the amount CNY 217.90
    Then the terminal has not asked for the PIN yet
    When the cashier confirms the amount
    Then the terminal has not asked for the PIN yet
    When the cardholder inserts the card
    Then the terminal asks for the PIN and shows CNY 217.90

  @GUIDE-B-STEP-2c.1
  Scenario: The cardholder can cancel at the PIN entry, and nothing is sent
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder cancels at the PIN entry
    Then the transaction is cancelled
    And the POS centre received no message
    And no sales slip is issued

  @GUIDE-S-STEP-3c.1
  Scenario: A cardholder without a PIN confirms without one, and the request says so
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder confirms without a PIN
    Then the entry mode of the request is "052"
    And the request carries no PIN

  @GUIDE-S-STEP-3d.1 @GUIDE-S-STEP-3d.2 @GUIDE-S-STEP-3d.3 @GUIDE-S-ADV-3.1 @GUIDE-S-ADV-3.2 @GUIDE-S-ADV-3.3
  Scenario: The PIN can be read nowhere
    When the cashier makes a sale of CNY 731.25 by inserted card
    Then the transaction is approved
    And no log holds a full card number, track data or a PIN

  @GUIDE-A-FAQ-3b.1 @GUIDE-S-STEP-4d.1
  Scenario: A wrong PIN is named as such, and the right one works afterwards
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters a wrong PIN
    Then the transaction is declined with code "55"
    And the terminal shows "Wrong PIN"
    And no sales slip is issued
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3b.1
  Scenario: After three wrong PINs the tries are exceeded, even for the right one
    When the cashier makes a sale of CNY 10.00 by inserted card with a wrong PIN
    And the cashier makes a sale of CNY 10.00 by inserted card with a wrong PIN
    And the cashier makes a sale of CNY 10.00 by inserted card with a wrong PIN
    And the cashier makes a sale of CNY 10.00 by inserted card
    Then the transaction is not approved
    And the terminal shows "PIN tries exceeded"
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-B-FAQ-4a
  Scenario: A credit card present at the counter needs no verification code
    Given a "credit chip" card issued by "Sample Bank" with balance CNY 1000.00
    When the cashier makes a sale of CNY 834.10 by inserted card
    Then the transaction is approved
    And the terminal does not ask for a verification code

  @GUIDE-B-FAQ-4b
  Scenario: A merchant who wants a verification code gets one, and it is kept nowhere
    Given the merchant asks for a verification code
    And a "credit chip" card issued by "Sample Bank" with balance CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal asks to "enter the verification code"
    And the terminal shows "Verification code"
    When the cashier enters the verification code "802461"
    And the cardholder enters the right PIN
    Then the transaction is approved
    And screen, slips and log do not show "802461"

  @GUIDE-B-STEP-2c.2
  Scenario: A PIN that nobody enters in time ends the transaction, and nothing is sent
    Given the terminal waits for people only a short time
    When the cashier enters the amount CNY 346.10
    And the cashier confirms the amount
    And the cardholder inserts the card
    And nobody enters the PIN
    Then the transaction is not approved
    And the POS centre received no message
    And no sales slip is issued

  @GUIDE-S-STEP-3d.4
  Scenario: While the PIN is keyed, the screen shows only how many digits there are
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the right PIN
    Then the screen shows of the PIN only how many digits it has

  @GUIDE-S-STEP-3c.1
  Scenario: A PIN that is too short is asked for again, three times in all
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the PIN "135"
    Then the terminal shows "The PIN is too short"
    When the cardholder enters the PIN "135"
    Then the terminal asks to "enter the PIN"
    When the cardholder enters the PIN "135"
    Then the terminal refuses the transaction
    And the POS centre received no message
    And no sales slip is issued

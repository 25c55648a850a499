Feature: Presenting the card
  A card is read by chip, by tap, or by stripe where it has nothing better.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 2000.00

  @GUIDE-S-STEP-1a.1 @GUIDE-S-STEP-1a.2 @GUIDE-B-STEP-2a @needs:insert
  Scenario: An inserted chip card is read by its chip
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    Then the terminal asks to "insert the card"
    When the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the entry mode of the request is "051"
    And the request carries the data of the chip

  @GUIDE-S-STEP-1b.1 @GUIDE-S-STEP-1b.2 @GUIDE-A-STEP-3a.1 @GUIDE-A-STEP-3a.2 @GUIDE-B-STEP-2b.1 @GUIDE-B-STEP-4a @needs:tap
  @needs:observe-sound-or-indicator
  Scenario: A tapped card is read at the landing zone, and its holder is told when to take it away
    When the cashier enters the amount CNY 1280.50
    And the cashier confirms the amount
    Then the terminal asks to "tap the card"
    When the cardholder taps the card
    Then the terminal signals that the card has been read
    And the terminal asks for the PIN and shows CNY 1280.50
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the entry mode of the request is "071"
    And the request carries the data of the chip

  @GUIDE-A-STEP-3d.1 @needs:swipe
  Scenario: A card with nothing but a stripe is swiped
    Given a "debit stripe-only" card issued by "ICBC" with balance CNY 1000.00
    When the cashier enters the amount CNY 385.40
    And the cashier confirms the amount
    Then the terminal asks to "swipe the card"
    When the cardholder swipes the magnetic stripe
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the entry mode of the request is "021"

  @GUIDE-A-STEP-3d.2 @GUIDE-A-STEP-3d.3 @needs:swipe @needs:insert @needs:tap
  Scenario: The stripe of a chip card is refused and the chip is asked for
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder swipes the magnetic stripe
    Then the terminal asks to "insert or tap the card"
    And the POS centre received no message
    When the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the entry mode of the request is "051"
    And the POS centre received 1 sale request

  @GUIDE-A-STEP-3d.2 @GUIDE-A-STEP-3d.3 @needs:swipe @needs:insert @needs:tap
  Scenario: The stripe of a chip card for its own country alone is refused, too
    Given the stripe of the card says that it has a chip and is for use in its own country alone
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder swipes the magnetic stripe
    Then the terminal asks to "insert or tap the card"
    And the POS centre received no message

  @GUIDE-S-STEP-6a.1 @GUIDE-S-STEP-6a.2 @needs:insert
  Scenario: The terminal wants the card taken before it goes on
    When the cashier enters the amount CNY 346.70
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    Then the terminal prompts to take the card
    And the terminal does not return to the main screen
    When the cardholder takes the card
    Then the terminal is ready for the next transaction

  @GUIDE-S-STEP-6a.1 @GUIDE-S-STEP-6a.2 @needs:insert
  Scenario: However long it takes, the terminal waits until the card is taken
    Given the terminal waits for people only a short time
    When the cashier enters the amount CNY 346.70
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    And nobody does anything for longer than that
    Then the terminal prompts to take the card
    And the terminal does not return to the main screen
    When the cardholder takes the card
    Then the terminal is ready for the next transaction

  @GUIDE-S-STEP-3a.1 @GUIDE-S-STEP-3a.2 @needs:insert
  Scenario: The card number is shown masked and confirmed before the PIN
    Given the terminal has the card number confirmed before it goes on
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal asks to "confirm the card number"
    And the screen shows the card number masked
    And the POS centre received no message
    When the cashier confirms the card number
    And the cardholder enters the right PIN
    Then the transaction is approved

  @GUIDE-S-STEP-1a.1 @needs:insert
  Scenario: A card that is put in before anybody asks is read when its turn comes
    When the cashier chooses "Sale" on the main screen
    And the cardholder inserts the card
    And the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-B-STEP-2a @needs:key
  Scenario: A card number that is keyed in is sent as one, with the PIN
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cashier keys the card number in
    And the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    Then the transaction is approved
    And the entry mode of the request is "011"
    And the sales slip is complete
    And the sales slip shows only the first six and last four digits of the card number
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-B-FAQ-5g.1 @needs:tap @needs:insert @needs:void
  Scenario: A void says how the card was read for it, and not how for the sale
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 20.00 by tap
    Then the transaction is approved
    When the cashier voids the last sale
    Then the transaction is approved
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-S-STEP-3a.1 @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4 @needs:insert
  Scenario: A sale whose card number is confirmed and that is given up at any question leaves nothing behind
    Given the terminal has the card number confirmed before it goes on
    When the cashier cancels a "Sale" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Sale"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "Sale"
    Then none of them is approved

  @GUIDE-S-STEP-3a.1 @GUIDE-B-STEP-5c.2 @needs:insert
  Scenario: A card that is taken out before its number was confirmed is not charged
    Given the terminal has the card number confirmed before it goes on
    When the cashier goes on with a "Sale" until the terminal asks to "confirm the card number"
    And the cardholder takes the card
    And the cashier and the cardholder go on
    Then the transaction is not approved
    And the POS centre received no message
    And the terminal is ready for the next transaction

  @GUIDE-S-STEP-1a.1 @GUIDE-S-STEP-2a.1 @needs:insert
  Scenario: Where the card comes first, the amount is asked for afterwards, and the PIN last
    Given the terminal asks for the card before the amount
    When the cashier chooses "Sale" on the main screen
    Then the terminal asks to "insert the card"
    When the cardholder inserts the card
    Then the terminal asks to "enter the amount"
    And the terminal has not asked for the PIN yet
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    Then the terminal asks for the PIN and shows CNY 128.50
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the entry mode of the request is "051"
    And screen, request, answer, sales slip and accounts agree on CNY 128.50

  @GUIDE-B-STEP-5c.2 @needs:insert
  Scenario: Where the card comes first, one that is taken out before the amount is not charged
    Given the terminal asks for the card before the amount
    When the cashier goes on with a "Sale" until the terminal asks to "enter the amount"
    And the cardholder takes the card
    And the cashier and the cardholder go on
    Then the accounts at the POS centre do not change
    And the POS centre received no message

  @GUIDE-B-STEP-2a @needs:insert
  Scenario: Of two beginnings of card numbers that the terminal takes, either will do
    Given the terminal takes only cards whose number begins with "4" or "62"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 128.50 in all

Feature: Failed reads
  A card that cannot be read costs nothing but a second try.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-S-STEP-1c.1 @GUIDE-S-STEP-1c.2 @GUIDE-S-STEP-1c.3 @GUIDE-A-STEP-3b.1 @GUIDE-A-STEP-3b.2 @needs:insert
  Scenario: After a failed read the card is asked for again, and the second try is charged once
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and it cannot be read
    Then the terminal shows "Read error"
    And the terminal asks to "present the card"
    And the POS centre received no message
    When the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-3b.1 @GUIDE-A-STEP-3b.3 @needs:insert
  Scenario: After three failed reads the transaction ends with nothing sent
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and it cannot be read
    And the cardholder inserts the card and it cannot be read
    Then the terminal asks to "present the card"
    When the cardholder inserts the card and it cannot be read
    Then the transaction is not approved
    And the terminal shows "Read error"
    And the POS centre received no message

  @GUIDE-A-STEP-3c.1 @GUIDE-A-STEP-3c.2 @needs:tap
  Scenario: Two cards at the landing zone are both left alone
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder taps two cards at once
    Then the terminal shows "present one card only"
    And the terminal asks to "present the card"
    And the POS centre received no message
    And the accounts at the POS centre do not change

  @GUIDE-A-FAQ-3b.1 @GUIDE-B-STEP-4b.1 @GUIDE-B-STEP-4b.2 @needs:tap
  Scenario: A card taken away too early is not charged, and can be tapped again
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder takes the card away too early
    Then the terminal asks to "tap the card"
    And the terminal shows "The card was removed too early"
    And the POS centre received no message
    When the cardholder taps the card
    Then the transaction is approved
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3d.3 @GUIDE-A-FAQ-3a @needs:insert
  Scenario: A chip card pulled out before the answer leaves no charge behind
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and will pull it out before the answer
    And the cardholder enters the right PIN when it is asked for
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 30.00 in all

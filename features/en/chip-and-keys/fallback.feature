@needs:insert @needs:swipe
Feature: Fallback from chip to stripe
  The profile says whether the stripe may stand in for a chip that cannot be read, and the request says that it did.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"

  @GUIDE-A-STEP-3d.2 @GUIDE-A-STEP-3d.3
  Scenario: Where the profile does not allow it, a failed chip does not open the stripe
    Given a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and it cannot be read
    And the cardholder swipes the magnetic stripe
    Then the terminal asks to "insert or tap the card"
    And the POS centre received no message

  @GUIDE-B-STEP-2a
  Scenario: Where it is allowed, a foreign card is swiped after its chip failed, and the request says so
    Given the terminal may swipe a chip card whose chip cannot be read
    And a "foreign UnionPay credit" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and it cannot be read
    And the cardholder swipes the magnetic stripe
    And the cardholder enters the right PIN when it is asked for
    Then the transaction is approved
    And the request is marked as a fallback from the chip
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-3d.2 @GUIDE-A-STEP-3d.3
  Scenario: Where it is allowed, too, the chip is tried before the stripe
    Given the terminal may swipe a chip card whose chip cannot be read
    And a "foreign UnionPay credit" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder swipes the magnetic stripe
    Then the terminal asks to "insert or tap the card"
    And the POS centre received no message
    When the cardholder inserts the card
    And the cardholder enters the right PIN when it is asked for
    Then the transaction is approved
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-3d.2
  Scenario: The stripe of a domestic chip card is declined by its issuer all the same
    Given the terminal may swipe a chip card whose chip cannot be read
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and it cannot be read
    And the cardholder swipes the magnetic stripe
    And the cardholder enters the right PIN when it is asked for
    Then the transaction is declined with code "45"
    And the terminal shows "Please use the chip"
    And the request is marked as a fallback from the chip
    And the accounts at the POS centre do not change

  @GUIDE-A-STEP-3d.2 @GUIDE-A-STEP-3d.3
  Scenario: A chip that failed in one sale does not open the stripe in the next
    Given the terminal may swipe a chip card whose chip cannot be read
    And a "foreign UnionPay credit" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and it cannot be read
    And the cashier cancels
    Then the transaction is cancelled
    When the cashier enters the amount CNY 30.00
    And the cashier confirms the amount
    And the cardholder swipes the magnetic stripe
    Then the terminal asks to "insert or tap the card"
    And the POS centre received no message

  @GUIDE-B-STEP-2a
  Scenario: Nothing of a chip is left when the next sale is swiped
    Given the terminal may swipe a chip card whose chip cannot be read
    And a "foreign UnionPay credit" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the cashier enters the amount CNY 30.00
    And the cashier confirms the amount
    And the cardholder inserts the card and it cannot be read
    And the cardholder swipes the magnetic stripe
    And the cardholder enters the right PIN when it is asked for
    And the cardholder signs when it is asked for
    Then the transaction is approved
    And the request is marked as a fallback from the chip
    And the sales slip is complete

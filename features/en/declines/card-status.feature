@needs:insert
Feature: Cards that cannot pay
  The POS centre knows the state of a card; the terminal says it and books nothing.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-S-STEP-3b.2 @GUIDE-S-STEP-3b.3 @GUIDE-S-STEP-3b.5 @GUIDE-S-STEP-4d.1 @GUIDE-A-FAQ-3b.1
  Scenario Outline: A card in trouble is declined, and nothing is booked
    Given the card status is "<status>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "<code>"
    And the terminal shows "<text>"
    And the accounts at the POS centre do not change
    And no sales slip is issued

    Examples:
      | status     | code | text            |
      | expired    | 54   | Expired card    |
      | restricted | 62   | Restricted card |
      | dormant    | 21   | Dormant card    |

  @GUIDE-S-STEP-3b.1 @GUIDE-S-STEP-3b.5
  Scenario: A card that the issuer does not know is declined
    Given a "unknown debit" card issued by "Example Bank" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "14"
    And the terminal shows "Invalid card number"
    And the accounts at the POS centre do not change

  @GUIDE-A-FAQ-5f.1 @GUIDE-A-FAQ-5f.2 @GUIDE-S-STEP-3b.3 @GUIDE-S-STEP-3b.5 @GUIDE-S-STEP-4d.1
  Scenario Outline: A card that is to be kept is named, and nothing is approved
    Given the card status is "<status>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "<code>"
    And the terminal shows "Keep the card"
    And no sales slip is issued
    And the accounts at the POS centre do not change

    Examples:
      | status          | code |
      | lost            | 41   |
      | stolen          | 43   |
      | suspected fraud | 34   |
      | pick-up         | 04   |

  @GUIDE-S-STEP-3b.3 @GUIDE-S-STEP-3b.5 @GUIDE-S-STEP-4d.1
  Scenario: The screen says which refusal it is
    Given the issuer will answer code "43"
    And the issuer will answer code "57"
    And the issuer will answer code "65"
    And the issuer will answer code "77"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "43"
    And the terminal shows "Stolen card"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "57"
    And the terminal shows "This card may not do this transaction"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "65"
    And the terminal shows "Number of transactions over the limit"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "77"
    And the terminal shows "Please sign in again"

  @GUIDE-A-FAQ-5e.1 @GUIDE-A-FAQ-5e.2
  Scenario: A lost card leaves an alert in the back office
    Given the card status is "lost"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "41"
    And the terminal shows "Lost card"
    And the back office has 1 alert of the terminal

  @GUIDE-A-FAQ-5e.3
  Scenario: One wrong PIN after the other leaves an alert in the back office
    When the cashier makes a sale of CNY 10.00 by inserted card with a wrong PIN
    And the cashier makes a sale of CNY 10.00 by inserted card with a wrong PIN
    Then the back office has 0 alerts of the terminal
    When the cashier makes a sale of CNY 10.00 by inserted card with a wrong PIN
    Then the transaction is not approved
    And the back office has 2 alerts of the terminal

  @GUIDE-A-FAQ-5e.4
  Scenario: One reversal after the other leaves an alert in the back office
    When the cashier enters the amount CNY 10.00
    And the cashier confirms the amount
    And the cardholder inserts the card and will pull it out before the answer
    And the cardholder enters the right PIN when it is asked for
    And the cashier enters the amount CNY 10.00
    And the cashier confirms the amount
    And the cardholder inserts the card and will pull it out before the answer
    And the cardholder enters the right PIN when it is asked for
    And the cashier enters the amount CNY 10.00
    And the cashier confirms the amount
    And the cardholder inserts the card and will pull it out before the answer
    And the cardholder enters the right PIN when it is asked for
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 3 reversal messages
    And the back office has 1 alert of the terminal

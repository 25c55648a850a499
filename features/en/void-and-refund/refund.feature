@needs:insert @needs:refund @needs:settlement
Feature: Refund
  A settled sale is paid back, whole or in parts, to its own card, and never more than was paid.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And a settled sale of CNY 88.00 with reference "071800000042" dated "0718"

  @GUIDE-B-FAQ-5b.2 @GUIDE-B-FAQ-5c.1 @GUIDE-B-FAQ-5c.2 @GUIDE-B-FAQ-5c.3 @GUIDE-B-FAQ-5d.1
  Scenario: A sale is refunded in full to its card
    Given a settled sale of CNY 74.20 with reference "071800000043" dated "0718"
    When the cashier refunds CNY 74.20 of the sale with reference "071800000043" dated "0718"
    Then the transaction is approved
    And the terminal shows "Approved"
    And the POS centre received nothing but one request of the kind "Refund"
    And the request asks for CNY 74.20
    And CNY 74.20 goes back to the original card
    And the back office shows CNY 74.20 of the sale with reference "071800000043" as refunded
    And the terminal has the transaction in its journal as "approved"

  @GUIDE-B-FAQ-5b.1 @GUIDE-B-FAQ-5b.3 @GUIDE-B-FAQ-5f.2 @GUIDE-B-FAQ-5a.1
  Scenario: A refund step by step: supervisor, card, original, amount
    When the cashier chooses "Refund" on the main screen
    Then the terminal asks to "enter the supervisor password"
    When the cashier enters the supervisor password "905173"
    And the cardholder inserts the card
    And the cashier enters the original reference "071800000042" and date "0718"
    Then the terminal asks to "enter the amount"
    When the cashier enters the amount CNY 30.00
    Then the POS centre received no message
    When the cashier confirms the amount
    And the cardholder signs when it is asked for
    Then the transaction is approved
    And CNY 30.00 goes back to the original card

  @GUIDE-B-FAQ-5b.3
  Scenario: A sale is refunded in part
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is approved
    And the request asks for CNY 30.00
    And CNY 30.00 goes back to the original card

  @GUIDE-B-FAQ-5e @GUIDE-B-FAQ-5b.3
  Scenario: Refunds in parts add up to the sale, and not to more
    When the cashier refunds CNY 50.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is approved
    When the cashier refunds CNY 38.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is approved
    When the cashier refunds CNY 0.01 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    And CNY 88.00 goes back to the original card

  @GUIDE-B-FAQ-5e @GUIDE-B-FAQ-5c.2
  Scenario: A refund above the original is refused
    When the cashier refunds CNY 88.01 of the sale with reference "071800000042" dated "0718"
    Then the transaction is declined with code "64"
    And no sales slip is issued
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-5d.2
  Scenario: A refund to another card is refused
    When the cashier refunds CNY 88.00 of the sale with reference "071800000042" dated "0718" to another card
    Then the transaction is not approved
    And no sales slip is issued
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-5c.2
  Scenario: A refund of a sale that nobody knows is refused and shown as refused
    When the cashier refunds CNY 88.00 of the sale with reference "000000000000" dated "0718"
    Then the transaction is declined with code "25"
    And the terminal shows "Declined"
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-5f.2
  Scenario: A refund needs the supervisor
    When the cashier chooses "Refund" on the main screen
    Then the terminal asks to "enter the supervisor password"
    When the cashier enters the supervisor password "000000"
    Then the terminal shows "Wrong supervisor password"
    And the terminal does not ask to "present the card"
    And the POS centre received no message

  @GUIDE-B-FAQ-5i.2
  Scenario: The slip of a refund names the original reference and date
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is approved
    And a sales slip for CNY 30.00 is issued
    And the sales slip names the original reference "071800000042" and date "0718"

  @GUIDE-B-FAQ-5b.1
  Scenario: A refund over the limit of the terminal is refused there, one up to it is made
    Given the terminal refunds at most CNY 30.00 at a time
    When the cashier refunds CNY 30.01 of the sale with reference "071800000042" dated "0718"
    Then the terminal refuses the transaction
    And the terminal shows "Refund amount over the limit"
    And the POS centre received no message
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is approved

  @GUIDE-B-FAQ-5c.1 @needs:settlement
  Scenario: A sale of the twenty-ninth of February can be refunded
    Given the clock of the POS centre stands at "2028-02-29 12:00:00"
    And a settled sale of CNY 88.00 with reference "022900000042" dated "0229"
    When the cashier refunds CNY 88.00 of the sale with reference "022900000042" dated "0229"
    Then the transaction is approved
    And CNY 88.00 goes back to the original card

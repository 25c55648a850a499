@needs:insert @needs:void
Feature: Void
  A sale of the open batch is taken back whole, once, to its own card, by a supervisor.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And an approved sale of CNY 88.00 in the open batch with voucher "000012"

  @GUIDE-B-FAQ-5a.1 @GUIDE-B-FAQ-5a.2 @needs:refund
  Scenario: The main screen offers void and refund apart
    Given the terminal is signed in by operator "03"
    Then the main screen offers "Void"
    And the main screen offers "Refund"

  @GUIDE-B-FAQ-5g.1 @GUIDE-B-FAQ-5f.1
  Scenario: A sale is voided step by step
    When the cashier chooses "Void" on the main screen
    Then the terminal asks to "enter the supervisor password"
    When the cashier enters the supervisor password "905173"
    And the cashier enters the original voucher "000012"
    Then the terminal shows the amount CNY 88.00
    When the cashier confirms the original transaction
    And the cardholder inserts the card
    And the cardholder enters the right PIN when it is asked for
    Then the transaction is approved
    And the POS centre received nothing but one request of the kind "Void"
    And CNY 88.00 goes back to the original card
    And the back office has the sale with voucher "000012" as "voided"

  @GUIDE-B-FAQ-5i.1
  Scenario: The slip of a void names the original voucher
    When the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    And a sales slip for CNY 88.00 is issued
    And the sales slip names the original voucher "000012"

  @GUIDE-B-FAQ-5f.1
  Scenario: A wrong supervisor password stops the void
    When the cashier chooses "Void" on the main screen
    And the cashier enters the supervisor password "000000"
    Then the terminal shows "Wrong supervisor password"
    And the terminal does not ask to "enter the original voucher"
    And the POS centre received no message
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-5g.3
  Scenario: A voided sale cannot be voided again
    When the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    When the cashier voids the sale with voucher "000012"
    Then the terminal refuses the transaction
    And the terminal shows "Already voided"
    And the POS centre received 1 request of the kind "Void"
    And CNY 88.00 goes back to the original card

  @GUIDE-B-FAQ-5g.3
  Scenario: A void cannot be voided, which would charge the sale again
    When the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    When the cashier voids the sale with voucher "000013"
    Then the terminal refuses the transaction
    And the POS centre received 1 request of the kind "Void"
    And CNY 88.00 goes back to the original card
    And the back office has the sale with voucher "000012" as "voided"

  @GUIDE-B-FAQ-5g.2
  Scenario: A voucher that is not in the batch cannot be voided
    When the cashier voids the sale with voucher "999998"
    Then the terminal refuses the transaction
    And the terminal shows "Original transaction not found"
    And the POS centre received no message

  @GUIDE-B-FAQ-5d.2
  Scenario: A void with another card is refused
    When the cashier chooses "Void" on the main screen
    And the cashier enters the supervisor password "905173"
    And the cashier enters the original voucher "000012"
    And the cashier confirms the original transaction
    And the cardholder inserts another card
    Then the terminal shows "Not the original card"
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-5d.2
  Scenario: A void with a card whose number only ends like that of the original is refused
    Given a "credit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier chooses "Void" on the main screen
    And the cashier enters the supervisor password "905173"
    And the cashier enters the original voucher "000012"
    And the cashier confirms the original transaction
    And the cardholder inserts another card whose number ends in the same four digits
    Then the terminal shows "Not the original card"
    And the POS centre received 0 requests of the kind "Void"
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-5g.2 @needs:settlement
  Scenario: A settled sale cannot be voided any more
    When the cashier settles the batch
    And the cashier voids the sale with voucher "000012"
    Then the transaction is not approved
    And the POS centre received 0 requests of the kind "Void"
    And the cardholder is charged CNY 88.00 in all

  @GUIDE-B-FAQ-5f.2 @needs:refund
  Scenario: The supervisor is asked for each time
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    When the cashier chooses "Refund" on the main screen
    Then the terminal asks to "enter the supervisor password"
    When the cashier cancels
    And the cashier chooses "Void" on the main screen
    Then the terminal asks to "enter the supervisor password"

  @GUIDE-B-FAQ-5g.1
  Scenario: A void takes back what was approved, and not what was asked for
    Given the issuer will approve only CNY 50.00 of the next payment
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sale counts for CNY 50.00 or is taken back
    When the cashier voids the last sale
    # A terminal that does not sell in part has taken the sale back already; what stays is the sale before.
    Then the cardholder is charged CNY 88.00 in all

  @GUIDE-B-FAQ-5g.1
  Scenario: A sale from before midnight is voided under its own date
    Given the clock of the POS centre stands at "2026-12-31 23:59:50"
    When the cashier makes a sale of CNY 641.70 by inserted card
    And 20 seconds pass at the POS centre
    And the cashier signs the terminal in
    And the cashier voids the last sale
    Then the transaction is approved
    And the cardholder is charged CNY 88.00 in all

  @GUIDE-B-FAQ-5g.1
  Scenario: What is to be voided is shown, and not what was sold last
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    When the cashier chooses "Void" on the main screen
    And the cashier enters the supervisor password "905173"
    And the cashier enters the original voucher "000012"
    Then the terminal shows the amount CNY 88.00
    When the cashier cancels
    Then the transaction is cancelled

@needs:insert
Feature: How a reversal ends
  Whatever becomes of the reversal itself, the cardholder pays once or not at all.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-FAQ-3e.1
  Scenario: When the line is good again, the terminal that was blocked reverses first and sells again
    Given the connection will break when the POS centre has booked the next request
    And the connection will break at the next 3 reversals
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier tries sales of CNY 30.00 until 3 reversals were sent
    Then the transaction is not approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 4 reversal messages
    And the reversal came before the next sale request
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3e.1 @GUIDE-A-FAQ-3e.3
  Scenario: A terminal that is set to give up says so, and goes on selling
    Given the terminal gives a reversal up after its last attempt
    And the connection will break when the POS centre has booked the next request
    And the connection will break at the next 3 reversals
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the terminal shows "Reversal failed"
    And the terminal shows "Contact the acquirer"
    And the POS centre received 3 reversal messages
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3e.1
  Scenario Outline: A request to sign in again, at the last attempt, gives no reversal up
    Given the terminal gives a reversal up after its last attempt
    And the connection will break when the POS centre has booked the next request
    And the connection will break at the next 2 reversals
    And the POS centre will answer the reversal after those with code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is not approved
    And the terminal has to sign in again
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 4 reversal messages
    And the cardholder is charged CNY 30.00 in all

    Examples:
      | code |
      | 77   |
      | 99   |
      | A0   |

  @GUIDE-A-FAQ-3e.1 @GUIDE-A-FAQ-3a
  Scenario Outline: A reversal is over, too, when the answer is that there is nothing to take back
    Given the next request will be lost on its way to the POS centre
    And the POS centre will answer the next "Reversal" with code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

    Examples:
      | code |
      | 12   |
      | 25   |
      | 40   |

  @GUIDE-A-FAQ-3e.1 @GUIDE-A-FAQ-3a
  Scenario: A reversal that could not be sent is no attempt, and is not given up
    Given the terminal gives a reversal up after its last attempt
    And the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier enters the amount CNY 30.00
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the network link of the terminal is cut
    And the cardholder enters the right PIN
    Then the transaction is not approved
    When the network link of the terminal is restored
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3d.4 @GUIDE-A-FAQ-3a
  Scenario: A terminal that reverses at once waits for no next sale
    Given the terminal sends a reversal at once
    And the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the POS centre received a reversal with reason "98"
    And the reversal names the voucher and batch of the sale
    And the terminal owes no reversal
    And the terminal has the transaction in its journal as "reversed"
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-A-FAQ-3e.1 @GUIDE-A-FAQ-3a
  Scenario: At once, too, a reversal whose answer is lost is sent again
    Given the terminal sends a reversal at once
    And the connection will break when the POS centre has booked the next request
    And the connection will break at the next 2 reversals
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the POS centre received 3 reversal messages
    And the terminal owes no reversal
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-A-FAQ-3d.1 @GUIDE-S-STEP-4b.1
  Scenario: An approval that comes when the reversal is through changes nothing
    Given the terminal sends a reversal at once
    And the POS centre will answer the next request too late
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal owes no reversal
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the POS centre received 2 sale requests
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3e.1 @GUIDE-A-FAQ-3e.2 @GUIDE-B-FAQ-1d.1
  Scenario: A restart between two attempts forgets nothing
    Given the connection will break when the POS centre has booked the next request
    And the connection will break at the next 3 reversals
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier tries sales of CNY 30.00 until 3 reversals were sent
    And the terminal is restarted
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 4 reversal messages
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3a @needs:void
  Scenario: A void that the POS centre never saw is tried again and happens once
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    And the next request will be lost on its way to the POS centre
    When the cashier voids the sale with voucher "000012"
    Then the transaction is not approved
    When the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    And CNY 88.00 goes back to the original card
    And the back office has the sale with voucher "000012" as "voided"

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3a @needs:pre-authorisation
  Scenario: A pre-authorisation whose answer is lost holds no money
    Given the connection will break when the POS centre has booked the next request
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the card balance is CNY 970.00

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3a @needs:completion @needs:pre-authorisation
  Scenario: A completion whose answer is lost is reversed and can be made again
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the connection will break when the POS centre has booked the next request
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is not approved
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the cardholder is charged CNY 450.00 in all

  @GUIDE-S-STEP-4d.3 @needs:paper-receipt
  Scenario: A fault report that is printed when all attempts failed says that it is no voucher
    Given the connection will break when the POS centre has booked the next request
    And the connection will break at the next 3 reversals
    When the cashier makes a sale of CNY 613.70 by inserted card
    And the cashier tries sales of CNY 30.00 until 3 reversals were sent
    Then no sales slip is issued
    And a fault report that was printed says that it is no voucher

  @GUIDE-A-FAQ-3d.1 @GUIDE-A-FAQ-3a @needs:balance-inquiry
  Scenario: A reversal that is owed goes out before a balance inquiry
    Given the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    When the cashier makes a balance inquiry
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the terminal owes no reversal
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-A-FAQ-3e.1
  Scenario: A terminal that reverses at once, and has to sign in for it, reverses right after the sign-in
    Given the terminal sends a reversal at once
    And the connection will break when the POS centre has booked the next request
    And the POS centre will answer the next "Reversal" with code "77"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal has to sign in again
    When the cashier signs the terminal in
    Then the terminal owes no reversal
    And the POS centre received 2 reversal messages
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-A-FAQ-3e.1 @GUIDE-A-FAQ-3a
  Scenario: A reversal for which nobody could be connected to is no attempt
    Given the terminal gives a reversal up after its last attempt
    And the POS centre is not always to be reached
    And the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    And nobody can connect to the POS centre any more
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the terminal refuses the transaction
    When the POS centre can be connected to again
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the terminal owes no reversal
    And the cardholder is charged CNY 30.00 in all

Feature: Chip cards
  A chip proves to its issuer that it is there, now, for this amount; a copy cannot.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-S-STEP-1a.1 @GUIDE-B-STEP-2a @needs:insert
  Scenario: An inserted chip proves itself to its issuer
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the request carries the data of the chip
    And the request carries all data of the chip
    And the chip has proved itself to its issuer

  @GUIDE-S-STEP-1b.1 @GUIDE-B-STEP-4a @needs:tap
  Scenario: A tapped chip proves itself to its issuer
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 30.00 by tap
    Then the transaction is approved
    And the request carries all data of the chip
    And the chip has proved itself to its issuer

  @GUIDE-S-STEP-1a.1 @GUIDE-A-FAQ-4a @needs:insert
  Scenario Outline: Chips of long card numbers prove themselves as well
    Given a "<card>" card issued by "Sample Bank" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the chip has proved itself to its issuer

    Examples:
      | card                         |
      | debit with a 17-digit number |
      | debit with a 19-digit number |

  @GUIDE-S-STEP-1a.1 @needs:insert
  Scenario: Every payment has a counter and an unpredictable number of its own
    When the cashier makes a sale of CNY 10.00 by inserted card
    And the cashier makes a sale of CNY 10.00 by inserted card
    And the cashier makes a sale of CNY 10.00 by inserted card
    Then the transaction is approved
    And the counter of the chip goes up with every payment
    And no two payments carry the same unpredictable number
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-STEP-5d.2 @needs:insert
  Scenario: A copied chip that repeats a payment is declined
    When the cashier makes a sale of CNY 128.50 by inserted card
    And somebody pays CNY 128.50 with a copy of the card that repeats its last payment
    Then the transaction is declined with code "A7"
    And no sales slip is issued
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-5d.2 @needs:insert
  Scenario: A forged chip is declined, and the true one still pays
    When somebody pays CNY 128.50 with a forged chip
    Then the transaction is declined with code "59"
    And no sales slip is issued
    And the accounts at the POS centre do not change
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-B-STEP-4b.1 @GUIDE-B-STEP-4b.2 @GUIDE-S-STEP-1b.1 @needs:tap
  Scenario: A card torn away and tapped again is charged once, by a cryptogram of its own
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder takes the card away too early
    Then the POS centre received no message
    And the accounts at the POS centre do not change
    When the cardholder taps the card
    Then the transaction is approved
    And the chip has proved itself to its issuer
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-3d.3 @GUIDE-A-FAQ-3d.4 @needs:insert
  Scenario: A chip card pulled out before the answer is reversed as a fault of the device
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and will pull it out before the answer
    And the cardholder enters the right PIN when it is asked for
    Then the transaction is not approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "96"
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3d.2 @GUIDE-A-FAQ-3d.4 @GUIDE-A-STEP-5d.3 @needs:insert
  Scenario: A wrong answer of the issuer makes the chip decline, and the approval is taken back
    Given the answer of the issuer to the chip will be wrong
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    And the terminal owes a reversal of the transaction
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "06"
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario: The issuer learns what the chip made of its command before the next sale
    Given the issuer will send a command to the chip with its next answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal owes the issuer a notice of what the chip did
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the notice of what the chip did came before anything else
    And the issuer is told that the chip carried out the command
    And the message authentication code of every financial request is correct
    And the cardholder is charged CNY 158.50 in all

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario: A chip refuses a forged command, and the issuer learns that too
    Given a forged command to the chip will come with the next answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the issuer is told that the chip refused the command

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario: Behind a forged command a genuine one is carried out, and the issuer learns of both
    Given a forged command to the chip, and a genuine one behind it, will come with the next answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the issuer is told that the chip refused the first command and carried out the second

  @GUIDE-A-FAQ-5b.3 @needs:insert @needs:settlement
  Scenario: A notice that is owed goes out before the settlement
    Given the issuer will send a command to the chip with its next answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the notice of what the chip did came before anything else
    And the issuer is told that the chip carried out the command

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario Outline: A notice that is answered wrongly stays owed, and stops nothing
    Given the issuer will send a command to the chip with its next answer
    And the POS centre will answer the next "Script result notice" <first>
    And the POS centre will answer the next "Script result notice" <second>
    And the POS centre will answer the next "Script result notice" <third>
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the terminal owes the issuer a notice of what the chip did
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the terminal owes the issuer a notice of what the chip did
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the terminal owes the issuer a notice of what the chip did

    Examples:
      | first                          | second                          | third                          |
      | with another "message type"    | with another "transaction code" | without the "transaction code" |
      | with another "terminal number" | without the "terminal number"   | with another "merchant number" |
      | without the "merchant number"  | with another "voucher"          | without the "voucher"          |
      | without the "answer code"      | with another "MAC"              | without the "MAC"              |
      | with another "beginning of the MAC" | without the "MAC"               | with another "MAC"             |

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario Outline: Any answer ends a notice, whatever its code is
    Given the issuer will send a command to the chip with its next answer
    And the POS centre will answer the next "Script result notice" with code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal owes the issuer a notice of what the chip did
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the terminal owes the issuer no notice of what the chip did
    And the cardholder is charged CNY 158.50 in all

    Examples:
      | code |
      | 25   |
      | 30   |
      | 96   |

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario Outline: An answer to a notice that asks for a new sign-in ends it, too
    # The sale that follows the notice may be refused until the terminal has signed in again, and may go on.
    Given the issuer will send a command to the chip with its next answer
    And the POS centre will answer the next "Script result notice" with code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    And the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the terminal owes the issuer no notice of what the chip did
    And the back office lists the same transactions as the terminal

    Examples:
      | code |
      | 77   |
      | 99   |
      | A0   |

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario: A command that comes with a refusal is carried out, too
    Given the issuer will send a command to the chip with its next answer
    When the cashier makes a sale of CNY 1000.01 by inserted card
    Then the transaction is declined with code "51"
    And the terminal owes the issuer a notice of what the chip did
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the issuer is told that the chip carried out the command
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-5b.3 @needs:tap
  Scenario: A command to a card that was tapped is lost, as the card is gone
    Given PIN-free small payment is on with limit CNY 1000.00
    And the issuer will send a command to the chip with its next answer
    When the cashier makes a sale of CNY 30.00 by tap
    Then the transaction is approved
    And the terminal owes the issuer no notice of what the chip did

  @GUIDE-A-STEP-5d.1 @needs:insert
  Scenario: An approval without an answer of the issuer to the chip is an approval all the same
    Given the POS centre will answer the next "Sale" without the "chip data"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal owes no reversal
    And the sales slip is complete
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario: A notice that is owed goes out before a reversal that is owed
    Given the issuer will send a command to the chip with its next answer
    And the POS centre will answer the next "Script result notice" without the "answer code"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the cashier enters the amount CNY 30.00
    And the cashier confirms the amount
    And the cardholder inserts the card and will pull it out before the answer
    And the cardholder enters the right PIN when it is asked for
    Then the transaction is not approved
    When the cashier makes a sale of CNY 20.00 by inserted card
    Then the transaction is approved
    And the notice of what the chip did came before the reversal
    And the cardholder is charged CNY 148.50 in all

  @GUIDE-A-FAQ-3d.2 @GUIDE-A-FAQ-3d.4 @GUIDE-A-STEP-5d.3 @needs:insert @needs:pre-authorisation
  Scenario: A wrong answer of the issuer makes the chip decline a pre-authorisation, too
    Given the answer of the issuer to the chip will be wrong
    When the cashier makes a pre-authorisation of CNY 500.00 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    And the terminal owes a reversal of the transaction
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "06"
    And the card balance is CNY 970.00

  @GUIDE-A-FAQ-3d.2 @GUIDE-A-FAQ-3d.4 @GUIDE-A-STEP-5d.3 @needs:insert
  Scenario Outline: A wrong answer of the issuer makes the chip decline what code <code> approves
    Given the issuer will answer the next sale with code "<code>" and the chip with a wrong answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And no sales slip is issued
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received a reversal with reason "06"
    And the cardholder is charged CNY 30.00 in all

    Examples:
      | code |
      | 11   |
      | A2   |

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario: A restart does not lose what the issuer is to learn of the chip
    Given the issuer will send a command to the chip with its next answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the terminal is restarted
    Then the terminal owes the issuer a notice of what the chip did
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the issuer is told that the chip carried out the command
    And the terminal owes the issuer no notice of what the chip did

  @GUIDE-A-FAQ-3d.2 @needs:insert
  Scenario: A decline stays a decline where the card was pulled out before it came
    Given the issuer will answer code "51"
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card and will pull it out before the answer
    And the cardholder enters the right PIN
    Then the transaction is declined with code "51"
    And the terminal shows "Insufficient funds"
    And the terminal owes no reversal
    And the POS centre received no reversal

  @GUIDE-A-FAQ-5b.3 @needs:insert
  Scenario: Past midnight the notice names its transaction by the date of the answer
    Given the clock of the POS centre stands at "2026-12-31 23:59:50"
    And the issuer will send a command to the chip with its next answer
    When 20 seconds pass at the POS centre
    # The clock of the terminal is still that of its sign-in, a day before.
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the issuer is told that the chip carried out the command

Feature: Payment by code
  The customer shows a code instead of a card. It pays once; whenever nobody knows whether it has paid, the terminal asks and never charges again.

  Background:
    Given the terminal takes payment codes
    And the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-SFT-6.1
  Scenario: Amount, code, approved; no PIN and no signature
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    Then the terminal asks to "show the payment code"
    When the customer shows the payment code
    Then the transaction is approved
    And the terminal does not ask for the PIN
    And a sales slip for CNY 25.00 is issued
    And the sales slip is complete
    And the sales slip has no signature line
    And the POS centre received nothing but one request of the kind "Sale"
    And the entry mode of the request is "032"
    And the request carries no PIN
    And the request asks for CNY 25.00
    And every payment code has paid exactly once
    And the cardholder is charged CNY 25.00 in all
    And the back office lists the same transactions as the terminal

  @GUIDE-P-SFT-6.1
  Scenario: A code that has paid does not pay again
    Given the cashier takes CNY 25.00 by payment code
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the customer shows the payment code
    Then the transaction is declined with code "94"
    And no sales slip is issued
    And every payment code has paid exactly once
    And the cardholder is charged CNY 25.00 in all

  @GUIDE-P-SFT-6.1
  Scenario: A code whose time is over is declined, and nothing is asked about it
    When the customer opens a payment code
    And 61 seconds pass at the POS centre
    And the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the customer shows the payment code
    Then the transaction is declined with code "54"
    And no sales slip is issued
    And the POS centre was asked 0 times what became of a payment by code
    And the terminal has nothing left to ask
    And no payment code has paid

  @GUIDE-P-SFT-6.1
  Scenario: A code that nobody has issued is declined
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the cardholder presents the payment code "621111111111111110"
    Then the transaction is declined with code "14"
    And no sales slip is issued
    And the terminal has nothing left to ask
    And the accounts at the POS centre do not change

  @GUIDE-P-SFT-6.1
  Scenario: What is no payment code is not sent, and a right one pays afterwards
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the customer shows something that is no payment code
    Then the POS centre received no message
    And the terminal asks to "show the payment code"
    When the customer shows the payment code
    Then the transaction is approved
    And every payment code has paid exactly once

  @GUIDE-P-SFT-6.1 @GUIDE-A-STEP-3b.3
  Scenario: After three scans of what is no payment code the payment ends, and nothing is sent
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the customer shows something that is no payment code
    And the customer shows something that is no payment code
    Then the terminal asks to "show the payment code"
    When the customer shows something that is no payment code
    Then the terminal refuses the transaction
    And the POS centre received no message

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: An answer lost after the booking is asked about, and the payment gets its slip
    Given the POS centre will not answer the next request
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And a sales slip for CNY 25.00 is issued
    And the sales slip is complete
    And the POS centre was asked 1 time what became of a payment by code
    And every question names the voucher and batch of the payment
    And the POS centre received 1 sale request
    And the POS centre received no reversal
    And the terminal has nothing left to ask
    And every payment code has paid exactly once
    And the cardholder is charged CNY 25.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: A request lost before the booking is asked about, and nothing is paid
    Given the next request will be lost on its way to the POS centre
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is not approved
    And no sales slip is issued
    And the POS centre was asked 1 time what became of a payment by code
    And the terminal has nothing left to ask
    And the POS centre received no reversal
    And no payment code has paid
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And the POS centre was asked 1 time what became of a payment by code
    And the cardholder is charged CNY 25.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: An answer that belongs to another transaction is none, and is asked about
    Given the POS centre will answer the next request with the voucher of another transaction
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And the POS centre was asked 1 time what became of a payment by code
    And every question names the voucher and batch of the payment
    And the POS centre received no reversal
    And the cardholder is charged CNY 25.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: A question whose own answer is lost is asked again
    Given the connection will break when the POS centre has booked the next request
    And the POS centre will not answer the next question about a payment by code
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And a sales slip for CNY 25.00 is issued
    And the POS centre was asked 2 times what became of a payment by code
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 25.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: A question that the POS centre could not answer does not mean that nothing was paid
    Given the connection will break when the POS centre has booked the next request
    And the POS centre cannot say at the next question what became of a payment by code
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And every payment code has paid exactly once
    And the cardholder is charged CNY 25.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: As long as nobody answers, the payment stays unknown and is asked about before the next one
    Given the connection will break when the POS centre has booked the next request
    And the POS centre will not answer questions about payments by code
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is not approved
    And the terminal shows "Outcome not known"
    And no sales slip is issued
    And the terminal has the transaction in its journal as "unknown"
    And the terminal still has to ask what became of the payment
    And the POS centre was asked at least once and at most 3 times what became of a payment by code
    When the terminal is restarted
    Then the terminal still has to ask what became of the payment
    When the POS centre answers again
    And the cashier takes CNY 30.00 by payment code
    Then the transaction is approved
    And the terminal has never shown "Nothing was paid"
    And the terminal has nothing left to ask
    And every question names the voucher and batch of the payment
    And the POS centre received 2 sale requests
    And the POS centre received no reversal
    And every payment code has paid exactly once
    And the cardholder is charged CNY 55.00 in all
    And the back office lists the same transactions as the terminal

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: A terminal that is set to give up asks once more, and goes on selling
    Given the terminal gives a reversal up after its last attempt
    And the next request will be lost on its way to the POS centre
    And the POS centre will not answer questions about payments by code
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is not approved
    And the terminal still has to ask what became of the payment
    When the cashier takes CNY 30.00 by payment code
    Then the transaction is approved
    And the terminal has nothing left to ask
    And the POS centre received 2 sale requests
    And the POS centre received no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: A payment that turns out not to have been made is none, and the next one goes on
    Given the next request will be lost on its way to the POS centre
    And the POS centre will not answer questions about payments by code
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is not approved
    And the terminal still has to ask what became of the payment
    When the POS centre answers again
    And the cashier takes CNY 30.00 by payment code
    Then the transaction is approved
    And the sales slip is complete
    And the terminal has nothing left to ask
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: Power that fails before the answer leaves a question, not a second charge
    Given the POS centre will not answer the next request
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the customer shows the payment code and the power fails before the answer
    And the terminal is restarted
    Then the terminal still has to ask what became of the payment
    When the cashier takes CNY 30.00 by payment code
    Then the transaction is approved
    And the POS centre was asked 1 time what became of a payment by code
    And the POS centre received 2 sale requests
    And every payment code has paid exactly once
    And the cardholder is charged CNY 55.00 in all
    And the back office lists the same transactions as the terminal

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario: Power that fails while the terminal asks leaves the question to be asked again
    Given the connection will break when the POS centre has booked the next request
    And the POS centre will not answer the next question about a payment by code
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the customer shows the payment code and the power fails while the terminal asks what became of it
    And the terminal is restarted
    Then the terminal still has to ask what became of the payment
    When the cashier takes CNY 30.00 by payment code
    Then the transaction is approved
    And the POS centre was asked 2 times what became of a payment by code
    And every payment code has paid exactly once
    And the cardholder is charged CNY 55.00 in all

  @GUIDE-S-ADV-3.1 @GUIDE-S-ADV-3.2 @GUIDE-S-ADV-3.3
  Scenario: Nobody can read a payment code off the terminal
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And no screen, slip, journal or log shows a whole payment code

  @GUIDE-P-SFT-6.1 @GUIDE-B-FAQ-5g.1 @needs:void @needs:settlement
  Scenario: A payment by code is voided without a card
    When the cashier takes CNY 25.00 by payment code
    And the cashier voids the last sale
    Then the transaction is approved
    And the entry mode of the request is "032"
    And the cardholder is charged CNY 0.00 in all
    When the cashier settles the batch
    Then the operation succeeds
    And the batch balances with 1 debit of CNY 25.00 and 1 credit of CNY 25.00

  @GUIDE-P-SFT-6.1 @GUIDE-B-FAQ-5d.1 @needs:refund @needs:settlement
  Scenario: A settled payment by code is refunded with the payment voucher of its slip, to the card that paid
    When the cashier takes CNY 25.00 by payment code
    And the cashier settles the batch
    And the cashier refunds CNY 10.00 of the last payment by code with the payment voucher of its slip
    Then the transaction is approved
    And the entry mode of the request is "032"
    And the cardholder is charged CNY 15.00 in all

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2 @GUIDE-P-SFT-5 @needs:settlement
  Scenario Outline: Many payments by code with faults and restarts: each code pays once, and both sides agree
    When the cashier takes 14 payments by code with faults and restarts, drawn from seed <seed>
    Then every payment code that has paid is one approved payment at the terminal, and no other is
    And terminal and back office hold the same approved transactions, one for one
    And there were at least 1 payment by code and 1 question about them
    And the POS centre received no reversal
    And the terminal has nothing left to ask
    When the cashier settles the batch
    Then the operation succeeds
    And the batch balances

    Examples:
      | seed |
      | 1    |
      | 2    |

  @GUIDE-P-SFT-6.1 @GUIDE-P-SFT-6.2
  Scenario Outline: A question whose own answer is wrong in one place is asked again
    Given the POS centre will answer the next "Sale" with another "voucher"
    And the POS centre will answer the next "Payment code query" <first>
    And the POS centre will answer the next "Payment code query" <second>
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    And the POS centre was asked 3 times what became of a payment by code
    And the cardholder is charged CNY 25.00 in all

    Examples:
      | first                         | second                         |
      | with another "message type"   | with another "voucher"         |
      | without the "voucher"         | with another "terminal number" |
      | without the "terminal number" | with another "merchant number" |
      | without the "merchant number" | without the "answer code"      |
      | with another "MAC"            | without the "MAC"              |
      | with another "beginning of the MAC" | with another "MAC"             |

  @GUIDE-P-SFT-5 @needs:insert @needs:refund @needs:void @needs:settlement
  Scenario: What is uploaded of payments by code has no card, and their amounts
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    And the cashier takes CNY 25.00 by payment code
    And the cashier voids the last sale
    And the cashier takes CNY 7.20 by payment code
    And the cashier makes a sale of CNY 5.00 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch does not balance
    And the terminal uploads 4 transactions of the batch

  @GUIDE-P-SFT-6.1
  Scenario Outline: A payment code of <digits> digits is sent
    When the cashier chooses "QR sale" on the main screen
    And the cashier enters the amount CNY 25.00
    And the cashier confirms the amount
    And the cardholder presents the payment code "<code>"
    # It is well formed, and of nobody.
    Then the transaction is not approved
    And the POS centre received 1 sale request

    Examples:
      | digits | code                     |
      | 10     | 6284739105               |
      | 24     | 628473910562847391056284 |

  @GUIDE-P-SFT-6.1 @needs:insert
  Scenario: Nothing of a payment code is left when a card pays next
    When the cashier takes CNY 25.00 by payment code
    Then the transaction is approved
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the entry mode of the request is "051"
    And the sales slip is complete
    And every payment code has paid exactly once

  @GUIDE-P-SFT-6.1 @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4
  Scenario: A payment by code that is given up at any question leaves nothing behind
    When the cashier cancels a "QR sale" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "QR sale"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "QR sale"
    Then none of them is approved

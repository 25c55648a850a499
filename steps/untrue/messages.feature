Feature: Untrue of messages
  Each scenario ends with a sentence that is not true; its name is what the finding has to say.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  Scenario: The POS centre received another number of requests.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the POS centre received 2 sale requests

  Scenario: The POS centre received another number of requests.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the POS centre received 1 request of the kind "Refund"

  Scenario: The POS centre received something else, or something more.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the POS centre received nothing but one request of the kind "Refund"

  Scenario: The POS centre received a message.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the POS centre received no message

  Scenario: The request says that the card was read otherwise.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the entry mode of the request is "072"

  Scenario: A request asks for an amount that was not entered.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then no request asks for an amount that was not entered as CNY 100.00

  Scenario: The request asks for another amount or currency.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the request asks for CNY 128.51

  Scenario: The request carries a PIN.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the request carries no PIN

  Scenario: The request carries no PIN, or a readable one.
    Given PIN-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by tap
    Then the request carries an enciphered PIN

  Scenario: The request carries no chip data or no card sequence number.
    Given a "debit stripe-only" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by swiped card
    Then the request carries the data of the chip

  @glass:wire/request/sale/64/altered
  Scenario: A financial request has no right message authentication code.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the message authentication code of every financial request is correct

  Scenario: No reversal with this reason reached the POS centre.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the POS centre received a reversal with reason "98"

  Scenario: A reversal gives another reason.
    Given the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then a reversal, if there was one, gave the reason "06"

  Scenario: The POS centre received another number of requests.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the POS centre received 1 reversal message

  Scenario: The terminal is going to send a reversal.
    Given the connection will break when the POS centre has booked the next request
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the POS centre received no reversal

  Scenario: The reversal does not name the transaction that it takes back.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the reversal names the voucher and batch of the sale

  Scenario: The reversal did not come first.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the reversal came before the next sale request

  Scenario: The reversal carries what it must not, or none came.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the reversal carries neither track data nor a PIN

  Scenario: The POS centre received another number of requests.
    Given the terminal takes payment codes
    When the cashier takes CNY 25.00 by payment code
    Then the POS centre was asked 1 time what became of a payment by code

  Scenario: The terminal does not ask, or asks without end.
    Given the terminal takes payment codes
    When the cashier takes CNY 25.00 by payment code
    Then the POS centre was asked at least once and at most 3 times what became of a payment by code

  Scenario: The terminal asks about something else.
    Given the terminal takes payment codes
    When the cashier takes CNY 25.00 by payment code
    Then every question names the voucher and batch of the payment

  Scenario: The terminal does not keep that it has to ask.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal still has to ask what became of the payment

  Scenario: The terminal still has to ask what became of a payment.
    Given the terminal takes payment codes
    And the connection will break when the POS centre has booked the next request
    And the POS centre will not answer questions about payments by code
    When the cashier takes CNY 25.00 by payment code
    Then the terminal has nothing left to ask

  Scenario: Kinds of sale cannot be told apart by their codes.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then each kind of sale went out under codes of its own

  Scenario: The terminal does not keep a notice to be sent.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal owes the issuer a notice of what the chip did

  Scenario: The terminal still keeps a notice to be sent.
    Given the issuer will send a command to the chip with its next answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal owes the issuer no notice of what the chip did

  Scenario: The terminal does not keep a signature to be sent.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal owes the electronic signature

  Scenario: The terminal still keeps a signature to be sent.
    Given the terminal profile is "e-signature"
    And the POS centre will answer the next "Electronic signature upload" without the "answer code"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal owes no electronic signature

  Scenario: The issuer was not told what the chip did.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the issuer is told that the chip carried out the command

  Scenario: The issuer was not told what the chip did.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the issuer is told that the chip refused the command

  Scenario: The issuer was not told what became of both commands.
    Given the issuer will send a command to the chip with its next answer
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the issuer is told that the chip refused the first command and carried out the second

  Scenario: The notice did not come before the reversal.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the notice of what the chip did came before the reversal

  Scenario: The notice did not come first.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the notice of what the chip did came before anything else

  Scenario: The issuer does not accept the cryptogram of the chip.
    When somebody pays CNY 30.00 with a forged chip
    Then the chip has proved itself to its issuer

  @glass:wire/request/sale/55.9F33/absent
  Scenario: Some data of the chip is missing in the request.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the request carries all data of the chip

  Scenario: Chip data is missing in the requests.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the counter of the chip goes up with every payment

  Scenario: Chip data is missing in the requests.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then no two payments carry the same unpredictable number

  Scenario: The request does not say that the chip could not be read.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the request is marked as a fallback from the chip

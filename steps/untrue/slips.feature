Feature: Untrue of slips
  Each scenario ends with a sentence that is not true; its name is what the finding has to say.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  Scenario: The slip bears another day or time.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip is dated "01-01 00:00:00"

  Scenario: The sales slip is of another amount or another transaction.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then a sales slip for CNY 128.51 is issued

  Scenario: A sales slip was issued.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then no sales slip is issued

  Scenario: The sales slip did not come by itself.
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then the sales slip is issued without another key press

  @glass:slip/sale/merchant/amountMinor/altered
  Scenario: Elements of the sales slip are missing or wrong.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip is complete

  @glass:slip/sale/merchant/cardNumber/altered
  Scenario: The sales slip shows more, or less, of the card number.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip shows only the first six and last four digits of the card number

  Scenario: The sales slip does not say "PIN-free and signature-free".
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip contains "PIN-free and signature-free"

  Scenario: The sales slip does not name it.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip names the operator "77"

  Scenario: The sales slip does not name it.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip names the original voucher "000012"

  Scenario: The sales slip does not name it.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip names the original reference "071800000042" and date "0718"

  Scenario: The sales slip does not name the limit.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip contains the limit CNY 1000.00

  Scenario: Neither screen nor slip reminds the cardholder.
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    Then screen or slip remind the cardholder to "check the slip"

  @glass:slip/sale/fault-report/empty
  Scenario: The fault report could be taken for a voucher.
    Given the connection will break when the POS centre has booked the next request
    And the connection will break at the next 3 reversals
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier tries sales of CNY 30.00 until 3 reversals were sent
    Then a fault report that was printed says that it is no voucher

  Scenario: The slip is not marked as a reprint.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip is marked as a reprint

  Scenario: The reprint differs from the first slip.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the reprint repeats voucher, reference and amount of the first slip

  Scenario: There is no electronic slip.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then an electronic slip with a feature code is issued

  Scenario: The merchant copy has no signature line.
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by tap
    Then the merchant copy has a signature line

  Scenario: The merchant copy does not say "PIN-free and signature-free".
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant copy contains "PIN-free and signature-free"

  Scenario: There is no cardholder copy.
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then a cardholder copy is issued

  Scenario: There is no cardholder copy.
    When the cashier makes a sale of CNY 5000.00 by inserted card
    Then the cardholder copy has no signature line

  Scenario: The sales slip has a signature line.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the sales slip has no signature line

  Scenario: The electronic signature did not reach the POS centre.
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the electronic signature has been uploaded

@needs:insert @needs:settlement
Feature: The merchant's money
  What was sold reaches the merchant in time, from the licensed acquirer alone, less the fee that was signed and nothing else.

  Background:
    Given the clock of the POS centre stands at "2026-07-17 10:00:00"
    And the contracted fee rate is 0.60 percent
    And the agreed settlement cycle is "T+1"
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-LKL-2
  Scenario: The licensed acquirer pays the merchant's account, and nobody stands between
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the merchant has not been settled
    When the business day is "2026-07-20"
    Then the licensed acquirer pays the merchant CNY 127.73 on "2026-07-20"
    And every settlement went from the licensed acquirer to the merchant’s account and through nobody else

  @GUIDE-P-LKL-8
  Scenario Outline: The money comes within the agreed cycle, weekends and holidays reckoned in
    Given the clock of the POS centre stands at "<day> 10:00:00"
    And the agreed settlement cycle is "<cycle>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the business day is "2026-10-12"
    Then the licensed acquirer pays the merchant CNY 127.73 on "<arrival>"
    And every settlement reaches the merchant within the cycle "<cycle>"

    Examples:
      | cycle | day        | arrival    |
      | T+1   | 2026-07-16 | 2026-07-17 |
      | T+1   | 2026-07-17 | 2026-07-20 |
      | T+1   | 2026-09-30 | 2026-10-08 |
      | D+1   | 2026-07-17 | 2026-07-18 |
      | D+0   | 2026-07-17 | 2026-07-17 |

  @GUIDE-P-SFT-4 @GUIDE-P-LKL-8 @GUIDE-P-SFT-5
  Scenario: Day after day is settled, none left out and none twice
    When the business day is "2026-07-20"
    And the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-21"
    And the cashier makes a sale of CNY 88.00 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-22"
    And the cashier makes a sale of CNY 30.00 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-23"
    Then every business day from "2026-07-20" to "2026-07-22" has been settled exactly once
    And every settlement reaches the merchant within the cycle "T+1"
    And settlements, transactions, statement and ledger agree to the fen

  @GUIDE-P-SFT-1
  Scenario: The fee is the same on the first day and a year later
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant fee is CNY 0.77
    When the business day is "2026-12-31"
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant fee is CNY 0.77
    When the business day is "2027-07-17"
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant fee is CNY 0.77
    And every payment costs the merchant the fee of the contract that held on its day

  @GUIDE-P-SFT-1
  Scenario Outline: The fee is rounded to the fen
    When the cashier makes a sale of CNY <amount> by inserted card
    Then the transaction is approved
    And the merchant fee is CNY <fee>

    Examples:
      | amount | fee  |
      | 0.83   | 0.00 |
      | 0.84   | 0.01 |
      | 12.50  | 0.08 |
      | 999.99 | 6.00 |

  @GUIDE-P-SFT-1
  Scenario: A rate that nobody signed is refused, and the old one holds
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the back office refuses a fee rate of 0.70 percent from "2026-07-20" that nobody signed
    When the business day is "2026-07-20"
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant fee is CNY 0.77
    And every payment costs the merchant the fee of the contract that held on its day

  @GUIDE-P-SFT-1
  Scenario: A new contract holds from its first day on, and not before
    When the merchant signs a new contract with a fee rate of 0.50 percent from "2026-07-20"
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant fee is CNY 0.77
    When the business day is "2026-07-20"
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the merchant fee is CNY 0.64
    And every payment costs the merchant the fee of the contract that held on its day

  @GUIDE-P-SFT-5 @needs:void @needs:refund
  Scenario: A day with voids and refunds comes out to the fen
    Given a settled sale of CNY 88.00 with reference "071700000042" dated "0717"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 50.00 by inserted card
    And the cashier voids the last sale
    And the cashier refunds CNY 30.00 of the sale with reference "071700000042" dated "0717"
    And the cashier settles the batch
    And the business day is "2026-07-20"
    Then the settlement is CNY 266.50 of payments less CNY 50.00 voided, CNY 30.00 refunded and CNY 1.30 of fees
    And the licensed acquirer pays the merchant CNY 185.20 on "2026-07-20"
    And settlements, transactions, statement and ledger agree to the fen

  @GUIDE-B-FAQ-5h.1 @GUIDE-P-SFT-5 @needs:refund
  Scenario: A refund lowers the settlement of the day on which it is made
    Given a settled sale of CNY 88.00 with reference "071700000042" dated "0717"
    When the business day is "2026-07-20"
    And the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier refunds CNY 30.00 of the sale with reference "071700000042" dated "0717"
    And the cashier settles the batch
    And the business day is "2026-07-21"
    Then the licensed acquirer pays the merchant CNY 87.47 on "2026-07-20"
    And the licensed acquirer pays the merchant CNY 97.73 on "2026-07-21"
    And settlements, transactions, statement and ledger agree to the fen

  @GUIDE-P-SFT-5
  Scenario: What was declined is neither paid nor charged for
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 5000.00 by inserted card
    And the cashier settles the batch
    And the business day is "2026-07-20"
    Then the settlement is CNY 128.50 of payments less CNY 0.00 voided, CNY 0.00 refunded and CNY 0.77 of fees
    And settlements, transactions, statement and ledger agree to the fen

  @GUIDE-P-LKL-1
  Scenario Outline: The acquirer states its licence, and the slip names the holder
    Given the acquirer profile is "<acquirer>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the acquirer states its payment licence with holder, number, scope and validity
    And the sales slip names the licence holder as the acquirer

    Examples:
      | acquirer         |
      | Generic UnionPay |
      | Lakala-style     |
      | Shengpay-style   |
      | Ruiyinxin-style  |

  @GUIDE-P-CUP-2
  Scenario Outline: Each acquirer pays by its own contract, and nothing else differs
    Given the acquirer profile is "<acquirer>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the merchant fee is CNY <fee>
    When the cashier settles the batch
    And the business day is "2026-07-21"
    Then the licensed acquirer pays the merchant CNY <paid> on "<arrival>"
    And settlements, transactions, statement and ledger agree to the fen

    Examples:
      | acquirer         | fee  | paid   | arrival    |
      | Generic UnionPay | 0.77 | 127.73 | 2026-07-20 |
      | Lakala-style     | 0.77 | 127.73 | 2026-07-18 |
      | Shengpay-style   | 0.71 | 127.79 | 2026-07-20 |
      | Ruiyinxin-style  | 3.77 | 124.73 | 2026-07-17 |

@needs:insert @needs:reprint @needs:paper-receipt
Feature: Reprint
  A slip can be had again, and is then marked as a copy.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-B-FAQ-3f.1 @GUIDE-B-FAQ-3f.2
  Scenario: The last slip is printed again and marked
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier reprints the last slip
    Then the sales slip is marked as a reprint
    And the reprint repeats voucher, reference and amount of the first slip
    And the operation succeeds
    And the POS centre received 1 sale request

  @GUIDE-B-FAQ-3f.1
  Scenario: Without a transaction there is nothing to print again
    When the cashier reprints the last slip
    Then no sales slip is issued
    And the terminal shows "No transactions"

  @GUIDE-B-FAQ-3f.1 @GUIDE-B-FAQ-3f.2 @needs:tap
  Scenario: After a restart the reprint says as well that no PIN and no signature were needed
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 20.00 by tap
    And the terminal is restarted
    And the cashier reprints the last slip
    Then the sales slip is marked as a reprint
    And the sales slip contains "PIN-free and signature-free"
    And the sales slip contains the limit CNY 1000.00
    And the sales slip has no signature line

  @GUIDE-B-FAQ-3f.1
  Scenario: A reprint bears date and time of its transaction, and not those of the reprint
    Given the clock of the POS centre stands at "2026-12-31 23:59:50"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And 20 seconds pass at the POS centre
    And the cashier signs the terminal in
    And the cashier reprints the last slip
    Then the sales slip is marked as a reprint
    And the sales slip is dated "12-31 23:59:50"

  @GUIDE-B-FAQ-3f.1 @GUIDE-A-STEP-6e.1
  Scenario: A reprint names the operator who took the payment, and not the one who reprints
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    Given the terminal is signed in by operator "02"
    When the cashier signs the terminal in
    And the cashier reprints the last slip
    Then the sales slip is marked as a reprint
    And the sales slip names the operator "01"

  @GUIDE-B-FAQ-3f.1 @GUIDE-B-FAQ-3f.2
  Scenario: What was declined since has no slip, and the last slip is still that of the sale before
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 5000.00 by inserted card
    Then the transaction is declined with code "51"
    When the cashier reprints the last slip
    Then the sales slip is marked as a reprint
    And the reprint repeats voucher, reference and amount of the first slip

  @GUIDE-B-FAQ-3f.1 @GUIDE-A-STEP-6c.1 @needs:observe-paper
  Scenario: A reprint waits for paper as well
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the printer runs out of paper
    And the cashier reprints the last slip
    Then the terminal shows "Paper out"
    When paper is loaded
    Then the sales slip is marked as a reprint
    And the reprint repeats voucher, reference and amount of the first slip

@needs:tap @needs:paper-receipt
Feature: Without signature
  A small tap may go without signature; the slip then says so.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 3000.00

  @GUIDE-A-FAQ-1f.1 @GUIDE-A-FAQ-1f.2 @GUIDE-S-STEP-5b.2
  Scenario: PIN-free and signature-free: the slip says both and has no signature line
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 1000.00 by tap
    Then the transaction is approved
    And the sales slip contains "PIN-free and signature-free"
    And the sales slip contains the limit CNY 1000.00
    And the sales slip has no signature line

  @GUIDE-A-FAQ-1f.3 @GUIDE-B-STEP-2b.1
  Scenario: Signature-free alone: the slip says that no signature is needed
    Given PIN-free small payment is on with limit CNY 100.00
    And signature-free small payment is on with limit CNY 1000.00
    When the cashier enters the amount CNY 500.00
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 500.00
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the sales slip contains "no signature needed"
    And the sales slip has no signature line

  @GUIDE-S-STEP-5b.1
  Scenario: One fen above the signature-free limit, the cardholder signs
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00
    When the cashier enters the amount CNY 1000.01
    And the cashier confirms the amount
    And the cardholder taps the card
    And the cardholder enters the right PIN
    Then the transaction is approved
    And the merchant copy has a signature line

  @GUIDE-S-STEP-5b.1 @needs:insert
  Scenario: An inserted card is signed for, however small the amount
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 1.00 by inserted card
    Then the transaction is approved
    And the merchant copy has a signature line

  @GUIDE-A-FAQ-1d.2 @GUIDE-A-FAQ-1d.3 @GUIDE-B-STEP-2b.1 @needs:parameter-download
  Scenario: A download switches PIN-free and signature-free payment on
    Given PIN-free small payment is off
    And the acquirer grants PIN-free payment up to CNY 300.00 by its parameters
    When the cashier enters the amount CNY 300.00
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 300.00
    When the cashier cancels
    And the cashier downloads the parameters
    Then the operation succeeds
    When the cashier makes a sale of CNY 300.00 by tap
    Then the transaction is approved
    And the terminal does not ask for the PIN
    And the sales slip has no signature line

  @GUIDE-S-STEP-5b.1
  Scenario: Where signature-free payment is off, a small tap without PIN is signed for
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is off
    When the cashier makes a sale of CNY 20.00 by tap
    Then the transaction is approved
    And the terminal does not ask for the PIN
    And the merchant copy has a signature line

  @GUIDE-A-FAQ-1d.2 @GUIDE-A-FAQ-1d.3 @GUIDE-B-STEP-2b.1 @needs:parameter-download
  Scenario: A download switches PIN-free and signature-free payment off
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00
    And the acquirer withdraws PIN-free and signature-free payment by its parameters
    When the cashier downloads the parameters
    Then the operation succeeds
    When the cashier enters the amount CNY 20.00
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 20.00
    When the cardholder enters the right PIN
    Then the transaction is approved
    And the merchant copy has a signature line

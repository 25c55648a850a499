@needs:insert
Feature: Electronic signature
  An e-signature terminal takes the signature on its screen and needs no paper.

  Background:
    Given the terminal profile is "e-signature"
    And the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-P-LKL-3.1 @GUIDE-P-LKL-3.2 @GUIDE-S-STEP-5b.1
  Scenario: The cardholder signs on the screen, and the signature is uploaded
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    Then the terminal asks to "sign"
    When the cardholder signs on the screen
    Then the transaction is approved
    And an electronic slip with a feature code is issued
    And the electronic signature has been uploaded

  @GUIDE-P-LKL-3.3 @needs:observe-paper
  Scenario: Without paper the sale goes through all the same
    Given the printer has no paper
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And an electronic slip with a feature code is issued
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-P-LKL-3.1 @needs:balance-inquiry
  Scenario Outline: A signature whose upload is answered wrongly three times over is still owed
    Given the POS centre will answer the next "Electronic signature upload" <first>
    And the POS centre will answer the next "Electronic signature upload" <second>
    And the POS centre will answer the next "Electronic signature upload" <third>
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal owes the electronic signature
    When the cashier makes a balance inquiry
    Then the terminal owes the electronic signature
    When the cashier makes a balance inquiry
    Then the terminal owes the electronic signature

    Examples:
      | first                          | second                        | third                          |
      | with another "message type"    | without the "answer code"     | with another "MAC"             |
      | with another "terminal number" | without the "terminal number" | with another "merchant number" |
      | without the "merchant number"  | with another "voucher"        | without the "voucher"          |
      | without the "MAC"              | with another "message type"   | with another "voucher"         |
      | with another "beginning of the MAC" | without the "MAC"             | with another "MAC"             |

  @GUIDE-P-LKL-3.1
  Scenario: A signature that is still owed goes up by itself after a restart
    Given the POS centre will answer the next "Electronic signature upload" without the "answer code"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the terminal is restarted
    Then the terminal owes no electronic signature
    And the electronic signature has been uploaded

  @GUIDE-A-FAQ-5b.2
  Scenario: A signature that is answered with code 99 calls for a new sign-in
    Given the POS centre will answer the next "Electronic signature upload" with code "99"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal has to sign in again
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-P-LKL-3.1
  Scenario: A signature that was lost on its way goes up by itself after a restart
    Given the next "Electronic signature upload" will be lost on its way to the POS centre
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the terminal owes the electronic signature
    When the terminal is restarted
    Then the electronic signature has been uploaded
    And the terminal owes no electronic signature

  @GUIDE-S-STEP-5b.1 @GUIDE-S-STEP-5b.2 @needs:tap
  Scenario: A small tap needs no signature on the screen, an inserted card does
    Given PIN-free small payment is on with limit CNY 1000.00
    And signature-free small payment is on with limit CNY 1000.00
    When the cashier makes a sale of CNY 30.00 by tap
    Then the transaction is approved
    And the terminal does not ask to "sign"
    And the terminal owes no electronic signature
    When the cashier makes a sale of CNY 1.00 by inserted card
    Then the transaction is approved
    And an electronic slip with a feature code is issued
    And the electronic signature has been uploaded

  @GUIDE-P-LKL-3.1
  Scenario: A sale that nobody signs stands, and its slip comes all the same
    Given the terminal waits for people only a short time
    When the cashier goes on with a "Sale" until the terminal asks to "sign"
    And nobody does anything for longer than that
    Then the transaction is approved
    And a sales slip for CNY 30.00 is issued
    And the terminal owes no electronic signature
    And the POS centre received 1 sale request
    And the POS centre received no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-P-LKL-3.1
  Scenario: Of two signatures that are owed none is lost
    Given the next "Electronic signature upload" will be lost on its way to the POS centre
    And the next "Electronic signature upload" will be lost on its way to the POS centre
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    When the terminal is restarted
    Then the electronic signature has been uploaded
    And the terminal owes no electronic signature

  @GUIDE-P-LKL-3.1 @needs:settlement
  Scenario: A signature that is still owed when the batch is settled goes up afterwards
    Given the next "Electronic signature upload" will be lost on its way to the POS centre
    And the next "Electronic signature upload" will be lost on its way to the POS centre
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the operation succeeds
    And the batch balances
    When the terminal is restarted
    Then the electronic signature has been uploaded
    And the terminal owes no electronic signature
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-P-LKL-3.2
  Scenario: The feature code is made of the settlement date, which need not be today
    Given the POS centre will answer the next "Sale" with another "settlement date"
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    And the cardholder signs on the screen
    Then the transaction is approved
    And an electronic slip with a feature code is issued
    And the electronic signature has been uploaded

  @GUIDE-P-LKL-3.1 @needs:settlement
  Scenario: A signature that is owed stays owed when a sign-in tells of a new batch
    Given the next "Electronic signature upload" will be lost on its way to the POS centre
    And the next "Electronic signature upload" will be lost on its way to the POS centre
    And the POS centre will not answer the next request of the kind "Settlement"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier settles the batch
    Then the operation fails
    # The POS centre has closed the batch, and the terminal does not know.
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the electronic signature has been uploaded
    And the terminal owes no electronic signature

  @GUIDE-P-LKL-3.2 @GUIDE-B-FAQ-3f.1 @needs:reprint
  Scenario: After a restart the reprint bears signature and feature code as well
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    When the terminal is restarted
    And the cashier reprints the last slip
    Then the sales slip is marked as a reprint
    And an electronic slip with a feature code is issued

  @GUIDE-P-LKL-3.1 @GUIDE-B-FAQ-1d.2
  Scenario Outline: Whatever happens while the cardholder is to sign, the sale stands and is charged once
    When the cashier goes on with a "Sale" until the terminal asks to "sign"
    And <what happens>
    And the cashier and the cardholder go on
    Then the terminal owes no reversal
    When the network link of the terminal is restored
    And the cashier makes a sale of CNY 50.00 by inserted card
    Then the transaction is approved
    And the POS centre received 2 sale requests
    And the POS centre received no reversal
    And the cardholder is charged CNY 80.00 in all
    And the back office lists the same transactions as the terminal

    Examples:
      | what happens                            |
      | the cashier cancels                     |
      | the cardholder takes the card           |
      | the terminal is restarted               |
      | the network link of the terminal is cut |

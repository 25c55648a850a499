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

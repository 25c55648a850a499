@needs:insert
Feature: Power loss
  At whatever moment the power fails, money and journal agree afterwards.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-B-FAQ-1d.4 @GUIDE-B-STEP-1a.3
  Scenario Outline: Power that fails before the request leaves nothing behind
    When the cashier goes on with a "Sale" until the terminal asks to "<prompt>"
    And the power of the terminal fails
    And the terminal is restarted
    Then the terminal owes no reversal
    And the POS centre received no message
    When the cashier makes a sale of CNY 31.20 by inserted card
    Then the transaction is approved
    And the POS centre received no reversal
    And the cardholder is charged CNY 31.20 in all

    Examples:
      | prompt           |
      | enter the amount |
      | present the card |
      | enter the PIN    |

  @GUIDE-B-FAQ-1d.2 @GUIDE-A-FAQ-3a @GUIDE-A-STEP-6c.2 @GUIDE-A-STEP-6c.3 @GUIDE-A-STEP-6c.4 @needs:paper-receipt
  @needs:observe-paper @needs:reprint
  Scenario: Power that fails between the approval and the slip costs neither money nor slip
    Given the printer has no paper
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And no sales slip is issued
    When the power of the terminal fails
    And paper is loaded
    And the terminal is restarted
    Then the terminal owes no reversal
    When the cashier reprints the last slip
    Then a sales slip for CNY 128.50 is issued
    And the sales slip is marked as a reprint
    And the POS centre received 1 sale request
    And the POS centre received no reversal
    And the cardholder is charged CNY 128.50 in all
    And the back office lists the same transactions as the terminal

  @GUIDE-B-FAQ-1d.2 @GUIDE-A-FAQ-3a @needs:reprint
  Scenario: Power that fails while the cardholder signs on the screen leaves the payment standing
    Given the terminal profile is "e-signature"
    When the cashier goes on with a "Sale" until the terminal asks to "sign"
    And the power of the terminal fails
    And the terminal is restarted
    Then the terminal owes no reversal
    When the cashier reprints the last slip
    Then a sales slip for CNY 30.00 is issued
    And the POS centre received 1 sale request
    And the POS centre received no reversal
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-B-FAQ-1d.1 @GUIDE-A-FAQ-3d.1
  Scenario: After a power failure nothing but the reversal comes before the next sale
    Given the POS centre will not answer the next request
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the right PIN and the power fails before the answer
    And the terminal is restarted
    And the terminal is restarted
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the POS centre received 2 sale requests
    And the reversal carries neither track data nor a PIN
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-B-FAQ-1d.1 @GUIDE-A-FAQ-3d.1
  Scenario: After a power failure a terminal that reverses at once does so by itself
    Given the terminal sends a reversal at once
    And the POS centre will not answer the next request
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the right PIN and the power fails before the answer
    And the terminal is restarted
    Then the POS centre received 1 reversal message
    And the terminal owes no reversal
    And the cardholder is charged CNY 0.00 in all

  @GUIDE-B-FAQ-1d.2
  Scenario: A restart takes no declined transaction out of the journal
    When the cashier makes a sale of CNY 1000.01 by inserted card
    Then the transaction is declined with code "51"
    And the terminal has the transaction in its journal as "declined"
    When the terminal is restarted
    Then the terminal has the transaction in its journal as "declined"

  @GUIDE-B-FAQ-1d.2 @needs:refund @needs:settlement
  Scenario: A refund of which nobody knows the outcome is as unknown after a restart
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And the POS centre will not answer the next request of the kind "Refund"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is not approved
    And the terminal has the transaction in its journal as "unknown"
    When the terminal is restarted
    Then the terminal has the transaction in its journal as "unknown"
    And the terminal owes no reversal

  @GUIDE-B-FAQ-1d.2
  Scenario: A restart takes nothing out of the journal
    When the cashier makes a sale of CNY 276.90 by inserted card
    And the cashier makes a sale of CNY 5000.00 by inserted card
    And the terminal is restarted
    Then the back office lists the same transactions as the terminal

  @GUIDE-A-FAQ-3d.4 @GUIDE-A-FAQ-3e.2 @needs:insert
  Scenario: A restart does not change the reason for which the chip had an approval taken back
    Given the answer of the issuer to the chip will be wrong
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    When the terminal is restarted
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the POS centre received a reversal with reason "06"
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3d.4 @GUIDE-A-FAQ-3e.2
  Scenario: A restart does not change the reason for which a wrong MAC is taken back
    Given the POS centre will answer the next request with a wrong MAC
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    When the terminal is restarted
    And the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received 1 reversal message
    And the POS centre received a reversal with reason "A0"
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-B-FAQ-1d.1 @GUIDE-A-FAQ-3d.1
  Scenario: A terminal that reverses at once does so by itself when its link comes back
    Given the terminal sends a reversal at once
    And the POS centre will not answer the next request
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder enters the right PIN and the power fails before the answer
    And the network link of the terminal is cut
    And the terminal is restarted
    Then the terminal owes a reversal of the transaction
    When the network link of the terminal is restored
    Then the POS centre received 1 reversal message
    And the terminal owes no reversal
    And the cardholder is charged CNY 0.00 in all

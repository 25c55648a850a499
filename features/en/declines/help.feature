@needs:insert
Feature: Who can help
  A decline says what went wrong and whom to call, and leaves nothing to clean up.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-S-ADV-4.1 @GUIDE-B-FAQ-2e @GUIDE-A-FAQ-3c.1
  Scenario Outline: When the issuing bank refuses, the terminal sends people to the issuing bank
    Given the issuer will answer code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "<code>"
    And the terminal shows "Contact the issuer"

    Examples:
      | code |
      | 01   |
      | 38   |

  @GUIDE-S-ADV-4.2 @GUIDE-A-FAQ-3c.2 @GUIDE-B-FAQ-1e
  Scenario Outline: When merchant or terminal is the trouble, the terminal sends people to the acquirer
    Given the issuer will answer code "<code>"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "<code>"
    And the terminal shows "Contact the acquirer"

    Examples:
      | code |
      | 03   |
      | 97   |

  @GUIDE-A-STEP-5d.2 @GUIDE-S-STEP-4d.1 @GUIDE-A-FAQ-3f
  Scenario: Whatever the code, a refusal is no sale, and the code is that of the answer
    When one sale of CNY 19.99 is refused with every code that there is
    Then each code is taken for what it is
    And the accounts at the POS centre do not change
    And the POS centre received no reversal

  @GUIDE-A-FAQ-3b.1 @GUIDE-A-FAQ-3b.2
  Scenario: Trouble with the card, the network and the host read differently
    Given the issuer will answer code "62"
    When the cashier makes a sale of CNY 268.40 by inserted card
    Then the terminal shows "Restricted card"
    But the terminal does not show "System trouble"
    And the terminal does not show "Timed out"
    When the network link of the terminal is cut
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal shows "Not connected"
    But the terminal does not show "Restricted card"
    And the terminal does not show "System trouble"

  @GUIDE-A-FAQ-3f @GUIDE-S-STEP-4d.1
  Scenario: A decline is final: no reversal, no slip, and the next sale goes through
    Given the issuer will answer code "57"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "57"
    And no sales slip is issued
    And the terminal owes no reversal
    When the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved
    And the POS centre received no reversal
    And the POS centre received 2 sale requests
    And the cardholder is charged CNY 30.00 in all

  @GUIDE-A-FAQ-3f @GUIDE-S-STEP-4d.1 @needs:void @needs:refund @needs:settlement
  Scenario: A void or refund that the POS centre or the issuer could not serve is declined, and nothing else
    Given a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    And an approved sale of CNY 88.00 in the open batch with voucher "000012"
    And the POS centre will answer the next "Void" with code "98"
    And the POS centre will answer the next "Void" with code "96"
    And the POS centre will answer the next "Refund" with code "91"
    When the cashier voids the sale with voucher "000012"
    Then the transaction is declined with code "98"
    When the cashier voids the sale with voucher "000012"
    Then the transaction is declined with code "96"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is declined with code "91"
    When the cashier voids the sale with voucher "000012"
    Then the transaction is approved
    And the POS centre received no reversal

  @GUIDE-A-FAQ-3f @GUIDE-S-STEP-4d.1 @needs:pre-authorisation @needs:completion
  Scenario: A pre-authorisation or completion that the POS centre or the issuer could not serve is declined, and nothing else
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    And the POS centre will answer the next "Pre-authorisation" with code "98"
    And the POS centre will answer the next "Pre-authorisation completion" with code "91"
    And the POS centre will answer the next "Pre-authorisation completion" with code "96"
    When the cashier makes a pre-authorisation of CNY 100.00 by inserted card
    Then the transaction is declined with code "98"
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is declined with code "91"
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is declined with code "96"
    When the cashier completes the pre-authorisation with authorisation code "A12345" dated "0718" for CNY 450.00
    Then the transaction is approved
    And the POS centre received no reversal

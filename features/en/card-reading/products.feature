@needs:insert
Feature: Which cards are taken
  Every UnionPay card that the configuration enables can pay; any other card is refused before anything is sent.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"

  @GUIDE-A-FAQ-4a @GUIDE-P-CUP-1
  Scenario Outline: Cards of every product can pay by chip
    Given a "<card>" card issued by "<bank>" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 128.50 in all

    Examples:
      | card                         | bank               |
      | prepaid chip                 | Demonstration Bank |
      | foreign UnionPay credit      | Bank Abroad        |
      | debit with a 19-digit number | Sample Bank        |

  @GUIDE-A-FAQ-4b @GUIDE-A-FAQ-4a @GUIDE-P-CUP-1
  Scenario Outline: Credit and quasi-credit cards can pay
    Given a "<card>" card issued by "<bank>" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 128.50 in all

    Examples:
      | card              | bank               |
      | credit chip       | Sample Bank        |
      | quasi-credit chip | Demonstration Bank |

  @GUIDE-A-FAQ-4c @GUIDE-A-FAQ-4a @GUIDE-P-CUP-1
  Scenario: Debit cards can pay
    Given a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 742.60 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 742.60 in all

  @GUIDE-A-FAQ-4d.1 @GUIDE-A-FAQ-4d.2
  Scenario: A card outside the configuration is refused at the terminal
    Given a "unsupported brand" card issued by "Bank Abroad" with balance CNY 1000.00
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    Then the terminal shows "Card not supported"
    And the POS centre received no message

  @GUIDE-A-FAQ-4a @GUIDE-A-FAQ-4d.1 @GUIDE-A-FAQ-4d.2
  Scenario: Which cards are taken is a matter of configuration
    Given the terminal takes only cards whose number begins with "4"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is not approved
    And the terminal shows "Card not supported"
    And the POS centre received no message

  @GUIDE-A-FAQ-4e.1 @GUIDE-A-FAQ-4e.2 @GUIDE-S-STEP-3b.4
  Scenario: A card whose issuer is not connected is declined by the POS centre
    Given a "debit of an unconnected issuer" card issued by "Unconnected Bank" with balance CNY 1000.00
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the transaction is declined with code "15"
    And the terminal shows "No such issuer"
    And the accounts at the POS centre do not change

@needs:insert
Feature: Whatever the moment
  While the terminal waits for somebody, anything may happen; money, journal and slip agree afterwards.

  Background:
    Given the terminal is powered on and shows that it is connected
    And the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00

  @GUIDE-A-STEP-1c.1 @GUIDE-B-STEP-1a.1
  Scenario Outline: A network that fails while the terminal waits stops the sale, and the next one goes through
    When the cashier goes on with a "Sale" until the terminal asks to "<prompt>"
    And the network link of the terminal is cut
    And the cashier and the cardholder go on
    Then the transaction is not approved
    And no sales slip is issued
    When the network link of the terminal is restored
    And the cashier makes a sale of CNY 50.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 50.00 in all

    Examples:
      | prompt           |
      | enter the amount |
      | present the card |
      | enter the PIN    |

  @GUIDE-B-FAQ-1d.4 @needs:void
  Scenario Outline: A restart while a void waits leaves the sale as it is
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier goes on with a "Void" until the terminal asks to "<prompt>"
    And the terminal is restarted
    And the cardholder takes the card
    Then the POS centre received 0 requests of the kind "Void"
    And the back office has the sale with voucher "000012" as "approved"
    And the terminal is ready for the next transaction

    Examples:
      | prompt                           |
      | enter the supervisor password    |
      | enter the original voucher       |
      | confirm the original transaction |
      | present the card                 |
      | enter the PIN                    |

  @GUIDE-B-FAQ-1d.4
  Scenario Outline: A restart while a sale waits charges nothing
    When the cashier goes on with a "Sale" until the terminal asks to "<prompt>"
    And the terminal is restarted
    Then the terminal owes no reversal
    And the POS centre received 0 sale requests
    When the cashier makes a sale of CNY 50.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 50.00 in all

    Examples:
      | prompt           |
      | enter the amount |
      | present the card |
      | enter the PIN    |

  @GUIDE-B-STEP-5c.2
  Scenario: A card that is taken out while its PIN is asked for is not charged
    When the cashier goes on with a "Sale" until the terminal asks to "enter the PIN"
    And the cardholder takes the card
    And the cashier and the cardholder go on
    Then the transaction is not approved
    And the accounts at the POS centre do not change
    And no sales slip is issued
    And the terminal is ready for the next transaction

  @GUIDE-A-STEP-6c.1 @GUIDE-A-STEP-6c.2 @GUIDE-A-STEP-6c.3 @needs:paper-receipt @needs:observe-paper
  Scenario Outline: Paper that ends while a sale goes on costs neither money nor slip
    When the cashier goes on with a "Sale" until the terminal asks to "<prompt>"
    And the printer runs out of paper
    And the cashier and the cardholder go on
    Then the transaction is approved
    And the terminal asks to "load paper"
    When paper is loaded
    Then a sales slip for CNY 30.00 is issued
    And the cardholder is charged CNY 30.00 in all

    Examples:
      | prompt           |
      | enter the amount |
      | present the card |
      | enter the PIN    |

  @GUIDE-B-STEP-2c.1 @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4
  Scenario: A sale that is given up at any question leaves nothing behind
    When the cashier cancels a "Sale" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Sale"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "Sale"
    Then none of them is approved

  @GUIDE-B-STEP-2c.1 @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4 @needs:void
  Scenario: A void that is given up at any question leaves nothing behind
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier cancels a "Void" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Void"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "Void"
    Then none of them is approved

  @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4 @needs:refund
  Scenario: A refund that is given up at any question leaves nothing behind
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier cancels a "Refund" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Refund"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "Refund"
    Then none of them is approved

  @GUIDE-B-STEP-2c.1 @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4 @needs:pre-authorisation @needs:completion
  Scenario: A pre-authorisation completion that is given up at any question leaves nothing behind
    Given an approved pre-authorisation of CNY 500.00 with authorisation code "A12345" dated "0718"
    When the cashier cancels a "Pre-authorisation completion" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Pre-authorisation completion"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "Pre-authorisation completion"
    Then none of them is approved

  @GUIDE-B-STEP-5c.2 @GUIDE-B-FAQ-1d.4 @needs:query
  Scenario: A query that is given up at any question leaves nothing behind
    Given an approved sale of CNY 88.00 in the open batch with voucher "000012"
    When the cashier cancels a "Query" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Query"
    Then each time the terminal came back to the main screen and sent nothing

  @GUIDE-B-STEP-5c.1 @GUIDE-B-FAQ-1d.4
  Scenario: A restart between the amount and its confirmation charges nothing
    When the cashier enters the amount CNY 128.50
    And the terminal is restarted
    Then the POS centre received no message
    And the terminal is ready for the next transaction
    When the cashier makes a sale of CNY 50.00 by inserted card
    Then the transaction is approved
    And the cardholder is charged CNY 50.00 in all

  @GUIDE-A-STEP-1c.1 @GUIDE-B-STEP-1a.1
  Scenario: A network that fails between the amount and its confirmation stops the sale
    When the cashier enters the amount CNY 128.50
    And the network link of the terminal is cut
    And the cashier and the cardholder go on
    Then the transaction is not approved
    And the accounts at the POS centre do not change

  @GUIDE-B-FAQ-1d.2 @needs:reprint
  Scenario: A restart while the card is to be taken leaves the payment standing
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    And the terminal is restarted
    Then the terminal owes no reversal
    When the cardholder takes the card
    Then the terminal is ready for the next transaction
    When the cashier reprints the last slip
    Then a sales slip for CNY 128.50 is issued
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

  @GUIDE-A-STEP-1c.1 @GUIDE-B-STEP-1a.1
  Scenario: A network that fails while the card is to be taken stops the next sale and no more
    When the cashier enters the amount CNY 128.50
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the right PIN
    And the cardholder signs when it is asked for
    And the network link of the terminal is cut
    And the cashier makes a sale of CNY 50.00 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 1 sale request
    And the cardholder is charged CNY 128.50 in all

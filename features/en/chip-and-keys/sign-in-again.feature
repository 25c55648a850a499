Feature: A request to sign in again
  Codes 77, 99 and A0 take the keys away, whatever it was that they answered.

  Background:
    Given the terminal is powered on and shows that it is connected
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And the terminal is signed in by operator "01"

  @GUIDE-A-FAQ-5b.2 @needs:insert
  Scenario Outline: A sign-in that is answered with code <code> leaves no earlier one in force
    Given the POS centre will answer the next "Sign-in" with code "<code>"
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal has to sign in again
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 0 sale requests
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

    Examples:
      | code |
      | 77   |
      | 99   |
      | A0   |

  @GUIDE-A-FAQ-5b.2 @needs:insert @needs:sign-out
  Scenario: A sign-out that is answered with code 99 leaves nobody signed in
    Given the POS centre will answer the next "Sign-out" with code "99"
    When the cashier signs the terminal out
    Then the terminal has to sign in again
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 0 sale requests
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-A-FAQ-5b.2 @needs:insert @needs:echo-test
  Scenario: An echo test that is answered with code A0 calls for a new sign-in
    Given the POS centre will answer the next "Echo test" with code "A0"
    When the cashier runs the echo test
    Then the operation fails
    And the terminal has to sign in again
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 0 sale requests
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-A-FAQ-5b.2 @needs:insert @needs:parameter-download
  Scenario: A parameter download that is answered with code 77 calls for a new sign-in
    Given the POS centre will answer the next "Parameter download" with code "77"
    When the cashier downloads the parameters
    Then the operation fails
    And the terminal has to sign in again
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 0 sale requests
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-A-FAQ-5b.2 @needs:insert @needs:settlement
  Scenario Outline: A settlement that is answered with code <code> calls for a new sign-in
    Given the POS centre will answer the next "Settlement" with code "<code>"
    When the cashier settles the batch
    Then the operation fails
    And the terminal has to sign in again
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 0 sale requests
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

    Examples:
      | code |
      | 77   |
      | A0   |

  @GUIDE-A-FAQ-5b.2 @needs:insert @needs:balance-inquiry
  Scenario: A balance inquiry that is answered with code 99 calls for a new sign-in
    Given the POS centre will answer the next "Balance inquiry" with code "99"
    When the cashier makes a balance inquiry
    Then the transaction is declined with code "99"
    And the terminal has to sign in again
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-A-FAQ-5b.2 @needs:insert @needs:void
  Scenario: A void that is answered with code A0 calls for a new sign-in
    Given the POS centre will answer the next "Void" with code "A0"
    When the cashier makes a sale of CNY 128.50 by inserted card
    And the cashier voids the last sale
    Then the transaction is declined with code "A0"
    And the terminal has to sign in again
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

  @GUIDE-A-FAQ-5b.2 @needs:insert @needs:refund @needs:settlement
  Scenario: A refund that is answered with code 77 calls for a new sign-in
    Given the POS centre will answer the next "Refund" with code "77"
    And a settled sale of CNY 88.00 with reference "071800000042" dated "0718"
    When the cashier refunds CNY 30.00 of the sale with reference "071800000042" dated "0718"
    Then the transaction is declined with code "77"
    And the terminal has to sign in again
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 30.00 by inserted card
    Then the transaction is approved

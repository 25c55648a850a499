Feature: Sign-in
  Sign-in brings keys, batch number and time; without good keys nothing is sent.

  @GUIDE-A-STEP-1d.2
  Scenario: A good sign-in gives the terminal the batch number of the POS centre
    Given the terminal is not signed in
    When the cashier signs the terminal in
    Then the operation succeeds
    And the terminal shows "Signed in"
    And the terminal is signed in
    And the terminal has the batch number of the POS centre

  @GUIDE-A-STEP-1c.2 @needs:insert
  Scenario: A wrong password signs nobody in
    Given the terminal is not signed in
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier signs the terminal in with a wrong password
    Then the terminal has to sign in again
    And the POS centre received no message
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received no message

  @GUIDE-A-STEP-1d.4 @GUIDE-A-STEP-1c.2 @needs:insert
  Scenario: Keys that fail their check are not used
    Given the terminal is not signed in
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    And the keys of the next sign-in will not match their check values
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal shows "Work keys are wrong"
    And the terminal has to sign in again
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 0 sale requests

  @GUIDE-A-STEP-1d.3 @needs:insert
  Scenario: Sign-in sets the clock of the terminal
    Given the clock of the POS centre stands at "2026-07-18 09:30:00"
    And the terminal is not signed in
    And a "debit chip" card issued by "ICBC" with balance CNY 10.00
    When the cashier signs the terminal in
    And the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is declined with code "51"
    And the journal dates the transaction by the clock of the POS centre

  @GUIDE-A-STEP-1d.3 @GUIDE-B-FAQ-1d.2 @needs:insert
  Scenario: The clock that the sign-in set goes on through a restart
    Given the clock of the POS centre stands at "2026-07-18 09:30:00"
    And the terminal is not signed in
    And a "debit chip" card issued by "ICBC" with balance CNY 10.00
    When the cashier signs the terminal in
    And the terminal is restarted
    And the cashier makes a sale of CNY 19.99 by inserted card
    Then the transaction is declined with code "51"
    And the journal dates the transaction by the clock of the POS centre

  @GUIDE-A-FAQ-5c.1 @GUIDE-S-ADV-4.2
  Scenario: A terminal that nobody registered cannot sign in and is told whom to call
    Given the terminal is not registered at the acquirer
    And the terminal is not signed in
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal shows "Terminal not registered"
    And the terminal shows "Contact the acquirer"
    And the terminal has to sign in again

  @GUIDE-A-STEP-5d.3
  Scenario Outline: A sign-in that is answered wrongly three times over is none
    Given the terminal is not signed in
    And the POS centre will answer the next "Sign-in" <first>
    And the POS centre will answer the next "Sign-in" <second>
    And the POS centre will answer the next "Sign-in" <third>
    When the cashier signs the terminal in
    Then the operation fails
    When the cashier signs the terminal in
    Then the operation fails
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal has to sign in again
    When the cashier signs the terminal in
    Then the operation succeeds
    And the terminal has the batch number of the POS centre

    Examples:
      | first                          | second                         | third                      |
      | with another "message type"    | without the "terminal number"  | without the "answer code"  |
      | with another "voucher"         | with another "merchant number" | without the "batch number" |
      | with another "terminal number" | without the "voucher"          | without the "working keys" |

  @GUIDE-A-STEP-1c.2 @needs:insert @needs:sign-out
  Scenario: After sign-out no sale starts
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier signs the terminal out
    Then the operation succeeds
    And the terminal shows "Signed out"
    When the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the POS centre received 0 sale requests

  @GUIDE-A-STEP-5d.3 @needs:sign-out
  Scenario Outline: A sign-out that is answered wrongly three times over is none
    Given the terminal is signed in by operator "01"
    And the POS centre will answer the next "Sign-out" <first>
    And the POS centre will answer the next "Sign-out" <second>
    And the POS centre will answer the next "Sign-out" <third>
    When the cashier signs the terminal out
    Then the operation fails
    When the cashier signs the terminal out
    Then the operation fails
    When the cashier signs the terminal out
    Then the operation fails

    Examples:
      | first                          | second                      | third                          |
      | with another "message type"    | with another "voucher"      | without the "answer code"      |
      | with another "terminal number" | without the "voucher"       | with another "merchant number" |
      | without the "terminal number"  | with another "message type" | with another "voucher"         |

  @GUIDE-A-FAQ-2d.1 @GUIDE-A-STEP-1c.2
  Scenario: A sign-in ends where the POS centre cannot be reached
    Given the POS centre cannot be reached
    And the terminal is not signed in
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal shows "Connection failed"
    And the terminal has to sign in again
    And the POS centre received no message

  @GUIDE-A-STEP-1c.2 @GUIDE-A-STEP-1c.3 @GUIDE-B-STEP-1a.2 @needs:sign-out
  Scenario: A restart signs nobody in again who has signed out
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 1000.00
    When the cashier signs the terminal out
    Then the operation succeeds
    When the terminal is restarted
    And the cashier makes a sale of CNY 128.50 by inserted card
    Then the terminal refuses the transaction
    And the terminal shows "Please sign in"
    And the POS centre received 0 requests of the kind "Sale"

  @GUIDE-A-STEP-1c.2 @GUIDE-B-STEP-5c.2
  Scenario: A sign-in that is given up at any question sends nothing
    Given the terminal is not signed in
    When the cashier cancels a "Sign-in" at each of its questions
    Then each time the terminal came back to the main screen and sent nothing
    When the terminal is restarted at each question of a "Sign-in"
    Then each time the terminal came back to the main screen and sent nothing
    When the network fails at each question of a "Sign-in"
    Then none of them is approved
    When the cashier signs the terminal in
    Then the operation succeeds
    And the terminal is signed in

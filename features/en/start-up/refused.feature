Feature: Refused by the POS centre
  What the POS centre refuses is not done, also where no money moves.

  @GUIDE-A-STEP-1d.1
  Scenario Outline: A sign-in that is answered with code <code> signs nobody in
    Given the terminal is not signed in
    And the POS centre will answer the next "Sign-in" with code "<code>"
    When the cashier signs the terminal in
    Then the operation fails
    And the terminal has to sign in again
    When the cashier signs the terminal in
    Then the operation succeeds
    And the terminal has the batch number of the POS centre

    Examples:
      | code |
      | 30   |
      | 58   |
      | 96   |

  @GUIDE-A-STEP-1c.2 @needs:sign-out
  Scenario: A sign-out that is refused is none
    Given the terminal is signed in by operator "01"
    And the POS centre will answer the next "Sign-out" with code "30"
    And the POS centre will answer the next "Sign-out" with code "58"
    And the POS centre will answer the next "Sign-out" with code "96"
    When the cashier signs the terminal out
    Then the operation fails
    When the cashier signs the terminal out
    Then the operation fails
    When the cashier signs the terminal out
    Then the operation fails

  @GUIDE-A-FAQ-2c.1 @needs:echo-test
  Scenario: An echo test that is refused is none
    Given the terminal is signed in by operator "01"
    And the POS centre will answer the next "Echo test" with code "30"
    And the POS centre will answer the next "Echo test" with code "58"
    And the POS centre will answer the next "Echo test" with code "96"
    When the cashier runs the echo test
    Then the operation fails
    When the cashier runs the echo test
    Then the operation fails
    When the cashier runs the echo test
    Then the operation fails

  @GUIDE-A-FAQ-1d.1 @needs:parameter-download @needs:tap
  Scenario: Limits in a download that is refused do not take effect
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 5000.00
    And the acquirer grants PIN-free payment up to CNY 2000.00 by its parameters
    And the POS centre will answer the next "Parameter download" with code "30"
    And the POS centre will answer the next "Parameter download" with code "58"
    And the POS centre will answer the next "Parameter download" with code "96"
    When the cashier downloads the parameters
    Then the operation fails
    When the cashier downloads the parameters
    Then the operation fails
    When the cashier downloads the parameters
    Then the operation fails
    When the cashier enters the amount CNY 1999.00
    And the cashier confirms the amount
    And the cardholder taps the card
    Then the terminal asks for the PIN and shows CNY 1999.00

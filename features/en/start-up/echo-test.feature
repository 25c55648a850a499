@needs:echo-test
Feature: Echo test
  The connection can be tried without a payment.

  @GUIDE-A-FAQ-2c.1 @GUIDE-A-FAQ-2c.2
  Scenario: An echo test is answered and moves no money
    Given the terminal is signed in by operator "01"
    When the cashier runs the echo test
    Then the operation succeeds
    And the terminal shows "Echo test successful"
    And the POS centre received nothing but one request of the kind "Echo test"
    And the accounts at the POS centre do not change

  @GUIDE-A-FAQ-2d.3
  Scenario: An echo test without an answer names the receiving stage
    Given the terminal is signed in by operator "01"
    And the POS centre will not answer the next request
    When the cashier runs the echo test
    Then the operation fails
    And the terminal shows "Receiving failed"

  @GUIDE-A-FAQ-2d.1
  Scenario: An echo test without a network link names the connecting stage
    Given the terminal is signed in by operator "01"
    And the network link of the terminal is down
    When the cashier runs the echo test
    Then the operation fails
    And the terminal shows "Connection failed"
    And the POS centre received no message

  @GUIDE-A-STEP-5d.3
  Scenario Outline: An echo test that is answered wrongly three times over is none
    Given the terminal is signed in by operator "01"
    And the POS centre will answer the next "Echo test" <first>
    And the POS centre will answer the next "Echo test" <second>
    And the POS centre will answer the next "Echo test" <third>
    When the cashier runs the echo test
    Then the operation fails
    When the cashier runs the echo test
    Then the operation fails
    When the cashier runs the echo test
    Then the operation fails

    Examples:
      | first                         | second                         | third                       |
      | with another "message type"   | with another "terminal number" | without the "answer code"   |
      | without the "terminal number" | with another "merchant number" | with another "message type" |

// What to do about each finding of the probe and the doctor; the sections named are those of docs/contract.md.

const REFUSE = 'Refuse it with the code of the table in "Refusals"; nothing may happen at the terminal.';

export const REMEDIES: Readonly<Record<string, string>> = {
  held: 'Wait until that run is over, or name another terminal.',
  reach: 'Start the adapter and check the address: its capabilities have to come as "Ways to connect" says.',
  transport: 'Choose a --wire that the terminal offers, or declare the transport in its capabilities.',
  capabilities: 'Mend the declaration; "Capabilities" has an example.',
  words: 'Such words count for nothing; "tillproof words" lists every text.',
  state: 'Mend the state; "State" has an example, also for a terminal that is off.',
  'power-on': 'Take power-on with the configuration of "power-on", and ignore members that you do not know.',
  'quiet-after-power-on':
    'Set quiet of the state once nothing is in progress but waiting for a person; see "Lifecycle".',
  menu: 'Offer in the state what both the capabilities and profile.functions name, and nothing else.',
  'random-name': REFUSE,
  'unknown-command': REFUSE,
  'command-without-name': REFUSE,
  'missing-member': REFUSE,
  'wrong-value': REFUSE,
  'wrong-type': REFUSE,
  'wrong-configuration': REFUSE,
  'not-offered': REFUSE,
  'no-reader': REFUSE,
  'powered-off': REFUSE,
  'unknown-member': 'Ignore members that you do not know, so that the contract can grow; see "Versions".',
  'host-link': 'See that the terminal reaches this address, and that it takes host.url of every power-on.',
  'quiet-after-errand': 'Set quiet of the state once a function is over or waits for a person; see "Lifecycle".',
  'not-quiet-in-errand':
    'Set quiet to false before a command that starts work is acknowledged, and back when it is done; see "Lifecycle".',
  'events-ordered': 'Number events 1, 2, 3, … without gaps for as long as the adapter lives; see "Lifecycle".',
  'events-power': 'Tell a power event whenever the power goes on or off.',
  'events-since': 'Give the events after since, and no others.',
  'poll-waits': 'Let a poll wait for waitMs when there is no event yet; see "Over HTTP".',
  'poll-wakes': 'End a waiting poll as soon as an event comes.',
  sale: 'See what the terminal shows; "A sale, event by event" goes through one.',
  'restart-keeps-journal': 'Keep the journal where a restart cannot take it.',
  log: 'Give the log as text, an empty one when there is none.',
  'power-off': 'Cut the power at once: the state says off and quiet.',
};

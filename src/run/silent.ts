// A Cucumber formatter that prints nothing: a run of ours takes the message stream itself, round by round.
export default { type: 'formatter', formatter: () => undefined } as const;

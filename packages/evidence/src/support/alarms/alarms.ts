/** An alarm of T0: a way in which a sentence can depart from its evidence that words show. */
export interface Alarm {
  /** `hard`: the evidence says otherwise, and nobody lifts it. `soft`: words cannot tell, so a judge is asked. */
  readonly strength: 'hard' | 'soft'
  /** Asked of a judge who reads the sentence beside its passage. */
  readonly question: string
  /** General reason, for a reader; an answer of T0 names the words. */
  readonly reason: string
}

/** All alarms by name: those of `judgeSupport` and nobody else's. */
export const alarms = Object.freeze({
  number: {
    strength: 'hard',
    question: 'Does the passage give this number, of this thing?',
    reason: 'The source gives another number, or none.',
  },
  date: {
    strength: 'hard',
    question: 'Does the passage give this date, of this event?',
    reason: 'The source gives another date, or none.',
  },
  unit: {
    strength: 'hard',
    question: 'Does the passage give this number in this unit or currency?',
    reason: 'The source gives the number in another unit.',
  },
  name: { strength: 'hard', question: 'Does the passage say this of this name?', reason: 'The source names another, or none.' },
  quotation: { strength: 'hard', question: 'Does the passage have these words?', reason: 'The source does not have the quoted words.' },
  negation: { strength: 'hard', question: 'Does the passage deny what the sentence denies?', reason: 'The source says the opposite.' },
  opposite: {
    strength: 'soft',
    question: 'Does the passage say this, or does it say the opposite?',
    reason: 'The source has a word of the opposite meaning.',
  },
  hedge: {
    strength: 'soft',
    question: 'Is the passage as certain and as exact as the sentence, or does it say may, about, planned or partly?',
    reason: 'The source is less certain.',
  },
  attribution: {
    strength: 'soft',
    question: 'Does the passage state this itself, or does it report that somebody says it?',
    reason: 'The source reports that somebody says so.',
  },
  duty: {
    strength: 'soft',
    question: 'Does the passage allow, ask, require or forbid this, as the sentence does?',
    reason: 'The source allows, asks, requires or forbids something else.',
  },
  quantifier: {
    strength: 'soft',
    question: 'Does the passage say this of as many, as much and as often as the sentence does?',
    reason: 'The source does not say how many, or says fewer.',
  },
  comparison: {
    strength: 'soft',
    question: 'Does the passage make this comparison, in this direction?',
    reason: 'The source does not make this comparison.',
  },
  cause: {
    strength: 'soft',
    question: 'Does the passage itself say that the one is the cause, purpose or condition of the other?',
    reason: 'The source does not give this cause.',
  },
  order: {
    strength: 'soft',
    question: 'Does the passage put these events in this order of time?',
    reason: 'The source does not give this order of time.',
  },
  scope: {
    strength: 'soft',
    question: 'Does the passage say this of the whole place, time or group that the sentence names, and not only of a part?',
    reason: 'The source says this of a part only.',
  },
  roles: {
    strength: 'soft',
    question: 'In the passage, is it the same one who does this and the same one to whom it is done?',
    reason: 'The source has it the other way round.',
  },
  subject: {
    strength: 'soft',
    question: 'Does the passage say this of the subject that the sentence names?',
    reason: 'The source does not say of whom or what this is true.',
  },
  silence: {
    strength: 'soft',
    question:
      'The sentence says that the sources do not tell something. Does the passage tell it after all? Then it is contradicted; else supported, by the words nearest to it.',
    reason: 'Words cannot tell that the sources are silent.',
  },
  wording: {
    strength: 'soft',
    question: 'Does the passage say this in other words?',
    reason: 'The source has other words.',
  },
} as const satisfies Readonly<Record<string, Alarm>>)

/** Name of an alarm. */
export type AlarmName = keyof typeof alarms

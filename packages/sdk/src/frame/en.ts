import { describeNotRead } from '../not-read.ts'
import { plural } from '../plural.ts'
import type { FrameWords } from './frame-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'nothing left to correct',
  no_gain: 'the last two rounds gained nothing',
  no_change: 'the last round changed almost nothing',
  no_patch: 'no change was accepted',
  seen_before: 'the changes led back to an earlier version',
  rounds_spent: 'all rounds were used',
  budget_spent: 'the budget was spent',
  sources_exhausted: 'the sources hold no more',
  cancelled: 'cancelled',
  rejected: 'rejected at a gate',
}

/** Frame words in English. */
export const en: FrameWords = {
  language: 'en',
  marks: { outer: ['“', '”'], inner: ['‘', '’'] },
  colon: ': ',
  gap: ' ',
  headings: {
    facts: 'Key facts',
    timeline: 'Timeline',
    people: 'Who is who',
    conflicts: 'Where the sources differ',
    background: 'Background',
    passages: 'What the sources say',
    steps: 'Steps',
    changes: 'Changes',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `What must one know for “${title}”` : `What are the main details of ${title}?`),
    aspects: (of) => `What are the key aspects of ${of}?`,
  },
  facts: { fact: 'Fact', source: 'As the sources have it', what: 'What', when: 'When', figures: 'How many' },
  attribute: (title, under) => (under === '' ? `According to *${title}*: ` : `According to *${title}*, under *${under}*: `),
  nothingFound: 'None of the sources that were read says anything on this point.',
  more: (count) => `and ${count} more`,
  notice: {
    extractive: 'Assembled from quoted sources; no language model wrote this text.',
    quotesKept: '',
    wishes: { audience: 'audience', goal: 'goal', tone: 'tone' },
    unmet: (wishes) => `The ${wishes} that the brief asks for could not be followed without a capable model.`,
    unjudged: (judges) => `Sentences that words alone could not decide were not kept, for no model here may judge them: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} saw ${seen} of ${falsehoods} false sentences and kept ${kept} of ${truths} true ones in its calibration`,
    reduced: '',
  },
  lists: {
    outline: 'An outline to write from',
    notVerified: 'Could not verify',
    notRead: 'Not read',
    sources: 'Sources',
    held: 'How each sentence is held',
  },
  open: {
    notCovered: 'The draft does not cover this point.',
    answeredPoorly: 'The sources do not answer it well enough.',
    unanswered: 'No source answers it.',
    short: (words, wanted) => `The draft has ${words} of ${wanted} words.`,
    nothingMore: 'The sources hold no more that could be quoted or supported.',
    avoided: (phrase) => `“${phrase}” is in the text.`,
    toAvoid: 'The brief wants it avoided.',
    assumed: 'The brief leaves this open; the draft goes by this reading.',
    contested: (others) => `Sources differ: ${others}.`,
    leftOut: (title) => `A passage of “${title}” was left out.`,
    orders: 'It gives orders to a machine instead of informing a reader.',
    refused: (_, reason) => reason,
  },
  notRead: describeNotRead,
  holds: {
    quoted: 'quoted',
    compared: 'compared word by word',
    judged: 'judged',
    judgedBy: (judge) => `judged by ${judge}`,
    own: 'the writer’s own (opinion, transition)',
    open: 'not held by a source',
    byWords: (span) => `, by the words “${span}”`,
    summary: (counts) => `Of its sentences: ${counts}.`,
    others: 'Sentences that were neither quoted nor compared word by word',
  },
  source: {
    published: (date) => `Published ${date}.`,
    read: (date, reader) => `Read ${date}${reader}`,
    by: (reader) => ` by ${reader}`,
    unchecked: ', whose text could not be compared with the file',
  },
  places: {
    pages: (range, isMany) => `${isMany ? 'pp. ' : 'p. '}${range}`,
    lines: (range, isMany) => `${isMany ? 'lines ' : 'line '}${range}`,
  },
  outcome: {
    withModels: (models, mode) => `Written with ${models} (${mode}).`,
    withoutModel: 'Written without a model.',
    ended: (score, rounds, reason) => `Score ${score} of 100 after ${plural(rounds, 'round')}; stopped because ${stop[reason]}.`,
    cost: (list) => `It cost ${list}.`,
    energy: {
      tokens: 'as the operator stated',
      time: 'from the time and the stated power',
      size: 'estimated from the size of the model',
    },
    run: (id) => `Run ${id}.`,
  },
  stop,
}

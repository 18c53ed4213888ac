import { frameWords, plural, type Revision, type Tier, type VerdictWord } from '@galley/sdk'
import { describeHold, holds, type Hold } from '../held/hold.ts'
import type { DraftPredicate, StatedPlugin } from './draft-predicate.ts'

/** Statements of papers about a draft, and the limits of their proof, in sentences for a reader. */
export interface DescribedPapers {
  /** The making of the draft, as whoever signed states it: a name and the sentences under it. */
  readonly stated: readonly { readonly name: string; readonly lines: readonly string[] }[]
  /** Claims that nobody proves by them. */
  readonly notProven: readonly string[]
}

const tierWords: Readonly<Record<Tier, string>> = {
  lexical: 'compared word by word',
  entailment: 'judged by an entailment model',
  model: "judged by the fact-checker's model",
}

const verdictWords: Readonly<Record<VerdictWord, string>> = {
  supported: 'supported',
  undecided: 'undecided: words cannot tell',
  unsupported: 'not supported',
  contradicted: 'contradicted',
  uncheckable: 'not checkable',
}

/** Characters of a name or an address that a line repeats. */
const maxChars = 200

/** Kinds of changes after a run. */
const changeWords: Readonly<Record<Revision['kind'], string>> = { hand: 'by hand', section: 'a section again', source: 'a source more' }

/** Characters of a digest that a line shows. */
const digestChars = 12

/** Describes the papers of a draft. Whatever stands in them is set as plain text: they may be a stranger's. */
export function describePapers(predicate: DraftPredicate): DescribedPapers {
  const unreviewed = predicate.plugins.filter(({ reviewers }) => reviewers.length === 0)
  return {
    stated: [
      { name: 'made', lines: [describeMaking(predicate)] },
      { name: 'sentences', lines: describeSentences(predicate.sentences) },
      { name: 'sources', lines: [describeSources(predicate)] },
      { name: 'models', lines: describeModels(predicate) },
      { name: 'plugins', lines: predicate.plugins.length === 0 ? ['none recorded'] : predicate.plugins.map(describePlugin) },
      { name: 'brief', lines: [describeBrief(predicate)] },
    ],
    notProven: [
      'That the draft is true: a sentence was compared with the passage that it cites, and a source can be wrong.',
      'That the papers are true: they are the word of whoever signed them.',
      'When it was signed: the times are those of the machine that wrote the draft, and no other clock bears them out.',
      ...(unreviewed.length === 0
        ? []
        : [`That anybody reviewed ${unreviewed.length === predicate.plugins.length ? 'the plugins' : listNames(unreviewed)}.`]),
    ],
  }
}

function listNames(plugins: readonly StatedPlugin[]): string {
  return plugins.map(({ name }) => plain(name)).join(', ')
}

function describeMaking({ galley, startedOn, finishedOn, rounds, revisions = [], stopReason, draft }: DraftPredicate): string {
  const by = galley.length === 0 ? 'Galley, in a version that was not recorded' : `Galley ${galley.map(plain).join(' and ')}`
  const why = wordOf(frameWords().stop, stopReason)
  const changes =
    revisions.length === 0
      ? ''
      : `; changed after the run, ${plural(revisions.length, 'time')}: ${revisions.map(({ kind, on }) => `${wordOf(changeWords, kind)} ${moment(on)}`).join(', ')}`
  return `by ${by}, from ${moment(startedOn)} to ${moment(finishedOn)} (UTC), in ${plural(rounds, 'round')}; stopped because ${why}${changes}; score ${draft.score.toFixed(1)} of 100`
}

function wordOf(words: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(words, word) ? (words[word] ?? '') : plain(word)
}

function describeSentences({ checked, leftOut, verdicts, held = [] }: DraftPredicate['sentences']): readonly string[] {
  const judged = verdicts.map(({ verdict, tier, count }) => `${count} ${wordOf(verdictWords, verdict)} (${wordOf(tierWords, tier)})`)
  return [
    `${checked} checked against what they cite${judged.length === 0 ? '' : `; citations: ${judged.join(', ')}`}`,
    ...(held.length === 0 ? [] : [`held: ${held.map(({ hold, judge, count }) => `${count} ${describeStated(hold, judge)}`).join(', ')}`]),
    ...(leftOut === 0 ? [] : [`${leftOut} written and left out`]),
  ]
}

/** The way in which a sentence is held, in our words where it is one of ours. */
function describeStated(hold: string, judge: string | undefined): string {
  const named = judge === undefined ? undefined : plain(judge)
  return holds.some((one) => one === hold) ? describeHold(hold as Hold, named) : plain(hold)
}

function describeSources({ sources }: DraftPredicate): string {
  return sources.length === 0 ? 'none' : `${sources.length}, each with its address and the sha256 of its text`
}

function describeModels({ models }: DraftPredicate): readonly string[] {
  const named = models.filter(({ name }) => name !== null)
  if (named.length === 0) return ['no model']
  return named.map(({ role, name, uri }) => `${role}: ${plain(name ?? '')}${uri === undefined ? '' : ` at ${plain(uri)}`}`)
}

function describePlugin({ name, version, digest, author, builtHere, reviewers }: StatedPlugin): string {
  const maker =
    author === null ? 'by an author who was not recorded' : builtHere ? 'built where the draft was written' : `by ${plain(author)}`
  const seen = reviewers.length === 0 ? 'reviewed by nobody' : `reviewed by ${reviewers.map(({ id }) => plain(id)).join(' and ')}`
  return `${plain(name)} ${plain(version)}, ${maker}, ${seen}, sha256 ${digest.sha256.slice(0, digestChars)}`
}

function describeBrief({ brief }: DraftPredicate): string {
  const sum = brief.digest.sha256.slice(0, digestChars)
  return brief.content === undefined ? `by its sha256 alone, ${sum}; its text is not in the papers` : `in the papers, sha256 ${sum}`
}

/** A time to the second, as people read it; one in another form as it is. */
function moment(time: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(time) ? time.slice(0, 19).replace('T', ' ') : plain(time)
}

/** A text of somebody else's as a part of a line: no control character, no change of direction, not without an end. */
function plain(text: string): string {
  const shown = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
  return shown.length > maxChars ? `${shown.slice(0, maxChars)} …` : shown
}

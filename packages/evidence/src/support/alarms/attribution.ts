import type { Comparison } from '../compare/comparison.ts'
import { areAlike } from '../words/synonyms.ts'
import { once } from '../../text/once.ts'
import { rootOf } from '../words/root-of.ts'
import { phrases, type Mark } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'

/** Words that say who says so. Those that vouch for what they report (*announced, revealed, confirmed, found*) are absent on purpose. */
const reports = phrases({
  report: `according to, said, says, say, saying, stated, states, state, stating, claimed, claims, claim, claiming, alleged, alleges, allege, alleging, reported, reports, report, reporting,
    argued, argues, argue, arguing, asserted, asserts, asserting, asserts, believed, believes, believe, believing, believed to, thought, thinks, felt, feels, feel, feeling, described, describes, describe, describing,
    called, calls, calling, dubbed, noted, notes, note, noting, observed, observes, added, adds, adding, suggested, suggests, suggest, suggesting, concluded, concludes, concluding, conclude, predicted, predicts,
    mentioned, mentions, wrote, writes, writing, write, told, tells, telling, tell, declared, declares, declaring, insisted, insists, maintained, maintains, contended, contends, opined, considered, considers,
    in the opinion of, in the words of, in the view of, hailed, hails, praised, praises, praising, criticised, criticized, accused, accuses, accusing, estimated, estimates, warned, warns, warning, explained, explains, explaining,
    remarked, remarks, commented, comments, commenting, recalled, recalls, indicated, indicates, indicating, speculated, speculates, denied, denies, emphasised, emphasized, stressed, hinted, complained, acknowledged,
    admitted, proposed, theorised, theorized, posited, deemed, opinion, view, cited, citing, quoted, expressed, likened, characterised, characterized, lauded, viewed, regarded, regards, pointed out, points out, testified, to our knowledge, to the knowledge of, to the best of our knowledge, as far as is known, so far as is known, is aware, are aware, was aware, were aware, knows, know, knew, can tell, could tell, can judge, attributed, attributed to, ascribed, ascribed to, put down to, blamed on, credited to, framed, frames, framing, portrayed, portrays, portraying, depicted, depicts, labelled, labeled, branded`,
})
/** Words that report as well, where a sentence has them: nothing is lost. */
const admitted = phrases({
  report:
    'announced, announces, announcement, revealed, reveals, confirmed, confirms, found, finds, shows, showed, asked, asks, rejects, rejected, blames, blame, blamed, should, ought to, credit, credits, credited, whom you ask, critics, reviewers, accounts',
})
/** Words that do not report by themselves. */
const weak = new Set([
  'report',
  'reports',
  'state',
  'states',
  'note',
  'notes',
  'view',
  'opinion',
  'called',
  'feel',
  'write',
  'writing',
  'added',
  'adding',
  'adds',
  'calls',
  'expressed',
  'regards',
  'comments',
  'claims',
  'claim',
  'estimates',
  'wrote',
  'told',
  'tells',
  'telling',
  'tell',
  'cited',
  'citing',
  'viewed',
  'recalled',
  'recalls',
  'maintained',
  'maintains',
  'attributed',
])
/** Reports that may stand at the end, with their speaker. */
const closing = new Set([
  'according to',
  'said',
  'says',
  'claimed',
  'argued',
  'reported',
  'explained',
  'noted',
  'added',
  'stated',
  'suggested',
  'suggest',
  'argues',
  'believed',
])
/** Words that report behind *as far as* alone: *as far as the board knows*. */
const asFar = /^(?:(?:is|are|was|were) aware|knows?|knew|(?:can|could) (?:tell|judge))$/
/** Words between *as far as* and its verb. */
const maxAsFar = 8

/** Words behind a report among which *that* may come. */
const maxThat = 6
/** Words behind a report among which what it reports begins. */
const reach = 12
/** Share of these words that the sentence must keep, 0–1, and how many at least. */
const minKept = { share: 0.5, words: 2 }

/** Verbs by which a speaker approves or blames: more than *said*. */
const judging = once(() => new Set('praise laud applaud criticise condemn blame denounce slam hail'.split(' ').map(rootOf)))

/** Content words of a speaker who is named at the end of a sentence. */
const maxSpeaker = 4
/** Words before a report that name nobody. */
const joining = new Set('and but that also who which it as then he she they'.split(' '))

/** Finds a report in the source that the sentence leaves out: what somebody said becomes a fact. */
export function findAttribution(comparison: Comparison): string | null {
  const { written, stated, to, from, matches, claim } = comparison
  const own = [...reportsIn(written), ...admitted(written)]
  let spare = own.filter(({ from: at }) => !(matches[at] === 'same' && (to[at] ?? -1) >= 0)).length
  if (spare === 0 && /["“”«»]/.test(claim.text)) return null
  for (const mark of reportsIn(stated)) {
    if (isNamed(comparison, mark) || (from[mark.from] ?? -1) >= 0 || isAddressed(stated, mark) || isManner(comparison, mark)) continue
    if (!reportsKept(comparison, mark)) continue
    if (spare > 0) spare -= 1
    else return sourceSays(comparison, mark)
  }
  return judgedIn(comparison) ?? quotationOf(comparison)
}

/** The reports among some words; *knows* is one behind *as far as*. */
function reportsIn(words: Comparison['stated']): readonly Mark[] {
  return reports(words).filter(({ text, from }) => {
    if (!asFar.test(text)) return true
    const before = words.slice(Math.max(0, from - maxAsFar), from).map(({ word }) => word)
    return before.join(' ').includes('far as')
  })
}

/** True where the sentence still names who says so: *price was not the reason for most of them*. */
function isNamed({ stated, from }: Comparison, mark: Mark): boolean {
  const before = stated[mark.from - 1]
  return (
    before !== undefined &&
    !mark.text.includes(' ') &&
    !joining.has(before.word) &&
    before.sentence === stated[mark.from]?.sentence &&
    (from[mark.from - 1] ?? -1) >= 0
  )
}

/** *Note that it fails* speaks to the reader, and reports nothing. */
function isAddressed(stated: Comparison['stated'], { from, text }: Mark): boolean {
  return (
    /^(?:note|say|observe|state)$/.test(text) &&
    (stated[from]?.sentence !== stated[from - 1]?.sentence || stated[from - 1]?.word === 'please')
  )
}

/** *Treated according to the rules* says how, and nobody says so. */
function isManner({ passage, stated }: Comparison, { from, text }: Mark): boolean {
  const [before, own] = [stated[from - 1], stated[from]]
  if (text !== 'according to' || before === undefined || own === undefined || before.sentence !== own.sentence) return false
  return before.word.endsWith('ed') && passage[own.sentence]?.text.slice(before.end, own.start) === ' '
}

/** A speaker who approves or blames where the source only says what was said: *praised* for *remarked*. */
function judgedIn({ written, to, stated }: Comparison): string | null {
  const own = written.find(({ root }, at) => judging().has(root) && stated[to[at] ?? -1]?.root !== root)
  return own === undefined || stated.some(({ root }) => areAlike(root, own.root)) || reports(stated).length === 0
    ? null
    : `“${own.raw}” is not said; the source only reports.`
}

/** True where the sentence keeps what is reported: behind the word, or before *according to X* and *X said* at the end. */
function reportsKept({ passage, stated, from }: Comparison, mark: Mark): boolean {
  if (weak.has(mark.text) && !stated.slice(mark.to, mark.to + maxThat).some(({ word }) => word === 'that')) return false
  const sentence = stated[mark.from]?.sentence
  const isKept = (words: readonly number[]): boolean => {
    const kept = words.filter((at) => (from[at] ?? -1) >= 0).length
    return kept >= minKept.words && kept >= words.length * minKept.share
  }
  const content = (start: number, end: number): readonly number[] =>
    stated.flatMap((word, at) => (at >= start && at < end && word.sentence === sentence && word.content ? [at] : []))
  // What is reported ends with its clause.
  const stop = passage[sentence ?? 0]?.text.indexOf(';', stated[mark.from]?.start) ?? -1
  const behind = content(mark.to, stated.length).filter((at) => stop < 0 || (stated[at]?.start ?? 0) < stop)
  if (isKept(behind.filter((at) => at < mark.to + reach))) return stated[mark.to]?.word !== 'by'
  const isLast = mark.text === 'according to' || (closing.has(mark.text) && behind.length <= maxSpeaker)
  return isLast && isKept(content(mark.from - reach, mark.from)) && !behind.slice(0, maxSpeaker).some((at) => (from[at] ?? -1) >= 0)
}

/** The words of a quotation are somebody's. */
function quotationOf({ claim, passage, written }: Comparison): string | null {
  const own = written.filter(({ content }) => content).map(({ word }) => word)
  if (own.length < 4 || /["“”«»]/.test(claim.text) || reports(written).length > 0) return null
  for (const { text } of passage)
    for (const match of text.matchAll(/[“"«]([^“”"«»]{20,})[”"»]/g)) {
      const words = new Set((match[1] ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu))
      if (own.filter((word) => words.has(word)).length >= own.length * 0.8) return 'The source quotes somebody with these words.'
    }
  return null
}

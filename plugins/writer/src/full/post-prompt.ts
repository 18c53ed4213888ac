import { unfence } from '@galley/evidence'
import {
  plural,
  type Brief,
  type ComposeInput,
  type ModelMessage,
  type Plan,
  type PostKind,
  type ShownEvidence,
  type WriteInput,
} from '@galley/sdk'
import { listEvidence, asLine } from './evidence-list.ts'
import { rules } from './rules.ts'

/** Words that lead and close need together, kept from the sections' share. */
const framing = 40
/** Characters of the text so far that are shown, from its end. */
const maxRunning = 6000

/** Shape of each kind of post, in words for a writer. */
const shapes: { readonly [Kind in PostKind]: string } = {
  explainer:
    'an explainer: what it is and why it matters before how it works; each term explained at its first use in words of the evidence, or put in plainer words',
  comparison: 'a comparison: the same yardsticks for every candidate, in one table, then what follows for whom',
  'how-to': 'a how-to: what is needed, numbered steps in their order (kind steps), how to tell that it worked',
  news: 'news: what happened, when, and who says so; the background after it; what is still open last',
  'opinion-brief': 'an opinion brief: the position first, its reasons with their evidence, the strongest objection, what to do',
  'release-notes': 'release notes: what changes for the reader, newest version first; what breaks and what to do about it as a list',
}

/** Kinds of block that a writer chooses among, with what each is for. */
export const blockKinds =
  'Blocks are paragraphs of two to five connected sentences; a list where the reader has to check or choose among things of one kind (a sentence an item), steps where order counts, a table where several things are held against the same yardsticks (each row one sentence, cells parted by |, the first row the header without evidence), code for what the reader has to type: one item, exactly as it stands under · beside the evidence that it cites, behind the paragraph or step that says what it does.'

/**
 * Words of a sentence, as capable models write them: they keep to a number of sentences better than to one of words. What a reader works through has
 * items, steps and rows, which are shorter.
 */
const wordsPerSentence = { prose: 18, items: 14 }
/** Kinds of post that have lists, steps or tables. */
const itemKinds: ReadonlySet<PostKind | undefined> = new Set(['comparison', 'how-to', 'release-notes'])

/** Number of sentences that so many words of a post have, in words. */
export function sentencesFor(words: number, kind: PostKind | undefined): string {
  return plural(Math.max(1, Math.round(words / wordsPerSentence[itemKinds.has(kind) ? 'items' : 'prose'])), 'sentence')
}

/** Words of each section of a plan, so that all of them, lead and close come to so many. */
export function wordsOfSections({ outline }: Pick<Plan, 'outline'>, words: number): readonly number[] {
  const planned = outline.reduce((sum, section) => sum + section.words, 0)
  const share = Math.max(0.5, (words - framing) / Math.max(1, planned))
  return outline.map((section) => Math.round(section.words * share))
}

/** Tasks of a writer who is shown all that the sources say, and of one who is shown parts of them. */
const tasks = {
  whole: 'The evidence is all that the sources say, in their order, and more than the post has room for: take what answers the questions.',
  chosen:
    'The evidence is parts of longer sources, in their order, and more than the post has room for: take what answers the questions. What it lacks may stand elsewhere in them: never write that the sources do not say it, leave it out.',
}

/** The prompt for a whole post. */
export function postMessages(
  { brief, plan, words, isWhole = false, isChosen = false }: ComposeInput,
  evidence: readonly ShownEvidence[],
): readonly ModelMessage[] {
  const questions = new Map(plan.questions.map(({ id, text }, at) => [id, isWhole ? `(Q${at + 1}) ${asLine(text)}` : asLine(text)]))
  const shares = wordsOfSections(plan, words)
  const task = isWhole ? ` ${isChosen ? tasks.chosen : tasks.whole} Under open name the questions that it does not answer.` : ''
  const sections = plan.outline.map(({ heading, intent, questionIds }, at) => {
    const asked = questionIds.flatMap((id) => questions.get(id) ?? [])
    const own = shares[at] ?? 0
    return `${at + 1}. ${asLine(heading)} (about ${own} words, ${sentencesFor(own, plan.kind)}): ${asLine(intent)}${asked.length === 0 ? '' : ` Answers: ${asked.join(' ')}`}`
  })
  return [
    {
      role: 'system',
      content: `You write a post that a person would publish under a name of their own, from numbered evidence and nothing else. It reads as one argument: a lead of one or two sentences that says what the reader gets from it, sections that follow from each other, a close at the end of the last section that says what to do or remember. Set the evidence against itself: compare, conclude, say what follows; where it disagrees${isChosen ? '' : ' or is silent'}, say so. ${blockKinds} A section for which there is no evidence is left out.${task} ${rules}`,
    },
    {
      role: 'user',
      content: [
        ...wishesOf(brief, plan),
        `Length: ${words} words in all, neither many more nor fewer: some ${sentencesFor(words, plan.kind)}; as short as items and rows are, of these there are more`,
        'Sections:',
        ...sections,
        '',
        listEvidence(evidence),
      ].join('\n'),
    },
  ]
}

/** The prompt for one section of a post that is too long for one answer. */
export function sectionMessages(input: WriteInput, words: number, evidence: readonly ShownEvidence[]): readonly ModelMessage[] {
  const { brief, title, section, questions, running = '', place } = input
  const asked = questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => asLine(text))
  const { at, outline } = place ?? { at: 0, outline: [section.heading] }
  const isFirst = running.trim() === ''
  const isLast = at === outline.length - 1
  const parts = outline.map((heading, index) => `${index + 1}. ${asLine(heading)}${index === at ? ' (you write this one)' : ''}`)
  const before = running.length > maxRunning ? `… ${running.slice(-maxRunning)}` : running
  return [
    {
      role: 'system',
      content: `You write one section of a post from numbered evidence and nothing else; it goes on from the text so far and repeats nothing of it. ${isFirst ? 'The post begins here: give it a lead of one or two sentences.' : 'Leave the lead empty.'}${isLast ? ' The post ends here: close with what the reader should do or remember.' : ''} Compare, conclude, say what follows; where the evidence disagrees or is silent, say so. ${blockKinds} ${rules}`,
    },
    {
      role: 'user',
      content: [
        ...wishesOf(brief, { title }),
        `Outline:\n${parts.join('\n')}`,
        `Section: ${asLine(section.heading)}. ${asLine(section.intent)}${asked.length === 0 ? '' : ` It answers: ${asked.join(' ')}`}`,
        `Length: about ${words} words`,
        ...(isFirst ? [] : [`<text-so-far>\n${unfence(before)}\n</text-so-far>`]),
        '',
        listEvidence(evidence),
      ].join('\n'),
    },
  ]
}

/** Wishes for a text, a line each. */
export function wishesOf(brief: Brief, plan: Pick<Plan, 'title' | 'kind' | 'angle' | 'takeaway' | 'perspectives'>): readonly string[] {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['Title', plan.title],
    ['Kind', plan.kind === undefined ? undefined : shapes[plan.kind]],
    ['Angle', plan.angle],
    ['The reader takes away', plan.takeaway],
    ['Views to show', plan.perspectives?.join('; ')],
    ['Audience', brief.audience],
    ['Goal', brief.goal],
    ['Tone', brief.tone],
    ['Language', brief.language],
    ['Must cover', brief.mustCover?.join('; ')],
    ['Avoid', brief.mustAvoid?.join('; ')],
  ]
  return named.flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [`${name}: ${asLine(value)}`]))
}

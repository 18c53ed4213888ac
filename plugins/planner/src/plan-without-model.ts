import { hasSameWords, subjectOf, subjectStems, subjectWords } from '@galley/evidence'
import {
  defaultWords,
  frameWords,
  listInWords,
  type Brief,
  type FrameWords,
  type Hit,
  type Mode,
  type Plan,
  type Question,
  type Section,
} from '@galley/sdk'
import { recase } from './recase.ts'
import { relevantDocuments } from './relevant-documents.ts'
import { acceptanceFor } from './acceptance-for.ts'
import { layOutSections, quotable, type Asked, type SectionDraft } from './lay-out-sections.ts'
import { isTitleCased } from './is-title-cased.ts'
import { nameIn, shortTitle } from './short-title.ts'
import { splitWords } from './split-words.ts'
import { isNamedIn } from './is-named-in.ts'
import { structureOf, type Described } from './structure-of.ts'
import { partsOf } from './parts-of.ts'
import type { Theme, ThemeRoom } from './theme.ts'
import { sectionCount } from './section-count.ts'
import { themesFromBrief } from './themes-from-brief.ts'
import { themesFromDocuments } from './themes-from-documents.ts'
import { themesFromStructure } from './themes-from-structure.ts'
import { themesFromTitles } from './themes-from-titles.ts'
import { titleOf } from './title-of.ts'

/** Words that a draft may quote of one of many sources in any case. */
const minShare = 90
/** Maximum sections for points to cover beside the questions of a topic. */
const maxPoints = 6
/** Up to this many documents their own outline leads; more than that, what each is about. */
const fewDocuments = 3

/**
 * Plans from a template: key facts, the questions that the topic asks, what must be covered, and, where the topic asks nothing, what the
 * documents themselves are made of; in a dossier then dates, persons and conflicts. Where the topic names no subject of its own (*Summarise
 * the attached document*), the titles of the documents are the topic.
 */
export function planWithoutModel(given: Brief, hits: readonly Hit[], mode: Mode): Plan {
  const described = hits.map(structureOf)
  const frame = frameWords(given.language)
  const hasSubject = subjectWords(given.topic).length > 0
  const brief = hasSubject ? given : { ...given, topic: topicOf(described, frame) ?? given.topic }
  const documents = hasSubject ? relevantDocuments(described, brief) : described
  const sources = documents.flatMap(({ title, prose }) => (isTitleCased(title) ? [prose] : [title, prose]))
  const title = titleOf(brief.topic, sources)
  const words = brief.words ?? defaultWords
  const parts = hasSubject ? partsOf(brief.topic, documents, frame.language) : []
  const cased = (text: string): string => recase(text, sources)
  // Who asks for what a few documents say wants to hear of each.
  const room = Math.max(sectionCount(words) - 1, hasSubject || documents.length > fewDocuments ? 0 : documents.length)
  const themes = parts.length > 0 ? themesFromBrief(brief.mustCover ?? [], maxPoints, cased) : themesFor(brief, documents, room, cased)
  const isNamed = documents.some((document) => isNamedIn(brief.topic, document))
  const hasMatter = parts.length === 0 || isNamed
  const drafts = layOutSections({
    title,
    words,
    frame,
    mode,
    parts,
    themes,
    hasMatter,
    hasFacts: isNamed || documents.length <= fewDocuments,
    opening: openingOf(documents),
    sources: documents.length,
  })
  return numbered({ title, words, drafts }, brief)
}

/** Numbers sections, questions and queries in their order; a question that several sections ask is one. */
function numbered(
  { title, words, drafts }: { readonly title: string; readonly words: number; readonly drafts: readonly SectionDraft[] },
  brief: Brief,
): Plan {
  const shares = splitWords(words, drafts)
  const questions = new Map<string, Asked>()
  for (const { ask } of drafts) for (const one of ask) if (!questions.has(one.question.text)) questions.set(one.question.text, one)
  const ids = new Map([...questions.keys()].map((text, at) => [text, `q${at + 1}`]))
  const outline = drafts.map(({ heading, intent, form, ask }, at): Section => ({
    id: `s${at + 1}`,
    heading: heading.slice(0, 200),
    intent: intent.slice(0, 500),
    questionIds: ask.map(({ question }) => ids.get(question.text) ?? ''),
    words: shares[at] ?? 0,
    form,
  }))
  return {
    title,
    questions: [...questions.values()].map(({ question }): Question => Object.assign({ id: ids.get(question.text) ?? '' }, question)),
    outline,
    acceptance: acceptanceFor(brief, outline),
    queries: [...questions.values()].map(({ question, about }, at) => ({
      id: `k${at + 1}`,
      text: queryFor(brief.topic, about),
      questionIds: [ids.get(question.text) ?? ''],
    })),
  }
}

/** Names documents as the topic of a text: one by its title, a few by their names, of many the first two. Null when none has a title. */
function topicOf(documents: readonly Described[], { language, more }: FrameWords): string | null {
  const titles = documents.map(({ title }) => title).filter((title) => /\p{L}/u.test(title))
  const [only, ...others] = titles
  if (only === undefined) return null
  if (others.length === 0) return shortTitle(only)
  const names = titles.map(nameIn)
  const shown = names.slice(0, names.length === 3 ? 3 : 2)
  const rest = names.length - shown.length
  return rest === 0 ? listInWords(shown, language) : `${shown.join(', ')} ${more(rest)}`
}

/** An address stands for the title of a page that was named and is not read yet: it is nothing that a page could tell of. */
const address = /^\w+:\/\//

function themesFor(brief: Brief, documents: readonly Described[], room: number, cased: (text: string) => string): readonly Theme[] {
  const known = subjectStems(brief.topic)
  const themes = [...themesFromBrief(brief.mustCover ?? [], room, cased)]
  const add = (more: readonly Theme[]): void => void themes.push(...more)
  const left = (): ThemeRoom => ({ room: room - themes.length, known, taken: themes, cased })
  const outlined = documents.filter(({ parts }) => parts.length > 1)
  if (documents.length <= fewDocuments) {
    add(themesFromStructure(outlined, left()))
  } else {
    const words = brief.words ?? defaultWords
    const share = Math.max(minShare, (1.5 * words) / documents.length) / quotable
    add(themesFromDocuments(documents, left(), share))
  }
  if (themes.length < Math.min(2, room)) add(themesFromStructure(outlined, left()))
  if (themes.length < Math.min(2, room)) add(themesFromTitles(documents, left()))
  return themes.filter(
    ({ heading, mustCover }, at) =>
      mustCover.length > 0 ||
      (/\p{L}/u.test(heading) && !address.test(heading) && !themes.slice(0, at).some((other) => hasSameWords(other.heading, heading))),
  )
}

/** Words that the documents open with, together; `null` when one of them does not tell. */
function openingOf(documents: readonly Described[]): number | null {
  const openings = documents.map(({ opening }) => opening)
  return openings.length === 0 || openings.includes(null) ? null : openings.reduce<number>((sum, opening) => sum + (opening ?? 0), 0)
}

function queryFor(topic: string, about: string): string {
  const subject = subjectOf(topic).replace(/(?<=.)\s*\?+$/, '')
  const short = subject.split(' ').slice(0, 12).join(' ')
  return (about === '' ? subject : `${about} ${short}`).slice(0, 300).trim()
}

import { hasSameWords, subjectOf, subjectStems, subjectWords } from '@galley/evidence'
import {
  defaultWords,
  frameWords,
  listInWords,
  type Brief,
  type FrameWords,
  type Hit,
  type Plan,
  type Question,
  type Section,
  type SectionForm,
} from '@galley/sdk'
import { recase } from './recase.ts'
import { relevantDocuments } from './relevant-documents.ts'
import { acceptanceFor } from './acceptance-for.ts'
import { isTitleCased } from './is-title-cased.ts'
import { nameIn, shortTitle } from './short-title.ts'
import { splitWords, type Wanted } from './split-words.ts'
import { isNamedIn } from './is-named-in.ts'
import { structureOf, type Described } from './structure-of.ts'
import { partsOf, type Titled } from './parts-of.ts'
import type { Theme, ThemeRoom } from './theme.ts'
import { sectionCount } from './section-count.ts'
import { themesFromBrief } from './themes-from-brief.ts'
import { themesFromDocuments } from './themes-from-documents.ts'
import { themesFromStructure } from './themes-from-structure.ts'
import { themesFromTitles } from './themes-from-titles.ts'
import { titleOf } from './title-of.ts'

/** Of the words that can be quoted, a section can use so many: some are too long for it, some say the same. */
const quotable = 0.75
/** Words that a draft may quote of one of many sources in any case. */
const minShare = 90
/** Minimum words of an opening. */
const minOpening = 50
/** Maximum sections for points to cover beside the questions of a topic. */
const maxPoints = 6
/** Up to this many documents their own outline leads; more than that, what each is about. */
const fewDocuments = 3

/**
 * Plans from a template: key facts, the questions that the topic asks, what must be covered, and, where the topic asks nothing, what the
 * documents themselves are made of; in a dossier then dates, persons and conflicts. Where the topic names no subject of its own (*Summarise
 * the attached document*), the titles of the documents are the topic.
 */
export function planWithoutModel(given: Brief, hits: readonly Hit[], isDossier: boolean): Plan {
  const described = hits.map(structureOf)
  const frame = frameWords(given.language)
  const hasSubject = subjectWords(given.topic).length > 0
  const brief = hasSubject ? given : { ...given, topic: topicOf(described, frame) ?? given.topic }
  const documents = hasSubject ? relevantDocuments(described, brief) : described
  const sources = documents.flatMap(({ title, prose }) => (isTitleCased(title) ? [prose] : [title, prose]))
  const title = titleOf(brief.topic, sources)
  const words = brief.words ?? defaultWords
  const parts = hasSubject ? partsOf(brief.topic, documents) : []
  const cased = (text: string): string => recase(text, sources)
  // Who asks for what a few documents say wants to hear of each.
  const room = Math.max(sectionCount(words) - 1, hasSubject || documents.length > fewDocuments ? 0 : documents.length)
  const themes = parts.length > 0 ? themesFromBrief(brief.mustCover ?? [], maxPoints, cased) : themesFor(brief, documents, room, cased)
  const isNamed = documents.some((document) => isNamedIn(brief.topic, document))
  const hasMatter = parts.length === 0 || isNamed
  const drafts = layOut({
    title,
    words,
    frame,
    isDossier,
    parts,
    themes,
    hasMatter,
    hasFacts: isNamed || documents.length <= fewDocuments,
    opening: openingOf(documents),
    sources: documents.length,
  })
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

/** A part of the plan before it has its words. */
interface SectionDraft extends Wanted {
  readonly heading: string
  readonly intent: string
  readonly form: SectionForm
  readonly ask: readonly Asked[]
}

/** A question with what it is about, for whoever searches. */
interface Asked {
  readonly question: Omit<Question, 'id'>
  readonly about: string
}

interface Layout {
  readonly title: string
  readonly words: number
  readonly frame: FrameWords
  readonly isDossier: boolean
  readonly parts: readonly Titled[]
  readonly themes: readonly Theme[]
  /** True where a document is about just what the topic names: its facts, dates and persons are the topic's. */
  readonly hasMatter: boolean
  /** True where some document can say what the topic is: of many about other things none does, and the words would be nobody's. */
  readonly hasFacts: boolean
  readonly opening: number | null
  readonly sources: number
}

/** Words from which a dossier has a timeline, and from which it tells persons and conflicts. */
const minForTimeline = 350
const minForPeople = 500

function layOut({ title, words, frame, isDossier, parts, themes, hasMatter, hasFacts, opening, sources }: Layout): readonly SectionDraft[] {
  const main: Asked = { question: { text: frame.ask.main(title).slice(0, 500) }, about: '' }
  const isManual = parts.some(({ form }) => form === 'steps' || form === 'changes')
  const of = (form: SectionForm, weight: number): SectionDraft => ({
    heading: frame.headings[form],
    intent: '',
    form,
    ask: [main],
    weight,
    most: null,
  })
  const asked = parts.map((part): SectionDraft => ({
    // The only question is the draft's title already.
    heading: parts.length === 1 && hasSameWords(part.heading, title) ? frame.headings[part.form] : part.heading,
    intent: `Answers: ${part.text}`,
    form: part.form,
    ask: [askedOf(part)],
    weight: isManual || part.form !== 'passages' ? 5 : 2,
    most: null,
  }))
  const told = themes.map((theme): SectionDraft => ({
    heading: theme.heading,
    intent: `Says what the sources have on ${theme.heading}.`,
    form: 'passages',
    ask: questionsFor(theme, frame),
    weight: theme.mustCover.length > 1 ? 1 + 0.3 * (theme.mustCover.length - 1) : theme.mustCover.length < 1 && parts.length > 0 ? 0.6 : 1,
    most: theme.words && Math.floor(theme.words * quotable),
  }))
  const facts = {
    ...of('facts', 0.8),
    most: opening === null ? null : Math.max(minOpening, Math.floor(opening * quotable)),
  }
  // Steps, changes, dates and persons are lists that stand for themselves.
  if (isManual || (parts.length > 0 && parts.every(({ form }) => form !== 'passages'))) return [...asked, ...told]
  if (!isDossier) return [facts, ...asked, ...told]
  return [
    ...(hasFacts && parts.length === 0 ? [facts] : []),
    ...asked,
    ...told,
    ...(asked.length === 0 && told.length === 0 ? [of('background', 0.8)] : []),
    // Who asks a question wants its answer; who names a matter, what there is on it.
    ...(parts.length === 0 ? formsBeside({ words, hasMatter, sources }).map(([form, weight]) => of(form, weight)) : []),
  ]
}

/** The forms, with their weights, in which a dossier tells what else there is on a matter. */
function formsBeside({ words, hasMatter, sources }: Pick<Layout, 'words' | 'hasMatter' | 'sources'>): readonly [SectionForm, number][] {
  const isLong = words >= minForPeople
  return [
    ...(hasMatter && words >= minForTimeline ? [['timeline', 0.8] as [SectionForm, number]] : []),
    ...(hasMatter && isLong ? [['people', 0.4] as [SectionForm, number]] : []),
    ...(isLong && sources > 1 ? [['conflicts', 0.3] as [SectionForm, number]] : []),
  ]
}

function askedOf({ text, kind, of }: Titled): Asked {
  const question = { text: text.slice(0, 500), kind, isAsked: true }
  return { question: of === undefined ? question : { ...question, of: of.slice(0, 300) }, about: text }
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

function questionsFor(theme: Theme, { ask }: FrameWords): readonly Asked[] {
  const textOf = (about: string): string => ask.aspects(about).slice(0, 500)
  if (theme.mustCover.length > 0)
    return theme.mustCover.map((point) => ({ question: { text: textOf(point), mustCover: true }, about: point }))
  const about = theme.about ?? theme.heading
  return [{ question: { text: textOf(about) }, about }]
}

function queryFor(topic: string, about: string): string {
  const subject = subjectOf(topic).replace(/(?<=.)\s*\?+$/, '')
  const short = subject.split(' ').slice(0, 12).join(' ')
  return (about === '' ? subject : `${about} ${short}`).slice(0, 300).trim()
}

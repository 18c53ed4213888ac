import { contentStems, subjectWords } from '@galley/evidence'
import { defaultWords, type Brief, type Hit, type Plan, type Question, type Section } from '@galley/sdk'
import { recase } from './recase.ts'
import { acceptanceFor } from './acceptance-for.ts'
import { nameIn, shortTitle } from './short-title.ts'
import { splitWords } from './split-words.ts'
import { structureOf, type Described } from './structure-of.ts'
import { isQuestion, subjectOf, subjectStems } from './subject-of.ts'
import type { Theme } from './theme.ts'
import { themesFromBrief } from './themes-from-brief.ts'
import { themesFromDocuments } from './themes-from-documents.ts'
import { themesFromStructure } from './themes-from-structure.ts'
import { themesFromTitles } from './themes-from-titles.ts'
import { titleOf } from './title-of.ts'

/** Words a section has when it can; from it follows how many there are. */
const sectionWords = 130
/** Of the words that can be quoted, a section can use so many: some are too long for it, some say the same. */
const quotable = 0.75
/** Words that a draft may quote of one of many sources in any case (DESIGN §3, *one source's share*). */
const minShare = 90
/** Minimum words of an opening. */
const minOpening = 50
/** Up to this many documents their own outline leads; more than that, what each is about. */
const fewDocuments = 3

/**
 * Plans from a template: an introduction, what must be covered, then what the documents themselves are made of. Where the topic names no
 * subject of its own (*Summarise the attached document*), the titles of the documents are the topic.
 */
export function planWithoutModel(asked: Brief, hits: readonly Hit[]): Plan {
  const described = hits.map(structureOf)
  const hasSubject = subjectWords(asked.topic).length > 0
  const brief = hasSubject ? asked : { ...asked, topic: topicOf(described) ?? asked.topic }
  const documents = hasSubject ? relevant(described, brief) : described
  const sources = documents.flatMap(({ title, prose }) => [title, prose])
  const title = titleOf(brief.topic, sources)
  const words = brief.words ?? defaultWords
  const themes = themesFor(brief, documents, sectionCount(words) - 1, (text) => recase(text, sources))
  const sections = layOut(themes, words, openingOf(documents))
  const main = isQuestion(brief.topic) ? `${subjectOf(brief.topic).replace(/\?+$/, '')}?` : `What are the main details of ${title}?`
  const questions = sections.flatMap(({ theme }, at) => questionsFor(theme, at, main))
  const outline = sections.map(({ theme, words: share }, at): Section => {
    const ids = questions.filter((question) => question.section === at).map(({ id }) => id)
    const intent =
      theme === null ? `Says what ${title} is and what matters most about it.` : `Says what the sources have on ${theme.heading}.`
    return { id: `s${at + 1}`, heading: theme?.heading ?? 'Overview', intent: intent.slice(0, 500), questionIds: ids, words: share }
  })
  return {
    title,
    questions: questions.map(({ id, text, mustCover }): Question => ({ id, text, ...(mustCover ? { mustCover } : {}) })),
    outline,
    acceptance: acceptanceFor(brief, outline),
    queries: questions.map(({ id, about }, at) => ({ id: `k${at + 1}`, text: queryFor(brief.topic, about), questionIds: [id] })),
  }
}

/** Names documents as the topic of a text: one by its title, a few by their names, of many the first two. Null when none has a title. */
function topicOf(documents: readonly Described[]): string | null {
  const titles = documents.map(({ title }) => title).filter((title) => /\p{L}/u.test(title))
  const [only, ...others] = titles
  if (only === undefined) return null
  if (others.length === 0) return shortTitle(only)
  const names = titles.map(nameIn)
  const shown = names.slice(0, names.length === 3 ? 3 : 2)
  const rest = names.length - shown.length
  return rest === 0 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}` : `${shown.join(', ')} and ${rest} more`
}

/** Documents that speak of the topic or of a point at least half as much as the one that does most. A folder may hold other things too. */
function relevant(documents: readonly Described[], brief: Brief): readonly Described[] {
  const wanted = [brief.topic.replaceAll(/\p{N}+/gu, ' '), ...(brief.mustCover ?? [])].map(contentStems).filter(({ length }) => length > 0)
  const fits = documents.map((document) => Math.max(0, ...wanted.map((stems) => fitOf(new Set(stems), document))))
  const most = Math.max(...fits, 0)
  return documents.filter((_, at) => (fits[at] ?? 0) >= most / 2)
}

/** The share of the stems that a document speaks of. What it mentions once, and not in its title, counts half: that may be by the way. */
function fitOf(stems: ReadonlySet<string>, { title, prose, parts }: Described): number {
  const counts = new Map<string, number>()
  for (const stem of contentStems(`${title} ${title} ${prose} ${parts.map(({ heading }) => heading).join(' ')}`))
    counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return [...stems].reduce((sum, stem) => sum + Math.min(1, (counts.get(stem) ?? 0) / 2), 0) / Math.max(1, stems.size)
}

function sectionCount(words: number): number {
  return words < 250 ? 2 : Math.min(6, Math.max(3, Math.round(words / sectionWords)))
}

function themesFor(brief: Brief, documents: readonly Described[], room: number, cased: (text: string) => string): readonly Theme[] {
  const known = subjectStems(brief.topic)
  const themes = [...themesFromBrief(brief.mustCover ?? [], room, cased)]
  const add = (more: readonly Theme[]): void => void themes.push(...more)
  const outlined = documents.filter(({ parts }) => parts.length > 1)
  if (documents.length <= fewDocuments) {
    add(themesFromStructure(outlined, room - themes.length, known, themes))
  } else {
    const words = brief.words ?? defaultWords
    const share = Math.max(minShare, (1.5 * words) / documents.length) / quotable
    add(themesFromDocuments(documents, room - themes.length, known, themes, cased, share))
  }
  if (themes.length < Math.min(2, room)) add(themesFromStructure(outlined, room - themes.length, known, themes))
  if (themes.length < Math.min(2, room)) add(themesFromTitles(documents, room - themes.length, known, themes, cased))
  const named = themes.filter(
    ({ heading, mustCover }, at) =>
      mustCover.length > 0 || (/\p{L}/u.test(heading) && !themes.slice(0, at).some((other) => isSame(other.heading, heading))),
  )
  return named.length > 0 ? named : [inDetail(titleOf(brief.topic, []))]
}

/** The section of a text that nothing divides: what remains to be said of its topic. */
function inDetail(title: string): Theme {
  return { heading: 'In detail', mustCover: [], question: `What else do the sources say about ${title}?`, words: null }
}

/** Words that the documents open with, together; `null` when one of them does not tell. */
function openingOf(documents: readonly Described[]): number | null {
  const openings = documents.map(({ opening }) => opening)
  return openings.length === 0 || openings.includes(null) ? null : openings.reduce<number>((sum, opening) => sum + (opening ?? 0), 0)
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

function layOut(themes: readonly Theme[], words: number, opening: number | null): readonly { theme: Theme | null; words: number }[] {
  const all: readonly (Theme | null)[] = [null, ...themes]
  const shares = splitWords(
    words,
    all.map((theme) => ({
      weight: theme === null ? 0.8 : theme.mustCover.length > 1 ? 1 + 0.3 * (theme.mustCover.length - 1) : 1,
      most:
        theme === null
          ? opening && Math.max(minOpening, Math.floor(opening * quotable))
          : theme.words && Math.floor(theme.words * quotable),
    })),
  )
  return all.map((theme, at) => ({ theme, words: shares[at] ?? 0 }))
}

interface Asked extends Question {
  readonly section: number
  readonly about: string
  readonly mustCover: boolean
}

function questionsFor(theme: Theme | null, section: number, main: string): readonly Asked[] {
  const ask = (text: string, about: string, mustCover: boolean, n: number): Asked => ({
    id: n === 0 ? `q${section + 1}` : `q${section + 1}-${n + 1}`,
    text: text.slice(0, 500),
    mustCover,
    section,
    about,
  })
  if (theme === null) return [ask(main, '', false, 0)]
  if (theme.question !== undefined) return [ask(theme.question, '', false, 0)]
  const aspects = (about: string): string => `What are the key aspects of ${about}?`
  return theme.mustCover.length > 0
    ? theme.mustCover.map((point, n) => ask(aspects(point), point, true, n))
    : [ask(aspects(theme.about ?? theme.heading), theme.about ?? theme.heading, false, 0)]
}

function queryFor(topic: string, about: string): string {
  const subject = subjectOf(topic).replace(/(?<=.)\s*\?+$/, '')
  const short = subject.split(' ').slice(0, 12).join(' ')
  return (about === '' ? subject : `${about} ${short}`).slice(0, 300).trim()
}

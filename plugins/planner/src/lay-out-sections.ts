import { hasSameWords } from '@galley/evidence'
import type { FrameWords, Mode, Question, SectionForm } from '@galley/sdk'
import type { Titled } from './parts-of.ts'
import type { Wanted } from './split-words.ts'
import type { Theme } from './theme.ts'

/** Of the words that can be quoted, a section can use so many: some are too long for it, some say the same. */
export const quotable = 0.75
/** Minimum words of an opening. */
const minOpening = 50

/** A part of the plan before it has its words. */
export interface SectionDraft extends Wanted {
  readonly heading: string
  readonly intent: string
  readonly form: SectionForm
  readonly ask: readonly Asked[]
}

/** A question with what it is about, for whoever searches. */
export interface Asked {
  readonly question: Omit<Question, 'id'>
  readonly about: string
}

/** Matter of a plan, and the room for it. */
interface Layout {
  readonly title: string
  readonly words: number
  readonly frame: FrameWords
  /** Without a model the sections are those of a dossier. */
  readonly mode: Mode
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

/** Lays out the sections: key facts, the answers to what is asked, the themes, and in a dossier what else there is on a matter. */
export function layOutSections({
  title,
  words,
  frame,
  mode,
  parts,
  themes,
  hasMatter,
  hasFacts,
  opening,
  sources,
}: Layout): readonly SectionDraft[] {
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
    weight: isManual || part.form !== 'passages' ? 5 : part.isTogether === true ? 2 * Math.max(1, parts.length - 1) : 2,
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
  if (mode !== 'extractive') return [facts, ...asked, ...told]
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

function questionsFor(theme: Theme, { ask }: FrameWords): readonly Asked[] {
  const textOf = (about: string): string => ask.aspects(about).slice(0, 500)
  if (theme.mustCover.length > 0)
    return theme.mustCover.map((point) => ({ question: { text: textOf(point), mustCover: true }, about: point }))
  const about = theme.about ?? theme.heading
  return [{ question: { text: textOf(about) }, about }]
}

import type { SectionForm } from './plan.ts'

/** Words that Galley itself sets around quotations: headings, labels and notes of a draft that no model wrote. */
export interface FrameWords {
  /** BCP 47 language of the words. */
  readonly language: string
  /** Headings of the sections that no question heads. */
  readonly headings: Readonly<Record<Exclude<SectionForm, 'passages' | 'steps' | 'changes'>, string>>
  /** Questions that no topic asks in its own words. */
  readonly ask: {
    readonly main: (title: string) => string
    readonly aspects: (of: string) => string
  }
  /** Labels of the table of facts. */
  readonly facts: {
    readonly fact: string
    readonly source: string
    readonly what: string
    readonly when: string
    readonly figures: string
    readonly also: string
  }
  /** Names a source before its words; `under` is a heading in it, or empty. */
  readonly attribute: (title: string, under: string) => string
  /** Said under a point that must be covered and that no source speaks of. */
  readonly nothingFound: string
  /** The notice of a draft without a model (`Draft.notice`). */
  readonly notice: string
  /** Headings of the lists behind a draft. */
  readonly lists: { readonly notVerified: string; readonly notRead: string; readonly sources: string }
}

const en: FrameWords = {
  language: 'en',
  headings: {
    facts: 'Key facts',
    timeline: 'Timeline',
    people: 'Who is who',
    conflicts: 'Where the sources differ',
    background: 'Background',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `What must one know for “${title}”` : `What are the main details of ${title}?`),
    aspects: (of) => `What are the key aspects of ${of}?`,
  },
  facts: { fact: 'Fact', source: 'As the sources have it', what: 'What', when: 'When', figures: 'How many', also: 'Also' },
  attribute: (title, under) => (under === '' ? `According to *${title}*: ` : `According to *${title}*, under *${under}*: `),
  nothingFound: 'None of the sources that were read says anything on this point.',
  notice: 'Assembled from quoted sources; no language model wrote this text.',
  lists: { notVerified: 'Could not verify', notRead: 'Not read', sources: 'Sources' },
}

const de: FrameWords = {
  language: 'de',
  headings: {
    facts: 'Das Wichtigste',
    timeline: 'Zeittafel',
    people: 'Wer ist wer',
    conflicts: 'Worin die Quellen sich widersprechen',
    background: 'Hintergrund',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `Was muss man wissen für „${title}“` : `Was ist das Wichtigste über ${title}?`),
    aspects: (of) => `Was sagen die Quellen über ${of}?`,
  },
  facts: { fact: 'Angabe', source: 'Wortlaut der Quellen', what: 'Was', when: 'Wann', figures: 'Zahl', also: 'Außerdem' },
  attribute: (title, under) => (under === '' ? `Laut *${title}*: ` : `Laut *${title}*, Abschnitt *${under}*: `),
  nothingFound: 'Keine der gelesenen Quellen sagt etwas zu diesem Punkt.',
  notice: 'Aus Zitaten zusammengestellt; kein Sprachmodell hat diesen Text geschrieben.',
  lists: { notVerified: 'Offen geblieben', notRead: 'Nicht gelesen', sources: 'Quellen' },
}

const known: readonly FrameWords[] = [en, de]

/** The frame words of a language tag (BCP 47), by its first part; English where there are none, as `language` of the answer tells. */
export function frameWords(tag?: string): FrameWords {
  const wanted = tag?.toLowerCase().split('-')[0]
  return known.find(({ language }) => language === wanted) ?? en
}

import { plainText } from '@galley/evidence'
import { frameWords } from '@galley/sdk'

const opening = /[“„«「『]/gu
/** Words behind an opening mark, to the last closing one. */
const quotation = /^(.+)[”“»」』][^\p{L}\p{N}]*$/su
/** A line without quotation marks that brings something in. */
const bringingIn = /^[^“”„«»「」]{1,300}[:：]$/u
const marks = /\\?\[[^\]\n]{1,16}\]/g

/** True for a line that a writer without a model sets above what it quotes: it names a source, *According to Hive 2.8:*, and states nothing. */
export function isLeadLine(text: string): boolean {
  return bringingIn.test(plainText(text).trim())
}

/** A quotation with what its reader is told of the place where it stands. */
export interface SetEvidence {
  readonly quote: string
  readonly title: string
  readonly headings: readonly string[]
}

/**
 * True for what a writer without a model sets: words of its evidence as they stand there, marks of typography and references aside, behind the words of the
 * frame that name their source, or those words alone. Anything else before a quotation is a statement, and is no quotation's.
 */
export function isVerbatim(text: string, evidence: readonly SetEvidence[], language?: string): boolean {
  const plain = plainText(text).trim()
  if (isLeadLine(text)) return evidence.some((one) => isNaming(plain, one, language))
  // The marks of a title are those of a quotation in some languages: any of them may open it.
  return [...plain.matchAll(opening)].some(({ index }) => {
    const before = plain.slice(0, index)
    const said = lettersOf(quotation.exec(plain.slice(index + 1))?.[1] ?? '')
    return (
      said !== '' &&
      evidence.some(
        (one) => lettersOf(plainText(one.quote)).includes(said) && (lettersOf(before) === '' || isNaming(before, one, language)),
      )
    )
  })
}

/** True for a source's title and headings in the words of the frame, and for nothing besides. */
function isNaming(text: string, { title, headings }: SetEvidence, language?: string): boolean {
  const { attribute, within } = frameWords(language)
  // A long title is named by what stands before its colon.
  const names = [title, title.split(/:\s/)[0] ?? '', ...headings].map((name) => lettersOf(plainText(name))).filter((name) => name !== '')
  const rest = names.toSorted((a, b) => b.length - a.length).reduce((left, name) => left.replace(name, ''), lettersOf(text))
  const place = '0'
  return [attribute('', ''), attribute('', place), within(place)].some((frame) => lettersOf(frame).replaceAll(place, '') === rest)
}

function lettersOf(text: string): string {
  return text
    .replaceAll(marks, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

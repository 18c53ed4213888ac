import { isEnglish } from '@galley/evidence'
import { frameWords, listInWords, type Brief, type DraftJudge, type FrameWords, type Mode } from '@galley/sdk'

/** Wishes of a brief that take a capable model to follow. */
const wishes = ['audience', 'goal', 'tone'] as const

/** A judge with the sentences of a draft that it read, and those on which it was believed. */
export interface HeardJudge extends DraftJudge {
  readonly read: number
  readonly believed: number
}

/**
 * The notice beside a draft, in the language of its frame: that no model wrote it, which of its words are not in the brief's language, which
 * wishes nobody could follow, that no judge is believed, and which checks its language does without.
 */
export function noticeOf(brief: Brief, mode: Mode, judges: readonly HeardJudge[] = []): string | undefined {
  const words = frameWords(brief.language)
  const { notice } = words
  const unmet = mode === 'full' ? [] : wishes.filter((wish) => (brief[wish] ?? '').trim() !== '').map((wish) => notice.wishes[wish])
  const parts = [
    ...(mode === 'extractive' ? [notice.extractive, notice.quotesKept, languageNotice(brief.language)] : []),
    unmet.length === 0 ? '' : notice.unmet(listInWords(unmet, words.language)),
    judgeNotice(words, judges),
    notice.reduced,
  ].filter((part) => part !== '')
  return parts.length === 0 ? undefined : parts.join(words.gap)
}

/** Said where no judge is believed: what words could not decide is not in the draft then. */
function judgeNotice({ notice }: FrameWords, judges: readonly HeardJudge[]): string {
  if (judges.length === 0 || judges.some(isBelieved)) return ''
  const lines = judges.map(({ name, calibration, read }) =>
    calibration.passed ? notice.missed({ name, read }) : notice.calibration({ name, ...calibration }),
  )
  return notice.unjudged(lines.join('; '))
}

/** True for a judge that may judge, and was believed on some of what it read, if it read anything. */
function isBelieved({ calibration, read, believed }: HeardJudge): boolean {
  return calibration.passed && (read === 0 || believed > 0)
}

/** A draft whose language has no frame is framed in English; said where another language was asked for. */
function languageNotice(tag: string | undefined): string {
  if (tag === undefined || isEnglish(tag) || frameWords(tag).language !== 'en') return ''
  return `Its quotations keep the language of their sources; its headings and notes are in English, not in the language ${nameOf(tag)}.`
}

function nameOf(tag: string): string {
  try {
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag} (${tag})`
  } catch {
    // A tag of the right form need not be one.
    return tag
  }
}

import { isEnglish } from '@galley/evidence'
import { extractiveNotice, type Brief, type DraftJudge, type Mode } from '@galley/sdk'

/** Wishes of a brief that take a capable model to follow. */
const wishes = ['audience', 'goal', 'tone'] as const

/** The notice beside a draft: that no model wrote it, which of its words are not in the brief's language, which wishes nobody could follow, and that no judge is believed. */
export function noticeOf(brief: Brief, mode: Mode, judges: readonly DraftJudge[] = []): string | undefined {
  const unmet = mode === 'full' ? [] : wishes.filter((wish) => (brief[wish] ?? '').trim() !== '')
  const list = unmet.length > 1 ? `${unmet.slice(0, -1).join(', ')} and ${unmet.at(-1)}` : unmet[0]
  const told = list === undefined ? [] : [`The ${list} that the brief asks for could not be followed without a capable model.`]
  const parts = [...(mode === 'extractive' ? [extractiveNotice, ...languageNotice(brief.language)] : []), ...told, ...judgeNotice(judges)]
  return parts.length === 0 ? undefined : parts.join(' ')
}

/** Said where no judge is believed: what words could not decide is not in the draft then. */
function judgeNotice(judges: readonly DraftJudge[]): readonly string[] {
  if (judges.length === 0 || judges.some(({ calibration }) => calibration.passed)) return []
  const tested = judges.map(({ name, calibration: { seen, falsehoods, kept, truths } }) => {
    return `${name} saw ${seen} of ${falsehoods} false sentences and kept ${kept} of ${truths} true ones in its calibration`
  })
  return [`Sentences that words alone could not decide were not kept, for no model here may judge them: ${tested.join('; ')}.`]
}

/** Headings and notes of a draft without a model are English; said where another language was asked for. */
function languageNotice(tag: string | undefined): readonly string[] {
  if (tag === undefined || isEnglish(tag)) return []
  return [`Its quotations keep the language of their sources; its headings and notes are in English, not in the language ${nameOf(tag)}.`]
}

function nameOf(tag: string): string {
  try {
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag} (${tag})`
  } catch {
    // A tag of the right form need not be one.
    return tag
  }
}

import type { Draft, DraftEvent, Tier, Verdict } from '@galley/sdk'

const newTiers: Readonly<Record<string, Tier>> = { T0: 'lexical', T1: 'entailment', T2: 'model' }

/** Gives the verdicts of a draft that an older Galley stored the words of today; a draft of today is returned as it is. */
export function renewDraft(draft: Draft): Draft {
  const { verdicts } = draft.best
  return verdicts.some(({ tier }) => tier in newTiers) ? { ...draft, best: { ...draft.best, verdicts: verdicts.map(renew) } } : draft
}

/** Gives the verdict in an event that an older Galley stored the words of today. */
export function renewEvent(event: DraftEvent): DraftEvent {
  return event.type === 'claim.checked' ? { ...event, data: { ...event.data, verdict: renew(event.data.verdict) } } : event
}

/** A claim that was supported in part is one that was not decided. */
function renew(verdict: Verdict): Verdict {
  const { tier, verdict: word }: { readonly tier: string; readonly verdict: string } = verdict
  return { ...verdict, tier: newTiers[tier] ?? verdict.tier, verdict: word === 'partial' ? 'undecided' : verdict.verdict }
}

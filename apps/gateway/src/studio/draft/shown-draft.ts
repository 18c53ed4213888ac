import type { CitationNumbers } from '@galley/runtime'
import { numberCitations } from '@galley/runtime'
import type { Claim, Draft, Evidence, Source, Verdict } from '@galley/sdk'
import type { Activity } from './activity.ts'

/** A draft with indexes of its parts, so that every view is a function of one value. */
export interface ShownDraft {
  readonly draft: Draft
  readonly activity: Activity
  readonly citations: CitationNumbers
  readonly claims: ReadonlyMap<string, Claim>
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly sources: ReadonlyMap<string, Source>
}

/** Indexes a draft's claims, verdicts, evidence and sources by their ids, for the views of its page. */
export function showDraft(draft: Draft, activity: Activity): ShownDraft {
  return {
    draft,
    activity,
    citations: numberCitations(draft, draft.best),
    claims: new Map(draft.best.claims.map((claim) => [claim.id, claim])),
    verdicts: new Map(draft.best.verdicts.map((verdict) => [verdict.claimId, verdict])),
    evidence: new Map(draft.evidence.map((evidence) => [evidence.id, evidence])),
    sources: new Map(draft.sources.map((source) => [source.id, source])),
  }
}

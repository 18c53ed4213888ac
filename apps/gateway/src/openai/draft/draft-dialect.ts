import type { Draft } from '@galley/sdk'
import type { Problem } from '../../problem/to-problem.ts'
import type { ModelRequest } from '../../model-request.ts'

/** Body of a request for a draft. */
export type DraftRequest = ModelRequest['body']

/** A citation of the content; its places are UTF-16 units. */
export interface Citation {
  readonly start: number
  readonly end: number
  readonly url: string
  readonly title: string
}

/** A draft that has a text, as Markdown with its citations. */
export interface WrittenDraft {
  readonly draft: Draft
  readonly content: string
  readonly citations: readonly Citation[]
  /** All that was told as reasoning while it was written. */
  readonly reasoning: string
  /** Time of its last event. */
  readonly endedAt: string
}

/** Pieces of a streamed answer, as server-sent events. */
export interface DraftPieces {
  /** Begins the answer. */
  readonly begin: () => readonly string[]
  /** Tells a step of the work. */
  readonly reason: (text: string) => readonly string[]
  readonly finish: (written: WrittenDraft) => readonly string[]
  /** Ends an answer whose draft got no text. */
  readonly fail: (problem: Problem) => readonly string[]
}

/** An API of models in which a draft can be asked for and answered. */
export interface DraftDialect {
  /** Reads the brief out of a request. Fault REQUEST_INVALID. */
  readonly readBrief: (body: DraftRequest) => Readonly<Record<string, unknown>>
  /** Answer in one piece. */
  readonly whole: (written: WrittenDraft, body: DraftRequest) => Readonly<Record<string, unknown>>
  /** Answer in pieces, of a draft that has just been ordered. */
  readonly pieces: (ordered: Draft, body: DraftRequest) => DraftPieces
}

/** Seconds since 1970 of a time that a draft tells. */
export function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000)
}

/** Tokens of all roles of a draft. */
export function tokensOf({ usage }: Draft): { readonly prompt: number; readonly completion: number; readonly total: number } {
  const roles = Object.values(usage)
  const sum = (name: 'promptTokens' | 'completionTokens'): number => roles.reduce((all, role) => all + (role?.[name] ?? 0), 0)
  const [prompt, completion] = [sum('promptTokens'), sum('completionTokens')]
  return { prompt, completion, total: prompt + completion }
}

/** Cuts a draft into its paragraphs, each with the empty line after it. */
export function paragraphsOf(content: string): readonly string[] {
  return content.match(/[^]+?(?:\n\n|$)/g) ?? []
}

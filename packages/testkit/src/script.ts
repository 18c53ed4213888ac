import type { ChatRequest } from './chat-request.ts'
import type { Plant } from './plant.ts'

/** What a script answers: a text, or something that goes wrong. */
export type ScriptedReply =
  | string
  | { readonly plant: Plant; readonly text?: string }
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

/** Answers a chat. `fallback` is the answer that would be given without the script. */
export type Script = (request: ChatRequest, fallback: () => string) => ScriptedReply | Promise<ScriptedReply>

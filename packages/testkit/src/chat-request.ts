import type { JsonSchema, ModelMessage } from '@galley/sdk'
import { readShape } from './read-shape.ts'

/** A chat completion as the scripted server understood it. */
export interface ChatRequest {
  /** Counts the chat calls, from 1. */
  readonly n: number
  readonly model: string
  readonly messages: readonly ModelMessage[]
  /** The schema of the answer, from `response_format` or shown in the prompt. */
  readonly schema?: JsonSchema
  readonly format: 'json_schema' | 'json_object' | 'text'
  readonly isStream: boolean
  readonly maxTokens?: number
  readonly temperature?: number
  /** All messages as one text. */
  readonly prompt: string
}

interface Body {
  readonly model?: string
  readonly messages?: readonly ModelMessage[]
  readonly response_format?: { readonly type?: string; readonly json_schema?: { readonly schema?: JsonSchema } }
  readonly stream?: boolean
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
  readonly temperature?: number
}

/** Reads the body of `POST /v1/chat/completions`. Throws on what is no JSON. */
export function parseChatRequest(text: string, n: number): ChatRequest {
  const body = JSON.parse(text) as Body
  const messages = body.messages ?? []
  const prompt = messages.map(({ content }) => content).join('\n\n')
  const asked = body.response_format?.type
  const schema = body.response_format?.json_schema?.schema ?? shownSchema(prompt)
  const maxTokens = body.max_tokens ?? body.max_completion_tokens
  return {
    n,
    model: body.model ?? '',
    messages,
    format: asked === 'json_schema' || asked === 'json_object' ? asked : 'text',
    isStream: body.stream === true,
    prompt,
    ...(schema === undefined ? {} : { schema }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(body.temperature === undefined ? {} : { temperature: body.temperature }),
  }
}

/** A schema that stands in the prompt, after the words "JSON Schema:", or as a type of TypeScript. */
function shownSchema(prompt: string): JsonSchema | undefined {
  const shape = /a type of TypeScript:\s*(\{.*\})/.exec(prompt)?.[1]
  if (shape !== undefined) return readShape(shape)
  const line = /JSON Schema:\s*(\{.*\})/.exec(prompt)?.[1]
  if (line === undefined) return undefined
  try {
    return JSON.parse(line) as JsonSchema
  } catch {
    return undefined
  }
}

import { answerSchemas, toolAnswerSchemas, type JsonSchema } from '@galley/sdk'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'

/** The schema that an operation's answer must fit; null for operations that are a tool's own. */
export function answerSchemaOf({ role }: LoadedPlugin, operation: string): JsonSchema | null {
  const schemas: Readonly<Record<string, JsonSchema>> = role === undefined ? toolAnswerSchemas : answerSchemas
  return Object.hasOwn(schemas, operation) ? (schemas[operation] ?? null) : null
}

/**
 * Form in which a server takes a JSON schema. `schema`: it takes a JSON schema; `schema-shown`: it takes one but does not always obey,
 * so the prompt shows it as well; `object`: it promises JSON only; `prompt`: it knows nothing of either.
 */
type AnswerFormat = 'schema' | 'schema-shown' | 'object' | 'prompt'

/** Parameters that a server understands; learnt from its refusals, once per address and model. */
export interface Dialect {
  readonly format: AnswerFormat
  readonly tokensField: 'max_tokens' | 'max_completion_tokens'
  readonly hasTemperature: boolean
}

/** Dialect assumed of a server that nothing is known of. */
export const firstDialect: Dialect = { format: 'schema', tokensField: 'max_tokens', hasTemperature: true }

/** The next thing to try after a request was refused, or null when there is nothing left that could be the reason. */
export function nextDialect(dialect: Dialect, refusal: string, { hasSchema }: { readonly hasSchema: boolean }): Dialect | null {
  if (/max_completion_tokens/.test(refusal) && dialect.tokensField === 'max_tokens') {
    return { ...dialect, tokensField: 'max_completion_tokens' }
  }
  if (/temperature/.test(refusal) && dialect.hasTemperature) return { ...dialect, hasTemperature: false }
  if (!hasSchema) return null
  if (dialect.format === 'schema' || dialect.format === 'schema-shown') return { ...dialect, format: 'object' }
  return dialect.format === 'object' ? { ...dialect, format: 'prompt' } : null
}

/** Reads a dialect from the cache; null for anything else. */
export function readDialect(kept: unknown): Dialect | null {
  const value = kept as Partial<Dialect> | null | undefined
  const isOne =
    ['schema', 'schema-shown', 'object', 'prompt'].includes(value?.format ?? '') &&
    ['max_tokens', 'max_completion_tokens'].includes(value?.tokensField ?? '') &&
    typeof value?.hasTemperature === 'boolean'
  return isOne ? (value as Dialect) : null
}

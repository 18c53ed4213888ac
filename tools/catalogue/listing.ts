import type { CatalogueModel, Fact } from '../../packages/models/src/catalogue/catalogue.ts'

type Values = {
  readonly [Key in Exclude<keyof CatalogueModel, 'key' | 'name'>]: Exclude<CatalogueModel[Key], undefined> extends Fact<infer Value>
    ? Value | undefined
    : never
}

/** Facts that one source tells of one model; what it does not tell is left out. */
export interface Listing extends Partial<Values> {
  /** Name of the model for people. */
  readonly name: string
  /** Any name that `modelKey` understands. */
  readonly id: string
}

/** Facts that a listing can hold, in the order in which they stand in the catalogue. */
export const facts = ['licence', 'code', 'data', 'parameters', 'activeParameters', 'context', 'price'] as const

/**
 * Listings that are left out: pictures and tests, and models whose listed licence is not that of weights which anybody can download (Claude,
 * GPT-4) or is contradicted by the model's own terms.
 */
export const leftOut =
  /^(stable-diffusion|openvoice|unnamed|deepseek-v3-test|granite-4-1|arkim|claude|gpt-[34]|grok-0|baichuan|xverse|qwen2-72b|kimi-k2(-thinking|\.5)?$)/i

const llama = (version: string): string => `Llama ${version} Community License`

/** Names of licences that mean the same. */
const sameLicence: Readonly<Record<string, string>> = {
  'Apache 2.0': 'Apache-2.0',
  BSD: 'BSD-3-Clause',
  gemma: 'Gemma Terms of Use',
  Gemma: 'Gemma Terms of Use',
  'Meta Llama 3 Community License Agreement': llama('3'),
  'Llama 3 Community License Agreement': llama('3'),
  'Llama 3 Community': llama('3'),
  'Llama 3.1 Community License Agreement': llama('3.1'),
  'Llama 3.1': llama('3.1'),
  'Llama 3.3': llama('3.3'),
  'Llama 4': llama('4'),
}

/** Brings the names of a licence to one. */
export function licenceName(name: string): string {
  return sameLicence[name.trim()] ?? name.trim()
}

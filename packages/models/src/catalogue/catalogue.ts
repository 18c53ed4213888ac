/** Openness of a model. `fully-open`: weights, code and data recipe; `open-source`: weights under an OSI-approved licence; `open-weights`: weights under another one. */
export type ModelOpenness = 'fully-open' | 'open-source' | 'open-weights' | 'unknown'

/** A family of models, recognised by name. */
export interface Family {
  readonly pattern: RegExp
  readonly family: string
  /** SPDX id where there is one. */
  readonly licence: string
  readonly openness: Exclude<ModelOpenness, 'unknown'>
}

/** Well-known open models; the first match counts, so that exceptions stand before their family. Source: the model cards. */
export const catalogue: readonly Family[] = [
  { pattern: /smollm/, family: 'SmolLM', licence: 'Apache-2.0', openness: 'fully-open' },
  { pattern: /\bolmo/, family: 'OLMo', licence: 'Apache-2.0', openness: 'fully-open' },
  { pattern: /pythia/, family: 'Pythia', licence: 'Apache-2.0', openness: 'fully-open' },
  { pattern: /tinyllama/, family: 'TinyLlama', licence: 'Apache-2.0', openness: 'fully-open' },
  { pattern: /apertus/, family: 'Apertus', licence: 'Apache-2.0', openness: 'fully-open' },
  { pattern: /tulu|tülu/, family: 'Tülu on Llama', licence: 'Llama community licence', openness: 'open-weights' },
  { pattern: /nemotron/, family: 'Nemotron', licence: 'NVIDIA Open Model License', openness: 'open-weights' },
  { pattern: /distill-llama|llama/, family: 'Llama', licence: 'Llama community licence', openness: 'open-weights' },
  { pattern: /gemma-?[123n]?(?![\d.]*4)/, family: 'Gemma', licence: 'Gemma terms', openness: 'open-weights' },
  { pattern: /qwen-?2\.5[^/]*[-:](3|72)b/, family: 'Qwen2.5', licence: 'Qwen licence', openness: 'open-weights' },
  { pattern: /qwen-?(2\.5|3)|qwq/, family: 'Qwen', licence: 'Apache-2.0', openness: 'open-source' },
  { pattern: /codestral|mistral-large|ministral/, family: 'Mistral', licence: 'Mistral research licence', openness: 'open-weights' },
  { pattern: /mistral-(7b|nemo|small)|mistral(:|$)|mixtral/, family: 'Mistral', licence: 'Apache-2.0', openness: 'open-source' },
  { pattern: /phi-?[34]/, family: 'Phi', licence: 'MIT', openness: 'open-source' },
  { pattern: /deepseek-(r1|v3\.[12])/, family: 'DeepSeek', licence: 'MIT', openness: 'open-source' },
  { pattern: /deepseek/, family: 'DeepSeek', licence: 'DeepSeek licence', openness: 'open-weights' },
  { pattern: /gpt-oss/, family: 'gpt-oss', licence: 'Apache-2.0', openness: 'open-source' },
  { pattern: /granite/, family: 'Granite', licence: 'Apache-2.0', openness: 'open-source' },
  { pattern: /glm-4\.[567]/, family: 'GLM', licence: 'MIT', openness: 'open-source' },
  { pattern: /eurollm/, family: 'EuroLLM', licence: 'Apache-2.0', openness: 'open-source' },
  { pattern: /yi-1\.5/, family: 'Yi', licence: 'Apache-2.0', openness: 'open-source' },
  { pattern: /starcoder2/, family: 'StarCoder2', licence: 'BigCode OpenRAIL-M', openness: 'open-weights' },
  { pattern: /command-[ar]/, family: 'Command', licence: 'CC-BY-NC-4.0', openness: 'open-weights' },
  { pattern: /kimi-k2/, family: 'Kimi K2', licence: 'modified MIT licence', openness: 'open-weights' },
]

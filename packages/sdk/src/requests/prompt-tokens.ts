import type { ModelRequest } from '../plugin/host.ts'

/** Bytes in a token at least: English prose has more than four, JSON and the scripts of Asia two to three. */
const bytesPerToken = 2

/** Tokens that a chat template puts around a message at most. */
const tokensPerMessage = 8

/** Tokens of a chat template's own preamble at most: about 70 for gpt-oss, 30 for Llama 3. */
const tokensOfPreamble = 100

/** Estimates the tokens of a prompt, its schema included; rather too many than too few. */
export function promptTokens({ messages, schema }: ModelRequest): number {
  const encoder = new TextEncoder()
  const texts = [...messages.map(({ content }) => content), ...(schema === undefined ? [] : [JSON.stringify(schema)])]
  return texts.reduce((sum, text) => sum + Math.ceil(encoder.encode(text).length / bytesPerToken) + tokensPerMessage, tokensOfPreamble)
}

import type { ModelMessage } from '@galley/sdk'

/** Characters of a token: English prose has about four, JSON and other languages fewer; 3.5 errs on the side of reserving more. */
const charsPerToken = 3.5

/** Tokens of an answer when the caller does not limit it. */
export const defaultMaxTokens = 2048

/** Estimated tokens of a text. */
export function textTokens(text: string): number {
  return Math.ceil(text.length / charsPerToken)
}

/** Estimated tokens of a prompt: its text, and the few that a chat template puts around each message. */
export function promptTokens(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, { content }) => sum + textTokens(content) + 4, 0)
}

import type { ModelMessage } from '@galley/sdk'

/** Characters in a token: English prose has about four, JSON and other languages fewer; 3.5 errs on the side of reserving more. */
const charsPerToken = 3.5

/** Tokens of an answer at most, when the caller sets no limit. */
export const defaultMaxTokens = 2048

/** Estimates the tokens of a text. */
export function textTokens(text: string): number {
  return Math.ceil(text.length / charsPerToken)
}

/** Estimates the tokens of a prompt: its text, and the few that a chat template puts around each message. */
export function promptTokens(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, { content }) => sum + textTokens(content) + 4, 0)
}

export { plural } from '@galley/sdk'

/** Makes a fault's message a sentence: with a capital, without its last full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.$/, '')
}

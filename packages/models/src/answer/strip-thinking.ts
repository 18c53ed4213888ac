const opening = /<(think|thinking|thought|reasoning)>/i
const closing = /<\/(think|thinking|thought|reasoning)>/i

/**
 * Removes the thoughts that a reasoning model wrote down: `<think>…</think>`, one that was cut off,
 * and the form without an opening tag (chat templates that open it in the prompt).
 */
export function stripThinking(text: string): string {
  const cut = text.replaceAll(/<(think|thinking|thought|reasoning)>[\s\S]*?<\/\1>/gi, '')
  const orphan = lastMatchEnd(cut, closing)
  const rest = orphan === 0 ? cut : cut.slice(orphan)
  const open = rest.search(opening)
  return (open === -1 ? rest : rest.slice(0, open)).trim()
}

function lastMatchEnd(text: string, pattern: RegExp): number {
  let end = 0
  for (const match of text.matchAll(new RegExp(pattern, 'gi'))) end = match.index + match[0].length
  return end
}

/** Characters of the longest tag, which may arrive in pieces. */
const maxTagLength = '</reasoning>'.length

/** Passes a stream of tokens on without the thinking; holds back what may be the beginning of a tag. */
export function createThinkingFilter(emit: (text: string) => void): { push(piece: string): void; end(): void } {
  let held = ''
  let isThinking = false
  const drain = (isLast: boolean): void => {
    for (;;) {
      const at = held.search(isThinking ? closing : opening)
      if (at === -1) break
      if (!isThinking && at > 0) emit(held.slice(0, at))
      held = held.slice(held.indexOf('>', at) + 1)
      isThinking = !isThinking
    }
    const from = isLast ? -1 : held.lastIndexOf('<')
    const keep = from === -1 || held.length - from > maxTagLength ? held.length : from
    if (!isThinking && keep > 0) emit(held.slice(0, keep))
    held = held.slice(keep)
  }
  return {
    push: (piece) => {
      held += piece
      drain(false)
    },
    end: () => drain(true),
  }
}

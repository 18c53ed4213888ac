/** Hosts that no code talks to: the machine itself, and names kept for examples (RFC 2606, RFC 6761). */
const nowhere =
  /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:.+\.)?example\.(?:com|org|net)|[a-z]+|a\.b|.+\.(?:localhost|local|internal))$/

/** The host of a web address, in lower case; null for what is none, or leads nowhere. */
export function hostOf(text: string): string | null {
  const host = /^(?:https?|wss?|ftp):\/\/(?:[^/?#@\s]*@)?([a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:]+\])(?=[:/?#]|$)/i
    .exec(text.trim())?.[1]
    ?.toLowerCase()
  return host === undefined || nowhere.test(host) ? null : host
}

/** Parts of the gateway that a token can open. `admin` opens all of them, and the studio. */
export const tokenScopes = ['drafts', 'chat', 'audit', 'plugins', 'metrics', 'admin'] as const

export type TokenScope = (typeof tokenScopes)[number]

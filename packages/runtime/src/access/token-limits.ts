/** Limits that a token can have: so many of a thing in a time. */
export const tokenLimits = ['requests/minute'] as const

/** Limits by their name; what is left out has none. */
export type TokenLimits = Readonly<Partial<Record<(typeof tokenLimits)[number], number>>>

/** The highest number of a limit. */
export const maxTokenLimit = 100_000

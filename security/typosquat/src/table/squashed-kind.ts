/** Ways to squash a name: `plain` without a scope, `joined` (`@a/b` as ab), `dropped` (`@a/b` as b). */
export const squashedKinds = ['plain', 'joined', 'dropped'] as const

/** Way to squash a name. */
export type SquashedKind = (typeof squashedKinds)[number]

/** Characters of a squashed form. Longer ones are left out: nobody mistypes them, and the rows of the scan stay small. */
export const maxFormLength = 64

/** Versions of one name that may answer a dependency. No lockfile needs as many; a hostile one would multiply each by each. */
export const maxAnswers = 64

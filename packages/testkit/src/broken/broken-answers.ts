import type { BrokenAnswer } from './broken-answer.ts'
import { brokenBodies } from './broken-bodies.ts'
import { brokenHeads } from './broken-heads.ts'
import { brokenPackings } from './broken-packings.ts'
import { brokenRedirects } from './broken-redirects.ts'

/** Every way in which an answer over HTTP goes wrong: one entry for each place and kind. */
export const brokenAnswers: readonly BrokenAnswer[] = [...brokenHeads, ...brokenBodies, ...brokenPackings, ...brokenRedirects]

import { it } from 'vitest'
import { killAndResume } from './kill-and-resume.ts'

it('comes to the same draft when it is killed four times, and repeats no finished model call', { timeout: 120_000 }, async () =>
  killAndResume(4),
)

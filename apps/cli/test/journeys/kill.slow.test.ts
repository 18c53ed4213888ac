import { it } from 'vitest'
import { killAndResume } from './kill-and-resume.ts'

it('comes to the same draft when it is killed 20 times, and repeats no finished model call', async () => killAndResume(20))

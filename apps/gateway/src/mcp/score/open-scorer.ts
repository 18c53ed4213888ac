import type { FileScore } from '@galley/runtime'
import { fault } from '../../faults.ts'
import { oneAtATime } from '../../thread/one-at-a-time.ts'
import { runThread } from '../../thread/run-thread.ts'
import type { ScoreTask } from './score-task.ts'

const script = new URL('./score-worker.ts', import.meta.url)

/** Memory of the heap that one score may need, and seconds that it may take. */
const maxMemoryMiB = 512
const maxSeconds = 30

const tooLarge = (cause: unknown): Error =>
  fault('SCORE_NOT_DONE', { problem: `it needed more than ${maxMemoryMiB} MiB of memory` }, { cause })

/** Scores texts, each in a thread of its own within a time limit, one at a time. Faults SCORE_FILE_UNREADABLE, SCORE_NOT_DONE. */
export type Scorer = (task: ScoreTask, asked: AbortSignal) => Promise<FileScore>

/** Opens a scorer that gives each text so many seconds; it holds nothing between two texts. */
export function openScorer(seconds = maxSeconds): Scorer {
  return oneAtATime(async (task, asked) => {
    const late = AbortSignal.timeout(seconds * 1000)
    try {
      return await runThread<FileScore>(script, task, { signal: AbortSignal.any([asked, late]), maxMemoryMiB, tooLarge })
    } catch (error) {
      if (late.aborted) throw fault('SCORE_NOT_DONE', { problem: `it took more than ${seconds} seconds` }, { cause: error })
      throw error
    }
  })
}

import { subjectOf } from '@galley/evidence'
import { recase } from './recase.ts'

/** Maximum characters of a title (sdk's `planSchema` allows 300): nobody's topic is cut before. */
const maxChars = 200

/** A title from the topic: its subject or its question, whole, written as the sources write its words. */
export function titleOf(topic: string, sources: readonly string[]): string {
  const subject = recase(subjectOf(topic), sources)
  if (subject.length <= maxChars) return subject
  const words = subject.slice(0, maxChars).split(' ')
  return `${words.slice(0, -1).join(' ')} …`
}

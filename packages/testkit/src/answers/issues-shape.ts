import type { Scene } from './scene.ts'

/** Issues that are found again and again. */
const endless = 3

/** An editor's answer: nothing to say, or always something when endless issues are planted. */
export function issuesShape({ prompt, plants }: Scene): unknown {
  if (!plants.has('endless-issues')) return { issues: [] }
  const blocks = [...prompt.matchAll(/^\[(\d+)\] paragraph: (.+)$/gm)].slice(0, endless)
  const issues = blocks.map(([, number, text = '']) => ({
    block: Number(number),
    span: (/^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text).slice(0, 600),
    type: 'unclear',
    severity: 3,
    instruction: 'Improve this once more; it is not yet as good as it could be.',
  }))
  return { issues }
}

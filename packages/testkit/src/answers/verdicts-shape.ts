import type { Scene } from './scene.ts'

/** A fact-checker's answer: everything is supported, for a credulous model is the worse one. */
export function verdictsShape({ prompt }: Scene): unknown {
  const claims = [...prompt.matchAll(/^Claim (\d+):/gm)]
  return { verdicts: claims.map(([, number]) => ({ number: Number(number), verdict: 'supported', reason: 'The passage says so.' })) }
}

import { contentStems } from './content-stems.ts'

/** Likeness of two texts: Jaccard similarity of their content stems, 0 to 1. From .6 on they count as repetitions. */
export function similarity(a: string, b: string): number {
  const [first, second] = [new Set(contentStems(a)), new Set(contentStems(b))]
  const both = [...first].filter((stem) => second.has(stem)).length
  return both === 0 ? 0 : both / (first.size + second.size - both)
}

import type { Scene } from './scene.ts'

const common = ['Background', 'How it works', 'What it costs', 'What remains open']

/** A planner's answer: the topic as title, a section for each of the first things that were found. */
export function planShape({ prompt }: Scene): unknown {
  const topic = (/^Topic: (.+)$/m.exec(prompt)?.[1] ?? 'The topic').slice(0, 100)
  const words = Number(/^Length: (\d+)/m.exec(prompt)?.[1] ?? 800)
  const titles = [...prompt.matchAll(/^\(\d+\) ([^:\n]{3,80}):/gm)].map(([, title = '']) => title.trim())
  const headings = [...new Set([...titles.slice(0, 3), ...common])].slice(0, 4)
  return {
    title: topic,
    sections: headings.map((heading) => ({
      heading,
      intent: `What the sources say about ${heading}.`,
      words: Math.max(20, Math.round(words / headings.length)),
      questions: [`What is known about ${heading}?`],
    })),
  }
}

import { expect, test } from 'vitest'
import { keepOnTopic } from './keep-on-topic.ts'

const bread =
  'Sourdough is made by the fermentation of dough with wild yeast. The starter is fed every day with flour, and it has a sour taste.'
const teig =
  'Der Sauerteig ist ein Teig, der mit Hefen und Bakterien in Gärung gehalten wird. Er wird jeden Tag mit Mehl gefüttert und hat einen sauren Geschmack.'
const mills = 'A tide mill is driven by the water that comes with the tide. Many of them were built on the coast of Brittany.'

const kept = (topic: string, texts: Readonly<Record<string, string>>, brief: { readonly mustCover?: string[]; language?: string } = {}) =>
  keepOnTopic(
    Object.entries(texts).map(([title, text]) => ({
      sourceId: `pasted-${title}`,
      title,
      address: `folder:texts/${title}`,
      text,
      digest: text,
      isNamed: true,
    })),
    { topic, ...brief },
    'extractive',
  ).map(({ title }) => title)

test('pasted texts without a word of the topic are left out, all of them or none', () => {
  expect(kept('How do tide mills work?', { bread })).toEqual([])
  expect(kept('How do tide mills work?', { bread, mills })).toEqual(['bread', 'mills'])
  expect(kept('The fermentation of dough', { bread })).toEqual(['bread'])
})

test('a text in another language than the topic, or asked for in another, may say it in its own words', () => {
  expect(kept('How is the starter of a bread fed and kept?', { teig })).toEqual(['teig'])
  expect(kept('Gezeitenmühlen', { bread }, { language: 'de-AT' })).toEqual(['bread'])
  expect(kept('Wie wird ein Kahn auf der Elbe von einem Hafen in den anderen getreidelt?', { teig })).toEqual([])
})

test('a text of which a point must be covered stays, and one that is to be summed up', () => {
  expect(kept('Tide mills', { bread }, { mustCover: ['the price of flour'] })).toEqual(['bread'])
  expect(kept('Summarise the attached text', { bread })).toEqual(['bread'])
})

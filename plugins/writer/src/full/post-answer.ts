import { findCode, outsideCode, replaceTags, statementsOf } from '@galley/evidence'
import { fieldsOf, itemsOf, type JsonSchema, type ShownEvidence } from '@galley/sdk'
import type { PostBlock, PostSentence } from './post-text.ts'

const kinds = ['paragraph', 'list', 'steps', 'table', 'code'] as const

const sentence: JsonSchema = {
  type: 'object',
  required: ['text', 'evidence'],
  additionalProperties: false,
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 1200 },
    evidence: { type: 'array', maxItems: 6, items: { type: 'integer', minimum: 1 } },
  },
}

/** The shape of a block. */
export const blockSchema: JsonSchema = {
  type: 'object',
  required: ['kind', 'sentences'],
  additionalProperties: false,
  properties: { kind: { enum: [...kinds] }, sentences: { type: 'array', maxItems: 24, items: sentence } },
}

const blocks: JsonSchema = { type: 'array', minItems: 1, maxItems: 20, items: blockSchema }

/** The shape of a whole post: its lead, then its sections by their numbers. */
export const postSchema: JsonSchema = {
  type: 'object',
  required: ['lead', 'sections'],
  additionalProperties: false,
  properties: {
    lead: { type: 'array', maxItems: 4, items: sentence },
    sections: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        required: ['section', 'blocks'],
        additionalProperties: false,
        properties: { section: { type: 'integer', minimum: 1 }, blocks },
      },
    },
  },
}

/** The shape of a whole post whose writer also says which questions nothing answers. */
export const wholePostSchema: JsonSchema = {
  ...postSchema,
  properties: {
    ...(postSchema['properties'] as Readonly<Record<string, JsonSchema>>),
    open: {
      type: 'array',
      maxItems: 30,
      items: { type: 'integer', minimum: 1 },
      description: 'questions that the evidence does not answer',
    },
  },
}

/** The shape of one section of a longer post. */
export const sectionSchema: JsonSchema = {
  type: 'object',
  required: ['lead', 'blocks'],
  additionalProperties: false,
  properties: { lead: { type: 'array', maxItems: 4, items: sentence }, blocks },
}

/** The shape of changes to numbered sentences; an empty text takes one out. */
export const changesSchema: JsonSchema = {
  type: 'object',
  required: ['changes'],
  additionalProperties: false,
  properties: {
    changes: {
      type: 'array',
      maxItems: 80,
      items: {
        type: 'object',
        required: ['sentence', 'text', 'evidence'],
        additionalProperties: false,
        properties: {
          sentence: { type: 'integer', minimum: 1 },
          text: { type: 'string', maxLength: 1200 },
          evidence: { type: 'array', maxItems: 6, items: { type: 'integer', minimum: 1 } },
        },
      },
    },
  },
}

/** Reads a post out of whatever a model answered; numbers that were not shown point at nothing. */
export function readPost(json: unknown, evidence: readonly ShownEvidence[], sections: number): readonly PostBlock[] {
  const { lead, sections: parts } = fieldsOf(json)
  const body = itemsOf(parts).flatMap((part): readonly PostBlock[] => {
    const { section, blocks: own } = fieldsOf(part)
    const at = typeof section === 'number' ? section - 1 : -1
    return at < 0 || at >= sections ? [] : readBlocks(own, evidence, at)
  })
  return [...leadOf(lead, evidence), ...body.sort((a, b) => a.section - b.section)]
}

/** Reads the questions that a writer found open, by their places. */
export function readOpen(json: unknown): readonly number[] {
  return itemsOf(fieldsOf(json)['open']).flatMap((number) => (typeof number === 'number' ? [number - 1] : []))
}

/** Reads one section, its lead before it. */
export function readSection(json: unknown, evidence: readonly ShownEvidence[]): readonly PostBlock[] {
  const { lead, blocks: own } = fieldsOf(json)
  return [...leadOf(lead, evidence), ...readBlocks(own, evidence, 0)]
}

/** Reads changes, by the index of the sentence that they are for; a sentence that goes has none. */
export function readChanges(json: unknown, evidence: readonly ShownEvidence[]): ReadonlyMap<number, readonly PostSentence[]> {
  const found = new Map<number, readonly PostSentence[]>()
  for (const change of itemsOf(fieldsOf(json)['changes'])) {
    const { sentence: number, text } = fieldsOf(change)
    if (typeof number !== 'number' || typeof text !== 'string' || found.has(number - 1)) continue
    found.set(number - 1, readSentence(change, evidence))
  }
  return found
}

function leadOf(lead: unknown, evidence: readonly ShownEvidence[]): readonly PostBlock[] {
  const sentences = itemsOf(lead).flatMap((one) => readSentence(one, evidence))
  return sentences.length === 0 ? [] : [{ section: -1, kind: 'paragraph', items: [sentences] }]
}

function readBlocks(value: unknown, evidence: readonly ShownEvidence[], section: number): readonly PostBlock[] {
  return itemsOf(value).flatMap((block): readonly PostBlock[] => {
    const { kind: named, sentences } = fieldsOf(block)
    const kind = kinds.find((one) => one === named) ?? 'paragraph'
    if (kind === 'table') return tableOf(itemsOf(sentences), evidence, section)
    if (kind === 'code') return codeOf(itemsOf(sentences), evidence, section)
    const items = itemsOf(sentences)
      .map((one) => readSentence(one, evidence))
      .filter((item) => item.length > 0)
    if (items.length === 0) return []
    return [{ section, kind, items: kind === 'paragraph' ? [items.flat()] : items }]
  })
}

/** Code that stands in the window of the evidence that it cites, as it stands there; other code is not taken. */
function codeOf(items: readonly unknown[], evidence: readonly ShownEvidence[], section: number): readonly PostBlock[] {
  return items.flatMap((item): readonly PostBlock[] => {
    const { text } = fieldsOf(item)
    const cited = citedIn(item, evidence)
    const found =
      typeof text === 'string'
        ? findCode(
            text,
            cited.map(({ quote, window = quote }) => window),
          )
        : null
    return found === null ? [] : [{ section, kind: 'code', items: [[{ text: found, evidence: cited }]] }]
  })
}

/** A table of at least two columns and one row under its header; every row has as many cells as the header. */
function tableOf(rows: readonly unknown[], evidence: readonly ShownEvidence[], section: number): readonly PostBlock[] {
  const cells = rows.map((row) => {
    const { text } = fieldsOf(row)
    const parts = typeof text === 'string' ? plain(text).replace(/^\|/, '').replace(/\|$/, '').split('|') : []
    return { parts: parts.map((part) => part.trim()), evidence: citedIn(row, evidence) }
  })
  const width = cells[0]?.parts.length ?? 0
  const sound = cells.filter(({ parts }) => parts.length === width && parts.some((part) => /[\p{L}\p{N}]/u.test(part)))
  if (width < 2 || sound.length < 2 || sound[0] !== cells[0]) return []
  return [
    {
      section,
      kind: 'table',
      items: sound.map(({ parts, evidence: own }, at) => [{ text: parts.join(' | '), evidence: at === 0 ? [] : own }]),
    },
  ]
}

/** Splits what a model hands in as one sentence: each part must stand on the evidence by itself. The row of a table stays whole. */
function readSentence(value: unknown, evidence: readonly ShownEvidence[]): readonly PostSentence[] {
  const { text } = fieldsOf(value)
  if (typeof text !== 'string') return []
  const line = plain(text)
    .replace(/^\s*(?:#{1,6}|[-*+•]|\d{1,3}[.)])\s+/, '')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(line)) return []
  if (line.includes(' | ')) return [{ text: line.replace(/^\|\s*|\s*\|$/g, ''), evidence: citedIn(value, evidence) }]
  const whole = line.replace(/([^.!?…:;"”’»)*])$/, '$1.')
  const own = citedIn(value, evidence)
  return statementsOf({ kind: 'paragraph', text: whole }).map((one) => ({ text: one.text, evidence: own }))
}

function citedIn(value: unknown, evidence: readonly ShownEvidence[]): readonly ShownEvidence[] {
  return [...new Set(itemsOf(fieldsOf(value)['evidence']))].flatMap((number) =>
    typeof number === 'number' ? (evidence[number - 1] ?? []) : [],
  )
}

/** One line: outside of code no tokens, no numbers in brackets, no tags, no address. A model's marks for citing are not its affair. */
function plain(text: string): string {
  const prose = (part: string): string =>
    replaceTags(
      part.replaceAll(/\[\[[^\]]*\]\]|\s?\[(?:\d{1,3}(?:\s?,\s?\d{1,3})*)\]/g, '').replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'),
      '',
    ).replaceAll(/(?:https?:\/\/|www\.)[^\s)\]>]+/g, '')
  return outsideCode(text, prose)
    .replaceAll(/\[\[c:[^\]]*\]\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

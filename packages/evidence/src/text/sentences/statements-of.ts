import type { Block } from '@galley/sdk'
import { languageOf } from '../language/language-of.ts'
import { segment, type Sentence } from './segment.ts'

/**
 * Finds what of a block can be true or false: its sentences, with offsets into `block.text`. Lists give the sentences of each item, tables a
 * statement for each row below the header; headings and code state nothing. Nothing is skipped for looking like something else: what
 * the block's kind says holds, so that no sentence can hide behind a mark.
 */
export function statementsOf(block: Pick<Block, 'kind' | 'text'>): readonly Sentence[] {
  const { kind, text } = block
  if (kind === 'heading' || kind === 'code') return []
  if (kind === 'table') return rows(text)
  if (kind === 'list') return pieces(text, /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+/gm)
  return pieces(text, /\n[ \t]*\n/g)
}

function pieces(text: string, separator: RegExp): readonly Sentence[] {
  const language = languageOf(text)
  const cuts = [...text.matchAll(separator)]
  const bounds = [0, ...cuts.map((cut) => cut.index + cut[0].length)]
  return bounds
    .flatMap((start, index) => segment(text, start, cuts[index]?.index ?? text.length, language))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text))
}

function rows(text: string): readonly Sentence[] {
  let start = 0
  const lines = text.split('\n').map((line) => {
    const row = { text: line, start, end: start + line.length }
    start += line.length + 1
    return row
  })
  const separator = lines.findIndex((line) => /^[\s|:-]+$/.test(line.text) && line.text.includes('-'))
  return lines.filter((line, index) => index > separator && /[\p{L}\p{N}]/u.test(line.text))
}

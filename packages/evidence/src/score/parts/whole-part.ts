import { meanOf, type Cost, type Measured } from '../measured.ts'
import type { Line, Reading } from '../reading.ts'
import { tokensOf } from '../../text/words/tokens.ts'
import { endsOpen } from './ends-open.ts'
import { rowHeadings } from './row-headings.ts'
import { sourceGoesOn } from './source-goes-on.ts'

/** Share of broken sentences at which nothing of the part is left. */
const ruin = 0.4

/** Words that stand for something named before. */
const pronoun = /^["“‘*_]*(?:it|they|he|she|this|these|those|them|its|their|his|her)(?![\p{L}\p{N}’'-])/iu

/** Words that draw on a sentence before them. */
const drawing = /^["“‘*_]*(?:so(?! (?:far|many|much|called)\b)|therefore|thus|hence|consequently|accordingly|instead)(?![\p{L}\p{N}’'-])/iu

/** *It is common for …*, *There is …*: a subject that stands for nothing. */
const expletive =
  /^it (?:is|was|has been|may be|can be|seems|appears|takes|took|follows|turns? out)\b.*?\b(?:that|to|for|whether|how|why|if)\b/i

/** Wholeness: sentences that begin and end, and references that point at something. */
export function wholePart(reading: Reading): Measured {
  const lines = reading.lines.filter(({ kind }) => kind !== 'table')
  const heads = rowHeadings(reading.lines)
  const rows = reading.lines.filter((line) => line.kind === 'table' && saysNothing(line.text) && !heads.has(line))
  const costs = [
    ...titleFault(reading),
    ...lines.flatMap((line) => faultOf(line, reading)),
    ...rows.map(({ text }) => ({ cost: 1, text, reason: 'The table says nothing of this.' })),
  ]
  return {
    value:
      1 -
      (meanOf(
        lines.map(() => 1),
        1,
      ) *
        costs.reduce((sum, { cost }) => sum + cost, 0)) /
        Math.max(1, lines.length) /
        ruin,
    costs,
    ...(reading.isEnglish ? {} : { note: 'Outside English only the ends of sentences and their quotation marks are looked at.' }),
  }
}

function faultOf(line: Line, reading: Reading): readonly Cost[] {
  const text = line.text.trim()
  const bare = text.replace(/["“”’»」』)）\]\s]+$/, '')
  const found = (reason: string, cost = 1): readonly Cost[] => [{ cost, text, reason }]
  if (line.kind === 'paragraph' && !/[.!?:…。！？]$/.test(bare)) return found('This sentence does not end.')
  if (/[,;–—(][.!?:;,…]*$/.test(bare)) return found('This sentence is cut off.')
  const open = reading.isEnglish ? endsOpen(bare) : null
  if (open !== null) return found(`This sentence is cut off after “${open}”.`)
  const quotes = line.fact.claims.flatMap((claim) => claim.evidenceIds.flatMap((id) => reading.evidence.get(id)?.quote ?? []))
  if (sourceGoesOn(bare, quotes)) return found('The sentence of the source goes on after this.')
  const outside = text.replaceAll(/„[^„“”]*[“”]/g, '')
  if ((outside.match(/“/g)?.length ?? 0) !== (outside.match(/”/g)?.length ?? 0))
    return found('A quotation mark in this sentence has no partner.')
  if (line.kind === 'paragraph' && /^\p{Ll}+[ ,]/u.test(text)) return found('This sentence has no beginning.')
  if (reading.isEnglish && isOrphan(line)) return found(`Nothing stands before this that “${tokensOf(text)[0]?.raw ?? ''}” could mean.`)
  return []
}

/** True for the first sentence of a section, or a quotation that starts its paragraph, whose first word stands for or draws on something said before. */
function isOrphan({ text, kind, section, startsBlock }: Line): boolean {
  const isFirst = section.lines[0]?.text === text
  if (kind !== 'paragraph' || (!isFirst && !(startsBlock && /^["“]/.test(text)))) return false
  return drawing.test(text) || (pronoun.test(text) && !expletive.test(text))
}

/** True for the row of a table that has a name and nothing beside it. */
function saysNothing(row: string): boolean {
  const [, ...cells] = row.replace(/^\s*\||\|\s*$/g, '').split('|')
  return cells.length > 0 && !cells.some((cell) => /[\p{L}\p{N}]/u.test(cell))
}

function titleFault({ plan, isEnglish }: Reading): readonly Cost[] {
  const open = isEnglish ? endsOpen(`${plan.title}.`) : null
  return open === null ? [] : [{ cost: 1, text: plan.title, reason: `The title is cut off after “${open}”.` }]
}

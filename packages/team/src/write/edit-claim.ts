import { citationTokens, statementsOf, stripTokens, type Sentence } from '@galley/evidence'
import type { Claim } from '@galley/sdk'
import { isImplicit, type ClaimedBlock } from '../state/claimed-block.ts'
import { leaningTurns } from './leaning-turns.ts'
import { withoutLink } from './without-link.ts'

/** The place of a claim's sentence in its block; null if it is not there. */
function placeOf(piece: ClaimedBlock, claim: Claim): { readonly start: number; readonly end: number } | null {
  const implicit = isImplicit(piece, claim)
  const found = statementsOf(piece.block).find((sentence) => {
    const tokens = citationTokens(sentence.text)
    if (!implicit) return tokens.some((token) => token.id === claim.id)
    return tokens.length === 0 && stripTokens(sentence.text).trim() === claim.text
  })
  return found ?? null
}

/** The claim's sentence as it stands in the block, tokens and all; null if it does not. */
export function sentenceIn(piece: ClaimedBlock, claim: Claim): string | null {
  const place = placeOf(piece, claim)
  return place === null ? null : piece.block.text.slice(place.start, place.end)
}

/** The piece with another sentence in the claim's place (with `claim.id`'s token), or null if the claim's sentence is not there or stands in a table. */
export function replaceClaim(piece: ClaimedBlock, claim: Claim, put: Claim): ClaimedBlock | null {
  const place = placeOf(piece, claim)
  if (place === null || piece.block.kind === 'table') return null
  const { text } = piece.block
  const block = {
    ...piece.block,
    text: `${text.slice(0, place.start)}${put.text} [[c:${put.id}]]${text.slice(place.end)}`,
    claims: piece.claims
      .filter((one) => one.id === claim.id || !isImplicit(piece, one))
      .map((one) => (one.id === claim.id ? put.id : one.id)),
  }
  return { block, claims: piece.claims.map((one) => (one.id === claim.id ? put : one)) }
}

/** The piece with a former sentence, tokens and all, in a claim's place; the piece as it is if the claim's sentence is not there. */
export function restoreSentence(piece: ClaimedBlock, claim: Claim, former: { readonly claim: Claim; readonly text: string }): ClaimedBlock {
  const place = placeOf(piece, claim)
  if (place === null) return piece
  const { block, claims } = piece
  const text = `${block.text.slice(0, place.start)}${former.text}${block.text.slice(place.end)}`
  const ids = isImplicit(piece, claim)
    ? claims.filter((one) => one.id === claim.id || block.claims.includes(one.id)).map(({ id }) => id)
    : block.claims
  return {
    block: { ...block, text, claims: ids.map((id) => (id === claim.id ? former.claim.id : id)) },
    claims: claims.map((one) => (one.id === claim.id ? former.claim : one)),
  }
}

/** The turns that go with a claim's sentence, as a reader has them. */
export function turnsOn(piece: ClaimedBlock, claim: Claim): readonly string[] {
  const place = placeOf(piece, claim)
  return place === null ? [] : leaningTurns(piece.block, place.end).map(({ text }) => text.trim())
}

/**
 * The piece without the claim, its sentence and the turns that lean on it; null when nothing is left of it. What follows loses the word that joined it
 * to them: *But*, *So*.
 */
export function removeClaim(piece: ClaimedBlock, claim: Claim): ClaimedBlock | null {
  const place = placeOf(piece, claim)
  const { text, kind } = piece.block
  const turns = place === null ? [] : leaningTurns(piece.block, place.end)
  const gone = new Set(turns.map((turn) => turn.text.trim()))
  const end = turns.at(-1)?.end ?? place?.end ?? 0
  const next = nextInLine(piece, end)
  const joined = next === undefined ? '' : withoutLink(next.text)
  const rest = next === undefined ? text.slice(end) : `${text.slice(end, next.start)}${joined}${text.slice(next.end)}`
  const cut = place === null ? text : `${text.slice(0, place.start)}${rest}`
  const tidy =
    kind === 'table' || kind === 'code'
      ? withoutEmptyLines(cut)
      : kind === 'list'
        ? numberedOn(withoutGaps(cut, emptyItem), text)
        : withoutGaps(cut, emptyQuote)
  if (!/[\p{L}\p{N}]/u.test(stripTokens(tidy)) || (kind === 'table' && statementsOf({ kind, text: tidy }).length === 0)) return null
  const left = piece.claims.filter((one) => one.id !== claim.id && !(isImplicit(piece, one) && gone.has(one.text)))
  const follower = next === undefined || place === null ? undefined : left.find((one) => placeOf(piece, one)?.start === next.start)
  return {
    block: { ...piece.block, text: tidy, claims: piece.block.claims.filter((id) => id !== claim.id) },
    claims: left.map((one) => (one === follower ? Object.assign({}, one, { text: stripTokens(joined).trim() }) : one)),
  }
}

/** The sentence behind a place of a paragraph or item, on the same line. */
function nextInLine({ block }: ClaimedBlock, end: number): Sentence | undefined {
  if (block.kind === 'table' || block.kind === 'code') return undefined
  const next = statementsOf(block).find(({ start }) => start >= end)
  return next === undefined || block.text.slice(end, next.start).includes('\n') ? undefined : next
}

/**
 * The table with dashes in place of all that a claim's row says: a comparison keeps its candidate. Null, for the whole table, where no other
 * row rests on anything, the row is not there, or its name alone is the claim.
 */
export function dashRow(piece: ClaimedBlock, claim: Claim): ClaimedBlock | null {
  const place = placeOf(piece, claim)
  if (place === null) return null
  const { text } = piece.block
  const [name = '', ...cells] = stripTokens(text.slice(place.start, place.end))
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
  const dashed = `| ${[name.trim(), ...cells.map(() => '–')].join(' | ')} |`
  const others = statementsOf(piece.block).filter(({ start }) => start !== place.start)
  const isName = !cells.some((cell) => /[\p{L}\p{N}]/u.test(cell))
  if (isName || !others.some((row) => citationTokens(row.text).length > 0)) return null
  return {
    block: {
      ...piece.block,
      text: `${text.slice(0, place.start)}${dashed}${text.slice(place.end)}`,
      claims: piece.block.claims.filter((id) => id !== claim.id),
    },
    claims: piece.claims.filter((one) => one.id !== claim.id),
  }
}

function withoutEmptyLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')
}

/** The steps of a list numbered one after the other, from the first number that they had. */
function numberedOn(list: string, before: string): string {
  const number = /^(\d{1,3})(?=[.)][ \t])/m
  let next = Number(number.exec(before)?.[1] ?? 1)
  return list.replaceAll(new RegExp(number, 'gm'), () => String(next++))
}

/** A line of a list, or of a quotation, from which everything was cut. */
const emptyItem = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])?[ \t]*$/
const emptyQuote = /^[ \t]*>[ \t]*$/

function withoutGaps(text: string, empty: RegExp): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/(\S)[ \t]{2,}/g, '$1 ').trimEnd())
    .filter((line) => !empty.test(line))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

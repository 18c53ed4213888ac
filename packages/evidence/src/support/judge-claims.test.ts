import type { Block, Claim } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { judgeClaims } from './judge-claims.ts'

const block = (text: string): Block => ({ id: 'b1', sectionId: 's1', kind: 'paragraph', text, claims: [] })
const claim = (id: string, evidenceIds: readonly string[], kind: Claim['kind'] = 'fact'): Claim => ({ id, text: '', kind, evidenceIds })
const of = (id: string, quote: string): { id: string; quote: string; window: string } => ({ id, quote, window: quote })
const evidence = [of('e1', 'The bridge was opened in 1990 by the mayor.'), of('e2', 'The tunnel was closed in 2001 after a flood.')]
const words = (blocks: readonly Block[], claims: readonly Claim[]): readonly string[] =>
  judgeClaims({ blocks, claims, evidence }).map(({ verdict }) => verdict)

describe('judgeClaims', () => {
  it('judges the sentence in the block, not what the claim says of itself', () => {
    const lying = { ...claim('a', ['e1']), text: 'The bridge was opened in 1990.' }
    expect(words([block('The bridge was opened in 1980 [[c:a]].')], [lying])).toEqual(['contradicted'])
    expect(words([block('The bridge was opened in 1990 [[c:a]].')], [lying])).toEqual(['supported'])
  })

  it('lets two claims carry one sentence together, and finds the citation that carries nothing', () => {
    const both = block('The bridge was opened in 1990 [[c:a]], and the tunnel was closed in 2001 [[c:b]].')
    expect(words([both], [claim('a', ['e1']), claim('b', ['e2'])])).toEqual(['supported', 'supported'])
    const one = block('The bridge was opened in 1990 [[c:a]] [[c:b]].')
    expect(words([one], [claim('a', ['e1']), claim('b', ['e2'])])).toEqual(['supported', 'unsupported'])
  })

  it('calls an opinion without support uncheckable, unless it is factual', () => {
    expect(words([block('This is a fine thing to see [[c:a]].')], [claim('a', ['e1'], 'opinion')])).toEqual(['uncheckable'])
    expect(words([block('This is the finest bridge in Europe [[c:a]].')], [claim('a', ['e1'], 'opinion')])).toEqual(['unsupported'])
  })

  it('has no mercy on evidence that does not exist, and judges only what it is told', () => {
    expect(words([block('The bridge was opened in 1990 [[c:a]].')], [claim('a', ['e9'])])).toEqual(['unsupported'])
    const blocks = [block('The bridge was opened in 1990 [[c:a]]. The tunnel was closed in 2001 [[c:b]].')]
    expect(
      judgeClaims({ blocks, claims: [claim('a', ['e1']), claim('b', ['e2'])], evidence }, new Set(['b'])).map(({ claimId }) => claimId),
    ).toEqual(['b'])
  })
})

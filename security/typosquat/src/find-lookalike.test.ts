import { expect, it } from 'vitest'
import { findLookalike } from './find-lookalike.ts'

const known = ['@galley/echo', '@galley/page-reader', 'search-arxiv', '@ada/weather']

it.each([
  ['@ga1ley/echo', 'reads as @galley/echo'],
  ['@gaIley/echo', 'reads as @galley/echo'],
  ['@gаlley/echo', 'reads as @galley/echo'],
  ['galley-echo', 'reads as @galley/echo'],
  ['@galley-page/reader', 'reads as @galley/page-reader'],
  ['echo', 'has no other name than @galley/echo'],
  ['@me/search-arxiv', 'has no other name than search-arxiv'],
  ['@gally/page-reader', 'is a letter away from @galley/page-reader'],
  ['@galleys/echo', 'is a letter away from @galley/echo'],
  ['search-arxv', 'is a letter away from search-arxiv'],
])('%s %s', (name, how) => {
  expect(findLookalike(name, known)?.how).toBe(how)
})

it.each(['@galley/echo', '@galley/echoes', '@me/echo', '@me/page-reader', '@bob/weather', 'weather-report', '@me/a', 'x'])(
  '%s is nobody else',
  (name) => {
    expect(findLookalike(name, known)).toBeNull()
  },
)

import type { Round } from '@galley/sdk'
import { html, type HtmlText } from '../../page/html-text.ts'

const width = 352
const right = 32
const height = 120
const left = 30
const top = 14
const bottom = 26

/**
 * The score of every round as bars; a round that was not kept is hollow, and a line marks the best version of all. The table beside it
 * says the same.
 */
export function scoreChart(rounds: readonly Round[], best: number): HtmlText {
  const step = (width - left - right) / 5
  const y = (score: number): number => top + (1 - Math.max(0, Math.min(100, score)) / 100) * (height - top - bottom)
  const bar = (round: Round, i: number): HtmlText => {
    const x = left + i * step + step / 2 - 15
    return html`<rect
        class="bar-${round.accepted ? 'kept' : 'dropped'}"
        x="${x}"
        y="${y(round.score).toFixed(1)}"
        width="30"
        height="${(y(0) - y(round.score)).toFixed(1)}"
        rx="1.5"
      />
      <text class="bar-score-${round.accepted ? 'kept' : 'dropped'}" x="${x + 15}" y="${(y(round.score) + 13).toFixed(1)}"
        >${round.score.toFixed(1)}</text
      >
      <text class="bar-name" x="${x + 15}" y="${height - 9}">${round.n}</text>`
  }
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="Score of each round, of 100">
    <path class="grid" d="M${left} ${y(0)}H${width - right}M${left} ${y(50)}H${width - right}M${left} ${y(100)}H${width - right}" />
    <text class="axis" x="${left - 6}" y="${y(0) + 3}">0</text>
    <text class="axis" x="${left - 6}" y="${y(50) + 3}">50</text>
    <text class="axis" x="${left - 6}" y="${y(100) + 3}">100</text>
    ${rounds.map(bar)}
    <path class="best" d="M${left} ${y(best).toFixed(1)}H${width - right}" />
    <text class="best-name" x="${width - right + 5}" y="${(y(best) + 4).toFixed(1)}">best</text>
  </svg>`
}

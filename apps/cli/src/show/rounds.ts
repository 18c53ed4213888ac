import type { ProposedPatch, Round } from '@galley/sdk'

/** Rounds of a draft for a terminal, a line each thing: what was proposed, what was accepted, and why the round was kept or not. */
export function showRounds(rounds: readonly Round[]): readonly string[] {
  return rounds.flatMap((round) => [heading(round), ...round.patches.map(line)])
}

function heading({ n, accepted, reason }: Round): string {
  return `Round ${n}: ${accepted ? 'kept' : 'not kept'}.${reason === undefined ? '' : ` ${reason}`}`
}

function line({ blockId, accepted, reason }: ProposedPatch): string {
  return `  ${accepted ? '+' : '-'} ${blockId}${reason === undefined ? '' : `  ${reason}`}`
}

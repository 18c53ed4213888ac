/** Cost of a model's tokens, as the operator states it. */
export interface ModelFigures {
  /** USD per million tokens of the prompt (`input`) and of the answer (`output`). */
  readonly price?: { readonly input: number; readonly output: number }
  /** Watt-hours per million tokens, prompt and answer together. */
  readonly wattHoursPerMTok?: number
  /** Power of the machine while the model answers, in watts; counts where no figure for tokens is stated. */
  readonly watts?: number
}

/** Tokens of one call or of several. */
export interface TokenCount {
  readonly promptTokens: number
  readonly completionTokens: number
}

/** Tokens that prices and energies are stated for. */
const perMillion = 1_000_000

/** Computes what tokens cost in money and energy; a unit without a figure is left out. */
export function costOf(tokens: TokenCount, figures: ModelFigures = {}): { readonly usd?: number; readonly wattHours?: number } {
  const { price, wattHoursPerMTok } = figures
  const { promptTokens, completionTokens } = tokens
  return {
    ...(price === undefined ? {} : { usd: (promptTokens * price.input + completionTokens * price.output) / perMillion }),
    ...(wattHoursPerMTok === undefined ? {} : { wattHours: ((promptTokens + completionTokens) * wattHoursPerMTok) / perMillion }),
  }
}

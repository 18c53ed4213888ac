/** At and below this many parameters a model writes falsehoods too often to write freely (reference: measured on 19 articles, 81 % of sentences). */
export const maxTinyParameters = 1.5e9

/**
 * Reads the number of parameters from a model's name, or null: `llama3.2:1b`, `SmolLM2-135M-Instruct`, `qwen2.5-0.5b`.
 * Of several figures the largest counts (`8x7b`, `30b-a3b`); small figures with `m` are context lengths (`-1m`).
 */
export function parametersInName(name: string): number | null {
  const found = [...name.toLowerCase().matchAll(/(?<![a-z0-9.])(?:\d+x)?(\d+(?:\.\d+)?)\s?([bm])(?![a-z0-9])/g)]
  const sizes = found.map(([, figure, unit]) => Number(figure) * (unit === 'b' ? 1e9 : 1e6)).filter((size) => size >= 1e7)
  return sizes.length === 0 ? null : Math.max(...sizes)
}

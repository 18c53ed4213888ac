/** An example to learn from. */
export interface Example {
  /** The values of its features; those left out are 0. */
  readonly values: ReadonlyMap<string, number>
  readonly isAttack: boolean
  readonly weight: number
}

/** A model of additive points (log odds). */
export interface Model {
  readonly bias: number
  readonly features: ReadonlyMap<string, number>
}

/** Returns the score of an example: the bias and the points of its features. */
export function scoreOf(model: Model, values: ReadonlyMap<string, number>): number {
  let sum = model.bias
  for (const [feature, value] of values) sum += (model.features.get(feature) ?? 0) * value
  return sum
}

/**
 * Fits a logistic regression with a ridge on every weight but the bias, by Newton's method from zero. Nothing random, everything in a
 * fixed order: the same examples give the same weights.
 */
export function fitLogistic(examples: readonly Example[], ridge: number): Model {
  const names = [...new Set(examples.flatMap((one) => [...one.values.keys()]))].sort()
  const index = new Map(names.map((name, at) => [name, at + 1]))
  const size = names.length + 1
  const rows = examples.map((one) => [[0, 1] as const, ...[...one.values].map(([name, value]) => [index.get(name) ?? 0, value] as const)])
  const weights = new Float64Array(size)
  for (let round = 0; round < 25; round++) {
    const gradient = new Float64Array(size)
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    accumulate(examples, rows, weights, gradient, hessian)
    for (let i = 0; i < size; i++) {
      const hold = i === 0 ? 1e-6 : ridge
      gradient[i] = (gradient[i] ?? 0) - hold * (weights[i] ?? 0)
      const line = hessian[i]
      if (line !== undefined) line[i] = (line[i] ?? 0) + hold
    }
    const step = solve(hessian, gradient)
    let largest = 0
    for (let i = 0; i < size; i++) {
      const move = Math.max(-2, Math.min(2, step[i] ?? 0))
      weights[i] = (weights[i] ?? 0) + move
      largest = Math.max(largest, Math.abs(move))
    }
    if (largest < 1e-6) break
  }
  return { bias: weights[0] ?? 0, features: new Map(names.map((name, at) => [name, weights[at + 1] ?? 0])) }
}

type Rows = readonly (readonly (readonly [number, number])[])[]

function accumulate(
  examples: readonly Example[],
  rows: Rows,
  weights: Float64Array,
  gradient: Float64Array,
  hessian: readonly Float64Array[],
): void {
  for (const [at, row] of rows.entries()) {
    const example = examples[at]
    if (example === undefined) continue
    const chance = 1 / (1 + Math.exp(-row.reduce((sum, [feature, value]) => sum + (weights[feature] ?? 0) * value, 0)))
    const pull = example.weight * ((example.isAttack ? 1 : 0) - chance)
    const curve = example.weight * chance * (1 - chance)
    for (const [i, x] of row) {
      gradient[i] = (gradient[i] ?? 0) + pull * x
      const line = hessian[i]
      if (line !== undefined) for (const [j, y] of row) line[j] = (line[j] ?? 0) + curve * x * y
    }
  }
}

/** Solves linear equations by Gauss–Jordan elimination with partial pivoting. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const rows = matrix.map((row, at) => Float64Array.from([...row, right[at] ?? 0]))
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    }
    const [top, other] = [rows[pivot], rows[column]]
    if (top === undefined || other === undefined) continue
    rows[pivot] = other
    rows[column] = top
    const scale = top[column] ?? 1
    for (let at = column; at <= size; at++) top[at] = (top[at] ?? 0) / scale
    for (const [at, row] of rows.entries()) {
      const factor = row[column] ?? 0
      if (at === column || factor === 0) continue
      for (let cell = column; cell <= size; cell++) row[cell] = (row[cell] ?? 0) - factor * (top[cell] ?? 0)
    }
  }
  return Float64Array.from(rows, (row) => row[size] ?? 0)
}

import { createBudgets, type Budgets, type BudgetServices } from '../access/budgets.ts'
import { createLimits, type LimitServices } from './create-limits.ts'
import type { Limits } from './limits.ts'

/** Bounds of tokens and models: their budgets, and their limits of a minute. */
export interface Bounds {
  /** Budgets of tokens. */
  readonly budgets: Budgets
  /** Limits of a minute, of tokens and of models. */
  readonly limits: Limits
}

/** Opens the bounds that a ledger keeps. */
export function openBounds(services: BudgetServices & LimitServices): Bounds {
  return { budgets: createBudgets(services), limits: createLimits(services) }
}

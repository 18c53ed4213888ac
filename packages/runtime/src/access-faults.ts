import type { FaultTable } from '@galley/fault'

/** Faults of tokens and their budgets: a part of the runtime's table. */
export const accessFaults = Object.freeze({
  TOKEN_NAME_INVALID: {
    status: 400,
    exit: 2,
    message: 'A token cannot be named {name}.',
    hint: 'Use 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first.',
  },
  TOKEN_BUDGET_UNBOUND: {
    status: 400,
    exit: 2,
    message: 'The scope {scope} lets a token write drafts, which no budget of a token binds.',
    hint: 'Leave the budget out, or the scope; a brief has a budget of its own.',
  },
  BUDGET_SPENT: {
    status: 429,
    exit: 3,
    message: 'The token {name} has used {used} of its {most} {limit}, and this call may take {asked}.',
    hint: 'Ask for a shorter answer with `max_tokens`, or send it again in {seconds} seconds, as `Retry-After` says.',
  },
  BUDGET_UNMEASURED: {
    status: 400,
    exit: 2,
    message: 'The token has a budget of {limit}, and what {model} costs is not known.',
    hint: 'Whoever runs Galley states it in the settings: `models`, the name of the model, `{field}`.',
  },
  SCOPE_MISSING: {
    status: 403,
    exit: 2,
    message: 'The token {name} may not do this: it needs the scope {needed}.',
    hint: 'Ask who runs this gateway for a token with that scope; `galley token new` makes one.',
  },
  TOKEN_NOT_FOUND: {
    status: 404,
    exit: 2,
    message: 'There is no token {name}.',
    hint: 'See `galley token list`.',
  },
} as const satisfies FaultTable)

import type { FaultTable } from '@galley/fault'

/** Faults of webhooks: a part of the runtime's table. */
export const webhookFaults = Object.freeze({
  WEBHOOK_NOT_FOUND: { status: 404, exit: 2, message: 'There is no webhook {id}.', hint: 'List those there are: `galley webhook list`.' },
  DELIVERY_NOT_FOUND: {
    status: 404,
    exit: 2,
    message: 'The webhook {id} has no message {n}.',
    hint: 'List its messages: `galley webhook log {id}`.',
  },
  WEBHOOK_REFUSED: {
    status: 400,
    exit: 2,
    message: 'This address is told nothing: {problem}.',
    hint: 'Name an https address of a public host; one of your own network needs its host:port in `fetch.privateHosts` of galley.config.json.',
  },
  WEBHOOKS_TOO_MANY: {
    status: 409,
    exit: 2,
    message: 'There are {limit} webhooks already.',
    hint: 'Remove one first: `galley webhook remove ID`.',
  },
} as const satisfies FaultTable)

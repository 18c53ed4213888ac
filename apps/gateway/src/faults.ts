import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults that stop a request before it reaches the runtime, or the gateway from listening. */
export const faults = Object.freeze({
  TOKEN_MISSING: {
    status: 401,
    exit: 2,
    message: 'This request carries neither a bearer token nor a session of this gateway.',
    hint: 'Send `Authorization: Bearer TOKEN`, or open the studio with the link that `galley open` prints.',
  },
  RATE_LIMITED: {
    status: 429,
    exit: 3,
    message: 'The token {name} has sent its {limit} requests of the last minute.',
    hint: 'Send it again in {seconds} seconds, as `Retry-After` says.',
  },
  MODEL_LIMITED: {
    status: 429,
    exit: 3,
    message: 'The model {model} has reached its {limit}, {most} for all tokens together.',
    hint: 'Ask for a shorter answer with `max_tokens`, or send it again in {seconds} seconds, as `Retry-After` says.',
  },
  CONSENT_UNKNOWN: {
    status: 409,
    exit: 2,
    message: 'This consent was given before, or was asked for more than {minutes} minutes ago.',
    hint: 'Look at the plugin again, and say yes to what is shown then.',
  },
  TICKET_INVALID: {
    status: 403,
    exit: 2,
    message: 'This link was used before, is older than ten minutes, or was made for another data folder.',
    hint: 'Run `galley open`: it makes a new link.',
  },
  IDEMPOTENCY_KEY_BUSY: {
    status: 409,
    exit: 3,
    message: 'The first request with the key {key} is still under way.',
    hint: 'Wait for its answer, or send it again when it has ended.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    exit: 2,
    message: 'The key {key} came with another request before.',
    hint: 'Use a new `Idempotency-Key` for each request.',
  },
  DRAFT_NOT_WRITTEN: {
    status: 502,
    exit: 3,
    message: 'The draft {id} was not written: {reason}.',
    hint: 'Open /drafts/{id} of this gateway: what was written so far and the reason are there.',
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    exit: 2,
    message: 'The gateway does not answer for the host {host}.',
    hint: 'If it is yours, name it in `gateway.allowedHosts` of galley.config.json, or the address of the proxy before it in `gateway.publicUrl`.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    exit: 2,
    message: 'A page of {origin} may not change anything here.',
    hint: 'Use the studio itself, or send a bearer token instead of the cookie. A proxy before it must pass the `Host` of the browser on.',
  },
  ROUTE_NOT_FOUND: { status: 404, exit: 2, message: 'Nothing lives at {path}.', hint: 'See /openapi.json for what does.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    exit: 2,
    message: '{path} does not answer {method}.',
    hint: 'Use one of {allowed}.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    exit: 2,
    message: 'The body is larger than {limit} bytes.',
    hint: 'Send fewer or shorter documents: a brief may carry 2 MiB of text and 50 MiB of documents in all, an audit 4 MiB, a request to a model 20 MiB.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    exit: 2,
    message: 'A body of type {type} is not read here.',
    hint: 'Send it as {expected}.',
  },
  REQUEST_BROKEN_OFF: {
    status: 408,
    exit: 3,
    message: 'The request broke off before its body was whole.',
    hint: 'Send it again; a body has one minute to arrive.',
  },
  JSON_INVALID: { status: 400, exit: 2, message: 'The body is not JSON: {reason}.', hint: 'Send one JSON object in UTF-8.' },
  REQUEST_INVALID: {
    status: 400,
    exit: 2,
    message: '{where} {problem}.',
    hint: 'See /openapi.json for what it may be, or the input schema of the MCP tool.',
  },
  FILE_NOT_TEXT: {
    status: 400,
    exit: 2,
    message: 'The file {name} is not text: {problem}.',
    hint: 'Hand in lockfiles, manifests and SBOMs as they are, in UTF-8.',
  },
  AUDIT_TIMED_OUT: {
    status: 503,
    exit: 3,
    message: 'The audit was not done within {seconds} seconds.',
    hint: 'Hand in fewer files at once, or run `galley audit` in the project itself.',
  },
  AUDIT_TOO_LARGE: {
    status: 503,
    exit: 3,
    message: 'The audit needed more than {limit} MiB of memory.',
    hint: 'Hand in fewer files at once, or run `galley audit` in the project itself.',
  },
  SCORE_NOT_DONE: {
    status: 503,
    exit: 3,
    message: 'The text was not scored: {problem}.',
    hint: 'Hand in a shorter text or fewer sources, or run `galley score` beside the documents.',
  },
  MCP_SESSION_UNKNOWN: {
    status: 404,
    exit: 2,
    message: 'This token has no MCP session of that id here.',
    hint: 'Send `initialize` again: a session ends with its `DELETE`, after a day without a request, and with the gateway.',
  },
  MCP_RESOURCE_UNKNOWN: {
    status: 404,
    exit: 2,
    message: 'There is no resource {uri}.',
    hint: 'Ask for `resources/list` and `resources/templates/list`, which name them.',
  },
  AUDIT_GONE: {
    status: 404,
    exit: 2,
    message: 'The audit {id} is not kept here.',
    hint: 'The last {max} audits are kept while the gateway runs. Hand in the files again.',
  },
  INTERNAL: {
    status: 500,
    exit: 3,
    message: 'Something broke inside the gateway.',
    hint: 'See the log of the process that runs it; what was already written is still there.',
  },
  PORT_IN_USE: {
    status: 500,
    exit: 2,
    message: 'Port {port} of {host} is taken by {holder}.',
    hint: 'Stop that process, or choose another port with `--port`.',
  },
  ADDRESS_UNUSABLE: {
    status: 500,
    exit: 2,
    message: 'Cannot listen on {host}, port {port}: {reason}.',
    hint: 'Choose an address of this machine with `--host`, and a port above 1023 with `--port`.',
  },
} as const) satisfies FaultTable

/** Makes one of the gateway's faults. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)

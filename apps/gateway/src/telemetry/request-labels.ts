import type { Attributes } from '@opentelemetry/api'
import { attributeNames as name } from './semantic-names.ts'
import type { SeenRequest } from '../seen-request.ts'
import type { RequestEnd } from './telemetry.ts'

/** Methods that are told by their name; any other is `_OTHER` (HTTP conventions), so that no client makes names up. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'])

/** Labels of a request: the route and never the path, so that neither an id nor a secret becomes one. */
export function requestLabels({ method }: Pick<SeenRequest, 'method'>, { route, status, isCut }: RequestEnd): Attributes {
  const labels: Attributes = { [name.method]: methodName(method) }
  if (route !== undefined) labels[name.route] = route
  if (status !== undefined) labels[name.status] = status
  if (isCut) labels[name.error] = 'client_left'
  return labels
}

/** Method as metrics tell it. */
export function methodName(method: string): string {
  return methods.has(method) ? method : '_OTHER'
}

import type { Permissions } from '@galley/sdk'
import type { PluginRisk } from '../plugin-facts.ts'

/**
 * Finds the powers that are risky together: what was read can leave through a request, for an address says what it likes, and a document
 * can order a model about.
 */
export function risksOf({ files, read, fetch, model }: Permissions): readonly PluginRisk[] {
  if (fetch === undefined) return []
  const isAny = fetch.allowedHosts.includes('*')
  const where = isAny ? 'any public host' : fetch.allowedHosts.map(hostInWords).join(', ')
  const request = fetch.methods.includes('POST') ? 'a request' : 'the address of a request'
  const seen = files !== undefined ? 'your documents' : 'the pages and documents that are read for it'
  const sees = files !== undefined || read !== undefined
  const risks: PluginRisk[] = []
  if (sees)
    risks.push({
      code: isAny ? 'documents-to-any-host' : 'documents-to-hosts',
      words: `It sees ${seen} and asks ${where}: what it saw can leave in ${request}.`,
    })
  if (sees && model !== undefined)
    risks.push({
      code: 'documents-through-model',
      words: `It gives ${seen} to a model and asks ${where}: a sentence in a document can steer the model, and its answer can leave.`,
    })
  if (isAny && !sees) risks.push({ code: 'any-host', words: 'It asks any public host: who learns what it looks for is not limited.' })
  return risks
}

function hostInWords(host: string): string {
  return host === '$base' ? 'the address that you configure' : host
}

import { fault, type System } from '@galley/command-line'
import { userOfMachine, type Drafts } from '@galley/runtime'
import type { DraftsClient } from './drafts-client.ts'
import { openLocalRuntime, type LocalRuntimeOptions } from './open-local-runtime.ts'
import { remoteDrafts } from './remote-drafts.ts'

/** Uses the gateway that `GALLEY_URL` names, else opens the runtime in this process. */
export async function openDrafts(
  system: System,
  options: Pick<LocalRuntimeOptions, 'data' | 'withPlugins' | 'next'>,
): Promise<DraftsClient> {
  const url = system.env['GALLEY_URL']
  if (url) {
    const isAddress = /^https?:\/\//i.test(url) && URL.canParse(url)
    if (!isAddress) throw fault('USAGE', { problem: `GALLEY_URL is no address with its scheme, such as http://127.0.0.1:4070: ${url}` })
    return remoteDrafts(system, url)
  }
  refuseDatabase(system)
  const runtime = await openLocalRuntime(system, options)
  return localDrafts(runtime.drafts, async () => runtime.close())
}

/** Refuses to write drafts of a database in the process of a command: nobody would go on with them. */
export function refuseDatabase({ env }: System): void {
  if (!env['GALLEY_DATABASE']) return
  throw fault('USAGE', { problem: 'GALLEY_DATABASE is set, and the drafts of a database are those of its gateways: set GALLEY_URL to one' })
}

/** Gives the drafts of this process the shape of those behind a gateway; a user of this machine may name any folder. */
function localDrafts(drafts: Drafts, close: () => Promise<void>): DraftsClient {
  const by = userOfMachine.name
  return {
    remote: false,
    order: async (brief, options) => drafts.order(brief, { ...options, by: userOfMachine, anyFolder: true }),
    get: async (id) => drafts.get(id),
    list: async (page) => drafts.list(page),
    events: (id, options) => drafts.events(id, options),
    cancel: async (id) => drafts.cancel(id),
    resume: async (id) => drafts.resume(id),
    approve: async (id, approval) => drafts.approve(id, approval),
    delete: async (id) => drafts.delete(id),
    diff: async (id, from, to) => drafts.diff(id, from, to),
    export: async (id, format, options) => drafts.export(id, format, options),
    versions: async (id) => drafts.versions(id),
    checkWords: async (id, text, blockId) => drafts.checkWords(id, text, blockId),
    edit: async (id, edit, after) => drafts.edit(id, edit, { by, after }),
    choose: async (id, n) => drafts.choose(id, n, { by }),
    rewrite: async (id, sectionId) => void (await drafts.rewrite(id, sectionId, { by })),
    insertSource: async (id, source) => void (await drafts.insertSource(id, source, { by })),
    papers: async (id, options) => (await drafts.provenance(id, options)).bundle,
    close,
  }
}

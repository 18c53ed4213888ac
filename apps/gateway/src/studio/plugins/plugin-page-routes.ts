import { isFault } from '@galley/fault'
import type { PluginSource, Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { fault } from '../../faults.ts'
import type { Consents } from '../../plugins/consents.ts'
import { readSpec } from '../../plugins/read-plugin-source.ts'
import { readFormBody } from '../../problem/read-body.ts'
import { consentPage } from './consent-page.ts'
import { pluginsPage, type PluginsPage } from './plugins-page.ts'
import { goTo } from '../../page/go-to.ts'
import { showPage } from '../../page/show-page.ts'

/** Routes of the plugins in the studio: cards, and forms that do what the routes of their names under `/v1` do. */
export function pluginPageRoutes({ plugins }: Pick<Runtime, 'plugins'>, consents: Consents): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const shown = async (): Promise<PluginsPage> => ({
    plugins: await plugins.list(),
    work: await plugins.work(),
    changes: plugins.changes(),
  })
  const show = async (c: Context<AppEnv>, work: () => Promise<Response>): Promise<Response> => {
    try {
      return await work()
    } catch (error) {
      if (!isFault(error)) throw error
      const page = pluginsPage({ ...(await shown()), refused: error })
      return showPage(c, page, error.exit === 3 ? 422 : 400)
    }
  }

  app.get('/plugins', async (c) => showPage(c, pluginsPage(await shown())))

  app.post('/plugins/inspect', async (c) => {
    const form = await readFormBody(c, '/v1/plugins/inspect')
    return show(c, async () => {
      const source = await readPluginForm(form)
      const facts = await plugins.inspect(source)
      return showPage(c, consentPage(facts, consents.ask(source, facts).id))
    })
  })

  app.post('/plugins/install', async (c) => {
    const { consent, allowDowngrade } = await c.req.parseBody()
    return show(c, async () => {
      const yes = consents.take(typeof consent === 'string' ? consent : '')
      const { name } = await plugins.install({ ...yes, allowDowngrade: allowDowngrade === 'true' })
      c.set('subject', name)
      return goTo(c, `/plugins#${encodeURIComponent(name)}`)
    })
  })

  app.post('/plugins/remove', async (c) => {
    const { name } = await c.req.parseBody()
    return show(c, async () => {
      const removed = await plugins.remove(typeof name === 'string' ? name : '')
      c.set('subject', removed.name)
      return goTo(c, '/plugins')
    })
  })

  return app
}

/** Reads the form: a name, or three files that are told apart by the ends of their names. Faults REQUEST_INVALID, SPEC_INVALID. */
async function readPluginForm(form: FormData): Promise<PluginSource> {
  const files = form.getAll('release').filter((item) => item instanceof File && item.name !== '') as readonly File[]
  const spec = form.get('spec')
  if (files.length === 0 && typeof spec === 'string' && spec.trim() !== '') return readSpec(spec.trim())
  const find = (end: string): File => {
    const [file, ...more] = files.filter(({ name }) => name.endsWith(end))
    if (file === undefined || more.length > 0)
      throw fault('REQUEST_INVALID', { where: 'a plugin', problem: `is a name, or three files: one of them ends in ${end}` })
    return file
  }
  const [tarball, sbom, bundles] = [find('.tgz'), find('.tgz.cdx.json'), find('.tgz.bundles.jsonl')]
  const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())
  return { fileName: tarball.name, tarball: await bytesOf(tarball), sbom: await bytesOf(sbom), bundles: await bundles.text() }
}

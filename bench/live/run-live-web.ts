import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Settings } from '../../packages/runtime/src/settings/settings.ts'
import type { Draft } from '../../packages/sdk/src/index.ts'
import { checkDraft } from './check-draft.ts'
import { findFreePort } from './find-free-port.ts'
import { startMediaWiki, type MediaWiki } from './start-mediawiki.ts'
import type { Report } from './create-report.ts'
import { runGalley, type GalleyRun } from './run-galley.ts'
import { startSearx, type Searx } from './start-searx.ts'
import { loadWebPages } from './web-pages.ts'
import { ensureWebSoftware } from './ensure-web-software.ts'

/** Settings file of a draft: typed, so that a setting that moves is found without running this. */
type WebSettings = Partial<Pick<Settings, 'services'>> & { readonly fetch?: Partial<Settings['fetch']> }

interface Web {
  readonly root: string
  readonly scratch: string
  readonly report: Report
  readonly wiki: MediaWiki
  readonly searx: Searx
}

/** Runs part 2: a draft from the web, on loopback: a real wiki, found by a real search engine. */
export async function runLiveWeb(root: string, scratch: string, report: Report): Promise<void> {
  report.say('2 A draft from a real web on this machine (MediaWiki and searx)')
  const missing = await ensureWebSoftware((line) => report.say(line))
  if (missing !== null) return report.skip('the web', missing.why)
  const pages = await loadWebPages(root, scratch)
  const wiki = await startMediaWiki(scratch, await findFreePort(), pages)
  try {
    const searx = await startSearx(scratch, await findFreePort(), wiki.url)
    try {
      report.say(`  ${pages.length} pages in the wiki at ${wiki.url}, searx at ${searx.url}`)
      const [topic, many] = pages.some(({ title }) => title === 'Cyclone Mocha')
        ? ['The 2022 West Java earthquake', 'Tropical cyclone']
        : ['Attacks on package registries', 'Open models']
      const web: Web = { root, scratch, report, wiki, searx }
      await checkFound(web, topic)
      await checkFoundByOne(web, topic)
      await checkRefused(web, topic)
      await checkStopped(web, many)
    } finally {
      await searx.close()
    }
  } finally {
    await wiki.close()
  }
}

/** Writes a draft in a folder of its own with its own settings. */
async function writeDraft(
  web: Web,
  name: string,
  topic: string,
  settings: WebSettings,
  more: readonly string[] = [],
): Promise<{ run: GalleyRun; dataDir: string }> {
  const cwd = join(web.scratch, name)
  const dataDir = join(cwd, 'data')
  await mkdir(cwd, { recursive: true })
  const config = join(cwd, 'galley.config.json')
  await writeFile(config, JSON.stringify({ probeLocal: false, ...settings }, null, 2))
  const args = ['draft', topic, '--model', 'none', '--words', '300', '--format', 'json', '--data', dataDir, ...more]
  return { dataDir, run: await runGalley(args, { root: web.root, cwd, env: { GALLEY_CONFIG: config } }) }
}

function settingsFor({ wiki, searx }: Web, gapMs = 0): WebSettings {
  return {
    services: { searxng: { url: searx.url }, wikipedia: { url: wiki.api } },
    fetch: { privateHosts: [wiki.host, searx.host], gapMs },
  }
}

async function checkFound(web: Web, topic: string): Promise<void> {
  const { report, wiki } = web
  const { run, dataDir } = await writeDraft(web, 'web-found', topic, settingsFor(web), ['--web'])
  report.check('galley draft --web ends with exit 0', run.code === 0, `exit ${run.code}, ${run.seconds.toFixed(1)} s`)
  if (run.out === '') return report.say(run.err)
  const result = JSON.parse(run.out) as Draft
  const read = result.sources.filter(({ address }) => address.startsWith(wiki.url))
  report.check(
    'pages were found by search and read',
    read.length > 0,
    read
      .map(({ title }) => title)
      .join('; ')
      .slice(0, 200),
  )
  report.check('they came as HTML and were extracted', read.length > 0 && read.every(({ rawDigest }) => rawDigest !== undefined))
  const cited = new Set(result.best.claims.flatMap(({ evidenceIds }) => evidenceIds))
  const addresses = new Set(
    result.evidence
      .filter(({ id }) => cited.has(id))
      .map(({ sourceId }) => result.sources.find((source) => source.id === sourceId)?.address),
  )
  report.check(
    "citations carry the page's address",
    [...addresses].some((address) => address?.startsWith(wiki.url)),
    [...addresses].join(' ').slice(0, 200),
  )
  await checkDraft(result, dataDir, report)
}

/** Checks that each of the two ways to find a page is enough by itself. */
async function checkFoundByOne(web: Web, topic: string): Promise<void> {
  const { report, wiki, searx } = web
  const fetch = { privateHosts: [wiki.host, searx.host], gapMs: 0 }
  const ways = { searx: { searxng: { url: searx.url } }, 'the wiki itself': { wikipedia: { url: wiki.api } } }
  for (const [name, services] of Object.entries(ways)) {
    const { run } = await writeDraft(web, `web-${name.replaceAll(' ', '-')}`, topic, { services, fetch }, ['--web'])
    const sources = run.out === '' ? [] : (JSON.parse(run.out) as Draft).sources
    report.check(
      `found by ${name} alone`,
      run.code === 0 && sources.some(({ address }) => address.startsWith(wiki.url)),
      `exit ${run.code}`,
    )
  }
}

async function checkRefused(web: Web, topic: string): Promise<void> {
  const { report, wiki, searx } = web
  const without = await writeDraft(web, 'web-unset', topic, {}, ['--web'])
  report.check('without settings no search is made', without.run.code === 3 && without.run.out === '', firstFault(without.run))
  const page = `${wiki.url}wiki/Main_Page`
  const named = await writeDraft(web, 'web-private', topic, {}, ['--url', page])
  report.check(
    'a page on a private address is refused',
    named.run.code === 3 && named.run.out === '' && named.run.err.includes(page),
    firstFault(named.run),
  )
  const half = await writeDraft(web, 'web-half', topic, { services: { searxng: { url: searx.url } } }, ['--web'])
  const sources = half.run.out === '' ? [] : (JSON.parse(half.run.out) as Draft).sources
  report.check(
    'what a search finds there is refused too',
    sources.length === 0 && half.run.code === 3 && half.run.err.includes(wiki.url),
    firstFault(half.run),
  )
}

/** Checks what happens when the wiki goes away once the first page was read. */
async function checkStopped(web: Web, topic: string): Promise<void> {
  const { report, wiki } = web
  const running = writeDraft(web, 'web-stopped', topic, settingsFor(web, 1500), ['--web'])
  const sources = join(web.scratch, 'web-stopped', 'data', 'sources')
  for (let waited = 0; waited < 60_000 && (await countFiles(sources)) === 0; waited += 50) await sleep(50)
  await wiki.close()
  const { run, dataDir } = await running
  report.check('the run goes on without the wiki', run.out !== '', `exit ${run.code}, ${run.seconds.toFixed(1)} s`)
  if (run.out === '') return report.say(run.err)
  const result = JSON.parse(run.out) as Draft
  const listed = result.notVerified.map(({ text, reason }) => `${text} (${reason})`)
  const said = [...listed, ...run.err.split('\n')].filter((line) => line.includes(wiki.host) && /could not/i.test(line))
  report.check('and says what it could not reach', said.length > 0, said[0]?.trim().slice(0, 200))
  await checkDraft(result, dataDir, report)
}

async function countFiles(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => name.endsWith('.txt')).length
}

function firstFault({ code, err }: GalleyRun): string {
  const line =
    err.split('\n').find((one) => one.includes('could not')) ??
    err.split('\n').find((one) => /\[[A-Z_]+\]/.test(one)) ??
    err.trim().split('\n').at(-1) ??
    ''
  return `exit ${code}, ${line.trim().slice(0, 200)}`
}

import { execFile } from 'node:child_process'
import { appendFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startBackground } from './start-background.ts'
import { waitForPort } from './wait-for-port.ts'
import type { WebPage } from './web-pages.ts'

/** A wiki on loopback. */
export interface MediaWiki {
  /** `127.0.0.1:PORT` */
  readonly host: string
  /** `http://127.0.0.1:PORT/` */
  readonly url: string
  /** Address of the API, `http://127.0.0.1:PORT/w/api.php`. */
  readonly api: string
  close(): Promise<void>
}

const run = promisify(execFile)
const installed = '/usr/share/mediawiki'

/** Gives `/wiki/TITLE` addresses to MediaWiki; PHP's own server knows files only. */
const router = `<?php
if (str_starts_with(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '/wiki/')) {
  $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/w/index.php';
  chdir(__DIR__ . '/w');
  require __DIR__ . '/w/index.php';
  return true;
}
return false;
`

/** Sets up a MediaWiki of the system's package with its data in a scratch folder, writes the pages into it and serves it. */
export async function startMediaWiki(scratch: string, port: number, pages: readonly WebPage[]): Promise<MediaWiki> {
  const data = join(scratch, 'mw-data')
  const root = join(scratch, 'mw-root')
  await Promise.all([mkdir(data, { recursive: true }), mkdir(root, { recursive: true })])
  const host = `127.0.0.1:${port}`
  // The installed software is used where it lies (a copy of its 36,000 files takes 20 s); only its settings are our own.
  const config = join(data, 'LocalSettings.php')
  const options = ['--dbtype', 'sqlite', '--dbpath', data, '--dbname', 'wiki', '--confpath', data, '--server', `http://${host}`]
  await php(config, 'install.php', [...options, '--scriptpath', '/w', '--pass', 'a-long-pass-for-loopback-only', 'Wiki', 'Admin'])
  await appendFile(config, '\n$wgArticlePath = "/wiki/$1";\n$wgUsePathInfo = true;\n')
  await importPages(config, join(scratch, 'mw-pages'), pages)
  await php(config, 'runJobs.php', [])
  await symlink(installed, join(root, 'w'))
  await writeFile(join(root, 'router.php'), router)
  const server = startBackground('php', ['-S', host, '-t', root, join(root, 'router.php')], {
    env: { ...process.env, MW_CONFIG_FILE: config, PHP_CLI_SERVER_WORKERS: '4' },
  })
  await waitForPort(port, 10_000)
  return { host, url: `http://${host}/`, api: `http://${host}/w/api.php`, close: async () => server.close() }
}

async function php(config: string, script: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, MW_CONFIG_FILE: script === 'install.php' ? '' : config }
  await run('php', [join(installed, 'maintenance', script), ...args], { maxBuffer: 1 << 26, env })
}

/** Imports all pages in one process: starting PHP for each takes a second. The name of a file is the title of its page. */
async function importPages(config: string, folder: string, pages: readonly WebPage[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const files = pages.map(({ title }) => join(folder, `${title}.txt`))
  await Promise.all(pages.map(async ({ text }, at) => writeFile(files[at] ?? '', wikitext(text))))
  await php(config, 'importTextFiles.php', ['--user', 'Admin', ...files])
}

/** Writes Markdown's headings in MediaWiki's way; paragraphs are the same in both. */
function wikitext(markdown: string): string {
  return markdown
    .replaceAll(
      /^(#{1,5}) +(.+?) *$/gm,
      (_, marks: string, heading: string) => `${'='.repeat(marks.length + 1)} ${heading} ${'='.repeat(marks.length + 1)}`,
    )
    .replaceAll(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '[$2 $1]')
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { findManager } from '../managers/find-manager.ts'
import type { ManagerName } from '../managers/manager-pins.ts'
import { judgeFolder } from './judge-folder.ts'

// What a manager has just made of a real package's manifest is in step with it.
const scratch = tempFolder()

/** The dependencies of koa 3.0 and send 1.2, with an alias and a tag of our own. */
const npmManifests: Readonly<Record<string, object>> = {
  koa: {
    accepts: '^1.3.8',
    'content-disposition': '~0.5.4',
    'content-type': '^1.0.5',
    cookies: '~0.9.1',
    delegates: '^1.0.0',
    destroy: '^1.2.0',
    encodeurl: '^2.0.0',
    'http-errors': '^2.0.0',
    'koa-compose': '^4.1.0',
    'on-finished': '^2.4.1',
    'type-is': '^2.0.1',
    vary: '^1.1.2',
  },
  send: {
    debug: '^4.3.5',
    encodeurl: '^2.0.0',
    etag: '^1.8.1',
    fresh: '^2.0.0',
    'mime-types': '^3.0.1',
    ms: 'npm:ms@^2.1.3',
    statuses: 'latest',
  },
}

/** The requirements of flask 3.1 and rich 14. */
const pythonManifests: Readonly<Record<string, readonly string[]>> = {
  flask: [
    'blinker>=1.9.0',
    "importlib-metadata>=3.6.0; python_version < '3.10'",
    'itsdangerous>=2.2.0',
    'jinja2>=3.1.2',
    'markupsafe>=2.1.1',
    'werkzeug>=3.1.0',
  ],
  rich: ['pygments >=2.13.0,<3.0.0', "typing-extensions >=4.0.0,<5.0 ; python_version < '3.11'", 'markdown-it-py>=2.2.0'],
}

const makes: Readonly<Partial<Record<ManagerName, readonly string[]>>> = {
  npm: ['install', '--package-lock-only'],
  pnpm: ['install', '--lockfile-only'],
  'pnpm-10': ['install', '--lockfile-only'],
  'yarn-classic': ['install'],
  'yarn-berry': ['install', '--mode=update-lockfile'],
  bun: ['install', '--lockfile-only'],
  uv: ['lock'],
  poetry: ['lock'],
}

test.each(Object.entries(makes) as [ManagerName, readonly string[]][])('%s', async (name, make) => {
  const manager = await findManager(name)
  if (manager === null) return
  const isPython = name === 'uv' || name === 'poetry'
  for (const [title, asked] of Object.entries(isPython ? pythonManifests : npmManifests)) {
    const cwd = join(scratch, name, title)
    mkdirSync(cwd, { recursive: true })
    const python = `[project]\nname = "of-${title}"\nversion = "1"\nrequires-python = ">=3.10"\ndependencies = ${JSON.stringify(asked)}\n`
    const tool = name === 'poetry' ? '[tool.poetry]\npackage-mode = false\n' : ''
    if (isPython) writeFileSync(join(cwd, 'pyproject.toml'), python + tool)
    else writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name: `of-${title}`, version: '1.0.0', dependencies: asked }))
    if (name === 'yarn-berry') writeFileSync(join(cwd, 'yarn.lock'), '')
    expect(await manager.run(make, { cwd })).toMatchObject({ code: 0 })
    expect({ title, found: await judgeFolder(cwd) }).toEqual({ title, found: [] })
  }
})

import { readTables, tomlAt } from '../python-manifest.ts'
import { copyPyproject } from './copy-pyproject.ts'
import { isInRange } from './is-in-range.ts'
import type { PackageManager } from './package-manager.ts'

/**
 * Python's audit hook refuses every process but questions to an interpreter (`-I … -c`): Poetry has no switch of its own that keeps it from
 * building a package for its metadata. A refused build is written down, because Poetry then goes on without what it would have learned.
 * https://peps.python.org/pep-0578/
 */
const guard = `import os, sys
_here = os.path.dirname(__file__)
_linkers = ('ldconfig', 'gcc', 'cc', 'ld', 'objdump')
def _guard(event, args):
    if event == 'subprocess.Popen':
        words = [str(word) for word in args[1]] if isinstance(args[1], (list, tuple)) else [str(args[1])]
        if '-I' in words and '-c' in words: return
        if os.path.basename(words[0]) not in _linkers: open(os.path.join(_here, 'refused'), 'w').close()
    elif event not in ('os.system', 'os.exec', 'os.posix_spawn', 'os.spawn', 'pty.spawn'): return
    raise PermissionError('no process is started while resolving')
sys.addaudithook(_guard)
open(os.path.join(_here, 'guarded'), 'w').close()
`

/** Poetry writes poetry.lock; what it would have to build stops it. */
export const poetryManager: PackageManager = {
  program: 'poetry',
  wanted: 'Poetry 2 or newer',
  accepts: (version) => isInRange(version, '>=2'),
  args: ['lock', '--no-interaction', '--no-ansi'],
  env: { PYTHONPATH: '{scratch}/aside', POETRY_VIRTUALENVS_CREATE: 'false', POETRY_KEYRING_ENABLED: 'false', POETRY_NO_INTERACTION: '1' },
  refusal: /version solving failed|doesn't match any versions|No such package/i,
  aside: { 'sitecustomize.py': guard },
  guard: { inForce: 'guarded', refused: 'refused' },
  copy: (project) => {
    const copied = copyPyproject(project)
    if ('why' in copied) return copied
    const poetry = tomlAt(readTables(copied.files['pyproject.toml'] ?? ''), ['tool', 'poetry'])
    if (tomlAt(poetry, ['requires-plugins']) !== undefined)
      return { why: 'its pyproject.toml asks for plugins of Poetry, and they are not run' }
    const sources = tomlAt(poetry, ['source'])
    const names = Array.isArray(sources) ? sources.map((one: unknown) => String(tomlAt(one, ['name']))) : []
    // The variables that Poetry itself documents for a source by its name.
    const variables = names.flatMap((name) => {
      const word = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
      return [`POETRY_HTTP_BASIC_${word}_USERNAME`, `POETRY_HTTP_BASIC_${word}_PASSWORD`]
    })
    return { ...copied, variables }
  },
}

import type { Attack } from './attack.ts'

/** Ways to write, change or remove a file. */
export const writeAttacks: readonly Attack[] = [
  {
    name: 'write-file',
    class: 'files',
    does: 'writes a file',
    run: ({ take, target }) => take('fs').writeFileSync(`${target.out}/written`, 'x'),
  },
  {
    name: 'write-file-later',
    class: 'files',
    does: 'writes a file in another thread',
    run: ({ take, target }) => take('fs').promises.writeFile(`${target.out}/later`, 'x'),
  },
  {
    name: 'write-stream',
    class: 'files',
    does: 'writes a file as a stream',
    run: ({ take, target, until }) => until(take('fs').createWriteStream(`${target.out}/stream`).end('x'), 'close'),
  },
  {
    name: 'make-folder',
    class: 'files',
    does: 'makes a folder',
    run: ({ take, target }) => take('fs').mkdirSync(`${target.out}/folder`),
  },
  {
    name: 'make-temporary-folder',
    class: 'files',
    does: 'makes a folder with a name of its own',
    run: ({ take, target }) => take('fs').mkdtempSync(`${target.out}/temporary-`),
  },
  {
    name: 'link-file',
    class: 'files',
    does: 'makes a hard link to a file',
    run: ({ take, target }) => take('fs').linkSync(target.secret, `${target.out}/hard`),
  },
  {
    name: 'make-link',
    class: 'files',
    does: 'makes a symbolic link to a file',
    run: ({ take, target }) => take('fs').symlinkSync(target.secret, `${target.out}/soft`),
  },
  {
    name: 'copy-file',
    class: 'files',
    does: 'copies a file',
    run: ({ take, target }) => take('fs').copyFileSync(target.secret, `${target.out}/copy`),
  },
  {
    name: 'remove-file',
    class: 'files',
    does: 'removes a file',
    run: ({ take, target }) => take('fs').unlinkSync(target.victim),
  },
  {
    name: 'rename-file',
    class: 'files',
    does: 'renames a file',
    run: ({ take, target }) => take('fs').renameSync(target.victim, `${target.victim}.gone`),
  },
  {
    name: 'truncate-file',
    class: 'files',
    does: 'cuts a file off',
    run: ({ take, target }) => take('fs').truncateSync(target.victim, 1),
  },
  {
    name: 'change-mode',
    class: 'files',
    does: 'opens a file to everybody',
    run: ({ take, target }) => take('fs').chmodSync(target.victim, 0o777),
  },
  {
    name: 'change-times',
    class: 'files',
    does: 'sets the times of a file',
    run: ({ take, target }) => take('fs').utimesSync(target.victim, 1, 1),
  },
  {
    name: 'write-shared-memory-file',
    class: 'files',
    does: 'writes a file into /dev/shm, where every program of the machine reads',
    run: ({ take, target, absent }) => {
      if (!target.mark) absent('this machine has no /dev/shm')
      take('fs').writeFileSync(`/dev/shm/${target.mark}`, 'x')
    },
  },
  {
    name: 'write-database',
    class: 'files',
    does: 'makes a database with SQLite',
    run: ({ take, target }) => new (take('sqlite').DatabaseSync)(`${target.out}/made.db`).exec('CREATE TABLE a (b)'),
  },
  {
    name: 'write-attached-database',
    class: 'files',
    does: 'makes a database with ATTACH',
    run: ({ take, target }) =>
      new (take('sqlite').DatabaseSync)(':memory:').exec(`ATTACH '${target.out}/attached.db' AS x; CREATE TABLE x.a (b)`),
  },
  {
    name: 'write-vacuumed-database',
    class: 'files',
    does: 'makes a database with VACUUM INTO',
    run: ({ take, target }) =>
      new (take('sqlite').DatabaseSync)(':memory:').exec(`CREATE TABLE a (b); VACUUM INTO '${target.out}/vacuumed.db'`),
  },
  {
    name: 'write-report',
    class: 'files',
    does: 'has Node write a diagnostic report',
    run: ({ node, target }) => {
      node().report.directory = target.out
      return node().report.writeReport('report.json')
    },
  },
  {
    name: 'write-heap-snapshot',
    class: 'files',
    does: 'has Node write a heap snapshot',
    run: ({ take, target }) => take('v8').writeHeapSnapshot(`${target.out}/heap.heapsnapshot`),
  },
  {
    name: 'write-compile-cache',
    class: 'files',
    does: 'has Node write its compile cache',
    run: ({ take, target }) => {
      take('module').enableCompileCache(`${target.out}/cache`)
      take('module').flushCompileCache()
    },
  },
]

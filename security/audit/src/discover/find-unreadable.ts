/** A lockfile of npm or PyPI packages that is not read: why, and what to do instead. */
interface UnreadableFormat {
  readonly matches: RegExp
  readonly what: string
  readonly cure: string
}

const besideNpm = 'Keep a lockfile that is read beside it: npm install --package-lock-only makes one from the same package.json.'
const besidePip = 'Keep a list that is read beside it: in the environment, pip list --format freeze > requirements.txt.'

/** Each is said, never passed over. */
const unreadableFormats: readonly UnreadableFormat[] = [
  {
    matches: /^bun\.lockb$/,
    what: "bun's old binary lock is not read, and the packages in it are not checked",
    cure: 'Write it as text: bun install --save-text-lockfile --frozen-lockfile --lockfile-only makes bun.lock; then delete bun.lockb.',
  },
  { matches: /^deno\.lock$/, what: 'deno.lock is not read, and the npm and JSR packages in it are not checked', cure: besideNpm },
  { matches: /^vlt-lock\.json$/, what: 'vlt-lock.json is not read, and the npm packages in it are not checked', cure: besideNpm },
  {
    matches: /^shrinkwrap\.yaml$/,
    what: "pnpm's lock from before version 3 is not read, and the packages in it are not checked",
    cure: 'Write it anew: pnpm install --lockfile-only makes pnpm-lock.yaml.',
  },
  { matches: /^pixi\.lock$/, what: 'pixi.lock is not read, and the PyPI packages in it are not checked', cure: besidePip },
  {
    matches: /^(?:.+[.-])?conda-lock\.ya?ml$/,
    what: "conda-lock's file is not read, and the PyPI packages in it are not checked",
    cure: besidePip,
  },
]

/** Finds a format that is not read, by a file's name. */
export function findUnreadable(name: string): UnreadableFormat | undefined {
  return unreadableFormats.find(({ matches }) => matches.test(name))
}

import type { Rule } from './rule.ts'

/** Scripts that run at install, and that the release before did not have or had otherwise. */
export const installScriptGained: Rule = ({ before, after, step }) => {
  const had = before?.installScripts ?? {}
  const gained = Object.entries(after.installScripts).filter(([name, script]) => had[name] !== script)
  if (gained.length === 0) return []
  const isFirst = Object.keys(had).length === 0
  // A script of Python is a file of its own; one of npm is a line of the manifest.
  const places = gained.map(([name, script]) =>
    name === script ? { path: name, line: 1, text: name } : { path: 'package.json', line: 1, text: `${name}: ${script}`.slice(0, 160) },
  )
  const names = gained.map(([name]) => name).join(', ')
  if (step === 'new')
    return [
      {
        code: 'install-script-gained',
        // The ordinary way in which a source archive is installed.
        severity: gained.every(([name]) => name === 'setup.py') ? 'low' : 'medium',
        message: `runs a script when it is installed (${names}), and is new here`,
        why: 'What it runs has the rights of whoever installs it.',
        places,
      },
    ]
  return [
    {
      code: 'install-script-gained',
      severity: isFirst ? (step === 'major' ? 'medium' : 'high') : 'low',
      message: isFirst
        ? `runs a script when it is installed (${names}), which the release before did not`
        : `changed the script that runs when it is installed (${names})`,
      why: 'What it runs has the rights of whoever installs it.',
      places,
    },
  ]
}

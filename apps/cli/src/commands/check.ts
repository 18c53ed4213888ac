import type { AddCommand } from '@galley/command-line'
import { Option } from 'commander'
import { checkNamed, defaultFailOn, type CheckFlags } from './check-named.ts'

/** `galley check`: tells imitations from names that are meant. Offline, and quick enough for a hook before each install. */
export const addCheck: AddCommand = (program, system, finish) => {
  program
    .command('check')
    .description('is this package name an imitation? npm:NAME, pypi:NAME or a package URL; a version is left aside')
    .argument('[names...]', 'npm:expresss@^4, pypi:reqeusts==2.31.0, pkg:npm/left-pad@1.3.0')
    .option('--from <file>', 'names from a list, package.json, requirements.txt, lockfile or pip freeze; "-" reads stdin')
    .option('--proposed', 'a language model proposed them: asks the registry, refuses what does not exist or is younger than 30 days')
    .option(
      '--facts <file>',
      'facts about the packages, a JSON object a line: {name, ageDays, downloadsMonth, maintainers, repository, versions}',
    )
    .option('--data <dir>', 'the data folder, where answers of registries are kept')
    .option('--json', 'one JSON object a line, galley.name/1')
    .option('--verbose', 'the points that each feature of a name gives or takes')
    .addOption(new Option('--fail-on <verdict>', 'the verdict that makes exit 1').choices(['block', 'warn', 'info']).default(defaultFailOn))
    .addHelpText(
      'after',
      '\nExamples:\n  galley check npm:expresss pypi:reqeusts\n  pip freeze | galley check --from -\n  galley check --from package.json',
    )
    .action(async (names: string[], flags: CheckFlags) => finish(await checkNamed(system, names, flags)))
}

const lib = `[project]
name = "lib"
version = "0.1"
requires-python = ">=3.9"
dependencies = ["certifi"]
`

/** A small uv workspace of real packages, with a marker that no interpreter it allows fulfils. */
export const uvProject: Readonly<Record<string, string>> = {
  'pyproject.toml': `[project]
name = "harbour"
version = "0.1.0"
requires-python = ">=3.9"
dependencies = ["idna>=3", "lib", "six==1.16.0", "tomli>=2 ; python_version < '3.8'", "colorama ; sys_platform == 'win32'"]

[project.optional-dependencies]
speed = ["iniconfig>=2"]

[dependency-groups]
dev = ["packaging", { include-group = "test" }]
test = ["pluggy"]

[tool.uv]
package = false

[tool.uv.sources]
lib = { workspace = true }

[tool.uv.workspace]
members = ["packages/*"]
`,
  'packages/lib/pyproject.toml': lib,
}

/** The same for Poetry, in its own words. */
export const poetryProject: Readonly<Record<string, string>> = {
  'pyproject.toml': `[tool.poetry]
name = "harbour"
version = "0.1.0"
description = ""
authors = []
package-mode = false

[tool.poetry.dependencies]
python = "^3.9"
idna = ">=3"
six = "1.16.0"
lib = { path = "packages/lib", develop = true }
tomli = { version = "^2.0", python = "<3.8" }
iniconfig = { version = "^2.0", optional = true }

[tool.poetry.extras]
speed = ["iniconfig"]

[tool.poetry.group.dev.dependencies]
packaging = "*"
`,
  'packages/lib/pyproject.toml': lib,
  'packages/lib/lib/__init__.py': '',
}

/** A place in a file, and what takes its place. */
type Replacement = readonly [file: string, before: string, after: string]

const main = 'pyproject.toml'
const other = 'packages/lib/pyproject.toml'

/** Small edits of the manifests after the lockfile was made. */
export const uvEdits: Readonly<Record<string, Replacement>> = {
  'nothing is changed': [main, 'harbour', 'harbour'],
  'a range is changed that still holds': [main, 'idna>=3', 'idna>=3.1'],
  'a range is changed that does not hold': [main, 'idna>=3', 'idna<3'],
  'a requirement is spelt otherwise': [main, '"idna>=3"', '"IDNA >= 3"'],
  'a dependency is added': [main, '"six==1.16.0"', '"six==1.16.0", "attrs"'],
  'a dependency is added that another one has': [main, '"six==1.16.0"', '"six==1.16.0", "certifi"'],
  'an extra is asked of a dependency': [main, '"idna>=3"', '"idna[all]>=3"'],
  'an extra asks for more': [main, '"iniconfig>=2"', '"iniconfig>=2", "attrs"'],
  'a group asks for more': [main, '"pluggy"', '"pluggy", "attrs"'],
  'a dependency is removed': [main, ', "six==1.16.0"', ''],
  'a marker is dropped': [main, " ; sys_platform == 'win32'", ''],
  'a marker names another platform': [main, "'win32'", "'linux'"],
  'the version is raised': [main, '0.1.0', '0.2.0'],
  'an older interpreter is given up': [main, '>=3.9', '>=3.10'],
  'the project has another name': [main, 'harbour', 'port'],
  'a source is dropped': [main, 'lib = { workspace = true }', ''],
  'a member asks for more': [other, '"certifi"', '"certifi", "attrs"'],
  'a member asks for less': [other, '"certifi"', ''],
  "a member's version is raised": [other, '0.1', '0.2'],
}

/** The same for Poetry. */
export const poetryEdits: Readonly<Record<string, Replacement>> = {
  'nothing is changed': [main, 'harbour', 'harbour'],
  'a range is changed that does not hold': [main, 'idna = ">=3"', 'idna = "<3"'],
  'a dependency is added': [main, 'six = "1.16.0"', 'six = "1.16.0"\nattrs = "*"'],
  'a group is added': [main, '[tool.poetry.group.dev', '[tool.poetry.group.docs.dependencies]\nattrs = "*"\n\n[tool.poetry.group.dev'],
  'the version is raised': [main, '0.1.0', '0.2.0'],
}

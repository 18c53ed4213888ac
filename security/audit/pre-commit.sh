#!/bin/sh
# The hook of .pre-commit-hooks.yaml: audits the lockfiles that it is handed. It installs one exact version of @galley/audit, once, beside
# itself in pre-commit's own clone, so that no .npmrc of the audited project says from where; no script of a package runs.
set -e
version=0.1.0
home="$(cd "$(dirname "$0")" && pwd)/.pre-commit/$version"
program="$home/node_modules/.bin/galley-audit"
if [ ! -x "$program" ]; then
  mkdir -p "$home"
  (cd "$home" && npm install --prefix "$home" --ignore-scripts --no-audit --no-fund --save-exact "@galley/audit@$version") >&2
fi
exec "$program" "$@"

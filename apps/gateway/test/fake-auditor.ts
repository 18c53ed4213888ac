import { summarise, type AuditReport, type Finding } from '@galley/findings'
import type { NameVerdict } from '@galley/typosquat'
import type { AuditedFile, Auditor } from '../src/index.ts'

/** A finding as an engine would make it, for the line where a name stands. */
function imitation(name: string, target: string, { name: file, text }: AuditedFile): Finding {
  const line = text.split('\n').findIndex((one) => one.includes(`/${name}"`)) + 1
  return {
    code: 'name-confusion',
    severity: 'high',
    subject: `pkg:npm/${encodeURIComponent(name)}@1.0.0`,
    at: { file, line },
    message: `imitates ${target}`,
    evidence: { target },
    path: ['demo', 'left', name],
    fix: `Use ${target} if that is what you meant.`,
  }
}

const networked = ['vulnerabilities', 'signatures', 'age']

/** What the engine says of some files, near enough: `node_modules/…` lines are packages, `axois` is an imitation, a file named *.blind is not understood. */
export function reportOn(files: readonly AuditedFile[], more: readonly Finding[] = []): AuditReport {
  const count = ({ text }: AuditedFile): number => text.match(/"node_modules\/|^\[\[package\]\]/gm)?.length ?? 0
  const blind = files.filter(({ name }) => name.endsWith('.blind'))
  const findings: readonly Finding[] = [
    ...files.filter(({ text }) => text.includes('/axois"')).map((file) => imitation('axois', 'axios', file)),
    ...blind.map(({ name }): Finding => ({
      code: 'blind-spot',
      severity: 'high',
      subject: name,
      at: { file: name, line: 1 },
      message: 'its format is not known',
      evidence: {},
    })),
    ...more,
  ]
  return {
    schema: 'galley.audit/1',
    complete: blind.length === 0,
    coverage: {
      packages: files.reduce((sum, file) => sum + count(file), 0),
      files: files.map((file) => ({
        path: file.name,
        format: file.name.endsWith('.json') ? 'npm' : 'uv',
        packages: count(file),
        counted: count(file) + (file.name.endsWith('.blind') ? 3 : 0),
      })),
      checks: [
        ...['names', 'integrity', 'sources', 'scripts', 'licences', 'drift'].map((name) => ({ name, state: 'done' as const })),
        ...networked.map((name) => ({ name, state: 'notAsked' as const, reason: 'it needs a network' })),
      ],
    },
    findings,
    summary: summarise(findings),
  }
}

const known: Readonly<Record<string, Partial<NameVerdict>>> = {
  expresss: {
    verdict: 'block',
    target: 'express',
    score: 3.2,
    probability: 0.93,
    reasons: [
      { feature: 'letter doubled', points: 1.8 },
      { feature: 'target’s downloads', points: 2.1 },
      { feature: 'edits by length', points: -0.7 },
    ],
  },
  '@azure/arm-cdn': { verdict: 'none' },
}

/** An auditor that answers at once. */
export function fakeAuditor(): Auditor {
  return {
    audit: async (files) => reportOn(files),
    checkName: async (ecosystem, name) => ({
      schema: 'galley.name/1',
      ecosystem,
      name,
      verdict: 'none',
      score: 0,
      probability: 0,
      reasons: [],
      ...(Object.hasOwn(known, name) ? known[name] : {}),
    }),
  }
}

/** A bench: `npm run bench NAME` runs `bench/NAME/main.ts`. */
interface Bench {
  readonly measures: string
  /** Data and programs without which it measures nothing. */
  readonly needs: string
  /** Peers and data that it goes on without, saying so. */
  readonly takes: string
}

const inData = 'in GALLEY_EVALUATION_DATA'

/** The benches by name. */
export const benches: Readonly<Record<string, Bench>> = {
  audit: {
    measures: 'lockfiles of real projects read and counted; advisories beside osv-scanner, in answers and in time',
    needs: `lockfiles-dev.tar.xz and pypa-advisories-2024-10.tar.gz ${inData}`,
    takes: 'osv-scanner, named by GALLEY_OSV_SCANNER or on PATH',
  },
  connections: {
    measures: '10,000 idle connections and 2,000 streams through one gateway: who is held, memory, and `/livez` meanwhile',
    needs: 'Linux with taskset, two cores and 16,000 open files a process',
    takes: 'the program of an installed package, named by GALLEY_MAIN (its dist/main.js); else the sources',
  },
  documents: {
    measures:
      "a researcher's folder of 200 files and 1 GB, which it makes: the first draft from it and the next ones, in time, CPU and private memory",
    needs: 'Linux, and 2 GB in the folder for temporary files',
    takes: 'the program of an installed package, named by GALLEY_MAIN (its dist/main.js); else the sources',
  },
  dossiers: {
    measures: 'drafts without a model for 43 briefs over real documents, on one page for a reader to mark (dossiers [IDS], a pattern)',
    needs: 'the registries that npm, pip and apt are set up for here, at the first run; packages are kept in .cache/bench-dossiers',
    takes: `freshwiki-dev.tar.xz ${inData}`,
  },
  draft: {
    measures: 'the whole command `galley draft` on 38 texts of 92,000 words, beside reading and ranking them once',
    needs: `freshwiki-dev.tar.xz ${inData}`,
    takes: 'nothing',
  },
  drafts: {
    measures: "the score beside a reader's marks, on spoilt drafts, on a model's answers and a peer's, on dossiers; a page with plots",
    needs: `marked-drafts/ ${inData}`,
    takes: `tapes/ and freshwiki-dev.tar.xz ${inData}`,
  },
  gateway: {
    measures:
      'requests to a model through the gateway beside nginx, Portkey, the least proxy on Node and no gateway at all; `/livez` beside Hono alone',
    needs: 'Linux with taskset and two cores',
    takes: 'nginx of Debian, named by GALLEY_NGINX or on PATH; @portkey-ai/gateway, from npm',
  },
  live: {
    measures: 'drafts with a real open model (live model) and from a real web on this machine (live web)',
    needs: 'model: node-llama-cpp and a model of 98 MB, fetched at the first run; web: mediawiki, php and searx of Debian',
    takes: `freshwiki-dev.tar.xz ${inData}`,
  },
  load: {
    measures: 'a plugin verified at load from its tarball, beside gunzip and sha256 of the same bytes; ten plugins by the clock',
    needs: 'nothing',
    takes: 'nothing',
  },
  names: {
    measures: 'the name check beside the rules of npq and GuardDog and edit distance, on attacks and honest names (names [HALF])',
    needs: `typosquat/ and lockfiles-dev.tar.xz ${inData}`,
    takes: "npm-high-impact from npm, for npq's rule; the program that npm run packages builds",
  },
  steps: {
    measures:
      "steps of 8 KB, 25 a run, through the ledger beside LangGraph's and Mastra's storages on SQLite and DBOS on PostgreSQL: time, processor time, bytes on the disk",
    needs: 'nothing',
    takes: 'LangGraph, from npm and PyPI; Mastra, from npm',
  },
  upgrade: {
    measures:
      'consecutive releases of the 100 most used npm packages and the 50 most used Python projects through `galley audit --since`: alarms, time and memory (upgrade [BACK])',
    needs: 'the registries that npm and pip are set up for here, at the first run; what they answer is kept in .cache/bench-upgrade',
    takes: 'nothing',
  },
  wall: {
    measures: "a plugin's process behind the wall beside the same process without its launcher, in turns (wall [TURNS])",
    needs: 'Linux on x64',
    takes: 'nothing',
  },
}

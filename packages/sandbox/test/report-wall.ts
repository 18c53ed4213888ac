import { testWallBehind } from '../src/self-test/test-wall.ts'
import type { LayerName } from '../src/wall/layer-name.ts'

// A program: prints, for each list of layers on its command line (JSON), the report of a wall without them, one a line.
for (const without of JSON.parse(process.argv[2] ?? '[[]]') as LayerName[][]) {
  const start = performance.now()
  const report = await testWallBehind({ node: { execPath: process.execPath } }, { without })
  process.stdout.write(`${JSON.stringify({ without, ms: performance.now() - start, ...report })}\n`)
}

import { readTarRelease } from './read-tar-release.ts'
import { readZipRelease } from './read-zip-release.ts'
import { createFileCollector, type FileCollector, type LookAtFile, type ReleaseFiles } from './release-files.ts'

/**
 * Reads a release file by file, in memory: an npm tarball or an sdist (`.tgz`), a wheel (a zip). Each file is looked at while it is there, and
 * only those that are asked for are kept. Nothing is written, no link is followed. It never throws: what is damaged, too large or built to
 * deceive is a problem, and what was read before it stays.
 */
export async function readRelease(bytes: Uint8Array, look: LookAtFile = () => true): Promise<ReleaseFiles> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const read = async (collector: FileCollector): Promise<FileCollector> => {
    try {
      await (isZip ? readZipRelease(bytes, collector) : readTarRelease(bytes, collector))
    } catch (error) {
      collector.note('', `the archive cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`)
    }
    return collector
  }
  const first = await read(createFileCollector(look))
  const collector = first.isAstray() ? await read(createFileCollector(look, '')) : first
  const { files, problems } = collector.result()
  // Bytes that are no archive are one without files to a lenient reader.
  if (files.size === 0 && problems.length === 0) collector.note('', 'there is not one file in it')
  return collector.result()
}

import type { CapabilityName } from '../profile.ts'

interface PythonUse {
  readonly capability: CapabilityName
  readonly by: string
  readonly at: number
}

/** Statements and calls of Python that give a capability: patterns over its text, without strings' insides being told from code. */
const patterns: readonly (readonly [CapabilityName, string, RegExp])[] = [
  ['network', 'a module of the network', /^[ \t]*(?:import|from)[ \t]+(?:socket|ssl|http\.client|urllib\.request|urllib3|requests|httpx|aiohttp|ftplib|smtplib|telnetlib)\b/gm],
  ['network', 'urlopen', /\burlopen\s*\(/g],
  ['processes', 'subprocess', /^[ \t]*(?:import|from)[ \t]+(?:subprocess|pty|multiprocessing)\b/gm],
  ['processes', 'os.system', /\bos\.(?:system|popen|exec[lv]p?e?|spawn[lv]p?e?|posix_spawn)\s*\(/g],
  ['dynamic-code', 'exec', /(?<![\w.])(?:exec|eval)\s*\((?!\s*\))/g],
  ['dynamic-code', '__import__', /(?<![\w.])__import__\s*\(|\bimportlib\.import_module\s*\(/g],
  ['dynamic-code', 'marshal', /\bmarshal\.loads?\s*\(|\bpickle\.loads\s*\(/g],
  ['decoded-code', 'a text that is decoded', /\b(?:b64decode|a85decode|b85decode|unhexlify|fromhex|zlib\.decompress|lzma\.decompress)\s*\(\s*(?:b?["'][^"']{200,}|_)/g],
  ['native-code', 'ctypes', /^[ \t]*(?:import|from)[ \t]+(?:ctypes|cffi)\b/gm],
  ['environment', 'the whole environment', /\b(?:dict|json\.dumps|str|list)\s*\(\s*os\.environ\b|\bos\.environ\.(?:items|copy|values)\s*\(/g],
]

/** Reads a Python file by its text. */
export function readPython(text: string): readonly PythonUse[] {
  return patterns.flatMap(([capability, by, pattern]) => [...text.matchAll(pattern)].map(({ index }) => ({ capability, by, at: index })))
}

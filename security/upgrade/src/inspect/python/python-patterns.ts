import type { CapabilityName } from '../profile.ts'

/** An import of one of several modules, alone, in a list, or behind a semicolon. */
function importOf(names: string): RegExp {
  return new RegExp(
    `(?:^|;)[ \\t]*(?:import|from)[ \\t]+(?:[\\w.]+(?:[ \\t]+as[ \\t]+\\w+)?[ \\t]*,[ \\t]*)*(?:${names})\\b|(?<![\\w.])(?:__import__|import_module)\\s*\\(\\s*["'](?:${names})["']`,
    'gm',
  )
}

const decoding =
  '(?:b64decode|b32decode|a85decode|b85decode|unhexlify|fromhex|decompress|decrypt|marshal\\.loads|codecs\\.decode|bytes\\.fromhex)'

/** Statements and calls of Python that give a capability: patterns over its text, without the insides of texts being told from code. */
export const pythonPatterns: readonly (readonly [CapabilityName, string, RegExp])[] = [
  [
    'network',
    'a module of the network',
    importOf(
      'socket|ssl|http\\.client|urllib\\.request|urllib2|urllib3|requests|httpx|aiohttp|ftplib|smtplib|telnetlib|websockets?|paramiko',
    ),
  ],
  ['network', 'urlopen', /\burlopen\s*\(|\burlretrieve\s*\(/g],
  ['processes', 'subprocess', importOf('subprocess|pty')],
  ['processes', 'os.system', /\bos\s*\.\s*(?:system|popen|exec[lv]p?e?|spawn[lv]p?e?|posix_spawn|startfile)\s*\(/g],
  ['processes', 'os.system', /(?:__import__|import_module)\s*\(\s*["']os["']\s*\)\s*\.\s*(?:system|popen|exec|spawn)/g],
  ['processes', 'asyncio', /\bcreate_subprocess_(?:shell|exec)\s*\(/g],
  ['dynamic-code', 'exec', /(?:__import__|import_module)\s*\(\s*["']builtins["']|\bglobals\(\)\s*\[\s*["']__builtins__/g],
  ['processes', 'os.system', /\bgetattr\s*\(\s*(?:os|__import__\([^)]*\))\s*,\s*["'](?:system|popen)["']/g],
  ['dynamic-code', 'exec', /(?<![\w.])(?:exec|eval)\s*\((?!\s*\))/g],
  ['dynamic-code', 'exec', /\bgetattr\s*\(\s*(?:builtins|__builtins__)\s*,|\b__builtins__\s*(?:\[|\.\s*__dict__)/g],
  ['dynamic-code', '__import__', /(?<![\w.])__import__\s*\((?!\s*["'][\w.]+["']\s*\))/g],
  ['dynamic-code', 'marshal', /\bmarshal\.loads?\s*\(/g],
  [
    'decoded-code',
    'a text that is decoded',
    /\b(?:b64decode|a85decode|b85decode|unhexlify|fromhex|decompress)\s*\(\s*(?:b?["'][^"']{200,}|_\b)/g,
  ],
  [
    'decoded-code',
    'a text that is decoded, and run',
    new RegExp(`(?<![\\w.])(?:exec|eval|compile|Popen|run|call|check_output|system)\\s*\\([^\\n]{0,200}${decoding}\\s*\\(`, 'g'),
  ],
  [
    'dropped-program',
    'a file that is made executable and run',
    /\bchmod\s*\([^\n]*(?:0o?[0-7]*7[0-7]*|S_IX\w+)[^\n]*\)[^]{0,600}?\b(?:Popen|run|call|check_call|check_output|system|exec[lv]p?e?)\s*\(/g,
  ],
  ['native-code', 'ctypes', importOf('ctypes|cffi')],
  [
    'environment',
    'the whole environment',
    /\b(?:dict|json\.dumps|dumps|str|list|repr|tuple)\s*\(\s*(?:os\.)?environ\b(?!\s*[.[])|\benviron\s*\.\s*(?:items|values|__dict__)\b|\bfor\s+\w+\s+in\s+(?:os\.)?environ\s*:/g,
  ],
]

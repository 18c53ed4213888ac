/** Codes of errno(3), as Node names them, in words: what a person reads of a file. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EDQUOT: 'the quota of this user is used up',
  EEXIST: 'there is a file of that name',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'no space is left on its disk',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'this user may not',
  EROFS: 'its file system is read-only',
}

/** Says in words what the file system answered; of any other error, its message. */
export function saySystemError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return words[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message
}

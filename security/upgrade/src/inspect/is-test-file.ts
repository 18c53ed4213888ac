/** Folders and names of tests, examples and tools: files that a release carries and does not load. */
const pattern =
  /(?:^|\/)(?:tests?|__tests__|specs?|__mocks__|examples?|fixtures?|bench(?:es|marks?)?|docs?|demos?|samples?|e2e|scripts|tools|ci|website)\/|\.(?:test|spec|stories|config)\.[cm]?[jt]sx?$|(?:^|\/)(?:gulpfile|gruntfile|karma\.conf|test|bench\w*)\.[cm]?js$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i

/** True for a file that a release carries for those who work on it. */
export function isTestFile(path: string): boolean {
  return pattern.test(path)
}

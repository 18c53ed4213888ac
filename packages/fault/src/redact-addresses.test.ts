import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactAddresses } from './redact-addresses.ts'

/** Every place of an address that a token may stand in, `TOKEN` for it. */
const places = [
  'https://TOKEN@git.example/a.git',
  'https://deploy:TOKEN@git.example/a.git',
  'https://TOKEN:@git.example/a.git',
  'https://:TOKEN@git.example/a.git',
  'https://dana%40corp.example:TOKEN@git.example/a.git',
  'https://dana@corp.example:TOKEN@git.example/a.git',
  'https://deploy:TOKEN/with/slashes@git.example/a.git',
  'https://deploy:pa%2Fss%23TOKEN@git.example/a.git',
  'git+https://TOKEN@git.example/a.git#0123456789012345678901234567890123456789',
  'git+https://oauth2:TOKEN@git.example/a.git@v1#subdirectory=b',
  'git+https://x-access-token:TOKEN@github.com/o/r',
  'git+ssh://git:TOKEN@git.example/a.git',
  'ssh://git:TOKEN@git.example:2222/a.git',
  'http://aws:TOKEN@acme-1.d.codeartifact.eu-west-1.amazonaws.com/pypi/r/simple/',
  '//ci:TOKEN@npm.example/a/-/a-1.0.0.tgz',
  'https://npm.example/a/-/a-1.0.0.tgz?access_token=TOKEN',
  'https://npm.example/a/-/a-1.0.0.tgz?v=1&token=TOKEN&w=2',
  'https://npm.example/a.tgz?sv=2024-01-01&sig=TOKEN',
  'https://s3.example/a.tgz?X-Amz-Algorithm=AWS4&X-Amz-Credential=TOKEN&X-Amz-Date=1',
  'https://s3.example/a.tgz?AWSAccessKeyId=a&Signature=TOKEN',
  'https://npm.example/a.tgz?_authToken=TOKEN',
  'https://npm.example/a.tgz#private_token=TOKEN',
  'https://npm.example/a.tgz;jwt=TOKEN',
  'a@npm:1.0.0::__archiveUrl=https%3A%2F%2Fnpm.example%2Fa.tgz%3Ftoken%3DTOKEN',
  'a@npm:1.0.0::__archiveUrl=https%3A%2F%2Fci%3ATOKEN%40npm.example%2Fa.tgz',
  'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fdeploy:TOKEN%40git.example%2Fa.git%23c0ffee',
  'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2FTOKEN%40git.example%2Fa.git',
  'pkg:npm/a@1.0.0?download_url=https%3A%2F%2Fnpm.example%2Fa.tgz%3Fa%3Db%26access_token%3DTOKEN',
  'pkg:pypi/a@1.0?repository_url=https://ci:TOKEN@pypi.example/simple',
  'https://npm.example/glpat-TOKEN/a.tgz',
  'https://npm.example/ghp_TOKEN/a.tgz',
  'pkg:npm/a?download_url=https:%2F%2Fnpm.example%2Fghp_TOKEN%2Fa.tgz',
  'https://pypi.example/AKCpTOKEN/simple/',
  'https://dl.cloudsmith.io/TOKEN/acme/repo/python/simple/',
  'https://pypi.fury.io/TOKEN/acme/',
  'https://conda.anaconda.org/t/TOKEN/acme',
  'https://npm.example/access-token/TOKEN/a.tgz',
  'pkg:npm/a?download_url=https:%2F%2Fnpm.example%2Ftoken%2FTOKEN%2Fa.tgz',
  '--find-links https://npm.example/auth/deploy_token/TOKEN',
  'https://${USER}:TOKEN@npm.example/a.tgz',
  'https://__token__:pypi-TOKEN@pypi.example/simple',
  'svn+ssh://dana:TOKEN@svn.example/trunk',
  'ftp://dana:TOKEN@ftp.example/a.tgz',
  'registry=https://npm.example/;token=TOKEN',
  '//npm.example/:_authToken=TOKEN',
  '//npm.example/:_password="TOKEN"',
  'npmAuthToken: TOKEN',
  '--proxy ci:TOKEN@proxy.example:3128',
  '--index-url=https://ci:TOKEN…',
  '--extra-index-url https://ci:TOKEN',
] as const

const token = fc.stringMatching(/^[a-z]{3}\d[A-Z]{6}[A-Za-z0-9]{4,24}$/)

describe('redactAddresses', () => {
  it.each(places)('hides the token of %s', (place) => {
    fc.assert(
      fc.property(
        token,
        fc.constantFrom('', 'in ', 'the "', 'comes from an address: '),
        fc.constantFrom('', '" here', ' and more'),
        (secret, before, after) => {
          const clean = redactAddresses(`${before}${place.replace('TOKEN', secret)}${after}`)
          expect(clean).not.toContain(secret)
          expect(redactAddresses(clean)).toBe(clean)
        },
      ),
      { numRuns: 30 },
    )
  })

  it.each([
    'git+ssh://git@github.com/owner/name.git#0123456789012345678901234567890123456789',
    'git+https://git@github.com/owner/name.git',
    'svn+ssh://dana@svn.example/trunk',
    'pkg:npm/a@1.0.0?vcs_url=git%2Bssh:%2F%2Fgit%40github.com%2Fo%2Fa.git%230123456789012345678901234567890123456789',
    'https://registry.npmjs.org/@scope/name/-/name-1.0.0.tgz',
    'https://npm.pkg.github.com/download/@acme/tool/1.0.0/0123456789abcdef0123456789abcdef01234567',
    'https://files.pythonhosted.org/packages/ab/cd/0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab/idna-3.10-py3-none-any.whl#sha256=22e96c4af37c93be102a9ff2f07415257513bf494efa0ef351a503ace7462761',
    'https://codeload.github.com/Owner/Name/tar.gz/0123456789012345678901234567890123456789',
    'https://dl.cloudsmith.io/public/acme/repo/python/simple/',
    'git+https://github.com/o/r@main#egg=keyring&subdirectory=auth',
    'https://registry.npmjs.org/token/-/token-1.0.0.tgz',
    'https://codeload.github.com/acme/secret/tar.gz/0123456789012345678901234567890123456789',
    'https://registry.npmmirror.com/token/download/token-1.0.0.tgz',
    'string-width-cjs@npm:string-width@^4.2.0',
    'http://127.0.0.1:4873/a/-/a-1.0.0.tgz',
    'http://localhost:8080/path@1.0.0',
    'must be OTLP over HTTP: `http://127.0.0.1:4318`; left out, nothing is sent',
    '(http://127.0.0.1:4318), http://127.0.0.1:4319; or http://127.0.0.1:4320: try it',
    'sha512-C3TNJv/NtF4W1eV1rI5bYsWrNwuQGVvey0tn2yAsuBl8CFjp6oKE93S4E+nrQOJUZQUmy4hZbS4zbk6PmjZOXg==',
    'npm-run-all2 and sk-learn-2-pipelines, pk-something-1-long',
    'foo@1.0.0::__archiveUrl=https%3A%2F%2Fnpm.example%2Ffoo%2F-%2Ffoo-1.0.0.tgz',
    'Authorization: bypass in a package',
  ])('leaves %s as it is', (text) => {
    expect(redactAddresses(text)).toBe(text)
  })

  it('is clean after one time where a value that it hides held a password together', () => {
    const clean = redactAddresses('https://B:%3Fkey%3Dhttps://')
    expect(redactAddresses(clean)).toBe(clean)
  })

  it('is clean after one time, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('https://', '@', ':', '/', '%40', '%3A%2F%2F', '?token=', '%3Fkey%3D', 'a1', 'B', ' ', '[redacted]')),
        (parts) => {
          const clean = redactAddresses(parts.join(''))
          expect(redactAddresses(clean)).toBe(clean)
        },
      ),
    )
  })
})

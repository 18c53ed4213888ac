import { expect, test } from 'vitest'
import { managerEnvironment } from './manager-environment.ts'

test('hands on the way to the registries and the tokens that the settings name, and nothing else', () => {
  const env = {
    HOME: '/home/u',
    https_proxy: 'http://proxy',
    SSL_CERT_FILE: '/ca.pem',
    npm_config_registry: 'https://npm.example.org/',
    NPM_TOKEN: 'named',
    GITHUB_TOKEN: 'secret',
    AWS_SECRET_ACCESS_KEY: 'secret',
    NODE_OPTIONS: '--require ./evil.cjs',
    npm_config_script_shell: './evil.sh',
    YARN_PLUGINS: './evil.cjs',
    PYTHONPATH: '/evil',
    BASH_ENV: '/evil',
  }
  const made = managerEnvironment(env, {
    path: '/usr/bin',
    scratch: '/tmp/x',
    variables: ['NPM_TOKEN'],
    settings: { CACHE: '{scratch}/c' },
  })
  const { HOME, https_proxy, SSL_CERT_FILE, npm_config_registry, NPM_TOKEN } = env
  expect(made).toMatchObject({ HOME, https_proxy, SSL_CERT_FILE, npm_config_registry, NPM_TOKEN, PATH: '/usr/bin', CACHE: '/tmp/x/c' })
  expect(Object.values(made).join(' ')).not.toMatch(/secret|evil/)
})

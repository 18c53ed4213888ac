/**
 * Finds the address of a wiki's API. Given is the address of the wiki as people know it: `https://en.wikipedia.org`, one of its pages, its script path
 * (`http://intranet/w`, `http://intranet/mediawiki`), or `…/api.php` itself.
 */
export function apiOf(base: string): string {
  const address = base.replace(/[?#].*$/, '').replace(/\/+$/, '')
  if (address.endsWith('/api.php')) return address
  const script = address.replace(/\/(?:index\.php|wiki)(?:\/.*)?$/, '')
  return /^https?:\/\/[^/]+$/.test(script) ? `${script}/w/api.php` : `${script}/api.php`
}

/** Indexes beside PyPI whose names are public too: builds of some well-known packages, which take nobody's place. */
export const openIndexes = new Set([
  'download.pytorch.org',
  'pypi.nvidia.com',
  'pypi.ngc.nvidia.com',
  'data.pyg.org',
  'wheels.vllm.ai',
  'flashinfer.ai',
  'abetlen.github.io',
  'pypi.anaconda.org',
  'www.piwheels.org',
  'storage.googleapis.com',
])

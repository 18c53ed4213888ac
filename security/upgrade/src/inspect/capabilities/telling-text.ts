import type { CapabilityName } from '../profile.ts'

interface TellingText {
  readonly capability: CapabilityName
  readonly by: string
  readonly pattern: RegExp
}

/**
 * Texts in code that name what it is after, wherever they stand. Places of secrets: the files that stealers of 2024 to 2026 took, as the
 * reports on Shai-Hulud, s1ngularity (Nx), and GlassWorm list them; these also left workflows behind and asked assistants on the machine.
 */
export const tellingTexts: readonly TellingText[] = [
  {
    capability: 'package-manager',
    by: 'npm’s own settings',
    pattern: /(?:^|[/\\~"'`\s])\.npmrc\b|_authToken|\bNPM_TOKEN\b|npm_config_\/\/|\/-\/npm\/v1\/tokens/,
  },
  {
    capability: 'package-manager',
    by: 'publishing',
    pattern: /\bnpm publish\b|\byarn npm publish\b|\btwine upload\b|\/-\/user\/org\.couchdb\.user:/,
  },
  { capability: 'package-manager', by: 'PyPI’s own settings', pattern: /(?:^|[/\\~])\.pypirc\b|\bTWINE_PASSWORD\b/ },
  { capability: 'secrets', by: 'SSH keys', pattern: /(?:^|[/\\~])\.ssh(?:[/\\]|$)|\bid_(?:rsa|ed25519|ecdsa)\b/ },
  {
    capability: 'secrets',
    by: 'cloud credentials',
    pattern:
      /\.aws[/\\]credentials|\bAWS_SECRET_ACCESS_KEY\b|application_default_credentials|\.azure[/\\]|\.kube[/\\]config|\.docker[/\\]config\.json/,
  },
  {
    capability: 'secrets',
    by: 'the address of a cloud machine’s credentials',
    pattern: /169\.254\.169\.254|169\.254\.170\.2|metadata\.google\.internal/,
  },
  {
    capability: 'secrets',
    by: 'Git’s credentials',
    pattern: /\.git-credentials\b|\bGITHUB_TOKEN\b|\bGH_TOKEN\b|\bgh auth token\b|\bghp_\[|trufflehog/,
  },
  {
    capability: 'secrets',
    by: 'a browser’s passwords',
    pattern:
      /Login Data\b|\bCookies\b.{0,40}\b(?:Chrome|Chromium|Brave)\b|(?:Chrome|Chromium|BraveSoftware)[/\\].{0,40}User Data|logins\.json/,
  },
  {
    capability: 'secrets',
    by: 'wallets',
    pattern: /\bwallet\.dat\b|\.electrum|\bExodus\b.{0,20}wallet|nkbihfbeogaeaoehlefnkodbefgpgknn|\bkeystore[/\\]UTC/i,
  },
  {
    capability: 'dropped-program',
    by: 'a miner of coins',
    pattern:
      /stratum\+(?:tcp|ssl|tls):|\bxmrig\b|moneroocean|minexmr|--donate-level\b|\bcryptonight\b|\b4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}\b/,
  },
  {
    capability: 'dropped-program',
    by: 'a library run by name',
    pattern: /\brundll32\b|\bregsvr32\b|\bmshta\b|-EncodedCommand\b|\bcertutil\b.{0,20}-decode/i,
  },
  {
    capability: 'dropped-program',
    by: 'a file that other programs run',
    pattern:
      /\.git[/\\]hooks[/\\]\w|\.github[/\\]workflows[/\\][\w-]+\.ya?ml|\bLaunchAgents[/\\]|\.config[/\\]systemd[/\\]user|\bcrontab\s+-|Start Menu[/\\]Programs[/\\]Startup|\bCurrentVersion\\{1,2}Run\b/,
  },
  {
    capability: 'dropped-program',
    by: 'an assistant that asks nobody',
    pattern: /--dangerously-skip-permissions\b|--trust-all-tools\b|\bgemini\b.{0,40}--yolo\b|--dangerously-bypass-approvals-and-sandbox\b/,
  },
  {
    capability: 'files-elsewhere',
    by: 'the system’s files',
    pattern: /^\/(?:etc|root|proc|var\/(?:run|log)|home)\/[\w.]|^(?:[A-Z]:)?\\\\?(?:Windows|Users)\\/,
  },
  {
    capability: 'files-elsewhere',
    by: 'the user’s files',
    pattern:
      /^(?:~|\$HOME|%USERPROFILE%|%APPDATA%)[/\\]|\bAppData[/\\](?:Roaming|Local)|Library\/Application Support|\.(?:bashrc|zshrc|profile|bash_history)$/,
  },
]

/** Names of variables of the environment that hold secrets. */
export const secretVariable: RegExp = /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|^AWS_|_PAT$|MNEMONIC/

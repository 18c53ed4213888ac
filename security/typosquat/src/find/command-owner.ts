import type { Ecosystem } from '../ecosystem.ts'

/**
 * Packages and the commands that they install under other names than their own, from their documentation (November 2026).
 * Only widely used ones: what somebody types who has forgotten to install the package.
 */
const commands: Readonly<Record<Ecosystem, string>> = {
  npm: `
    typescript tsc tsserver; @angular/cli ng; @angular/compiler-cli ngc ng-xi18n; @vue/cli-service vue-cli-service; jsdoc-to-markdown jsdoc2md;
    @babel/cli babel-external-helpers; @babel/node babel-node; @nestjs/cli nest; @ionic/cli ionic; @capacitor/cli cap capacitor; eas-cli eas;
    @wdio/cli wdio; @stryker-mutator/core stryker; @biomejs/biome biome; @commitlint/cli commitlint; @changesets/cli changeset;
    @graphql-codegen/cli graphql-codegen graphql-code-generator gql-gen; @graphql-inspector/cli graphql-inspector; @redocly/cli redocly openapi;
    @openapitools/openapi-generator-cli openapi-generator-cli; @apidevtools/swagger-cli swagger-cli; @stoplight/spectral-cli spectral;
    @svgr/cli svgr; @swc/cli swc swcx spack; @mermaid-js/mermaid-cli mmdc; npm-check-updates ncu; esprima esparse esvalidate; uglify-js uglifyjs;
    clean-css-cli cleancss; less lessc; pm2 pm2-dev pm2-docker pm2-runtime; @docusaurus/core docusaurus; @remix-run/dev remix;
    @remix-run/serve remix-serve; @vscode/vsce vsce; netlify-cli netlify ntl; serverless sls; aws-cdk cdk; @aws-amplify/cli amplify;
    @railway/cli railway; @mikro-orm/cli mikro-orm; typeorm typeorm-ts-node-commonjs typeorm-ts-node-esm; @tauri-apps/cli tauri;
    @electron-forge/cli electron-forge; electron-builder install-app-deps; @anthropic-ai/claude-code claude; @google/gemini-cli gemini;
    @openai/codex codex; @github/copilot copilot; opencode-ai opencode; @modelcontextprotocol/inspector mcp-inspector; ember-cli ember;
    @lhci/cli lhci; dependency-cruiser depcruise depcruise-fmt depcruise-baseline; @arethetypeswrong/cli attw; @microsoft/api-extractor api-extractor;
    @microsoft/rush rush rushx; @rushstack/heft heft; @sentry/cli sentry-cli; touch nodetouch; npm-run-all run-s run-p; concurrently conc;
    cross-env cross-env-shell; copyfiles copyup; @cucumber/cucumber cucumber-js; pnpm pnpx; yarn yarnpkg; mocha _mocha; cspell cspell-esm;
    hexo-cli hexo; @slidev/cli slidev; @marp-team/marp-cli marp; json-schema-to-typescript json2ts; js-beautify css-beautify html-beautify;
    @fsouza/prettierd prettierd; @stencil/core stencil; @salesforce/cli sf sfdx; @shopify/cli shopify; @strapi/strapi strapi; @medusajs/cli medusa;
    @compodoc/compodoc compodoc; @angular-devkit/schematics-cli schematics; @vercel/ncc ncc; tsup tsup-node; @rspack/cli rspack;
    @rsbuild/core rsbuild; @modern-js/app-tools modern; @tarojs/cli taro; lighthouse chrome-debug smokehouse; @storybook/cli sb getstorybook;
    ts-node ts-script ts-node-esm ts-node-script ts-node-transpile-only ts-node-cwd; @cyclonedx/cyclonedx-npm cyclonedx-npm;
    @cyclonedx/cdxgen cdxgen; @infisical/cli infisical; @asyncapi/cli asyncapi; @bufbuild/buf buf protoc-gen-buf-breaking protoc-gen-buf-lint;
    @bufbuild/protoc-gen-es protoc-gen-es; ts-proto protoc-gen-ts_proto; grpc-tools grpc_tools_node_protoc grpc_tools_node_protoc_plugin;
    vscode-langservers-extracted vscode-json-language-server vscode-css-language-server vscode-html-language-server;
    azure-functions-core-tools func azfun azurefunctions; @azure/static-web-apps-cli swa; @11ty/eleventy eleventy; @web/test-runner wtr web-test-runner;
    @web/dev-server wds web-dev-server; @google-cloud/functions-framework functions-framework; @cloudflare/next-on-pages next-on-pages;
    @tailwindcss/language-server tailwindcss-language-server; svelte-language-server svelteserver; @react-native-community/cli rnc-cli`,
  pypi: `
    huggingface-hub huggingface-cli hf tiny-agents; httpie http https; jupyterlab jupyter-lab jupyter-labextension jlpm; notebook jupyter-notebook;
    nbconvert jupyter-nbconvert; django django-admin; awscli aws aws-completer; pytest py-test; torch torchrun; transformers transformers-cli;
    ipython ipython3; setuptools easy-install; sphinx sphinx-build sphinx-quickstart sphinx-apidoc sphinx-autogen;
    ansible-core ansible-playbook ansible-galaxy ansible-vault ansible-doc; dbt-core dbt; black blackd; pylint pyreverse symilar;
    mypy dmypy stubgen stubtest; sqlparse sqlformat; pygments pygmentize; docutils rst2html rst2latex rst2man; nose nosetests;
    pyspark spark-submit; pyinstaller pyi-makespec pyi-archive-viewer; chardet chardetect; charset-normalizer normalizer; numpy f2py;
    pip-tools pip-compile pip-sync; uv uvx; invoke inv; fabric fab; supervisor supervisorctl supervisord; rq rqworker rqinfo;
    accelerate accelerate-launch accelerate-config; tensorflow saved-model-cli toco tf-upgrade-v2 tflite-convert; azure-cli az;
    python-lsp-server pylsp; pyright pyright-langserver; build pyproject-build; cmake cpack ctest; jupyter-core jupyter-migrate jupyter-troubleshoot;
    markdown markdown-py; scrapyd-client scrapyd-deploy; google-auth-oauthlib google-oauthlib-tool; deepspeed ds-report`,
}

const owners: Readonly<Record<Ecosystem, ReadonlyMap<string, string>>> = { npm: readOwners(commands.npm), pypi: readOwners(commands.pypi) }

/** Returns the package that installs a command of this name, where that is another package. */
export function commandOwner(name: string, ecosystem: Ecosystem): string | undefined {
  return owners[ecosystem].get(name)
}

function readOwners(lines: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of lines.split(';')) {
    const [owner = '', ...names] = line.trim().split(/\s+/)
    for (const name of names) found.set(name, owner)
  }
  return found
}

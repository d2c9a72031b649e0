import { relative, resolve, sep } from 'node:path';
import { defineConfig } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { minify } from 'terser';

const src = resolve(import.meta.dirname, 'src');

/** Lets the built plugin load its engine when the first file needs it. */
const lateEngine = {
  name: 'late-engine',
  resolveId: {
    filter: { id: /\/load-engine\.ts$/ },
    handler: () => resolve(src, 'load-engine-late.ts'),
  },
};

/** Leaves out the addresses of documentation: they are for people who read the sources, and for the pages made of them. */
const noAddresses = {
  name: 'no-addresses',
  transform: {
    filter: { id: /\/src\/(?:clients|frameworks)\// },
    handler: (code) =>
      code
        .replaceAll(/\bsee(?:: (['`])https?:.*?\1)?,/g, '')
        .replaceAll(/(\blistening\(\s*'[^']*',\s*)'https?:[^']*'/g, "$1''"),
  },
};

const LAYERS = ['recognise', 'flow', 'syntax', 'frameworks', 'clients', 'cors', 'project'];

/** Puts functions, which are hoisted, behind all else, and those of one layer together: alike packs better beside alike. */
const byLayer = {
  name: 'by-layer',
  renderChunk(code, { modules }) {
    const layers = [];
    let end = 0;
    for (const [id, { code: text }] of Object.entries(modules)) {
      if (!text) continue;
      end = code.indexOf(text, end) + text.length;
      layers.push({ end, layer: LAYERS.indexOf(relative(src, id).split(sep)[0]) });
    }
    const statements = parseAst(code).body;
    const isFunction = ({ type }) => type === 'FunctionDeclaration';
    const layerOf = (one) => layers.find((module) => one.end <= module.end).layer;
    const functions = statements.filter(isFunction).sort((left, right) => layerOf(left) - layerOf(right));
    const ordered = [...statements.filter((one) => !isFunction(one)), ...functions];
    return code.slice(0, statements[0].start) + ordered.map((one) => code.slice(one.start, one.end)).join('\n');
  },
};

/** What is minified already becomes a little smaller. */
const smaller = {
  name: 'smaller',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const { code } = await minify(chunk.code, {
        module: true,
        ecma: 2022,
        compress: { passes: 3, lhs_constants: false },
      });
      chunk.code = code;
    }
  },
};

// Few files: a hundred small modules cost more to find than to run, and every process that lints pays for it.
export default defineConfig({
  input: {
    index: 'src/index.ts',
    engine: 'src/engine.ts',
    cli: 'src/cli/main.ts',
    'scan-thread': 'src/scan-thread.ts',
  },
  platform: 'node',
  plugins: [lateEngine, noAddresses, byLayer, smaller],
  // Whatever is not written here is a package.
  checks: { pluginTimings: false },
  external: [/^node:/, /^[^./]/],
  output: {
    dir: 'dist',
    format: 'esm',
    sourcemap: false,
    chunkFileNames: '[name].js',
    // What is downloaded and parsed by every process that lints is half as large.
    minify: true,
    comments: false,
  },
});

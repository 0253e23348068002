/** jest in ESM mode: swc compiles, relative `.js` imports are mapped back to the `.ts` files. */
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

// Suites that call test/support/sizes.ts: the long run does them once more, with the full sizes.
const SIZED = ['**/*laws.{spec,e2e-spec}.ts', '**/naive-interpreter.spec.ts', '**/load.e2e-spec.ts'];

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: process.env.TEST_LONG ? ['**/*.long-spec.ts', ...SIZED] : ['**/*.spec.ts', '**/*.e2e-spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  // Not `.json.js`: a module of its own, in packages that have it.
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  testTimeout: 60_000,
  // What suites loaded stays in their worker, up to 100 MB of an end-to-end suite, and each garbage collection of a later
  // suite goes through it. So a worker is replaced after five to ten of them.
  workerIdleMemoryLimit: '500MB',
  // Many suites wait for a server or a clock: one worker per core, where jest would leave one core idle.
  maxWorkers: '100%',
};

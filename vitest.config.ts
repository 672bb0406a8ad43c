import { defineConfig } from 'vitest/config';

/** Suites that run on every engine; Neo4j has one database, so their files run one after the other. */
const onEngines = ['test/{contract,parity,golden,api}/**/*.test.ts'];

/** Suites that drive a browser: one at a time, for it takes all that the machine has. */
const inBrowser = ['test/explorer/*.test.ts'];

export default defineConfig({
  // Else graphql is loaded twice, once as CommonJS, and its instanceof checks fail.
  ssr: { resolve: { conditions: ['node', 'module-sync', 'import', 'default'] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...onEngines, ...inBrowser, '**/node_modules/**'],
          globalSetup: ['test/support/built-explorer.ts'],
          // Many start processes and servers, on machines that do much else.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: onEngines,
          fileParallelism: false,
          globalSetup: ['test/support/neo4j-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'explorer',
          include: inBrowser,
          fileParallelism: false,
          globalSetup: ['test/support/built-explorer.ts', 'test/explorer/starter-graph.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

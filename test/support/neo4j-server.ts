/** Brings up one Neo4j for all suites that run on every engine: from NEO4J_URI, else in a container, else none, which is said aloud. */
import { Neo4jContainer } from '@testcontainers/neo4j';
import { getContainerRuntimeClient } from 'testcontainers';
import type { TestProject } from 'vitest/node';

export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** null: this lane does not run. */
    neo4j: Neo4jServer | null;
  }
}

const IMAGE = 'neo4j:5.26-community';

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { CI, ENGINES, NEO4J_URI, NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '' } = process.env;
  const wanted = ENGINES?.split(',').some((engine) => engine.trim() === 'neo4j') ?? true;
  if (!wanted && !CI) {
    console.warn(`\nThe Neo4j lane does not run: ENGINES=${ENGINES}.\n`);
    project.provide('neo4j', null);
    return undefined;
  }
  if (NEO4J_URI) {
    project.provide('neo4j', { uri: NEO4J_URI, username: NEO4J_USERNAME, password: NEO4J_PASSWORD });
    return undefined;
  }
  try {
    await getContainerRuntimeClient();
  } catch (cause) {
    const remedy = 'set NEO4J_URI to a Neo4j 5 whose graph may be wiped, or start a container engine';
    // What is expected and does not run has failed.
    if (CI) throw new Error(`The Neo4j lane cannot run: ${remedy}.`, { cause });
    console.warn(`\nThe Neo4j lane does not run, and its tests are skipped: ${remedy}.\n`);
    project.provide('neo4j', null);
    return undefined;
  }
  const container = await new Neo4jContainer(IMAGE).start();
  project.provide('neo4j', {
    uri: container.getBoltUri(),
    username: container.getUsername(),
    password: container.getPassword(),
  });
  return async () => {
    await container.stop();
  };
}

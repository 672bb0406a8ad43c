/** One embedded graph with the starter data for all browser suites: each service works on a copy of its own. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../support/program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder to copy; nothing else may open it. */
    starterGraph: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'alliances-starter-'));
  const service = await serve(['--data-dir', folder]);
  service.child.kill('SIGTERM');
  await service.done;
  project.provide('starterGraph', folder);
  return () => rm(folder, { recursive: true, force: true });
}

export async function copyOf(starterGraph: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alliances-explorer-'));
  await cp(starterGraph, folder, { recursive: true });
  return folder;
}

/** The worker thread of the network: does the jobs that it is sent, one after the other. Not to be imported. */
import { parentPort } from 'node:worker_threads';
import { doJob, type Job } from './jobs.ts';

export type Outcome = { readonly numbers: Float64Array } | { readonly fault: string };

parentPort?.on('message', (job: Job) => {
  let outcome: Outcome;
  try {
    outcome = { numbers: doJob(job) };
  } catch (error) {
    outcome = { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(outcome);
});

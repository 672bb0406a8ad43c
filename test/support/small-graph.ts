/** The small graph of `fixtures/small-graph`, told to an empty service in an order in which nothing is named before it is there. */
import { readFileSync } from 'node:fs';
import type { Alliances } from '../../src/alliances/alliances.ts';
import type { ReportDealsInput, SaveModelInput, SaveOrganizationInput } from '../../src/alliances/inputs.ts';

export async function tellSmallGraph(service: Alliances): Promise<void> {
  const researcher = { name: 'Rosa' };
  for (const line of lines<SaveOrganizationInput>('organizations')) await service.saveOrganization(line, researcher);
  for (const line of lines<ReportDealsInput>('reports')) await service.reportDeals(line, researcher);
  for (const line of lines<SaveModelInput>('models')) await service.saveModel(line, researcher);
}

function lines<T>(file: string): T[] {
  return readFileSync(new URL(`../../fixtures/small-graph/${file}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

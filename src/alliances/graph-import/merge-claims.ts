/** Adds claims of an export to a graph that people have written in: those that are missing, with the ties that follow. */
import type { Claim, ClaimFacts, DealId } from '../../domain/model.ts';
import type { Redirects } from '../../domain/redirects.ts';
import type { GraphLine } from '../../exchange/graph-lines.ts';
import type { Actor } from '../alliances.ts';
import { readFacts } from '../facts.ts';
import { knownNodes } from '../queries/restore.ts';
import { append } from '../write/append.ts';
import type { Entry, Ledger } from '../write/ledger.ts';
import { type LookedUp, lookUpAll } from '../write/look-up.ts';
import { createStage, type Stage, stageNewDeal } from '../write/stage.ts';
import { stageClaimLine } from './stage-lines.ts';

export interface MergedClaims {
  /** Ids of the claims and deals created. */
  readonly created: readonly string[];
  /** Claims that cannot be taken, and why. */
  readonly left: readonly { readonly id: string; readonly why: string }[];
}

/**
 * One write. The reports, publishers, organisations and models that the claims name must be there already.
 * @param keys of the export's deals, by id
 * @param origin for the log: "an export of 2026-11-22"
 */
export async function mergeClaims(
  ledger: Ledger,
  lines: readonly GraphLine<'claim'>[],
  keys: ReadonlyMap<DealId, string | null>,
  origin: string,
  actor: Actor,
): Promise<MergedClaims> {
  const read = lines.map((line): ReadLine => ({ line, facts: readFacts(JSON.stringify(line.facts)) }));
  return ledger.write(async (entry) => {
    const stage = createStage();
    const left: { id: string; why: string }[] = [];
    const known = await knownAround(entry, read);
    const lookedUp = await lookUpAll(
      entry,
      {
        deals: lines.flatMap(({ deal }) => (keys.get(deal) ? [{ key: keys.get(deal) ?? '' }] : [])),
        reports: [...new Set(lines.map(({ report }) => report))],
      },
      stage,
    );
    for (const { line, facts } of read) {
      if (known.has(line.id)) continue;
      const report = lookedUp.report(line.report);
      const why = report ? obstacle(line, facts, known, keys, lookedUp) : `its report ${line.report} is not here`;
      if (!report || why !== null) {
        left.push({ id: line.id, why: why ?? '' });
        continue;
      }
      const { id, deal, rank, review, credibility, background, attributedTo } = line;
      const { publisher, knownFrom } = report;
      const reliability = line.reliability ?? report.reliability;
      stageClaim(stage, line, known, keys, entry.redirects, {
        ...{ ...facts, id, deal, report: line.report, publisher, attributedTo, knownFrom, background },
        ...{ rank, review, reliability, credibility },
      });
    }
    const claims = [...stage.claims.values()].flat().length;
    if (claims === 0) return { created: [], left };
    const summary = `Imported ${claims} ${claims === 1 ? 'claim' : 'claims'} from ${origin}`;
    await entry.save(stage, await entry.project(stage), { kind: 'IMPORTED', summary }, actor);
    return { created: stage.created, left };
  });
}

interface ReadLine {
  readonly line: GraphLine<'claim'>;
  readonly facts: ClaimFacts;
}

/** Which of the claims, their deals, and whom and what they name are in the graph. */
async function knownAround({ transaction }: Entry, lines: readonly ReadLine[]): Promise<Set<string>> {
  const rows = await transaction.run(knownNodes, {
    ...{
      publishers: [...new Set(lines.flatMap(({ line }) => line.attributedTo))],
      reports: [],
      merges: [],
      requests: [],
    },
    claims: lines.map(({ line }) => line.id),
    deals: [...new Set(lines.map(({ line }) => line.deal))],
    organizations: [...new Set(lines.flatMap(({ facts }) => organizationsIn(facts)))],
    models: [...new Set(lines.flatMap(({ facts }) => facts.models))],
  });
  return new Set(rows.map(({ id }) => id));
}

function organizationsIn({ parties, stakes, jointVenture }: ClaimFacts): string[] {
  return [
    ...parties.map(({ organization }) => organization),
    ...stakes.flatMap(({ holder, target }) => [holder, target]),
    ...(jointVenture === null ? [] : [jointVenture]),
  ];
}

/** Why the claim cannot be taken; null: it can. */
function obstacle(
  { deal, attributedTo }: GraphLine<'claim'>,
  facts: ClaimFacts,
  known: ReadonlySet<string>,
  keys: ReadonlyMap<DealId, string | null>,
  lookedUp: LookedUp,
): string | null {
  const missing = [...organizationsIn(facts), ...facts.models, ...attributedTo].find((id) => !known.has(id));
  if (missing !== undefined) return `${missing} is neither here nor in the export`;
  const key = keys.get(deal);
  const other = key ? lookedUp.dealWithKey(key) : undefined;
  return other === undefined || other === deal ? null : `the key "${key}" is that of ${other} here`;
}

function stageClaim(
  stage: Stage,
  line: GraphLine<'claim'>,
  known: ReadonlySet<string>,
  keys: ReadonlyMap<DealId, string | null>,
  redirects: Redirects,
  claim: Claim,
): void {
  const { id, deal } = claim;
  if (!known.has(deal) && !stage.newDeals.has(deal)) stageNewDeal(stage, deal, keys.get(deal) ?? null);
  const answering = redirects.survivor(deal);
  stageClaimLine(stage, line, answering !== deal);
  append(stage.claims, deal, claim);
  stage.created.push(id);
  stage.subjects.claims.add(id);
  stage.subjects.deals.add(answering);
  for (const organization of organizationsIn(claim)) {
    stage.subjects.organizations.add(redirects.survivor(organization));
  }
}

/** Whom and what the claims of a deal name, by who may see it: the part of the deal's row that visibility follows from. */
import type { Claim } from '../../domain/model.ts';
import type { DealRow } from '../../network/snapshot.ts';

/** Of all claims of the deal; `participants` are those of its faces, `publishers` those of the claims that count. */
export function namedBy(
  claims: readonly Claim[],
  participants: ReadonlySet<string>,
  publishers: readonly string[],
): Pick<DealRow, 'named' | 'unseen'> {
  const accepted = claims.filter(({ review }) => review === 'ACCEPTED');
  const told = new Set([...participants, ...publishers]);
  const named = distinct(accepted.flatMap(namesOf)).filter((id) => !told.has(id));
  const known = new Set([...told, ...named]);
  const others = claims.filter(({ review }) => review !== 'ACCEPTED');
  const unseen = [...Map.groupBy(others, ({ recordedBy }) => recordedBy ?? null)]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([by, list]) => ({
      by,
      named: distinct(list.flatMap(namesOf)).filter((id) => !known.has(id)),
      reports: distinct(list.map(({ report }) => report)),
    }));
  return { ...(named.length > 0 && { named }), ...(unseen.length > 0 && { unseen }) };
}

function namesOf({ parties, stakes, jointVenture, models, publisher, attributedTo }: Claim): string[] {
  return [
    ...parties.map(({ organization }) => organization),
    ...stakes.flatMap(({ holder, target }) => [holder, target]),
    ...(jointVenture === null ? [] : [jointVenture]),
    ...models,
    ...[publisher, ...attributedTo],
  ];
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

/** What the log says of a write: its changes, and which nodes each of them is about. */
import type { Value } from '../../store/store.ts';
import type { FieldChange } from '../documents.ts';
import type { Outcome } from './outcome.ts';
import type { ChangeDraft, Row, Stage, Subjects } from './stage.ts';

/** What the log says of one part of a write that has several: of each line of an import. */
export interface ChangePart extends Pick<ChangeDraft, 'kind' | 'summary'> {
  readonly subjects: Subjects;
  /** Absent: those that name a subject. */
  readonly fields?: readonly FieldChange[];
}

/** Sections of `write/save-change`. */
export type ChangeRows = { readonly changes: Row[] } & { readonly [Touched in `touched${string}`]?: Value[][] };

/** Each part names what it is about; whatever else the write touched is told by the last one. */
export function changeRows(
  stage: Stage,
  outcome: Outcome,
  change: ChangeDraft,
  parts: readonly ChangePart[],
): ChangeRows {
  const gone = stage.merging?.gone ?? [];
  const deals = new Set([
    ...[...outcome.rewritten, ...outcome.ties.keys()],
    ...gone.filter((id) => id.startsWith('deal:')),
  ]);
  const organizations = new Set([
    ...stage.organizationRows.keys(),
    ...gone.filter((id) => id.startsWith('organization:')),
  ]);
  const fields = new Set(stage.fields);
  const byNode = Map.groupBy(parts.length > 1 ? stage.fields : [], ({ field }) => field.slice(0, field.indexOf(' ')));
  const told = new Set<string>();
  const touched: Record<string, Value[][]> = {};
  const changes = parts.map((part, place): Row => {
    const number = place + 1;
    const isLast = number === parts.length;
    const named = isLast ? withOthers(part.subjects, stage.subjects, told) : part.subjects;
    const subjects: string[] = [];
    const about: FieldChange[] = [];
    for (const [label, section] of touchedSections) {
      for (const id of named[label]) {
        subjects.push(id);
        told.add(id);
        about.push(...(byNode.get(id) ?? []));
        touched[section] ??= [];
        touched[section].push([number, id]);
      }
    }
    const own = {
      deals: isLast ? [...deals] : [...named.deals].filter((id) => deals.has(id)),
      organizations: isLast ? [...organizations] : [...named.organizations].filter((id) => organizations.has(id)),
      fields: [...(part.fields ?? []), ...(isLast ? fields : about.filter((field) => fields.has(field)))],
    };
    for (const id of own.deals) deals.delete(id);
    for (const id of own.organizations) organizations.delete(id);
    for (const field of own.fields) fields.delete(field);
    return {
      number,
      values: {
        ...{ at: change.at, by: change.by, kind: part.kind, summary: part.summary, subjects },
        ...{ deals: own.deals, organizations: own.organizations, targets: isLast ? [...outcome.positions.keys()] : [] },
        fields: JSON.stringify(own.fields),
      },
    };
  });
  return { ...touched, changes };
}

/** Subjects in the order in which a change lists them, and the part of `write/save-change` that links each kind. */
const touchedSections = [
  ['organizations', 'touchedOrganizations'],
  ['models', 'touchedModels'],
  ['publishers', 'touchedPublishers'],
  ['reports', 'touchedReports'],
  ['claims', 'touchedClaims'],
  ['deals', 'touchedDeals'],
  ['merges', 'touchedMerges'],
] as const satisfies readonly (readonly [keyof Subjects, string])[];

/** The subjects of the last part, with those of the whole write that no part has. */
function withOthers(subjects: Subjects, all: Subjects, told: ReadonlySet<string>): Subjects {
  const add = (own: Set<string>, whole: Set<string>) => own.union(new Set([...whole].filter((id) => !told.has(id))));
  return {
    organizations: add(subjects.organizations, all.organizations),
    models: add(subjects.models, all.models),
    publishers: add(subjects.publishers, all.publishers),
    reports: add(subjects.reports, all.reports),
    claims: add(subjects.claims, all.claims),
    deals: add(subjects.deals, all.deals),
    merges: add(subjects.merges, all.merges),
  };
}

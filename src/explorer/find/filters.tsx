/** Filters by what ties, how far, where, who and how sure, each with how many ties there are of it under the other filters. */
import { computed } from '@preact/signals';
import { type OrganizationKind, organizationKinds, type Stage, stages, type TieType } from '../../domain/vocabulary.ts';
import { ask } from '../api/client.ts';
import { type Facets, facetsOperation } from '../api/network.ts';
import { countFilters, moment } from '../state/moment.ts';
import { resource } from '../state/resource.ts';
import type { View } from '../state/url.ts';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { countryName, inNumbers, kindWords, stageWords, tieWords } from '../ui/words.ts';

const MOST = 1000;

const facets = resource(
  {
    debounce: 150,
    key: () => {
      const { panel, focus, depth, level, ended } = view.value;
      if (panel !== 'filters') return null;
      return {
        ...moment.value,
        focus: focus.map((id) => ({ id })),
        depth,
        level,
        filter: ended ? { includeEnded: true } : {},
        limit: MOST,
      };
    },
  },
  (variables, signal) => ask(facetsOperation, variables, signal),
);

type Part = 'types' | 'stages' | 'kinds' | 'countries';
type FacetTie = Facets['ties'][number];

/** How many ties there are of each value, with every filter but that part's own. */
const counts = computed(() => {
  const network = facets.value.value?.network;
  const ends = new Map(network?.nodes.map(({ organization }) => [organization.id, organization]));
  const { types, stages, kinds, countries, strength } = view.value;
  const endsOf = ({ from, to }: FacetTie) => [ends.get(from.id), ends.get(to.id)];
  const passes = (tie: FacetTie, without: Part) => {
    const both = endsOf(tie);
    return (
      tie.strength >= strength &&
      (without === 'types' || types.length === 0 || types.includes(tie.type)) &&
      (without === 'stages' || stages.length === 0 || stages.includes(tie.stage)) &&
      both.some(
        (end) =>
          end !== undefined &&
          (without === 'kinds' || kinds.length === 0 || kinds.includes(end.kind)) &&
          (without === 'countries' || countries.length === 0 || countries.includes(end.country ?? '')),
      )
    );
  };
  const count = (part: Part, valuesOf: (tie: FacetTie) => readonly (string | null | undefined)[]) => {
    const found = new Map<string, number>();
    for (const tie of network?.ties ?? []) {
      if (!passes(tie, part)) continue;
      for (const value of new Set(valuesOf(tie))) if (value != null) found.set(value, (found.get(value) ?? 0) + 1);
    }
    return found;
  };
  return {
    types: count('types', ({ type }) => [type]),
    stages: count('stages', ({ stage }) => [stage]),
    kinds: count('kinds', (tie) => endsOf(tie).map((end) => end?.kind)),
    countries: count('countries', (tie) => endsOf(tie).map((end) => end?.country)),
  };
});

export function Filters() {
  const { panel } = view.value;
  const number = countFilters(view.value);
  const isOpen = panel === 'filters';
  return (
    <section class="filters" aria-label="Filters">
      <div class="row">
        <button
          type="button"
          class="button filters-toggle"
          aria-expanded={isOpen}
          onClick={() => go({ panel: isOpen ? null : 'filters' }, { replace: true })}
        >
          <Icon name="filter" size={16} />
          Filters
          {number > 0 && <span class="badge">{number}</span>}
        </button>
      </div>
      {isOpen && <FilterFields />}
    </section>
  );
}

export function FilterFields() {
  const { strength, ended } = view.value;
  const { types, stages: stageCounts, kinds, countries } = counts.value;
  const mostFirst = (a: string, b: string) => (countries.get(b) ?? 0) - (countries.get(a) ?? 0);
  return (
    <>
      {countFilters(view.value) > 0 && (
        <button type="button" class="button is-small is-quiet" onClick={clear}>
          Clear all filters
        </button>
      )}
      <Facet
        part="types"
        title="Tie"
        values={Object.keys(tieWords) as TieType[]}
        counts={types}
        nameOf={(type) => tieWords[type]}
      />
      <Facet
        part="stages"
        title="Stage"
        values={Object.keys(stages) as Stage[]}
        counts={stageCounts}
        nameOf={(stage) => stageWords[stage]}
      />
      <Facet
        part="kinds"
        title="Kind of organisation"
        values={Object.keys(organizationKinds) as OrganizationKind[]}
        counts={kinds}
        nameOf={(kind) => kindWords[kind]}
      />
      <Facet
        part="countries"
        title="Country of an end"
        values={[...new Set([...view.value.countries, ...[...countries.keys()].sort(mostFirst).slice(0, 14)])]}
        counts={countries}
        nameOf={countryName}
      />
      <fieldset class="facet">
        <legend>Strength</legend>
        <label class="facet-range">
          <span class="unseen">At least this strong</span>
          <input
            type="range"
            min="0"
            max="1"
            step="0.1"
            value={strength}
            aria-valuetext={strength === 0 ? 'any' : `at least ${strength}`}
            onInput={({ currentTarget }) => go({ strength: Number(currentTarget.value) }, { replace: true })}
          />
          <span class="count">{strength === 0 ? 'any' : `≥ ${strength}`}</span>
        </label>
        <label>
          <input type="checkbox" checked={ended} onChange={() => go({ ended: !ended })} />
          Also ties that have ended
        </label>
      </fieldset>
    </>
  );
}

interface FacetProps<W extends string> {
  readonly part: Part;
  readonly title: string;
  readonly values: readonly W[];
  readonly counts: ReadonlyMap<string, number>;
  readonly nameOf: (value: W) => string;
}

function Facet<W extends string>({ part, title, values, counts, nameOf }: FacetProps<W>) {
  const chosen = view.value[part] as readonly string[];
  const shown = values.filter((value) => chosen.includes(value) || (counts.get(value) ?? 0) > 0);
  if (shown.length === 0) return null;
  const toggle = (value: W) =>
    go({
      [part]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
    } as Partial<View>);
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      {shown.map((value) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {nameOf(value)}
          <span class="count">{inNumbers(counts.get(value) ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function clear(): void {
  go({ types: [], stages: [], kinds: [], countries: [], strength: 0, ended: false });
}

/** An invented industry as somebody's spreadsheet: one row a claim, organisations by their names. */
import type { ClaimInput, GivenReference } from '../src/alliances/inputs.ts';
import { type ColumnName, columns } from '../src/alliances/table-import/columns.ts';
import { organizationId } from '../src/domain/names.ts';
import { csvLine } from '../src/exchange/csv-rows.ts';
import type { Industry } from './generate.ts';

/** All reports that have an address. */
export function tableOf(industry: Industry): { readonly text: string; readonly claims: number } {
  const names = columns.map(({ name }) => name);
  const called = new Map(industry.organizations.map(({ name }) => [organizationId(name), name]));
  const nameOf = ({ id, name }: GivenReference) => (name ?? called.get(id ?? '') ?? id ?? '').replaceAll(';', '\\;');
  const lines = [csvLine(names, ',')];
  for (const { report, claims } of industry.reports()) {
    if (report.url === null) continue;
    for (const claim of claims) {
      const cells: Partial<Record<ColumnName, string>> = {
        ...{ report_url: report.url, report_title: report.title ?? '', publisher: report.publisher },
        ...{ published: report.published ?? '', retrieved: report.retrieved ?? '', language: report.language ?? '' },
        ...cellsOf(claim, nameOf),
      };
      lines.push(
        csvLine(
          names.map((name) => cells[name] ?? ''),
          ',',
        ),
      );
    }
  }
  return { text: lines.join(''), claims: lines.length - 1 };
}

function cellsOf(
  claim: ClaimInput,
  nameOf: (reference: GivenReference) => string,
): Partial<Record<ColumnName, string>> {
  const { parties, stakes, milestones, value } = claim;
  return {
    ...{ deal_key: claim.deal?.key ?? '', stage: claim.stage, type: claim.type ?? '', summary: claim.summary },
    activities: (claim.activities ?? []).join('; '),
    parties: parties
      .map(({ role, organization }) => (role ? `${role}: ${nameOf(organization)}` : nameOf(organization)))
      .join('; '),
    joint_venture: claim.jointVenture ? nameOf(claim.jointVenture) : '',
    stakes: (stakes ?? [])
      .map(({ holder, target, percent, planned }) => {
        const { exact, min, max } = percent;
        const share = exact != null ? `${exact} %` : min != null && max != null ? `${min}–${max} %` : '?';
        return `${nameOf(holder)} > ${nameOf(target)}: ${share}${planned ? ' planned' : ''}`;
      })
      .join('; '),
    milestones: (milestones ?? []).map(({ stage, on }) => `${stage} ${on}`).join('; '),
    value: value ? `${value.amount} ${value.currency}` : '',
    models: (claim.models ?? []).map(nameOf).join('; '),
    regions: (claim.regions ?? []).join('; '),
    attributed_to: (claim.attributedTo ?? []).join('; '),
  };
}

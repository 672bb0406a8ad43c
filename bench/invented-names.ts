/** Names of organisations that nobody has, each different from the others in every form in which names are looked up. */
import type { OrganizationKind } from '../src/domain/vocabulary.ts';
import type { Draws } from './draws.ts';

const syllables = [
  'ka',
  'vo',
  'ri',
  'ten',
  'lu',
  'mar',
  'so',
  'bel',
  'qui',
  'dan',
  'fe',
  'zor',
  'ni',
  'hal',
  'gu',
  'per',
  'ty',
  'ros',
  'mi',
  'wen',
];

const words = {
  SUPPLIER: ['Components', 'Systems', 'Seating', 'Castings', 'Electronics'],
  TECHNOLOGY_COMPANY: ['Software', 'Robotics', 'Semiconductors', 'Sensing'],
  JOINT_VENTURE: ['Automotive Venture'],
  BRAND: ['Cars'],
  AUTOMAKER: ['Motors', 'Automobile Works', 'Vehicles'],
  BATTERY_MAKER: ['Battery', 'Energy Cells'],
  MOBILITY_SERVICE: ['Mobility', 'Rides'],
  INVESTOR: ['Capital'],
  PUBLIC_BODY: ['Ministry of Transport'],
  OTHER: ['Foundation'],
} as const satisfies Record<OrganizationKind, readonly string[]>;

export function inventNames(
  draws: Draws,
  count: number,
  kind: () => OrganizationKind,
): { readonly name: string; readonly kind: OrganizationKind }[] {
  return Array.from({ length: count }, (_, number) => {
    const drawn = kind();
    const stem = stemOf(number);
    return { kind: drawn, name: `${stem} ${draws.one<string>(words[drawn])}` };
  });
}

/** Four syllables that no other number below 160,000 has; neighbours look nothing alike. */
function stemOf(number: number): string {
  let rest = (number * 57_287 + 91_003) % syllables.length ** 4;
  let stem = '';
  for (let at = 0; at < 4; at += 1) {
    stem += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  }
  return stem[0]?.toUpperCase() + stem.slice(1);
}

/** The legal forms that a company's name may carry, as a table to read and correct, and the name without them. */

/**
 * A name in lower case without its legal forms: "stellantis n.v." is "stellantis", "上海汽车股份有限公司" is "上海汽车".
 * A name that is nothing but a legal form stays; so does "Lynk & Co", whose form belongs to the name.
 */
export function withoutLegalForm(name: string): string {
  if (name.length > LONGEST_NAME) return name;
  let kept = name;
  for (let before = ''; before !== kept; ) {
    before = kept;
    kept = withoutAttached(withoutLeading(withoutClosing(kept)));
  }
  return kept;
}

/** Behind the name: in lower case, without dots and commas. Several words count only together. */
const closing = wordTable({
  English: 'inc, incorporated, corp, corporation, co, company, ltd, limited, llc, llp, lp, plc',
  'English, in two words': 'co ltd, co limited, company limited, pty ltd, pvt ltd, private limited, pte ltd',
  German: 'ag, gmbh, kg, kgaa, ohg, gmbh & co kg, gmbh & co ohg, ag & co kg, ag & co kgaa, se & co kgaa',
  European: 'se',
  'Dutch and Belgian': 'nv, bv',
  Nordic: 'ab, as, asa, aps, a/s, oy, oyj, ab (publ)',
  French: 'sa, sas, sasu, sarl',
  Italian: 'spa, srl',
  'Spanish and Portuguese': 'sa de cv, sab de cv, sapi de cv, s de rl de cv, ltda, lda',
  'Czech, Slovak and Polish': 'sro, sp z oo',
  'Hungarian and South Slavic': 'kft, zrt, nyrt, doo',
  Turkish: 'aş',
  Russian: 'oao, zao, ooo, pao, pjsc, ojsc, jsc',
  Japanese: 'kk, kabushiki kaisha',
  'Malaysian, Indonesian and Thai': 'bhd, sdn bhd, tbk, pcl, public company limited',
});

/** Before the name, as "AB Volvo", "PT Astra". */
const leading = wordTable({
  Swedish: 'ab',
  Indonesian: 'pt',
  Russian: 'oao, zao, ooo, pao, pjsc, jsc, ао, оао, зао, ооо, пао',
});

/** Written onto the name without a space, before or behind it. "Group" and "holding" belong to a name, in every language. */
const attached = Object.values({
  Chinese: '股份有限公司, 有限责任公司, 有限責任公司, 有限公司, 股份公司',
  Japanese: '株式会社, (株), 有限会社, 合同会社',
  Korean: '주식회사, (주), 유한회사',
  Thai: 'บริษัท, จํากัด, (มหาชน)',
}).flatMap((forms) => forms.split(', ').map((form) => form.normalize('NFKC')));

const MOST_WORDS = 5;
/** A longer text is no company's name, and not worth the time. */
const LONGEST_NAME = 300;

function withoutClosing(name: string): string {
  const words = name.split(' ');
  if (closing.has(bareWords(words))) return name;
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) {
    const rest = words.slice(0, -count);
    if (closing.has(bareWords(words.slice(-count))) && !/^(?:&|and|und|et)$/.test(rest.at(-1) ?? '')) {
      return trimmed(rest.join(' '), name);
    }
  }
  return name;
}

function withoutLeading(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return rest.length > 0 && leading.has(bareWords([first])) ? trimmed(rest.join(' '), name) : name;
}

function withoutAttached(name: string): string {
  for (const form of attached) {
    if (name.endsWith(form)) return trimmed(name.slice(0, -form.length), name);
    if (name.startsWith(form)) return trimmed(name.slice(form.length), name);
  }
  return name;
}

/** Without the comma that led to the form; the whole name where nothing else would be left. */
function trimmed(rest: string, name: string): string {
  const kept = rest.replace(/^[\s,]+|[\s,]+$/gu, '');
  return /[\p{L}\p{N}]/u.test(kept) ? kept : name;
}

/** "S.p.A." counts as "spa", "Co.," as "co". */
function bareWords(words: readonly string[]): string {
  return words.join(' ').replace(/[.,]/g, '');
}

function wordTable(formsByLanguage: Record<string, string>): ReadonlySet<string> {
  return new Set(Object.values(formsByLanguage).flatMap((forms) => forms.split(', ')));
}

/** Text in XML. */

// What XML 1.0 cannot hold at all: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const special = /[&<>"\t\n\r]/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** The text as the value of an attribute or as content; what XML cannot hold becomes U+FFFD. */
export function xmlText(text: string | number | boolean): string {
  return String(text)
    .replace(unspeakable, '\ufffd')
    .replace(special, (character) => entities[character] ?? character);
}

/** ` name="value"` for each value that is there. */
export function xmlAttributes(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined) text += ` ${name}="${xmlText(value)}"`;
  }
  return text;
}

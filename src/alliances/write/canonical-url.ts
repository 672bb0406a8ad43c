/** The one form of a report's URL: the same page is the same report, however the link was shared. */

/** As long as browsers and proxies reliably pass on. */
const LONGEST = 2_048;

/**
 * The URL without fragment and `utm_` parameters, its host in lower case; everything else stays as written.
 * @throws RangeError with a sentence that says what is accepted.
 */
export function canonicalUrl(text: string): string {
  if (text.length > LONGEST) throw new RangeError(`A URL has at most ${LONGEST} characters.`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new RangeError('This is not an absolute URL. Write it with its scheme, as in https://example.com/news/1.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new RangeError('A report is found by http or https. Give the address of its page.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new RangeError('A URL with a user name or password is not recorded. Leave them out.');
  }
  url.hash = '';
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => !/^utm_/i.test(parameter));
  const search = kept.join('&');
  if (`?${search}` !== url.search) url.search = search;
  if (url.href.length > LONGEST) throw new RangeError(`A URL has at most ${LONGEST} characters once it is encoded.`);
  return url.href;
}

/** Years that a text of the document names. */

/** The first and last year named in «2012–2013», «høsten 2014», «2010»; `null` for none. */
export function yearsNamed(text: string | null): [number, number] | null {
  const years = [...(text ?? "").matchAll(/\b(?:19|20)\d{2}\b/g)].map(([year]) => Number(year));
  return years.length > 0 ? [Math.min(...years), Math.max(...years)] : null;
}

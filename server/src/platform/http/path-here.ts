/** Stands for this site while an address is taken apart. */
const HERE = 'https://academie.invalid';

/**
 * A path on this site as addresses are written, or undefined for whatever a browser could take for another site or
 * for a script: `//other`, `/\other`, a tab between slashes, `javascript:`.
 */
export function pathHere(path: string): string | undefined {
  if (!path.startsWith('/') || /[\\\p{Cc}]/u.test(path) || !URL.canParse(path, HERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(path, HERE);
  // written out, `/.//other` begins with two slashes, which would name another site
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : undefined;
}

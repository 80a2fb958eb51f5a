/** The Chromium that came inside an npm package, unpacked: where it stands. Undefined where an installed Chrome is used. */
export async function unpackBrowser() {
  if (process.platform !== 'linux') return undefined;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

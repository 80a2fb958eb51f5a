import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { Button } from './button.tsx';
import { Gallery } from './gallery.tsx';
import { Table } from './table.tsx';

const html = renderToStaticMarkup(<Gallery />);

test('no component writes a style or a script into the page: the policy of the server forbids both', () => {
  expect(html).not.toMatch(/\sstyle=/);
  expect(html).not.toMatch(/\son[a-z]+=/);
  expect(html).not.toContain('<script');
});

test('the gallery shows every component', () => {
  const folder = new URL('.', import.meta.url);
  const gallery = readFileSync(new URL('gallery.tsx', folder), 'utf8');
  const helpers = ['gallery.tsx', 'anchor.tsx', 'brand.tsx', 'field-parts.tsx', 'trusted-html.tsx'];
  const components = readdirSync(folder).filter((file) => file.endsWith('.tsx') && !file.includes('.test.'));
  const missing = components.filter((file) => !helpers.includes(file) && !gallery.includes(`./${file}'`));
  expect(missing).toEqual([]);
});

test('ids stand once on a page', () => {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(ids).toEqual([...new Set(ids)]);
});

test('a pending button stays in place and says that it is busy', () => {
  const button = renderToStaticMarkup(<Button pending>Bewaar</Button>);
  expect(button).toContain('aria-busy="true"');
  expect(button).not.toContain(' disabled');
});

test('a table names every value, for the screens where its heads are out of sight', () => {
  const table = renderToStaticMarkup(
    <Table caption="Lijst" columns={[{ key: 'a', label: 'Nummer' }]} rows={[{ key: '1', cells: { a: '42' } }]} />,
  );
  expect(table).toMatch(/<td data-label="Nummer"[^>]*><span>42<\/span>/);
});

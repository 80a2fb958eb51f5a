import { describe, expect, test } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { Rings } from './rings.tsx';

const dashes = (html: string) => [...html.matchAll(/stroke-dasharray="([^"]+)"/g)].map((match) => match[1]);

describe('the rings', () => {
  test('fill by the fraction of each phase, waarom first', () => {
    expect(dashes(renderToStaticMarkup(<Rings why={1} how={0.5} what={0.123} />))).toEqual([
      '100 100',
      '50 100',
      '12.3 100',
    ]);
  });

  test('never fill less than nothing or more than everything', () => {
    const html = renderToStaticMarkup(<Rings why={-2} how={7} what={Number.NaN} />);
    expect(dashes(html)).toEqual(['0 100', '100 100', '0 100']);
  });

  test('show only their track where nothing is done', () => {
    const html = renderToStaticMarkup(<Rings why={0} how={0} what={0.2} />);
    expect(html.match(/ring-empty/g)).toHaveLength(2);
  });

  test('have a name when they say something, and are silent beside words', () => {
    expect(renderToStaticMarkup(<Rings why={0} how={0} what={0} label="Nog niets" />)).toMatch(
      /<svg[^>]*role="img"[^>]*aria-label="Nog niets"/,
    );
    expect(renderToStaticMarkup(<Rings why={0} how={0} what={0} />)).toMatch(/<svg[^>]*aria-hidden="true"/);
  });
});

import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityFaults, PHONE, WIDE } from './browser.ts';

/** Looks at one page narrow and wide, light and dark: nothing for axe to find, nothing wider than the screen. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? PHONE;
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const where = `${name} at ${size.width} px, ${colorScheme}`;
      // a colour scheme changes colours only
      const faults = await accessibilityFaults(page, colorScheme === 'light' ? 'everything' : 'contrast');
      expect({ where, faults }).toEqual({ where, faults: [] });
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ name, width: size.width, overflow }).toEqual({ name, width: size.width, overflow: 0 });
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
}

import type { Api } from '../../page.tsx';
import type { Shelf } from './kept-here.ts';
import { wayTo } from './way-to.ts';
import { Writer } from './writer.ts';

/** A text that nobody writes: whatever lies on the device is another one, and goes to the server. */
const NEVER = '\0';

/**
 * Sends the texts of this person that pages left on this device when they were closed, whatever their lesson is by now. Each goes
 * under the name its save has, so that it arrives once; where another device wrote meanwhile, the server lays it beside that.
 */
export function sendLeft(api: Api, person: string, shelf: Shelf = () => localStorage): Writer[] {
  return drawersOf(person, shelf)
    .filter((drawer) => !Writer.awake.has(drawer))
    .map((drawer) => {
      const [, , module = '', prompt = ''] = drawer.split(' ');
      const nothing = { text: NEVER, revision: 0, savedAt: '', versions: [] };
      // by keys alone: the lesson may have another address by now, or none
      const writer = new Writer(drawer, nothing, { ...wayTo(api, { module, lesson: '', prompt }), shelf });
      writer.wake(() => {
        if (writer.view.state.kind === 'saved') writer.stop();
      });
      return writer;
    });
}

function drawersOf(person: string, shelf: Shelf): string[] {
  try {
    const here = shelf();
    const names = Array.from({ length: here.length }, (_, at) => here.key(at) ?? '');
    const mine = names.filter((name) => name.startsWith(`schrift ${person} `));
    return [...new Set(mine.map((name) => name.slice(0, name.lastIndexOf(' ') + 1)))];
  } catch {
    return [];
  }
}

/** A text on this device that the server did not confirm yet. */
export type Draft = {
  text: string;
  /** The revision it was written on. */
  base: number;
  /** Names the save, so that a repeated one is the same one. */
  save: string;
  /** What was sent under that name and not answered yet. */
  sent?: string | undefined;
  /** Versions that were chosen among in writing it. */
  settles: string[];
};

/** What the device keeps things in; looking for it may fail already, in a window that keeps nothing. */
export type Shelf = () => Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** Whether the device keeps it: it may be full, or keep nothing of a private window. */
export function keepHere(shelf: Shelf, name: string, draft: Draft): boolean {
  try {
    shelf().setItem(name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetHere(shelf: Shelf, name: string): void {
  try {
    shelf().removeItem(name);
  } catch {
    // where nothing can be kept there is nothing to forget
  }
}

/** Takes all drafts whose name begins so: of tabs that were closed, and of those that are still open. */
export function takeAllHere(shelf: Shelf, beginning: string): Draft[] {
  try {
    const here = shelf();
    const names = Array.from({ length: here.length }, (_, at) => here.key(at) ?? '');
    return names
      .filter((name) => name.startsWith(beginning))
      .flatMap((name) => {
        const draft = readable(here.getItem(name));
        if (draft) here.removeItem(name);
        return draft ? [draft] : [];
      });
  } catch {
    return [];
  }
}

/** What cannot be read stays where it is, and keeps no other from being found. */
function readable(item: string | null): Draft | undefined {
  try {
    return (JSON.parse(item ?? 'null') as Draft | null) ?? undefined;
  } catch {
    return undefined;
  }
}

import { type RefObject, useEffect, useState } from 'react';
import { type Api, useSurroundings } from '../../page.tsx';
import { typedIn } from './typed-early.ts';
import { wayTo } from './way-to.ts';
import { type Kept, Writer } from './writer.ts';

export type Place = { moduleKey: string; module: string; lesson: string; prompt: string };

/** An answer to a prompt that saves itself (see `Writer`), in the page. */
export function useReflection(place: Place, server: Kept | undefined, area: RefObject<HTMLTextAreaElement | null>) {
  const { api, viewer } = useSurroundings();
  const [writer] = useState(() => writerOf(api, viewer.id, place, server));
  const [view, setView] = useState(writer.view);

  useEffect(() => {
    writer.wake(setView, typedIn(area.current));
    const save = () => void writer.save();
    const warn = (event: BeforeUnloadEvent) => {
      if (writer.wouldLose()) event.preventDefault();
    };
    addEventListener('online', save);
    addEventListener('pagehide', save);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', save);
      removeEventListener('pagehide', save);
      removeEventListener('beforeunload', warn);
      save();
      writer.stop();
    };
  }, [writer, area]);

  return { view, writer };
}

function writerOf(api: Api, person: string, { moduleKey, ...place }: Place, server: Kept | undefined): Writer {
  return new Writer(`schrift ${person} ${moduleKey} ${place.prompt} `, server, wayTo(api, place));
}

import { Injectable } from '@nestjs/common';
import type { WholeItem } from './items.ts';
import { MediaItem } from './media.types.ts';

/** The name under which lessons point to something in the library. */
export const SOURCE_PREFIX = 'mediatheek/';

/** Something of the library as those who keep it get it. */
@Injectable()
export class MediaViews {
  one(item: WholeItem): MediaItem {
    const { id, kind, title, alt, decorative, transcript, focalX, focalY, recognisable, state, revision } = item;
    const { consentWho, consentUntil, consentNote, width, height, seconds, changedAt, uses, files } = item;
    const master = files.find((file) => file.role === 'master');
    const square = files.find((file) => file.role === 'square');
    const wide = files.find((file) => file.role === 'wide');
    return Object.assign(new MediaItem(), {
      ...{ id, kind, title, alt, decorative, transcript, focalX, focalY, recognisable, state, revision },
      ...{ consentWho, consentUntil, consentNote, width, height, seconds, changedAt, uses },
      source: `${SOURCE_PREFIX}${item.key}`,
      type: master?.type ?? '',
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      address: addressOf(master?.name ?? ''),
      thumb: square && addressOf(square.name),
      preview: wide && addressOf(wide.name),
      captions: item.captions.map((one) => ({ ...one, address: addressOf(one.name) })),
    });
  }
}

export function addressOf(name: string): string {
  return `/media/${name}`;
}

import { Injectable } from '@nestjs/common';
import { paint } from './paint.ts';
import type { SharePicture } from './picture.ts';

/** Some 8 MB: more than what one academy publishes, so that a picture is painted once in a process. */
const AT_MOST = 100;

/** Pictures as they were painted, each once for what it shows, however many ask for it at once. */
@Injectable()
export class PaintedPictures {
  private readonly kept = new Map<string, Promise<Buffer>>();

  of({ version, title, drawings }: SharePicture): Promise<Buffer> {
    const known = this.kept.get(version);
    if (known) return known;
    const painting = paint(title, drawings);
    this.kept.set(version, painting);
    painting.catch(() => this.kept.delete(version));
    const oldest = this.kept.size > AT_MOST ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    return painting;
  }
}

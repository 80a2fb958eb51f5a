import { Injectable } from '@nestjs/common';
import { FindNotes } from './find-notes.ts';
import { FindPosts } from './find-posts.ts';
import { FindPublished } from './find-published.ts';
import { FindSteps } from './find-steps.ts';
import { FindWorkshops } from './find-workshops.ts';
import type { Finder } from './finder.ts';

/** Who is asked. Another kind of things is another line here, and its class among the providers of the module. */
@Injectable()
export class Finders {
  readonly all: readonly Finder[];

  constructor(
    published: FindPublished,
    posts: FindPosts,
    notes: FindNotes,
    steps: FindSteps,
    workshops: FindWorkshops,
  ) {
    this.all = [published, posts, notes, steps, workshops];
  }
}

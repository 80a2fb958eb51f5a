import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { CaseLibrary } from './case.types.ts';
import { chooseCases, type Wish } from './choose-cases.ts';
import { Shelves } from './shelf.ts';

/** The case studies that pass a filter, for one reader. */
@Injectable()
export class ListCases {
  constructor(private readonly shelves: Shelves) {}

  async run(caller: Caller, wish: Wish): Promise<CaseLibrary> {
    const shelf = await this.shelves.of(caller);
    return new CaseLibrary(chooseCases(shelf, wish), shelf.cases.length);
  }
}

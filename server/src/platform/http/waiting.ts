import { Injectable, Logger } from '@nestjs/common';

type Count = (personId: string) => Promise<number>;

/** How much waits for somebody, which the bar above every page tells. Notifications says how it is counted. */
@Injectable()
export class Waiting {
  private readonly log = new Logger(Waiting.name);
  private count: Count | undefined;

  /** Declares who counts. Call it while the application is being put together. */
  countWith(count: Count): void {
    this.count = count;
  }

  /** A page is whole without it: what could not be counted is nothing. */
  async of(personId: string): Promise<number> {
    try {
      return (await this.count?.(personId)) ?? 0;
    } catch (error) {
      this.log.error(`counting what waits: ${String(error)}`);
      return 0;
    }
  }
}

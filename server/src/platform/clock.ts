import { Injectable } from '@nestjs/common';

/** The one place for time. Tests set it; everything else asks it. */
@Injectable()
export class Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Moves this process's time forward (or back, when negative). For tests. */
  advance(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }
}

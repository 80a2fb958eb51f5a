import type { Readable } from 'node:stream';

/** Names of files: 32 random hexadecimal characters and an ending, made by `newFileName`. Never what somebody sent. */
export const FILE_NAME = /^[0-9a-f]{32}\.[a-z0-9]{2,4}$/;

/** A stretch of a file: bytes from and to, both counted in. */
export type Stretch = Readonly<{ from: number; to: number }>;

/**
 * Where files live: a directory, or a store that speaks S3. A file is there whole or not at all, never changes under its
 * name, and what is put again under the same name is the same.
 */
export abstract class FileStore {
  /** Takes a file of this machine over; where it stood before it may be gone. */
  abstract put(name: string, from: string): Promise<void>;
  /** @throws FileGone when there is none */
  abstract open(name: string, stretch?: Stretch): Promise<Readable>;
  /** What is not there is removed already. */
  abstract remove(name: string): Promise<void>;
  /** Every file, with when it came. */
  abstract all(): AsyncIterable<{ name: string; storedAt: Date }>;
  /** Proves at the start that it can be written and read. @throws StartupFault */
  abstract check(): Promise<void>;
}

/** A file that should be there is not. */
export class FileGone extends Error {
  constructor(name: string) {
    super(`the file ${name} is not in the store`);
    this.name = 'FileGone';
  }
}

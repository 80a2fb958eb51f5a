import type { FileStore } from './files/file-store.ts';
import type { Scratch } from './files/scratch.ts';

/** What one running academy stands on, found at the start: real services, or the demo's stand-ins. */
export type Resources = Readonly<{
  publicUrl: string;
  smtpUrl: string;
  authSecret: string;
  /** Keys for what people write in private, the one that seals first. */
  writingKeys: readonly string[];
  /** The private RSA key that signs badges, as PEM or JWK. */
  badgeKey: string;
  /** Where media live. */
  files: FileStore;
  /** Where files are made, on this machine. */
  scratch: Scratch;
  stripe: Readonly<{ secretKey: string; webhookSecret: string; apiBase: string | undefined }>;
  /** Set in demo mode only: where the stand-in for the payment provider answers, as an HTTP listener to mount. */
  testPayments:
    | ((req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => void)
    | undefined;
  demo: boolean;
}>;

/** Injection token of the resources. */
export const RESOURCES = Symbol('resources');

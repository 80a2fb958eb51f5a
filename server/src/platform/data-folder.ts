import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { StartupFault } from './startup-fault.ts';

/**
 * Makes the data folder, or sees that the one there can be used, before anything else is begun.
 * @throws StartupFault
 */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupFault(`${sentence(folder, code)} Nothing was changed.`, { cause: error });
  }
}

function sentence(folder: string, code: string | undefined): string {
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return `The data folder ${folder} cannot be made, because a file stands in its place or on the way to it. Move that file, or set DATA_DIR to another folder.`;
  }
  return `The data folder ${folder} cannot be written by this user (${code}). Give this user that folder, or set DATA_DIR to another one.`;
}

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Runs a file (beside this one, or by its whole address) as a process of its own, which speaks in messages. */
export function ownProcess(file: string | URL, environment: Record<string, string> = {}): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { env: { ...process.env, ...environment } });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** The next message of a process. @throws Error when it ends instead, or says that something went wrong */
export function messageFrom<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a process of the benchmark ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message: Message & { fault?: string }) => {
      child.off('exit', ended);
      if (message.fault) reject(new Error(message.fault));
      else resolve(message);
    });
  });
}

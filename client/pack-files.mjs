import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Lays beside each built text file what browsers ask for: the same, packed as tightly as it goes, once. */
const folder = fileURLToPath(new URL('dist/client', import.meta.url));
const TEXT = /\.(?:js|css|svg|txt|webmanifest|ico|vtt)$/;
const WORTH_IT = 1200;

for (const name of readdirSync(folder, { recursive: true })) {
  const file = path.join(folder, String(name));
  if (!TEXT.test(file) || statSync(file).size < WORTH_IT) continue;
  const text = readFileSync(file);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(`${file}.br`, brotliCompressSync(text, { params: size }));
  writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
}

const NEWLINE = 10;

/** The lines of a stream, whatever its chunks; what stands after the last newline is one too. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, undefined> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      const line = chunk.subarray(from, to);
      yield rest.length > 0 ? Buffer.concat([...rest, line]).toString('utf8') : line.toString('utf8');
      rest = [];
      from = to + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}

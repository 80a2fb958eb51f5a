export type Difference = Readonly<{ kind: 'same' | 'gone' | 'new'; words: string }>;

/** Beyond so many comparisons the middle is told as gone and new. */
const MOST_WORK = 4_000_000;

/** What one has to strike out and add to make one text of another, line by line, in reading order. */
export function lineDifference(before: readonly string[], after: readonly string[]): Difference[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  const same = (words: string): Difference => ({ kind: 'same', words });
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

function middle(before: readonly string[], after: readonly string[]): Difference[] {
  const gone = (words: string): Difference => ({ kind: 'gone', words });
  const fresh = (words: string): Difference => ({ kind: 'new', words });
  if (before.length * after.length > MOST_WORK) return [...before.map(gone), ...after.map(fresh)];
  const width = after.length + 1;
  // how many lines the texts from here on have in common
  const common = new Uint32Array((before.length + 1) * width);
  const at = (left: number, right: number) => common[left * width + right] ?? 0;
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      common[left * width + right] =
        before[left] === after[right]
          ? at(left + 1, right + 1) + 1
          : Math.max(at(left + 1, right), at(left, right + 1));
    }
  }
  const lines: Difference[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [old, now] = [before[left], after[right]];
    if (old !== undefined && old === now) {
      lines.push({ kind: 'same', words: old });
      left += 1;
      right += 1;
    } else if (old !== undefined && (now === undefined || at(left + 1, right) >= at(left, right + 1))) {
      lines.push(gone(old));
      left += 1;
    } else {
      lines.push(fresh(now ?? ''));
      right += 1;
    }
  }
  return lines;
}

/** A lesson is open to whoever may open its module; a free one to everybody. */
export function mayRead(lesson: { free: boolean }, entitled: boolean): boolean {
  return lesson.free || entitled;
}

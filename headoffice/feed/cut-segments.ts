/** Where a segment ends at the latest. */
export interface SegmentLimit {
  readonly rows: number;
  /** Clear bytes with the line ends. A line that is larger alone is a segment of its own. */
  readonly bytes: number;
}

/** Lines in segments, in their order. */
export async function* cutSegments(
  lines: AsyncIterable<string>,
  limit: SegmentLimit,
): AsyncGenerator<readonly string[]> {
  let segment: string[] = [];
  let held = 0;
  for await (const line of lines) {
    const bytes = Buffer.byteLength(line) + 1;
    if (segment.length > 0 && (segment.length >= limit.rows || held + bytes > limit.bytes)) {
      yield segment;
      segment = [];
      held = 0;
    }
    segment.push(line);
    held += bytes;
  }
  if (segment.length > 0) yield segment;
}

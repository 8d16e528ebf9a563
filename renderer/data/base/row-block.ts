import type { RegisterRow } from '../../../shared/feed/register.ts';
import { fromUtf8, utf8 } from '../../../shared/values/bytes.ts';
import type { OwnBytes } from '../sealing.ts';
import { type Column, columnIn, packColumn } from './column.ts';
import { byteReader, byteWriter } from './packed-bytes.ts';
import { leafOf, leavesOf, rowOfShape, type RowShape, shapeOf } from './row-shape.ts';

/** Rows of one shape, packed, with those rows. */
export interface PackedRows {
  readonly rows: readonly RegisterRow[];
  readonly bytes: OwnBytes;
}

/** A block of rows, opened; a row is unpacked when it is asked for. */
export interface RowBlock {
  row(at: number): RegisterRow;
  /** Those of a register. */
  rows(register: string): readonly RegisterRow[];
  /** Places of the rows with this value; `by` is 'key' or one of the lookups. */
  find(register: string, by: string, value: string): readonly number[];
}

/** How a column holds its values: as the texts they are, or as their JSON. */
const isTexts = 0;
const isJson = 1;

interface Group {
  readonly shape: RowShape;
  readonly rows: RegisterRow[];
  readonly leaves: (readonly unknown[])[];
}

/** Packs rows, those of one shape together, at most so many a block. */
export function packRows(rows: readonly RegisterRow[], most: number): readonly PackedRows[] {
  return grouped(rows).flatMap(({ shape, rows: alike, leaves }) => {
    const blocks: PackedRows[] = [];
    for (let from = 0; from < alike.length; from += most) {
      const bytes = packBlock(shape, leaves.slice(from, from + most));
      blocks.push({ rows: alike.slice(from, from + most), bytes });
    }
    return blocks;
  });
}

/** The block in bytes that `packRows` gave. */
export function blockIn(bytes: Uint8Array): RowBlock {
  const from = byteReader(bytes);
  const count = from.count();
  // Written by packBlock, and sealed since.
  const shape = JSON.parse(fromUtf8(from.bytes())) as RowShape;
  const packed = Array.from({ length: from.count() }, () => ({
    isText: from.byte() === isTexts,
    bytes: from.bytes(),
  }));
  const opened: Column[] = [];
  const column = (at: number): Column =>
    (opened[at] ??= columnIn(packed[at]?.bytes ?? new Uint8Array(0), count, column));
  const row = (at: number): RegisterRow => {
    const leaves = packed.map(({ isText }, leaf) => {
      const text = column(leaf)(at);
      return isText ? text : (JSON.parse(text) as unknown);
    });
    return rowOfShape(shape, leaves);
  };
  return {
    row,
    rows(register) {
      const registers = column(leafOf.register);
      const places = Array.from({ length: count }, (_, at) => at);
      return places.filter((at) => registers(at) === register).map(row);
    },
    find(register, by, value) {
      const lookup = shape.lookups.indexOf(by);
      if (by !== 'key' && lookup < 0) return [];
      const values = column(by === 'key' ? leafOf.key : leafOf.firstLookup + lookup);
      const registers = column(leafOf.register);
      const found: number[] = [];
      for (let at = 0; at < count; at += 1) {
        if (values(at) === value && registers(at) === register) found.push(at);
      }
      return found;
    },
  };
}

/** Most rows have the shape of the row before. */
function grouped(rows: readonly RegisterRow[]): readonly Group[] {
  const groups = new Map<string, Group>();
  let last: Group | null = null;
  for (const row of rows) {
    let leaves: readonly unknown[] | null = last === null ? null : leavesOf(last.shape, row);
    if (last === null || leaves === null) {
      const shape = shapeOf(row);
      const name = JSON.stringify(shape);
      last = groups.get(name) ?? { shape, rows: [], leaves: [] };
      groups.set(name, last);
      leaves = leavesOf(shape, row) ?? [];
    }
    last.rows.push(row);
    last.leaves.push(leaves);
  }
  return [...groups.values()];
}

/**
 * A block: number of rows, shape as JSON, number of columns, then a column for each leaf.
 * Example of a shape: {"lookups":["mobile"],"body":[["mobile",0],["name",0],["bank",[["card",0]]]]}
 */
function packBlock(shape: RowShape, leaves: readonly (readonly unknown[])[]): OwnBytes {
  const out = byteWriter();
  out.count(leaves.length);
  out.bytes(utf8(JSON.stringify(shape)));
  const columns = leaves[0]?.length ?? 0;
  out.count(columns);
  const written: (readonly string[])[] = [];
  for (let column = 0; column < columns; column += 1) {
    const values = leaves.map((row) => row[column]);
    const texts = values.filter((value) => typeof value === 'string');
    const isText = texts.length === values.length;
    const one = isText ? texts : values.map((value) => JSON.stringify(value));
    out.byte(isText ? isTexts : isJson);
    out.bytes(packColumn(one, written));
    written.push(one);
  }
  return out.done();
}

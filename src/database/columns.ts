import { type ColumnOptions, type ValueTransformer } from 'typeorm';

const instantTransformer: ValueTransformer = {
  to: (value: unknown) => (value instanceof Date ? value.getTime() : value),
  from: (value: number | null) => (value === null ? null : new Date(value)),
};

const jsonTransformer: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
};

/** A moment, stored as milliseconds since 1970: the same order and the same type in both databases. */
export const instant = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'bigint',
  transformer: instantTransformer,
  ...options,
});

/** A JSON value, stored as its text. */
export const json = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'text',
  transformer: jsonTransformer,
  ...options,
});

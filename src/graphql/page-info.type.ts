import { Field, ObjectType } from '@nestjs/graphql';
import { badInput } from '../common/errors.js';

@ObjectType({ description: 'The position of a page in the list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when there are entries after this page.' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Give it as `after` to get the next page.' }) endCursor!:
    string | null;
}

/** Checks the requested size of a page; `BAD_USER_INPUT` unless it is 1 to `most`. */
export function checkFirst(first: number, most = 1000): number {
  if (first >= 1 && first <= most) return first;
  throw badInput('first', `first is ${first}; ask for 1 to ${most} at a time.`);
}

export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Returns the value of `encodeCursor`; the caller checks whether it is a position of its list. */
export function decodeCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    throw badInput('after', 'after is not a valid cursor; use the endCursor of the page before.');
  }
}

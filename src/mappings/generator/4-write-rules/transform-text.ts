/** A chain of calls with one more. */
export function then(chain: string | undefined, call: string): string {
  return chain ? `${chain}.${call}` : call;
}

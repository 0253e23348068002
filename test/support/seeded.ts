import { hash } from 'node:crypto';

/** Choices that look random and are the same for the same seed. */
export class Seeded {
  private drawn = 0;

  constructor(readonly seed: number) {}

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    const draw = hash('sha256', `${this.seed} ${this.drawn++}`, 'buffer').readUInt32LE();
    return least + Math.floor((draw / 2 ** 32) * (most - least + 1));
  }

  /** Some of a list, in another order. */
  some<T>(of: readonly T[], count = of.length): T[] {
    const mixed = [...of];
    for (let i = 0; i < count; i++) {
      const other = this.between(i, mixed.length - 1);
      [mixed[i], mixed[other]] = [mixed[other]!, mixed[i]!];
    }
    return mixed.slice(0, count);
  }

  one<T>(of: readonly T[]): T {
    return of[this.between(0, of.length - 1)]!;
  }
}

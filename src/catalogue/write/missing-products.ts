import { Comparison, type CurrentProduct } from '../compare/comparison.js';
import { type Absence, Absences } from './absences.js';

/** Which of the missing products a run removes; `overdue` ones have been missing for long enough (see `Absences`). */
export type Removal = 'all' | 'overdue' | 'none';

/** A page of missing products: some are removed, and for others it is remembered how long they have been missing. */
export interface MissingPage {
  readonly removed: readonly CurrentProduct[];
  readonly absent: readonly Absence[];
}

/** The products of the catalogue that a run did not bring. */
export class MissingProducts {
  constructor(
    private readonly comparison: Comparison,
    private readonly absences: Absences,
  ) {}

  /** Counts them, and those among them that are overdue if the fetch was complete. */
  async count(): Promise<{ missing: number; overdue: number }> {
    const counts = { missing: this.comparison.missingCount, overdue: 0 };
    if (!(await this.absences.any())) return counts;
    for await (const page of this.comparison.missing()) counts.overdue += (await this.sort(page)).removed.length;
    return counts;
  }

  /**
   * Yields all of them for a run that removes some, or none. A run that removes none proved nothing: products that were
   * missing before stay on the list unchanged, and products that are missing for the first time are not added to it.
   * Products that arrived are off the list.
   */
  async *pages(removal: Removal): AsyncGenerator<MissingPage> {
    if (removal === 'none' && !(await this.absences.any())) return;
    for await (const page of this.comparison.missing()) {
      if (removal === 'all') yield { removed: page, absent: [] };
      else if (removal === 'overdue') yield await this.sort(page);
      else yield { removed: [], absent: [...(await this.absences.ofRows(page.map(({ row }) => row))).values()] };
    }
  }

  /** Returns the number of the absence list that counts after a run that removed these. */
  async absenceListAfter(removal: Removal): Promise<number> {
    return removal === 'overdue' || (await this.absences.any()) ? this.absences.nextList : this.absences.nextList - 1;
  }

  private async sort(page: readonly CurrentProduct[]): Promise<MissingPage> {
    const before = await this.absences.ofRows(page.map(({ row }) => row));
    const removed: CurrentProduct[] = [];
    const absent: Absence[] = [];
    for (const product of page) {
      const absence = this.absences.afterThisRun(product.row, before.get(product.row));
      if (this.absences.isOverdue(absence)) removed.push(product);
      else absent.push(absence);
    }
    return { removed, absent };
  }
}

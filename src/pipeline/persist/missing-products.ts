import { type Absence, Absences } from './absences.js';
import { CatalogueComparison, type CurrentProduct } from './catalogue-comparison.js';

/** Which of the missing products a run removes: `overdue` ones have been missing for long enough (see `Absences`). */
export type Removal = 'all' | 'overdue' | 'none';

/** What becomes of a page of missing products: some are removed, and of others it is remembered how long they are missing. */
export interface MissingPage {
  readonly removed: readonly CurrentProduct[];
  readonly absent: readonly Absence[];
}

/** The products of the catalogue that a run did not bring. */
export class MissingProducts {
  constructor(
    private readonly comparison: CatalogueComparison,
    private readonly absences: Absences,
  ) {}

  /** How many there are, and how many of them would be overdue if the fetch was complete. */
  async count(): Promise<{ missing: number; overdue: number }> {
    const counts = { missing: this.comparison.missingCount, overdue: 0 };
    if (!(await this.absences.any())) return counts;
    for await (const page of this.comparison.missing()) counts.overdue += (await this.sort(page)).removed.length;
    return counts;
  }

  /**
   * All of them, for a run that removes some or none. A run that removes none proved nothing: who was missing before stays
   * on the list as it was, and who is missing for the first time does not come onto it. Who arrived is off the list.
   */
  async *pages(removal: Removal): AsyncGenerator<MissingPage> {
    if (removal === 'none' && !(await this.absences.any())) return;
    for await (const page of this.comparison.missing()) {
      if (removal === 'all') yield { removed: page, absent: [] };
      else if (removal === 'overdue') yield await this.sort(page);
      else yield { removed: [], absent: [...(await this.absences.of(page.map(({ row }) => row))).values()] };
    }
  }

  /** The list of absences that counts after a run that removed these. */
  async edition(removal: Removal): Promise<number> {
    return removal === 'overdue' || (await this.absences.any()) ? this.absences.next : this.absences.next - 1;
  }

  private async sort(page: readonly CurrentProduct[]): Promise<MissingPage> {
    const before = await this.absences.of(page.map(({ row }) => row));
    const removed: CurrentProduct[] = [];
    const absent: Absence[] = [];
    for (const product of page) {
      const absence = this.absences.counted(product.row, before.get(product.row));
      if (this.absences.isOverdue(absence)) removed.push(product);
      else absent.push(absence);
    }
    return { removed, absent };
  }
}

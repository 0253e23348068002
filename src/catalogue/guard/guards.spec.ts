import { decide, type Finding, type GuardName, waivedBy } from './guards.js';
import { noCounts } from '../../pipeline/run-counts.js';

const SETTINGS = { collapsed: 60, rejected: 30, churn: 50, removed: 20, left: 60 };
const APPROVAL = 'call approveRun(runID: "it")';

/** A run that every guard has something against but the one on empty feeds, which needs that nothing came. */
const ALL_WRONG: Finding = {
  counts: { ...noCounts(), read: 100, rejected: 60, mapped: 40, added: 40 },
  before: 100,
  largest: 300,
  missing: 100,
  overdue: 0,
  collapse: { field: 'Price', had: 90, lost: 80 },
  unproved: null,
  unidentified: 0,
};

const verdictOn = (finding: Finding, ...waived: GuardName[]) =>
  decide(finding, { settings: SETTINGS, waived: new Set(waived), approval: APPROVAL });

it('asks the guards in the order of the table, and the first decides', () => {
  const order: GuardName[] = ['VALUE_COLLAPSE', 'TOO_MANY_REJECTED', 'ID_CHURN', 'REMOVALS', 'BLEEDING'];
  order.forEach((guard, i) => expect(verdictOn(ALL_WRONG, ...order.slice(0, i)).guard).toBe(guard));
  expect(verdictOn(ALL_WRONG, ...order)).toMatchObject({ commit: true, removal: 'all', reason: 'RECORDS_REJECTED' });
  const empty = { ...ALL_WRONG, counts: { ...noCounts(), read: 100, rejected: 100 } };
  expect(verdictOn(empty, 'VALUE_COLLAPSE', 'TOO_MANY_REJECTED').guard).toBe('EMPTY_FEED');
});

it('advises the approval with every guard that a person can release', () => {
  const order: GuardName[] = ['VALUE_COLLAPSE', 'TOO_MANY_REJECTED', 'ID_CHURN', 'REMOVALS', 'BLEEDING'];
  order.forEach((_, i) => expect(verdictOn(ALL_WRONG, ...order.slice(0, i)).message).toContain(APPROVAL));
});

it('holds removals back without a proof, whatever was approved, and blames no guard for it', () => {
  const all: GuardName[] = ['VALUE_COLLAPSE', 'TOO_MANY_REJECTED', 'EMPTY_FEED', 'ID_CHURN', 'REMOVALS', 'BLEEDING'];
  for (const doubt of [{ unproved: 'no length' }, { unidentified: 1 }]) {
    expect(verdictOn({ ...ALL_WRONG, ...doubt, overdue: 100 }, ...all)).toMatchObject({
      commit: true,
      removal: 'none',
      reason: 'REMOVALS_WITHHELD',
      guard: null,
    });
  }
});

it('sees no churn in a fetch that is not proved complete: what is missing may yet be there', () => {
  const finding = { ...ALL_WRONG, collapse: null, unproved: 'no length' };
  expect(verdictOn(finding, 'TOO_MANY_REJECTED')).toMatchObject({ commit: true, reason: 'REMOVALS_WITHHELD' });
});

it('lets go of what has been missing for days, and holds back the rest', () => {
  const finding = { ...ALL_WRONG, counts: { ...noCounts(), read: 50, mapped: 50, unchanged: 50 }, collapse: null };
  expect(verdictOn({ ...finding, missing: 50, overdue: 30 })).toMatchObject({ removal: 'overdue', guard: 'REMOVALS' });
  expect(verdictOn({ ...finding, missing: 50, overdue: 50 })).toMatchObject({ removal: 'all', reason: null });
});

it('takes the edges of the table as they are written: more than, and from', () => {
  const counts = { ...noCounts(), read: 80, mapped: 80, unchanged: 80 };
  const finding = { ...ALL_WRONG, counts, collapse: null, largest: 100 };
  expect(verdictOn({ ...finding, missing: 20 }).reason).toBeNull();
  expect(verdictOn({ ...finding, missing: 21 }).guard).toBe('REMOVALS');
  expect(verdictOn({ ...finding, missing: 20, largest: 134 }).guard).toBe('BLEEDING');
  expect(verdictOn({ ...finding, missing: 20, largest: 133 }).guard).toBeNull();
  expect(verdictOn({ ...finding, missing: 10, largest: 1_000 }).guard).toBeNull();
  const rejected = (number: number) => ({ ...counts, read: 100, mapped: 100 - number, rejected: number });
  expect(verdictOn({ ...finding, missing: 0, counts: rejected(30) }).guard).toBeNull();
  expect(verdictOn({ ...finding, missing: 0, counts: rejected(31) }).guard).toBe('TOO_MANY_REJECTED');
  expect(verdictOn({ ...finding, missing: 0, counts: rejected(1) }).reason).toBeNull();
  expect(verdictOn({ ...finding, missing: 0, counts: rejected(2) }).reason).toBe('RECORDS_REJECTED');
});

it('counts records that the mapping skips as neither read nor rejected', () => {
  const counts = { ...noCounts(), read: 1_030, skipped: 1_000, mapped: 15, unchanged: 15, rejected: 15 };
  expect(verdictOn({ ...ALL_WRONG, collapse: null, missing: 0, counts }).guard).toBe('TOO_MANY_REJECTED');
});

it('releases both guards on removals with those that one cause trips together, and no other with the rest', () => {
  expect(waivedBy('EMPTY_FEED')).toEqual(['EMPTY_FEED', 'REMOVALS', 'BLEEDING']);
  expect(waivedBy('ID_CHURN')).toEqual(['ID_CHURN', 'REMOVALS', 'BLEEDING']);
  expect(waivedBy('REMOVALS')).toEqual(['REMOVALS', 'BLEEDING']);
  expect(waivedBy('BLEEDING')).toEqual(['BLEEDING', 'REMOVALS']);
  expect(waivedBy('VALUE_COLLAPSE')).toEqual(['VALUE_COLLAPSE']);
  expect(waivedBy('TOO_MANY_REJECTED')).toEqual(['TOO_MANY_REJECTED']);
});

it('says a word about many records that repeat a product, and takes the run all the same', () => {
  const on = (duplicates: number, mapped: number) =>
    verdictOn({
      ...ALL_WRONG,
      counts: { ...noCounts(), read: duplicates + mapped, duplicates, mapped, added: mapped },
      before: 0,
      missing: 0,
      collapse: null,
    });
  const repeated = { commit: true, removal: 'all', reason: null, guard: null };
  expect(on(25, 75)).toMatchObject({
    ...repeated,
    message: expect.stringMatching(/^25 of 100 records.*primary/) as string,
  });
  expect(on(11, 98)).toMatchObject({ ...repeated, message: expect.stringContaining('11 of 109') as string });
  expect(on(11, 99)).toMatchObject({ ...repeated, message: null });
  expect(on(10, 10)).toMatchObject({ ...repeated, message: null });
});

/** The first slot after a moment: `createdAt + k * interval`, k >= 1. */
export function nextSlot(createdAt: Date, now: Date, interval: number): Date {
  const passed = Math.floor((now.getTime() - createdAt.getTime()) / interval);
  return new Date(createdAt.getTime() + Math.max(1, passed + 1) * interval);
}

/** The latest slot that is not after a moment. */
export function latestSlot(createdAt: Date, now: Date, interval: number): Date {
  return new Date(nextSlot(createdAt, now, interval).getTime() - interval);
}

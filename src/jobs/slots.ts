/** Returns the first slot after `now`. Slots are `createdAt + k * interval`, k >= 1; `interval` is in milliseconds. */
export function nextSlot(createdAt: Date, now: Date, interval: number): Date {
  const passed = Math.floor((now.getTime() - createdAt.getTime()) / interval);
  return new Date(createdAt.getTime() + Math.max(1, passed + 1) * interval);
}

/** Returns the latest slot that is not after `now`. */
export function latestSlot(createdAt: Date, now: Date, interval: number): Date {
  return new Date(nextSlot(createdAt, now, interval).getTime() - interval);
}

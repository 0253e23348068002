import { HostSlots } from './host-slots.js';

const never = new AbortController().signal;
const isPending = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    promise.then(
      () => false,
      () => false,
    ),
    new Promise<boolean>((resolve) => void setImmediate(() => resolve(true))),
  ]);

it('gives the slots of one host to the first in line, and does not hold up other hosts', async () => {
  const slots = new HostSlots(1);
  const release = await slots.take('a.example', never);
  const second = slots.take('a.example', never);
  const third = slots.take('a.example', never);
  (await slots.take('b.example', never))();
  expect(await isPending(second)).toBe(true);
  release();
  release();
  const releaseSecond = await second;
  expect(await isPending(third)).toBe(true);
  releaseSecond();
  (await third)();
});

it('rejects at once when a waiting request is aborted, and gives its slot to the next', async () => {
  const slots = new HostSlots(1);
  const release = await slots.take('a.example', never);
  const stop = new AbortController();
  const aborted = slots.take('a.example', stop.signal);
  const next = slots.take('a.example', never);
  stop.abort(new Error('stopped'));
  await expect(aborted).rejects.toThrow('stopped');
  await expect(slots.take('a.example', stop.signal)).rejects.toThrow('stopped');
  release();
  (await next)();
});

it('keeps a slot until it is released, also if its request is aborted', async () => {
  const slots = new HostSlots(1);
  const stop = new AbortController();
  const release = await slots.take('a.example', stop.signal);
  const next = slots.take('a.example', never);
  stop.abort();
  expect(await isPending(next)).toBe(true);
  release();
  (await next)();
});

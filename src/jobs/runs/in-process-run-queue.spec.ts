import { InProcessRunQueue } from './in-process-run-queue.js';

it('starts no more runs once it is closed, and waits for the run that executes', async () => {
  const executed: string[] = [];
  let begin = (): void => undefined;
  let end = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = new Promise<void>((resolve) => (end = resolve));
  const queue = new InProcessRunQueue(1, (runID) => {
    executed.push(runID);
    begin();
    return ended;
  });
  queue.add('going');
  queue.add('waiting');
  expect(executed).toEqual([]);
  queue.onModuleInit();
  await begun;
  const closed = queue.close();
  queue.add('too late');
  end();
  await closed;
  await queue.idle();
  expect(executed).toEqual(['going']);
});

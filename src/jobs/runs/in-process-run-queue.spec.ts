import { loadConfig } from '../../config/config.js';
import { InProcessRunQueue } from './in-process-run-queue.js';

it('takes no run any more once it is closed, and ends with the one that executes', async () => {
  const queue = new InProcessRunQueue(loadConfig({ RUN_CONCURRENCY: '1' }));
  const executed: string[] = [];
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  await new Promise<void>((begun) => {
    queue.start((runID) => {
      executed.push(runID);
      begun();
      return ended;
    });
    queue.add('going');
    queue.add('waiting');
  });
  const closed = queue.close();
  queue.add('too late');
  end();
  await closed;
  await queue.idle();
  expect(executed).toEqual(['going']);
});

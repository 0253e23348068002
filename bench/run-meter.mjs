// Loaded into the server before anything else (`--import`): answers what it took so far to whoever connects to BENCH_METER.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const RESOLUTION = 10;

function peakMemory() {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

if (isMainThread && process.env.BENCH_METER) {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  createServer((socket) => {
    const { user, system } = process.cpuUsage();
    // The time that the timer of the measurement takes itself is no delay.
    const delay = Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION);
    socket.end(JSON.stringify({ cpu: (user + system) / 1e6, delay, peakMB: peakMemory() }));
    delays.reset();
  })
    .listen(process.env.BENCH_METER)
    .unref();
}

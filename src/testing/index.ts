/** For tests of connectors, of this project's and of other teams'. */
export type { ConformanceSubject } from './conformance-subject.js';
export { connectorConformance, type ConformanceCheck } from './connector-conformance.js';
export {
  startPlatform,
  type Interference,
  type PlatformAnswer,
  type PlatformHandler,
  type PlatformRequest,
  type PlatformServer,
} from './platform-server.js';
export { readPlatform, type PlatformRead, type PlatformReadOptions } from './read-platform.js';

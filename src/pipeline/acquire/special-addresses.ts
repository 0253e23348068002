import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { FeedmillError } from '../../common/errors.js';

/**
 * Addresses that are not public although request-filtering-agent takes them for ordinary ones: what IANA's registries of
 * special-purpose addresses list besides, and the address at which Azure tells its machines about themselves.
 */
const SPECIAL = new BlockList();
SPECIAL.addSubnet('198.18.0.0', 15, 'ipv4');
SPECIAL.addAddress('168.63.129.16', 'ipv4');
SPECIAL.addSubnet('2001:10::', 28, 'ipv6');
SPECIAL.addSubnet('2001:20::', 28, 'ipv6');
SPECIAL.addSubnet('3fff::', 20, 'ipv6');

/** All that IPv6 has of public addresses so far; outside lie IPv4 in disguise (`::7f00:1`, `64:ff9b::`), site-local and unassigned ones. */
const PUBLIC_IPV6 = new BlockList();
PUBLIC_IPV6.addSubnet('2000::', 3, 'ipv6');

/** Whether `host` (of a url, so IPv6 in brackets) is written as an address, and that is a special one. */
export function isSpecialAddress(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  if (isIP(address) === 4) return SPECIAL.check(address, 'ipv4');
  return isIP(address) === 6 && (SPECIAL.check(address, 'ipv6') || !PUBLIC_IPV6.check(address, 'ipv6'));
}

/** A lookup that fails when one of the addresses of a name is special: what it answers is what is connected to. */
export function guardLookup(lookup: LookupFunction = systemLookup): LookupFunction {
  return (host, options, done) => {
    lookup(host, options, (error, found, family) => {
      const addresses: (string | LookupAddress)[] = typeof found === 'string' ? [found] : (found ?? []);
      const isRefused = addresses.some((each) => isSpecialAddress(typeof each === 'string' ? each : each.address));
      done(isRefused ? notPublic(host) : error, found, family);
    });
  };
}

export function notPublic(host: string, options?: ErrorOptions): FeedmillError {
  return new FeedmillError(
    'SOURCE_BLOCKED',
    `${host} is at an address that is not public, which sources may not read. ALLOW_PRIVATE_ADDRESSES=true allows it for the whole deployment.`,
    { host },
    options,
  );
}

import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { FeedmillError } from '../../common/errors.js';

/**
 * Addresses that are not public but that request-filtering-agent allows: further entries of IANA's registries of
 * special-purpose addresses, and the metadata address of Azure.
 */
const SPECIAL = new BlockList();
SPECIAL.addSubnet('198.18.0.0', 15, 'ipv4');
SPECIAL.addAddress('168.63.129.16', 'ipv4');
SPECIAL.addSubnet('2001:10::', 28, 'ipv6');
SPECIAL.addSubnet('2001:20::', 28, 'ipv6');
SPECIAL.addSubnet('3fff::', 20, 'ipv6');

/** The public addresses of IPv6; others are embedded IPv4 (`::7f00:1`, `64:ff9b::`), site-local or unassigned addresses. */
const PUBLIC_IPV6 = new BlockList();
PUBLIC_IPV6.addSubnet('2000::', 3, 'ipv6');

/** Whether `host` (of a url, with IPv6 in brackets) is a literal special address. */
export function isSpecialAddress(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  if (isIP(address) === 4) return SPECIAL.check(address, 'ipv4');
  return isIP(address) === 6 && (SPECIAL.check(address, 'ipv6') || !PUBLIC_IPV6.check(address, 'ipv6'));
}

/** Returns a lookup that fails if one of the addresses of a name is special. Connections use exactly its result. */
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

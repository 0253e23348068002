import { Global, Injectable, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { FeedmillError } from '../common/errors.js';
import { SourceConnector, type SourceConnectorContract } from './source-connector.js';

const GRAPHQL_NAME = /^(?!__)[A-Za-z_]\w*$/;

type Decorator<T> = ReturnType<typeof DiscoveryService.createDecorator<T>>;

/** One extension: what its decorator says, and the instance (there once the application has started). */
export interface Extension<M, T> {
  readonly metadata: M;
  readonly instance: T;
}

/**
 * The providers of the whole application that carry a decorator, by name. A name that two of them take, or a provider that
 * lives only as long as a request, is `EXTENSION_INVALID` with the cure.
 */
export function discoverExtensions<M, T>(
  discovery: DiscoveryService,
  decorator: Decorator<M>,
  nameOf: (metadata: M) => string,
): ReadonlyMap<string, Extension<M, T>> {
  const found = new Map<string, Extension<M, T> & { readonly className: string }>();
  for (const wrapper of discovery.getProviders({ metadataKey: decorator.KEY })) {
    const metadata = discovery.getMetadataByDecorator<Decorator<M>>(decorator, wrapper);
    if (metadata === undefined) continue;
    const name = nameOf(metadata);
    const className = String(wrapper.name);
    if (!wrapper.isDependencyTreeStatic()) {
      throw new FeedmillError(
        'EXTENSION_INVALID',
        `${className} ("${name}") is request-scoped, but runs have no request. Remove the scope from it and from what it injects.`,
      );
    }
    const other = found.get(name);
    if (other) {
      throw new FeedmillError(
        'EXTENSION_INVALID',
        `${other.className} and ${className} both take the name "${name}". Give one of them another name, or provide only one.`,
      );
    }
    found.set(name, {
      metadata,
      className,
      // A caller that asks before the application has started would keep an instance that Nest replaces later.
      get instance() {
        return wrapper.instance as T;
      },
    });
  }
  return found;
}

/** The connectors of this application, by their source type. */
@Injectable()
export class ConnectorRegistry {
  private known: ReadonlyMap<
    string,
    Extension<{ type: string; credentials?: readonly string[] }, SourceConnectorContract>
  > | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  get(type: string): SourceConnectorContract | null {
    return this.all.get(type)?.instance ?? null;
  }

  /** The credentials that a type cannot do without. */
  credentialsOf(type: string): readonly string[] {
    return this.all.get(type)?.metadata.credentials ?? [];
  }

  types(): string[] {
    return [...this.all.keys()];
  }

  private get all() {
    return (this.known ??= discoverExtensions(this.discovery, SourceConnector, ({ type }) => checkType(type)));
  }
}

function checkType(type: string): string {
  if (GRAPHQL_NAME.test(type)) return type;
  throw new FeedmillError(
    'EXTENSION_INVALID',
    `A connector has the type "${type}", which cannot be a value of SourceType. Use letters, digits and _, and begin with a letter.`,
  );
}

@Global()
@Module({ imports: [DiscoveryModule], providers: [ConnectorRegistry], exports: [ConnectorRegistry, DiscoveryModule] })
export class ExtensionsModule {}

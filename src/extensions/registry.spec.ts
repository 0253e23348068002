import { Injectable, Scope } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { FeedmillError } from '../common/errors.js';
import { type RawRecord } from '../common/records.js';
import { ConnectorRegistry, ExtensionsModule } from './registry.js';
import { SourceConnector, type SourceConnectorContract } from './source-connector.js';

abstract class Reads implements SourceConnectorContract {
  async *read(): AsyncIterable<RawRecord[]> {
    yield await Promise.resolve([]);
  }
}

@Injectable()
class Settings {
  readonly host = 'pim.example';
}

@Injectable()
@SourceConnector({ type: 'Pim', credentials: ['token'] })
class PimConnector extends Reads {
  constructor(readonly settings: Settings) {
    super();
  }
}

@Injectable()
@SourceConnector({ type: 'Pim' })
class OtherPimConnector extends Reads {}

@Injectable({ scope: Scope.REQUEST })
@SourceConnector({ type: 'Scoped' })
class ScopedConnector extends Reads {}

@Injectable()
@SourceConnector({ type: 'My-Pim' })
class MisnamedConnector extends Reads {}

/** Asks for the types, as the set-up of the schema does, before the connector that injects it can be made. */
@Injectable()
class Early {
  constructor(registry: ConnectorRegistry) {
    registry.types();
  }
}

@Injectable()
@SourceConnector({ type: 'Late' })
class LateConnector extends Reads {
  constructor(readonly early: Early) {
    super();
  }
}

const start = (...providers: (new (...parts: never[]) => object)[]) =>
  Test.createTestingModule({ imports: [ExtensionsModule], providers }).compile();

async function refusal(...providers: Parameters<typeof start>): Promise<unknown> {
  const module = await start(...providers);
  try {
    return module.get(ConnectorRegistry).types();
  } catch (error) {
    return error;
  }
}

describe('the registry of connectors', () => {
  it('finds the connectors of any module by their type', async () => {
    const registry = (await start(Settings, PimConnector)).get(ConnectorRegistry);
    expect(registry.types()).toEqual(['Pim']);
    expect(registry.credentialsOf('Pim')).toEqual(['token']);
    expect(registry.get('Pim')).toBeInstanceOf(PimConnector);
    expect(registry.get('CJ')).toBeNull();
    expect(registry.credentialsOf('CJ')).toEqual([]);
  });

  it('gives the connector with what it injects, also when its type was asked for before it was made', async () => {
    const module = await start(Early, LateConnector);
    const connector = module.get(ConnectorRegistry).get('Late');
    expect(connector).toBe(module.get(LateConnector));
    expect(connector).toHaveProperty('early', expect.any(Early));
  });

  it.each<[string, Parameters<typeof start>, RegExp]>([
    ['a type that two take', [Settings, PimConnector, OtherPimConnector], /OtherPimConnector.*"Pim".*another name/],
    ['a request-scoped connector', [ScopedConnector], /ScopedConnector.*Remove the scope/],
    ['a type that no enum value can have', [MisnamedConnector], /"My-Pim".*letters/],
  ])('refuses %s, and says the cure', async (_, providers, message) => {
    const error = await refusal(...providers);
    expect(error).toBeInstanceOf(FeedmillError);
    expect(error).toMatchObject({ code: 'EXTENSION_INVALID', message: expect.stringMatching(message) as string });
  });
});

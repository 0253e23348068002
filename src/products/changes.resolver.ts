import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { checkFirst } from '../graphql/page-info.type.js';
import { WebhookEvent } from '../graphql/webhook-event.enum.js';
import { type Change } from '../catalogue/read/change.js';
import { ChangesService } from './changes.service.js';
import { ProductChange, ProductChangeConnection } from './dto/product-change.schema.js';

@Resolver(() => ProductChange)
export class ChangesResolver {
  constructor(private readonly changes: ChangesService) {}

  @Query(() => ProductChangeConnection, {
    description: 'Changes of a catalogue since a version, in order. All pages of one query stop at the same version.',
  })
  async getChanges(
    @Args('jobID', { type: () => ID, description: 'The id of the job.' }) jobID: string,
    @Args('sinceVersion', { type: () => Int, description: 'Changes after this version; 0 for all that are kept.' })
    sinceVersion: number,
    @Args('first', {
      type: () => Int,
      nullable: true,
      defaultValue: 50,
      description: 'The size of the page, 1 to 1,000.',
    })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The endCursor of the page before.' })
    after?: string,
  ): Promise<ProductChangeConnection> {
    const page = await this.changes.page(jobID, sinceVersion, checkFirst(first), after);
    const { changes, hasNextPage, endCursor, currentVersion } = page;
    return { nodes: changes.map(toProductChange), pageInfo: { hasNextPage, endCursor }, currentVersion };
  }
}

function toProductChange({ version, event, productID, data, changedFields }: Change): ProductChange {
  return { version, event: WebhookEvent[event], productID, data, changedFields: changedFields && [...changedFields] };
}

import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { JsonScalar } from '../graphql/json.scalar.js';
import { TargetFormatInput } from './dto/target-format.input.js';
import { TargetFormatSchema, toTargetFormatSchema, ValidationResult } from './dto/target-format.schema.js';
import { TargetFormatsService } from './target-formats.service.js';

@Resolver(() => TargetFormatSchema)
export class TargetFormatsResolver {
  constructor(private readonly formats: TargetFormatsService) {}

  @Query(() => [TargetFormatSchema], { nullable: true, description: 'All target formats, oldest first.' })
  async getTargetFormats(): Promise<TargetFormatSchema[]> {
    return (await this.formats.list()).map(toTargetFormatSchema);
  }

  @Query(() => [ValidationResult], {
    nullable: true,
    description: 'Checks products as they are; one result each, in order.',
  })
  async validateProducts(
    @Args('data', { type: () => [JsonScalar] }) data: unknown[],
    @Args('targetFormat', { nullable: true }) targetFormat?: TargetFormatInput,
  ): Promise<ValidationResult[]> {
    return (await this.formats.validate(data, targetFormat)).map(({ valid, errors }) => ({
      valid,
      errors: [...errors],
    }));
  }

  @Mutation(() => ID, { nullable: true, description: 'Saves a target format; with id it replaces that one.' })
  async saveTargetFormat(
    @Args('targetFormat', { type: () => [JsonScalar] }) targetFormat: unknown[],
    @Args('name', { type: () => String, nullable: true }) name?: string,
    @Args('makeDefault', { type: () => Boolean, nullable: true }) makeDefault?: boolean,
    @Args('id', { type: () => ID, nullable: true }) id?: string,
  ): Promise<string> {
    return this.formats.save({ name, targetFormat, makeDefault, id });
  }

  @Mutation(() => Boolean, { description: 'Deletes a target format that no job uses and that is not the default.' })
  async deleteTargetFormat(@Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.formats.remove(id);
  }

  @Mutation(() => Boolean, { description: 'Makes a target format the one that jobs without one get.' })
  async setDefaultTargetFormat(@Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.formats.setDefault(id);
  }
}

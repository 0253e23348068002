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
    @Args('data', { type: () => [JsonScalar], description: 'The products to check.' }) data: unknown[],
    @Args('targetFormat', { nullable: true, description: 'Without it the default target format is used.' })
    targetFormat?: TargetFormatInput,
  ): Promise<ValidationResult[]> {
    return (await this.formats.validate(data, targetFormat)).map(({ valid, errors }) => ({
      valid,
      errors: [...errors],
    }));
  }

  @Mutation(() => ID, { nullable: true, description: 'Saves a target format; with id it replaces that one.' })
  async saveTargetFormat(
    @Args('targetFormat', { type: () => [JsonScalar], description: 'Fields by name; several objects are merged.' })
    targetFormat: unknown[],
    @Args('name', { type: () => String, nullable: true, description: 'A name for people.' }) name?: string,
    @Args('makeDefault', {
      type: () => Boolean,
      nullable: true,
      description: 'True: makes it the format of jobs without one.',
    })
    makeDefault?: boolean,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'A stored format that is replaced; without it a new one is saved.',
    })
    id?: string,
  ): Promise<string> {
    return this.formats.save({ name, targetFormat, makeDefault, id });
  }

  @Mutation(() => Boolean, { description: 'Deletes a target format that no job uses and that is not the default.' })
  async deleteTargetFormat(
    @Args('id', { type: () => ID, description: 'The id of the target format.' }) id: string,
  ): Promise<boolean> {
    return this.formats.remove(id);
  }

  @Mutation(() => Boolean, { description: 'Makes a target format the one that jobs without one get.' })
  async setDefaultTargetFormat(
    @Args('id', { type: () => ID, description: 'The id of the target format.' }) id: string,
  ): Promise<boolean> {
    return this.formats.setDefault(id);
  }
}

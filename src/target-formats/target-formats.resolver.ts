import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { JsonScalar } from '../graphql/json.scalar.js';
import { TargetFormatInput } from './dto/target-format.input.js';
import { TargetFormatSchema, toTargetFormatSchema, ValidationResult } from './dto/target-format.schema.js';
import { TargetFormatsService } from './target-formats.service.js';

/** Lists, saves and deletes target formats, and validates products. */
@Resolver(() => TargetFormatSchema)
export class TargetFormatsResolver {
  constructor(private readonly formats: TargetFormatsService) {}

  @Query(() => [TargetFormatSchema], {
    nullable: true,
    description: 'All target formats, oldest first. BAD_USER_INPUT if there are more than LIMIT_LIST.',
  })
  async getTargetFormats(): Promise<TargetFormatSchema[]> {
    return (await this.formats.list()).map(toTargetFormatSchema);
  }

  @Query(() => [ValidationResult], {
    nullable: true,
    description: 'Validates products without normalising them; one result per product, in order.',
  })
  async validateProducts(
    @Args('data', { type: () => [JsonScalar], description: 'The products, each an object.' }) data: unknown[],
    @Args('targetFormat', { nullable: true, description: 'The target format; the default one if null.' })
    targetFormat?: TargetFormatInput,
  ): Promise<ValidationResult[]> {
    return (await this.formats.validate(data, targetFormat)).map(({ valid, errors }) => ({
      valid,
      errors: [...errors],
    }));
  }

  @Mutation(() => ID, {
    nullable: true,
    description:
      'Saves a target format and returns its id. With id it replaces a stored one; NOT_FOUND if there is none.',
  })
  async saveTargetFormat(
    @Args('targetFormat', {
      type: () => [JsonScalar],
      description: 'The fields: a list of objects of fields by name, which are merged.',
    })
    targetFormat: unknown[],
    @Args('name', { type: () => String, nullable: true, description: 'The name; null keeps the stored one.' })
    name?: string,
    @Args('makeDefault', {
      type: () => Boolean,
      nullable: true,
      description: 'Whether it becomes the default; null and false change nothing.',
    })
    makeDefault?: boolean,
    @Args('id', { type: () => ID, nullable: true, description: 'The target format to replace; null saves a new one.' })
    id?: string,
  ): Promise<string> {
    return this.formats.save({ name, targetFormat, makeDefault, id });
  }

  @Mutation(() => Boolean, {
    description:
      'Deletes a target format. False if there is none with that id; IN_USE if a job uses it; BAD_USER_INPUT for the default.',
  })
  async deleteTargetFormat(
    @Args('id', { type: () => ID, description: 'The id of the target format.' }) id: string,
  ): Promise<boolean> {
    return this.formats.remove(id);
  }

  @Mutation(() => Boolean, {
    description:
      'Makes a target format the default, which new jobs without one get. False if there is none with that id.',
  })
  async setDefaultTargetFormat(
    @Args('id', { type: () => ID, description: 'The id of the target format.' }) id: string,
  ): Promise<boolean> {
    return this.formats.setDefault(id);
  }
}

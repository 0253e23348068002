import { Injectable } from '@nestjs/common';
import { type BatchLoader, loadPages, type PageKey } from '../../graphql/loaders.js';
import { type Run, type RunIssue } from './run.entity.js';
import { RunsService } from './runs.service.js';

/** Pages of the runs of jobs. */
@Injectable()
export class RunsOfJobLoader implements BatchLoader<Run[], PageKey<number>> {
  constructor(private readonly runs: RunsService) {}

  loadMany(keys: readonly PageKey<number>[]): Promise<Run[][]> {
    return loadPages(keys, (...page) => this.runs.pages(...page));
  }
}

/** Pages of the issues of runs. */
@Injectable()
export class IssuesOfRunLoader implements BatchLoader<RunIssue[], PageKey<number>> {
  constructor(private readonly runs: RunsService) {}

  loadMany(keys: readonly PageKey<number>[]): Promise<RunIssue[][]> {
    return loadPages(keys, (...page) => this.runs.issuePages(...page));
  }
}

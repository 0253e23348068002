import { Module } from '@nestjs/common';
import { ChangeListeners } from './change-listeners.js';
import { ListenerPositions } from './listener-positions.js';

/** Tells what was committed to whoever listens in this process. */
@Module({ providers: [ChangeListeners, ListenerPositions], exports: [ChangeListeners] })
export class PublishModule {}

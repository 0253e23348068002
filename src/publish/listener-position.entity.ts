import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/columns.js';

/** How far a change listener has come in a catalogue. The row of catalogue 0 says that the listener is known. */
@Entity('change_listener')
export class ListenerPosition {
  @PrimaryColumn('varchar') name!: string;
  @PrimaryColumn('int') catalogueID!: number;
  /** The listener was called for the versions up to this one. */
  @Column('int') version!: number;
  /** The server that calls the listener, and until when it has to renew that. */
  @Column('varchar', { nullable: true }) leaseOwner!: string | null;
  @Column(instant({ nullable: true })) leaseUntil!: Date | null;
}

import { Injectable } from '@nestjs/common';
import { OutsideContext } from '@alongside/platform/database';

/** What may be known of a place before anybody is signed in. */
export interface Entrance {
  readonly name: string;
  readonly demo: boolean;
  /** One of its organisations signs in with passkeys. */
  readonly passkeys: boolean;
}

/** The place that this database holds. */
@Injectable()
export class PlaceToEnter {
  constructor(private readonly outside: OutsideContext) {}

  /** Undefined while there is none: it waits to be set up. */
  async find(): Promise<Entrance | undefined> {
    const [row] = await this.outside.call<Entrance>('place.to-enter', 'select name, demo, passkeys from place_to_enter()', []);
    return row;
  }
}

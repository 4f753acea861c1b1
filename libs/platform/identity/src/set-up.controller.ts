import { Body, Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Open } from '@alongside/platform/graphql';
import { bindBrowser, readToken, SIGN_IN_COOKIE } from './cookies.ts';
import { Passkeys } from './passkeys.ts';
import { RefusedFilter, Refused } from './refused.ts';
import { Sessions } from './sessions.ts';
import { SetOffToSetUp } from './set-off-to-set-up.ts';
import { SetUpCode } from './set-up-code.ts';
import { newPlaceOf, SetUpPlace } from './set-up-place.ts';
import { part, wordsOf } from './words.ts';

/** Setting up the place, with the code that the server showed to whoever runs it. Once a place stands, there is nothing here. */
@Controller('auth/set-up')
@UseFilters(RefusedFilter)
export class SetUpController {
  constructor(
    private readonly code: SetUpCode,
    private readonly places: SetUpPlace,
    private readonly passkeys: Passkeys,
    private readonly departures: SetOffToSetUp,
    private readonly sessions: Sessions,
  ) {}

  @Post('check')
  @HttpCode(204)
  @Open('the code shows who runs the server')
  async check(@Body() body: unknown): Promise<void> {
    await this.code.check(part(body, 'code'));
  }

  @Post('passkey-options')
  @HttpCode(200)
  @Open('the code is the right to make the first passkey')
  async passkeyOptions(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const hash = await this.code.checkForPasskey(part(body, 'code'));
    const name = wordsOf(part(part(body, 'administrator'), 'name'));
    const { browser, kept } = bindBrowser(headers.cookie);
    void reply.header('set-cookie', kept);
    return this.passkeys.askForNew({ browser, purpose: 'set-up', about: hash.toString('base64url') }, { workerId: uuidv7(), name });
  }

  @Post()
  @HttpCode(204)
  @Open('the code and a passkey make the place and open its first session')
  async withPasskey(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const hash = await this.code.checkForPasskey(part(body, 'code'));
    newPlaceOf(body, ''); // words that need another look use up no passkey
    const browser = readToken(headers.cookie, SIGN_IN_COOKIE) ?? '';
    const made = await this.passkeys.made(part(body, 'response'), { browser, purpose: 'set-up', about: hash.toString('base64url') });
    const newPlace = newPlaceOf(body, made.workerId);
    const cookies = await this.sessions.open(headers.cookie, (fresh) => this.places.withPasskey(hash, newPlace, made, fresh));
    if (!cookies) throw new Refused('set-up-done');
    void reply.header('set-cookie', cookies);
  }

  @Post('issuer')
  @HttpCode(200)
  @Open('the code is the right to set up with a login of an issuer')
  async withIssuer(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<{ url: string }> {
    const hash = await this.code.check(part(body, 'code'));
    const { url, kept } = await this.departures.to(part(body, 'issuer'), headers.cookie, hash, newPlaceOf(body, uuidv7()));
    void reply.header('set-cookie', kept);
    return { url };
  }
}

import { Body, Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '@alongside/platform/graphql';
import { bindBrowser, readToken, SIGN_IN_COOKIE } from './cookies.ts';
import { type OwnPasskey, OwnPasskeys } from './own-passkeys.ts';
import { Passkeys } from './passkeys.ts';
import { Refused, RefusedFilter } from './refused.ts';
import { Sessions } from './sessions.ts';
import { part, wordsOf } from './words.ts';

/** Signing in with a passkey, and one's own passkeys. */
@Controller('auth')
@UseFilters(RefusedFilter)
export class PasskeyController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly own: OwnPasskeys,
    private readonly sessions: Sessions,
  ) {}

  @Post('passkey/options')
  @HttpCode(200)
  @Open('signing in with a passkey begins here')
  async options(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { browser, kept } = bindBrowser(headers.cookie);
    void reply.header('set-cookie', kept);
    return this.passkeys.ask(browser);
  }

  @Post('passkey/sign-in')
  @HttpCode(204)
  @Open('a passkey opens the session')
  async signIn(@Req() { headers }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const shown = await this.passkeys.shown(part(body, 'response'), readToken(headers.cookie, SIGN_IN_COOKIE) ?? '');
    const cookies = await this.sessions.open(headers.cookie, (fresh) => this.sessions.startByPasskey(shown, fresh));
    if (!cookies) throw new Refused('not-known', 401);
    void reply.header('set-cookie', cookies);
  }

  @Get('passkeys')
  @Open('asks for the session by itself: whoever is signed in sees their own')
  list(@Req() { headers }: FastifyRequest): Promise<OwnPasskey[]> {
    return this.own.list(headers.cookie);
  }

  @Post('passkeys/options')
  @HttpCode(200)
  @Open('asks for the session by itself: whoever is signed in makes another')
  async optionsForAnother(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const user = await this.own.user(headers.cookie);
    const { browser, kept } = bindBrowser(headers.cookie);
    void reply.header('set-cookie', kept);
    return this.passkeys.askForNew({ browser, purpose: 'another', about: user.workerId }, user);
  }

  @Post('passkeys')
  @HttpCode(204)
  @Open('asks for the session by itself: whoever is signed in keeps another')
  async add(@Req() { headers }: FastifyRequest, @Body() body: unknown): Promise<void> {
    const name = wordsOf(part(body, 'name') ?? '', { least: 0, most: 60 });
    const { workerId } = await this.own.user(headers.cookie);
    const browser = readToken(headers.cookie, SIGN_IN_COOKIE) ?? '';
    const made = await this.passkeys.made(part(body, 'response'), { browser, purpose: 'another', about: workerId });
    await this.own.add(headers.cookie, made, name);
  }

  @Post('passkeys/remove')
  @HttpCode(204)
  @Open('asks for the session by itself: whoever is signed in removes one of their own')
  async remove(@Req() { headers }: FastifyRequest, @Body() body: unknown): Promise<void> {
    await this.own.remove(headers.cookie, part(body, 'id'));
  }
}

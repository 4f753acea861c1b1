import { Body, Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Open } from '@alongside/platform/graphql';
import { AcceptInvitation, type OpenInvitation } from './accept-invitation.ts';
import { bindBrowser, readToken, SIGN_IN_COOKIE } from './cookies.ts';
import { Issuers } from './issuers.ts';
import { Passkeys } from './passkeys.ts';
import { Refused, RefusedFilter } from './refused.ts';
import { Sessions } from './sessions.ts';
import { SetOff } from './set-off.ts';
import { problemOf } from './sign-in-problem.ts';
import { part } from './words.ts';

/** What a link says to whoever holds it. */
export interface InvitationWords {
  readonly place: string;
  readonly organisation: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly way: 'passkey' | 'issuer';
  readonly issuerName: string | null;
}

/** Accepting an invitation. Its token travels in the body, so that no log or history of addresses keeps it. */
@Controller('auth/invitation')
@UseFilters(RefusedFilter)
export class InvitationController {
  constructor(
    private readonly invitations: AcceptInvitation,
    private readonly passkeys: Passkeys,
    private readonly issuers: Issuers,
    private readonly departures: SetOff,
    private readonly sessions: Sessions,
  ) {}

  @Post()
  @HttpCode(200)
  @Open('the link’s token is the right to read what it says')
  async read(@Body() body: unknown): Promise<InvitationWords> {
    const { place, organisation, name, jobTitle, issuer } = await this.invitations.find(part(body, 'token'));
    const issuerName = issuer === null ? null : (this.issuers.called(issuer)?.name ?? '');
    return { place, organisation, name, jobTitle, way: issuer === null ? 'passkey' : 'issuer', issuerName };
  }

  @Post('passkey-options')
  @HttpCode(200)
  @Open('the link’s token is the right to make a passkey')
  async passkeyOptions(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { name, workerId, tokenHash } = await this.findFor('passkey', body);
    const { browser, kept } = bindBrowser(headers.cookie);
    void reply.header('set-cookie', kept);
    return this.passkeys.askForNew(
      { browser, purpose: 'invitation', about: tokenHash.toString('base64url') },
      { workerId: workerId ?? uuidv7(), name },
    );
  }

  /** With a passkey that was just made; or with one that somebody has here already, for another organisation. */
  @Post('passkey')
  @HttpCode(204)
  @Open('the link’s token and a passkey open the session')
  async withPasskey(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const { tokenHash } = await this.findFor('passkey', body);
    const browser = readToken(headers.cookie, SIGN_IN_COOKIE) ?? '';
    const response = part(body, 'response');
    const cookies = await (part(part(response, 'response'), 'signature') === undefined
      ? this.withNewPasskey(response, browser, tokenHash, headers.cookie)
      : this.withKnownPasskey(response, browser, tokenHash, headers.cookie));
    if (!cookies) throw new Refused('not-known');
    void reply.header('set-cookie', cookies);
  }

  @Post('issuer')
  @HttpCode(200)
  @Open('the link’s token is the right to sign in at the organisation’s issuer')
  async withIssuer(
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<{ url: string }> {
    const { issuer: address, tokenHash } = await this.findFor('issuer', body);
    const issuer = this.issuers.called(address ?? '');
    if (!issuer) throw new Refused('unavailable');
    const errand = { kind: 'invitation', tokenHash: tokenHash.toString('base64url') } as const;
    const { url, kept } = await this.departures.to(issuer, headers.cookie, { returnTo: '/', errand }).catch((error: unknown) => {
      problemOf(error);
      throw new Refused('unavailable');
    });
    void reply.header('set-cookie', kept);
    return { url };
  }

  private async findFor(way: InvitationWords['way'], body: unknown): Promise<OpenInvitation> {
    const found = await this.invitations.find(part(body, 'token'));
    if ((found.issuer === null) !== (way === 'passkey')) throw new Refused('not-known');
    return found;
  }

  private async withNewPasskey(response: unknown, browser: string, tokenHash: Buffer, cookies: string | undefined) {
    const made = await this.passkeys.made(response, { browser, purpose: 'invitation', about: tokenHash.toString('base64url') });
    return this.sessions.open(cookies, (fresh) => this.invitations.withNewPasskey(tokenHash, made, fresh));
  }

  private async withKnownPasskey(response: unknown, browser: string, tokenHash: Buffer, cookies: string | undefined) {
    const shown = await this.passkeys.shown(response, browser);
    return this.sessions.open(cookies, (fresh) => this.invitations.withPasskey(tokenHash, shown, fresh));
  }
}

import type { Page } from '@playwright/test';

/** A passkey of the virtual device, as the browser's own tools hand it out. */
type Credentials = Awaited<ReturnType<VirtualDevice['passkeys']>>;

/** A device that makes passkeys without anyone's finger: the browser's own virtual authenticator. It belongs to one page. */
export class VirtualDevice {
  private constructor(
    private readonly cdp: Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>,
    private readonly authenticatorId: string,
  ) {}

  /** `kept`: the passkeys that this person's device holds already. */
  static async at(page: Page, kept: Credentials = []): Promise<VirtualDevice> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    for (const credential of kept) await cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
    return new VirtualDevice(cdp, authenticatorId);
  }

  /** Whether the person proves to the device who they are. */
  async verifies(isUserVerified: boolean): Promise<void> {
    await this.cdp.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified });
  }

  async passkeys() {
    return (await this.cdp.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId })).credentials;
  }

  /** The device is lost, and another is bought. */
  async losesAll(): Promise<void> {
    await this.cdp.send('WebAuthn.clearCredentials', { authenticatorId: this.authenticatorId });
  }
}

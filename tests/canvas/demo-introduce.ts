import type { RunningTool } from '../../server/start.ts';
import { otherSchool, school } from './demo-data.ts';
import type { PlatformFacts, PracticeCanvas } from './practice-canvas.ts';

const clientIds = { [school]: '10000000000001', [otherSchool]: '10000000000002' };

/** An administrator pastes the tool's configuration into Canvas, and Canvas' facts into the tool. */
export async function introduce(
  canvas: PracticeCanvas,
  tool: RunningTool,
  toolUrl: string,
): Promise<void> {
  const answer = await fetch(`${toolUrl}/lti/config.json`);
  const config: unknown = await answer.json();
  for (const [account, clientId] of Object.entries(clientIds)) {
    const redirectUris = [`${toolUrl}/lti/launch`];
    canvas.install({ clientId, accounts: [Number(account)], config, redirectUris });
  }
  for (const facts of canvas.platforms) await register(tool, facts);
}

async function register({ deps: { models, now } }: RunningTool, facts: PlatformFacts) {
  const { _id } = await models.platforms.putPlatform(
    {
      name: facts.name,
      issuer: facts.issuer,
      clientId: facts.clientId,
      authorizationUrl: facts.authorizationUrl,
      tokenUrl: facts.tokenUrl,
      keySetUrl: facts.jwksUrl,
    },
    now(),
  );
  await models.platforms.putDeployment(_id, facts.deploymentId, now());
}

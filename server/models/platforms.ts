import { type Connection, Schema } from 'mongoose';
import { gatheredById } from './gathered.ts';
import { newId } from './ids.ts';

/** A registered LTI platform: one client id at one issuer. */
export interface Platform {
  _id: string;
  /** What the operator calls it. */
  name: string;
  issuer: string;
  clientId: string;
  authorizationUrl: string;
  tokenUrl: string;
  keySetUrl: string;
  /** Hosts under which it has shown the tool, beside that of its own addresses. */
  hosts: string[];
  /** The first deployment that launches becomes known by that: whoever registered could not name it. */
  awaitsDeployment: boolean;
  state: 'active' | 'disabled';
  createdAt: Date;
}

/** What an operator or a registration says of a platform. */
export type PlatformFacts = Pick<
  Platform,
  'name' | 'issuer' | 'clientId' | 'authorizationUrl' | 'tokenUrl' | 'keySetUrl'
>;

/** One installation of the tool within a platform. */
export interface Deployment {
  _id: string;
  platformId: string;
  deploymentId: string;
  /** Where it was asked to tell of copied courses, and when to ask anew; null: it offers nothing. */
  notices: { url: string; askAgainAt: Date } | null;
  state: 'active' | 'disabled';
  createdAt: Date;
}

const platformSchema = new Schema<Platform>(
  {
    _id: String,
    name: { type: String, required: true },
    issuer: { type: String, required: true },
    clientId: { type: String, required: true },
    authorizationUrl: { type: String, required: true },
    tokenUrl: { type: String, required: true },
    keySetUrl: { type: String, required: true },
    hosts: [String],
    awaitsDeployment: { type: Boolean, default: false },
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
).index({ issuer: 1, clientId: 1 }, { unique: true });

const noticesSchema = new Schema({ url: String, askAgainAt: Date }, { _id: false });
const deploymentSchema = new Schema<Deployment>(
  {
    _id: String,
    platformId: { type: String, required: true },
    deploymentId: { type: String, required: true },
    notices: { type: noticesSchema, default: null },
    state: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
).index({ platformId: 1, deploymentId: 1 }, { unique: true });

/** Platforms and deployments: who may launch the tool at all. */
export function platformStore(connection: Connection) {
  const platforms = connection.model<Platform>('Platform', platformSchema, 'platforms');
  const deployments = connection.model<Deployment>('Deployment', deploymentSchema, 'deployments');
  return {
    async findPlatform(issuer: string, clientId: string): Promise<Platform | null> {
      return platforms.findOne({ issuer, clientId }).lean();
    },
    getPlatform: gatheredById<Platform>((filter) => platforms.find(filter).lean()),
    async listPlatforms(): Promise<Platform[]> {
      return platforms.find().sort({ name: 1 }).lean();
    },
    /** Adds a platform, or changes the addresses and the name of one that is known. */
    async putPlatform(values: PlatformFacts, now: Date): Promise<Platform> {
      const { issuer, clientId, ...rest } = values;
      return platforms
        .findOneAndUpdate(
          { issuer, clientId },
          {
            $set: rest,
            $setOnInsert: {
              ...{ _id: newId(), hosts: [], awaitsDeployment: false, state: 'active' as const },
              createdAt: now,
            },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
    },
    async setAwaitsDeployment(id: string, awaits: boolean): Promise<void> {
      await platforms.updateOne({ _id: id }, { $set: { awaitsDeployment: awaits } });
    },
    /** True for one caller of a platform that awaits its first deployment, and not again. */
    async claimFirstDeployment(id: string): Promise<boolean> {
      const query = { _id: id, awaitsDeployment: true };
      const { modifiedCount } = await platforms.updateOne(query, {
        $set: { awaitsDeployment: false },
      });
      return modifiedCount === 1;
    },
    async addHost(id: string, host: string): Promise<void> {
      await platforms.updateOne({ _id: id }, { $addToSet: { hosts: host } });
    },
    async setPlatformState(id: string, state: Platform['state']): Promise<void> {
      await platforms.updateOne({ _id: id }, { $set: { state } });
    },
    async removePlatform(id: string): Promise<void> {
      await deployments.deleteMany({ platformId: id });
      await platforms.deleteOne({ _id: id });
    },
    async findDeployment(platformId: string, deploymentId: string): Promise<Deployment | null> {
      return deployments.findOne({ platformId, deploymentId }).lean();
    },
    getDeployment: gatheredById<Deployment>((filter) => deployments.find(filter).lean()),
    async listDeployments(platformId: string): Promise<Deployment[]> {
      return deployments.find({ platformId }).sort({ deploymentId: 1 }).lean();
    },
    async putDeployment(platformId: string, deploymentId: string, now: Date): Promise<Deployment> {
      return deployments
        .findOneAndUpdate(
          { platformId, deploymentId },
          { $setOnInsert: { _id: newId(), notices: null, state: 'active', createdAt: now } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
        .orFail();
    },
    async setNotices(id: string, url: string, askAgainAt: Date): Promise<void> {
      await deployments.updateOne({ _id: id }, { $set: { notices: { url, askAgainAt } } });
    },
    async setDeploymentState(id: string, state: Deployment['state']): Promise<void> {
      await deployments.updateOne({ _id: id }, { $set: { state } });
    },
  };
}

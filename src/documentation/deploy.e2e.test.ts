// deploy/: what stands there fits together, and fits the commands, as far as can be seen without a cluster.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { program } from '../cli/main.ts';
import { checkConfiguration } from '../run/configuration.ts';
import { shardFlag } from '../run/shards.ts';
import { ROOT } from './blocks.fixture.ts';

const folder = path.join(ROOT, 'deploy/kubernetes');
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');

type Container = {
  name: string;
  image: string;
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: { configMapKeyRef: { name: string; key: string } } }[];
  volumeMounts?: { name: string; mountPath: string }[];
  securityContext: Record<string, boolean>;
};
type PodSpec = {
  restartPolicy?: string;
  containers: Container[];
  initContainers?: Container[];
  volumes: { name: string; persistentVolumeClaim?: { claimName: string }; configMap?: { name: string } }[];
};
type Resource = {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: {
    template?: { metadata: { labels: Record<string, string> }; spec: PodSpec };
    selector?: Record<string, unknown>;
    ports?: { port: number; targetPort: string }[];
    completions?: number;
    parallelism?: number;
    completionMode?: string;
  };
};
type Kustomization = {
  resources: string[];
  configMapGenerator: { name: string; files: string[]; literals: string[] }[];
  images: { name: string }[];
};

const kustomization = parse(textOf('kustomization.yaml')) as Kustomization;
const resources = kustomization.resources.flatMap((name) =>
  parseAllDocuments(textOf(name)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Resource;
  }),
);
const named = (kind: string, name: string) =>
  resources.find((each) => each.kind === kind && each.metadata.name === name)!;
const pods = resources.flatMap(({ spec }) => spec?.template?.spec ?? []);
const containers = pods.flatMap(({ containers: own, initContainers = [] }) => [...own, ...initContainers]);

/** Flags in a command line that its command does not have. */
function unknownFlags(line: string): string[] {
  const [, name = '', rest = ''] = /tillproof +([a-z]+)(.*)/.exec(line) ?? [];
  const command = program().commands.find((each) => each.name() === name);
  if (command === undefined) return [`no command ${name}`];
  const known = command.options.map(({ long }) => long);
  return (rest.match(/(?<= )--[a-z-]+/g) ?? []).filter((flag) => !known.includes(flag));
}

describe('deploy/kubernetes', () => {
  it('names every file that is there, and nothing else', () => {
    const own = [...kustomization.resources, ...kustomization.configMapGenerator.flatMap(({ files }) => files)];
    expect([...own, 'kustomization.yaml'].sort()).toEqual(readdirSync(folder).sort());
  });

  it('mounts what is there, and takes images and settings that the kustomization gives', () => {
    const [map] = kustomization.configMapGenerator;
    const keys = [...map!.files, ...map!.literals.map((each) => each.split('=')[0]!)];
    for (const { volumes, containers: own, initContainers = [] } of pods) {
      for (const { persistentVolumeClaim, configMap } of volumes) {
        if (persistentVolumeClaim)
          expect(named('PersistentVolumeClaim', persistentVolumeClaim.claimName)).toBeDefined();
        if (configMap) expect(configMap.name).toBe(map!.name);
      }
      for (const { volumeMounts = [], env = [], image } of [...own, ...initContainers]) {
        expect(volumes.map(({ name }) => name)).toEqual(expect.arrayContaining(volumeMounts.map(({ name }) => name)));
        for (const { valueFrom } of env) if (valueFrom) expect(keys).toContain(valueFrom.configMapKeyRef.key);
        expect(kustomization.images.map(({ name }) => name)).toContain(image);
      }
    }
  });

  it('runs commands and flags that there are, as a user without rights', () => {
    for (const { command = [], args = [], securityContext } of containers) {
      const line = command.length > 0 ? command.at(-1)! : `tillproof ${args.join(' ')}`;
      if (line.includes('tillproof ')) expect(unknownFlags(line)).toEqual([]);
      expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
    }
    expect(unknownFlags('tillproof certify --no-such-flag')).toEqual(['--no-such-flag']);
  });

  it('has as many shards as are merged, and each is told which one it is', () => {
    const { spec } = named('Job', 'certify');
    expect([spec.completionMode, spec.completions, spec.parallelism]).toEqual(['Indexed', 8, 8]);
    const totals = containers.flatMap(({ env = [] }) => env.filter(({ name }) => name === 'TILLPROOF_SHARD_TOTAL'));
    expect(totals.map(({ value }) => value)).toEqual(['8', '8', '8']);
    const env = { TILLPROOF_SHARD_TOTAL: totals[0]!.value, JOB_COMPLETION_INDEX: '7' };
    expect(shardFlag('auto', env)).toBe('8/8');
    for (const { kind, spec: own } of resources)
      if (kind === 'Job') expect(own.template?.spec.restartPolicy).toBe('Never');
  });

  it('leads the service to the simulator', () => {
    const service = named('Service', 'simulator');
    const { template } = named('Deployment', 'simulator').spec;
    expect(template?.metadata.labels).toMatchObject(service.spec.selector ?? {});
    const text = textOf('simulator.yaml');
    for (const { port, targetPort } of service.spec.ports ?? []) {
      expect(text).toMatch(new RegExp(`name: ${targetPort}\\s+containerPort: ${port}\\b`));
      expect(template?.spec.containers[0]?.args).toContain(String(port));
    }
  });

  it('has a configuration that is one', () => {
    const text = textOf('tillproof.config.yaml');
    expect(checkConfiguration(parse(text), 'tillproof.config.yaml')).toEqual({ wire: 'json-http', seed: 1 });
    expect(checkConfiguration(parse(text.replace('# terminal:', 'terminal:')), 'the same').terminal).toMatch(/^http/);
  });

  const kubectl = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8', timeout: 30_000 });
  it.skipIf(kubectl.error !== undefined)('is built by kustomize', () => {
    expect([kubectl.status, kubectl.stderr]).toEqual([0, '']);
    const kinds = parseAllDocuments(kubectl.stdout).map((document) => (document.toJS() as Resource).kind);
    expect(kinds.sort()).toEqual([...resources.map(({ kind }) => kind), 'ConfigMap'].sort());
    expect(kubectl.stdout).toContain('image: registry.example/tillproof:latest');
  });
});

describe('deploy/Containerfile', () => {
  const lines = readFileSync(path.join(ROOT, 'deploy/Containerfile'), 'utf8').replaceAll('\\\n', ' ').split('\n');

  it('knows its own words, runs as no root, and starts the command of the package', () => {
    const words = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' ')[0]!);
    expect(['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD']).toEqual(
      expect.arrayContaining([...new Set(words)]),
    );
    expect(lines).toEqual(expect.arrayContaining(['USER node', 'ENTRYPOINT ["tillproof"]']));
    const { bin, engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      bin: object;
      engines: { node: string };
    };
    expect([Object.keys(bin), engines.node]).toEqual([['tillproof'], '>=22.18']);
    for (const line of lines.filter((each) => each.startsWith('FROM'))) expect(line).toMatch(/^FROM node:24-slim/);
  });

  it('does not take along what a checkout holds besides its files', () => {
    const ignored = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', 'node_modules', 'reports', 'dist']));
  });
});

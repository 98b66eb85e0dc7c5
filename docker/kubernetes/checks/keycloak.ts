// The part of the custom resource of Keycloak's operator (k8s.keycloak.org/v2beta1, since 26.6) that ../keycloak-operator
// uses; no package ships its schema. Look a field that is not here up in the operator's documentation, then add it.
import type { IObjectMeta } from "@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta";
import type { INetworkPolicyPeer } from "kubernetes-models/networking.k8s.io/v1";
import type { IPodTemplateSpec, IResourceRequirements, ISecretKeySelector } from "kubernetes-models/v1";

type ValueOrSecret = { name: string; value: string } | { name: string; secret: ISecretKeySelector };

export interface IKeycloak {
  apiVersion: "k8s.keycloak.org/v2beta1";
  kind: "Keycloak";
  metadata: IObjectMeta;
  spec: {
    instances?: number;
    image?: string;
    startOptimized?: boolean;
    hostname?: { hostname?: string; admin?: string; strict?: boolean; backchannelDynamic?: boolean };
    proxy?: { headers?: "xforwarded" | "forwarded" };
    http?: { httpEnabled?: boolean; httpPort?: number; httpsPort?: number; tlsSecret?: string };
    db?: {
      vendor?: string;
      host?: string;
      port?: number;
      database?: string;
      schema?: string;
      url?: string;
      usernameSecret?: ISecretKeySelector;
      passwordSecret?: ISecretKeySelector;
      poolInitialSize?: number;
      poolMinSize?: number;
      poolMaxSize?: number;
    };
    bootstrapAdmin?: { user?: { secret?: string }; service?: { secret?: string } };
    additionalOptions?: ValueOrSecret[];
    env?: ValueOrSecret[];
    resources?: IResourceRequirements;
    networkPolicy?: {
      enabled?: boolean;
      http?: INetworkPolicyPeer[];
      https?: INetworkPolicyPeer[];
      management?: INetworkPolicyPeer[];
    };
    serviceMonitor?: { enabled?: boolean; interval?: string; scrapeTimeout?: string };
    unsupported?: { podTemplate?: IPodTemplateSpec };
  };
}

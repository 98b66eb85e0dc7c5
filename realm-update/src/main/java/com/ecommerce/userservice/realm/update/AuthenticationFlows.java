package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Requirement, priority and configuration of the steps of flows. Flows and steps themselves are neither added nor
 * removed: Keycloak allows that for none of the flows that each realm begins with.
 */
final class AuthenticationFlows {

    private static final List<String> VALUES = List.of("requirement", "priority");

    private final RunningRealm realm;

    AuthenticationFlows(RunningRealm realm) {
        this.realm = realm;
    }

    /**
     * Returns what differs.
     *
     * @throws Failure if the realm lacks a flow or a step of the file
     */
    List<Change> changes(Comparison comparison, JsonNode file) {
        List<Change> changes = new ArrayList<>();
        JsonNode configs = JsonTrees.byName(file.path("authenticatorConfig"), "alias");
        for (JsonNode flow : file.path("authenticationFlows")) {
            String alias = flow.path("alias").asText();
            JsonNode present = steps(alias);
            for (JsonNode step : flow.path("authenticationExecutions")) {
                String name =
                        step.path(isFlow(step) ? "flowAlias" : "authenticator").asText();
                if (!present.has(name)) {
                    throw lacks("has no " + name + " in the flow " + alias);
                }
                String subject = "flow " + alias + ": " + name;
                changes.addAll(stepChanges(comparison, subject, alias, step, present.path(name)));
                if (step.hasNonNull("authenticatorConfig")) {
                    String config = step.path("authenticatorConfig").asText();
                    changes.addAll(configChanges(comparison, subject, present.path(name), configs.path(config)));
                }
            }
        }
        return changes;
    }

    private static boolean isFlow(JsonNode step) {
        return step.path("authenticatorFlow").asBoolean();
    }

    private Failure lacks(String what) {
        return new Failure("The realm " + realm.name() + " " + what
                + ", and update-realm does not add it. Add it in the admin console, or take it out of the file."
                + " Nothing was changed.");
    }

    /** Returns the steps of a flow, without those of flows in it, by authenticator or by the alias of the flow. */
    private JsonNode steps(String alias) {
        JsonNode executions = realm.find("authentication", "flows", alias, "executions")
                .orElseThrow(() -> lacks("has no flow " + alias));
        ObjectNode steps = JsonTrees.object();
        for (JsonNode execution : executions) {
            if (execution.path("level").asInt() == 0) {
                boolean flow = execution.path("authenticationFlow").asBoolean();
                steps.set(execution.path(flow ? "displayName" : "providerId").asText(), execution);
            }
        }
        return steps;
    }

    private List<Change> stepChanges(
            Comparison comparison, String subject, String flow, JsonNode step, JsonNode present) {
        ObjectNode wanted = JsonTrees.only(step, VALUES);
        List<Difference> differences = comparison.ofNamed(wanted, present);
        return differences.isEmpty()
                ? List.of()
                : List.of(Change.of(
                        subject,
                        differences,
                        () -> realm.put(
                                JsonTrees.merged(present, wanted), "authentication", "flows", flow, "executions")));
    }

    private List<Change> configChanges(Comparison comparison, String subject, JsonNode step, JsonNode wanted) {
        Optional<JsonNode> present = Optional.of(
                        step.path("authenticationConfig").asText())
                .filter(id -> !id.isEmpty())
                .flatMap(id -> realm.find("authentication", "config", id));
        ObjectNode config = JsonTrees.only(wanted, List.of("config"));
        List<Difference> differences = comparison.ofNamed(config, present.orElseGet(JsonTrees::object));
        return differences.isEmpty()
                ? List.of()
                : List.of(Change.of(subject, differences, () -> setConfig(step, present, wanted)));
    }

    private void setConfig(JsonNode step, Optional<JsonNode> present, JsonNode wanted) {
        present.ifPresentOrElse(
                config -> realm.put(
                        JsonTrees.merged(config, JsonTrees.only(wanted, List.of("config"))),
                        "authentication",
                        "config",
                        config.path("id").asText()),
                () -> realm.post(
                        wanted, "authentication", "executions", step.path("id").asText(), "config"));
    }
}

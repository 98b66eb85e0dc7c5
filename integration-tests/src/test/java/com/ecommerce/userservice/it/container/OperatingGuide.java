package com.ecommerce.userservice.it.container;

import com.ecommerce.userservice.it.support.Command;
import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.http.Json;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of docs/operating.md, run in a project. */
record OperatingGuide(ComposeProject project) {

    /** Runs lines of a guide in a shell, in which {@code docker compose} means this project. */
    Command paste(String lines) {
        String compose =
                Stream.of(project.composeWords()).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return Command.run(
                project.path(""), "bash", "-c", "docker() { shift; command " + compose + " \"$@\"; }\n" + lines);
    }

    /** Makes a service account that may call gRPC, with the commands of the guide, and returns an access token. */
    String serviceAccountToken(String clientId) {
        String secret = "it-secret-of-" + clientId;
        String client = project.execReading(
                        Json.write(Map.of(
                                "clientId", clientId,
                                "publicClient", false,
                                "serviceAccountsEnabled", true,
                                "standardFlowEnabled", false,
                                "secret", secret)),
                        "administer",
                        "create",
                        "clients",
                        "-r",
                        "ecommerce",
                        "-i",
                        "-f",
                        "-")
                .lastLine();
        String account = project.exec(
                        "administer",
                        "get",
                        "clients/" + client + "/service-account-user",
                        "-r",
                        "ecommerce",
                        "--fields",
                        "id",
                        "--format",
                        "csv",
                        "--noquotes")
                .lastLine();
        project.exec(
                        "administer",
                        "add-roles",
                        "-r",
                        "ecommerce",
                        "--uid",
                        account,
                        "--cclientid",
                        "user-service",
                        "--rolename",
                        "grpc-read")
                .succeeded();
        return project.token(
                        "ecommerce",
                        Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret))
                .text("/access_token");
    }
}

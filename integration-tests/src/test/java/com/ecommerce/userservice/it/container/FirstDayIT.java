package com.ecommerce.userservice.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.CommandBlock;
import com.ecommerce.userservice.it.support.compose.ComposeProject;
import com.ecommerce.userservice.it.support.http.Api;
import com.ecommerce.userservice.it.support.http.Reply;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commands of docs/operating.md, as they stand there, after a stranger has registered the names that they use. */
@WithProduction
class FirstDayIT {

    private static final String PASSWORD = "amber-Lighthouse-17";

    private final ComposeProject project = WithProduction.Starter.project();
    private final Api api = project.api();

    @Test
    void givenAddressOfTheFirstAdministratorIsTaken_whenPasted_thenTheStrangerGetsNoRightAndSheDoesOnceItIsFree() {
        String stranger = register("olivia@example.com");
        String block = block("olivia@example.com");

        assertThat(new OperatingGuide(project).paste(block).exitCode()).isNotZero();
        assertThat(project.exec(
                                "administer",
                                "get-roles",
                                "-r",
                                "ecommerce",
                                "--uid",
                                stranger,
                                "--cclientid",
                                "realm-management")
                        .succeeded())
                .doesNotContain("realm-admin");

        project.exec("administer", "delete", "users/" + stranger, "-r", "ecommerce")
                .succeeded();
        String password = new OperatingGuide(project).paste(block).lastLine();
        Reply login = api.login("olivia@example.com", password);
        assertThat(login.text("/code")).as("%s", login).isEqualTo("account_setup_required");
        assertThat(project.exec(
                                "administer",
                                "get-roles",
                                "-r",
                                "ecommerce",
                                "--uusername",
                                "olivia@example.com",
                                "--cclientid",
                                "realm-management")
                        .succeeded())
                .contains("realm-admin");
    }

    @Test
    void givenNameOfTheServiceAccountIsWanted_whenPasted_thenTheStrangerMayNotCallGrpc() {
        Reply taken = api.post(
                "auth/register/",
                Map.of("email", TestUser.uniqueEmail(), "username", "service-account-gateway", "password", PASSWORD));

        new OperatingGuide(project).paste(block("\"clientId\":\"gateway\""));

        if (taken.status() == 201) {
            assertThat(project.exec(
                                    "administer",
                                    "get-roles",
                                    "-r",
                                    "ecommerce",
                                    "--uid",
                                    taken.text("/user/id"),
                                    "--cclientid",
                                    "user-service")
                            .succeeded())
                    .doesNotContain("grpc-read");
        }
    }

    @Test
    void givenAddressThatNobodyHasConfirmed_whenStaffIsMade_thenTheStrangerIsNoOperator() {
        String stranger = register("carla@example.com");

        assertThat(new OperatingGuide(project)
                        .paste(block("groups -r ecommerce -q search=operators"))
                        .succeeded())
                .contains("no account with this address");

        assertThat(project.exec("administer", "get", "users/" + stranger + "/groups", "-r", "ecommerce")
                        .succeeded())
                .doesNotContain("operators");
    }

    private String register(String email) {
        Reply reply = api.post("auth/register/", Map.of("email", email, "password", PASSWORD));
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply.text("/user/id");
    }

    /** Returns the block of the guide that has these words. */
    private static String block(String words) {
        List<String> blocks = CommandBlock.of("docs/operating.md").stream()
                .map(CommandBlock::commands)
                .filter(block -> block.contains(words))
                .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(1);
        return blocks.get(0);
    }
}

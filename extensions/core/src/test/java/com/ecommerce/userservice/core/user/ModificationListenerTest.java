package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.admin.OperationType;

class ModificationListenerTest {

    @ParameterizedTest
    @CsvSource({
        "CREATE, users/1",
        "UPDATE, users/1",
        "ACTION, users/1/reset-password",
        "ACTION, users/1/disable-credential-types",
        "DELETE, users/1/credentials/2",
        "CREATE, users/1/role-mappings/realm",
        "CREATE, users/1/groups/2",
        "DELETE, users/1/federated-identity/google"
    })
    void modifies(OperationType operation, String path) {
        assertThat(ModificationListener.modifiedUser(operation, path)).contains("1");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, users/1",
        "ACTION, users/1/logout",
        "ACTION, users/1/impersonation",
        "ACTION, users/1/send-verify-email",
        "ACTION, users/1/execute-actions-email",
        "DELETE, users/1/consents/app",
        "UPDATE, groups/1",
        "UPDATE, users",
        "UPDATE, ''",
        "UPDATE, "
    })
    void modifiesNoUser(OperationType operation, String path) {
        assertThat(ModificationListener.modifiedUser(operation, path)).isEmpty();
    }
}

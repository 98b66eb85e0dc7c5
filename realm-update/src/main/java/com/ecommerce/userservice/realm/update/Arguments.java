package com.ecommerce.userservice.realm.update;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command was called with.
 *
 * @param files empty for those of the installation
 */
record Arguments(boolean help, boolean dryRun, boolean withSecrets, List<Path> files) {

    static final String USAGE = """
            Usage: update-realm [--dry-run] [--with-secrets] [FILE...]

            Brings changed realm files into a running server. Without FILE: data/import/*-realm.json of this
            installation. What a file names wins over the realm's value; what it does not name stays.

              --dry-run       say what would be changed, and change nothing
              --with-secrets  also set secrets that Keycloak does not give out (the mail server's password), which
                              cannot be compared
              --help          show this text

            Environment:
              USER_SERVICE_ADMIN_URL    the server's base address (https://localhost:8443)
              USER_SERVICE_ADMIN_REALM  the administrator's realm (master)
              KC_BOOTSTRAP_ADMIN_CLIENT_ID, KC_BOOTSTRAP_ADMIN_CLIENT_SECRET
                                        a service account; or
              KC_BOOTSTRAP_ADMIN_USERNAME, KC_BOOTSTRAP_ADMIN_PASSWORD
                                        a user
              KC_TRUSTSTORE_PATHS       PEM files of further certificate authorities
              and what the placeholders of the files name, as for the server.

            Exit status: 0 done, 1 failed, 2 wrong usage.
            """;

    Arguments {
        files = List.copyOf(files);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if there is an unknown option, with a message for the operator
     */
    static Arguments of(String... arguments) {
        boolean help = false;
        boolean dryRun = false;
        boolean withSecrets = false;
        List<Path> files = new ArrayList<>();
        for (String argument : arguments) {
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--dry-run" -> dryRun = true;
                case "--with-secrets" -> withSecrets = true;
                default -> {
                    if (argument.startsWith("-") || argument.isBlank()) {
                        throw new IllegalArgumentException("update-realm has no option \"" + argument + "\".");
                    }
                    files.add(Path.of(argument));
                }
            }
        }
        return new Arguments(help, dryRun, withSecrets, files);
    }
}

package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.ecommerce.userservice.realm.file.RealmFile;
import com.ecommerce.userservice.realm.file.SupportedSections;
import com.ecommerce.userservice.realm.server.AdminApi;
import com.ecommerce.userservice.realm.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command {@code update-realm}: brings changed realm files into a running server, by its admin API.
 * {@code bin/update-realm} sets the system property {@code user-service.home} to the installation's folder.
 */
public final class UpdateRealm {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private UpdateRealm() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        Arguments parsed;
        try {
            parsed = Arguments.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Arguments.USAGE);
            return WRONG_USAGE;
        }
        if (parsed.help()) {
            System.out.print(Arguments.USAGE);
            return DONE;
        }
        try {
            update(parsed);
            return DONE;
        } catch (Failure e) {
            System.err.println(e.getMessage());
        } catch (RuntimeException e) {
            // For example something that was removed while this ran. The message may hold values.
            System.err.println("An answer of the server was not as expected ("
                    + e.getClass().getSimpleName() + "). What was said above is done; to run it again is safe.");
        }
        return FAILED;
    }

    /** Reads and checks all files before it asks the server anything. */
    private static void update(Arguments arguments) {
        List<Path> paths = arguments.files().isEmpty() ? installed() : arguments.files();
        List<RealmFile> files =
                paths.stream().map(path -> RealmFile.read(path, System::getenv)).toList();
        files.forEach(SupportedSections::check);
        ServerSettings settings = ServerSettings.from(System.getenv());
        Comparison comparison = new Comparison(arguments.withSecrets());
        try (AdminApi api = new AdminApi(settings)) {
            for (RealmFile file : files) {
                RealmUpdate update = new RealmUpdate(api, file, System.out);
                if (arguments.dryRun()) {
                    update.dryRun(comparison);
                } else {
                    update.run(comparison);
                }
            }
        }
    }

    private static List<Path> installed() {
        Path folder = Path.of(System.getProperty("user-service.home", ""), "data", "import");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith("-realm.json"))
                    .sorted()
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException e) {
            // The same sentence.
        }
        throw new Failure("There is no *-realm.json in " + folder + ". Name the files as arguments.");
    }
}

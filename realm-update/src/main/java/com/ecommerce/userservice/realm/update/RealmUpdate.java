package com.ecommerce.userservice.realm.update;

import com.ecommerce.userservice.realm.Failure;
import com.ecommerce.userservice.realm.file.RealmFile;
import com.ecommerce.userservice.realm.server.AdminApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Brings one file into its realm: reads the realm, finds all that differs, and only then changes it. */
final class RealmUpdate {

    private final RunningRealm realm;
    private final JsonNode file;
    private final PrintStream out;

    RealmUpdate(AdminApi api, RealmFile file, PrintStream out) {
        this.realm = new RunningRealm(api, file.realm());
        this.file = file.content();
        this.out = out;
    }

    /** Says what would be changed. */
    void dryRun(Comparison comparison) {
        List<Change> changes = changes(comparison);
        changes.forEach(this::print);
        long count = count(changes);
        sayWhatIsHidden(comparison);
        say(count == 0 ? "nothing to change" : times(count) + " would be made");
    }

    /**
     * Changes the realm, and says each change once it is made.
     *
     * @throws Failure that says how far it came
     */
    void run(Comparison comparison) {
        List<Change> changes = changes(comparison);
        long made = 0;
        for (Change change : changes) {
            try {
                change.action().run();
            } catch (Failure e) {
                throw new Failure(
                        e.getMessage() + "\nRealm " + realm.name() + ": " + times(made)
                                + " made before that. To run it again is safe: it goes on with what is left.",
                        e);
            }
            print(change);
            made += change.lines().size();
        }
        if (made > 0) {
            requireTaken();
        }
        sayWhatIsHidden(comparison);
        say(made == 0 ? "nothing to change" : times(made) + " made");
    }

    /** Keycloak passes over some values without a word. */
    private void requireTaken() {
        List<Change> left = changes(new Comparison(false));
        if (!left.isEmpty()) {
            StringBuilder lines = new StringBuilder("Realm " + realm.name() + ": the server did not take over:");
            left.forEach(change ->
                    change.lines().forEach(line -> lines.append("\n  ").append(line)));
            throw new Failure(lines.toString());
        }
    }

    /** Returns all changes in an order in which each finds what it refers to. */
    private List<Change> changes(Comparison comparison) {
        RealmSettings settings = new RealmSettings(realm, file);
        List<Change> changes = new ArrayList<>(settings.changes(comparison));
        ClientScopes scopes = new ClientScopes(realm, comparison, file);
        Roles roles = new Roles(realm, comparison, file);
        changes.addAll(scopes.changes());
        changes.addAll(new Clients(realm, comparison, scopes).changes(file));
        changes.addAll(roles.changes());
        changes.addAll(roles.defaultRoleChanges(file));
        changes.addAll(new UserProfile(realm).changes(comparison, file));
        changes.addAll(new ApiSettings(realm).changes(comparison, file));
        changes.addAll(new RequiredActions(realm).changes(comparison, file));
        changes.addAll(new AuthenticationFlows(realm).changes(comparison, file));
        changes.addAll(new Groups(realm, comparison, roles.links()).changes(file));
        changes.addAll(settings.defaultGroupChanges(comparison));
        changes.addAll(new AdminPermissions(realm).changes(comparison, file));
        changes.addAll(new LocalizationTexts(realm).changes(comparison, file));
        return changes;
    }

    private void sayWhatIsHidden(Comparison comparison) {
        List<String> hidden = new RealmSettings(realm, file).hidden();
        if (!hidden.isEmpty() && !comparison.withSecrets()) {
            say("not compared, since Keycloak does not give it out: " + String.join(", ", hidden)
                    + "; --with-secrets sets it");
        }
    }

    private void print(Change change) {
        change.lines().forEach(out::println);
    }

    private void say(String what) {
        out.println("Realm " + realm.name() + ": " + what + ".");
    }

    private static long count(List<Change> changes) {
        return changes.stream().mapToLong(change -> change.lines().size()).sum();
    }

    private static String times(long count) {
        return count == 1 ? "1 change" : count + " changes";
    }
}

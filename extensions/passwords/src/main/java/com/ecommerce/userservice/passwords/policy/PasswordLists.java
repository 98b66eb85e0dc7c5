package com.ecommerce.userservice.passwords.policy;

import com.ecommerce.userservice.passwords.filter.FilterFile;
import com.ecommerce.userservice.passwords.filter.FilterFileException;
import com.ecommerce.userservice.passwords.policy.PasswordList.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lists of this node that realms have named, by the names of their files. */
final class PasswordLists {

    private final BreachedPasswordsConfig config;
    private final Map<String, PasswordList> lists = new ConcurrentHashMap<>();

    PasswordLists(BreachedPasswordsConfig config) {
        this.config = config;
    }

    /** Returns the list of a file, which need not be there. */
    PasswordList list(String name) {
        return lists.computeIfAbsent(
                name, file -> new PasswordList(path(file), config.checkIntervalSeconds(), System::nanoTime));
    }

    /** Returns whether passwords can be asked for in the list of that name, which was asked for before. */
    boolean isUsable(String name) {
        PasswordList list = lists.get(name);
        return list != null && list.state() != State.MISSING;
    }

    /**
     * Looks at a file that no realm may have named yet.
     *
     * @throws FilterFileException if it cannot be used
     */
    void examine(String name) throws FilterFileException {
        FilterFile file = FilterFile.open(path(name));
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many lists are in a state. */
    long count(State state) {
        return lists.values().stream().filter(list -> list.state() == state).count();
    }

    private Path path(String name) {
        return config.folder().resolve(name);
    }
}

package com.ecommerce.userservice.passwords.policy;

import com.ecommerce.userservice.passwords.filter.FilterFile;
import com.ecommerce.userservice.passwords.filter.FilterFileException;
import com.ecommerce.userservice.passwords.filter.PasswordHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The file of a policy, whichever is there: a newer one takes the place of the one that is open. One that disappears or is
 * damaged does not: the open one is asked for as long as it can be read.
 *
 * <p>One thread asks at a time. That takes microseconds, and each password that is asked for is hashed afterwards, which takes
 * ten thousand times as long.
 */
final class PasswordList {

    /** What a list can answer. */
    enum State {
        /** By the file that is there. */
        CURRENT,
        /** By one that is not there any more: what is there now is damaged or absent. */
        STALE,
        /** Not at all. */
        MISSING
    }

    private static final Logger LOG = Logger.getLogger(PasswordList.class);

    /** How often a file that is missing is looked for, so that nobody has to wait for it once it is there. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path path;
    private final long checkNanos;
    private final LongSupplier nanoTime;
    private FilterFile file;
    private Optional<FileVersion> seen = Optional.empty();
    private long nextCheck;
    private String reported = "";
    private volatile State state = State.MISSING;

    /** Opens the file, if there is a good one. */
    PasswordList(Path path, int checkSeconds, LongSupplier nanoTime) {
        this.path = path;
        this.checkNanos = TimeUnit.SECONDS.toNanos(checkSeconds);
        this.nanoTime = nanoTime;
        this.nextCheck = nanoTime.getAsLong();
        check();
    }

    State state() {
        return state;
    }

    /** Tells whether one of the hashes is on the list. */
    synchronized PasswordCheck find(Collection<PasswordHash> hashes) {
        check();
        boolean wasOpen = file != null;
        PasswordCheck result = ask(hashes);
        if (result == PasswordCheck.UNAVAILABLE && wasOpen) {
            // The file was overwritten; perhaps it is whole again.
            check();
            result = ask(hashes);
        }
        return result;
    }

    /** Opens a file that is missing, if it is there by now. */
    synchronized void check() {
        long now = nanoTime.getAsLong();
        if (now - nextCheck < 0) {
            return;
        }
        Optional<FileVersion> present = FileVersion.of(path);
        if (file == null || !present.equals(seen)) {
            load();
            seen = present;
        }
        nextCheck = now + (state == State.MISSING ? RETRY_NANOS : checkNanos);
    }

    private PasswordCheck ask(Collection<PasswordHash> hashes) {
        if (file == null) {
            return PasswordCheck.UNAVAILABLE;
        }
        try {
            for (PasswordHash hash : hashes) {
                if (file.mightContain(hash)) {
                    return PasswordCheck.BREACHED;
                }
            }
            return PasswordCheck.CLEAN;
        } catch (IOException e) {
            close();
            report(State.MISSING, e);
            nextCheck = nanoTime.getAsLong();
            return PasswordCheck.UNAVAILABLE;
        }
    }

    private void load() {
        try {
            FilterFile next = FilterFile.open(path);
            close();
            file = next;
            state = State.CURRENT;
            reported = "";
            LOG.infof(
                    "Breached passwords: %d are in %s, and one in %d others is taken for one of them",
                    next.passwords(), path, Math.round(1 / next.falsePositives()));
        } catch (FilterFileException e) {
            report(file == null ? State.MISSING : State.STALE, e);
        }
    }

    /** Says each reason once. */
    private void report(State newState, IOException reason) {
        state = newState;
        String message = newState + " " + reason.getMessage();
        if (message.equals(reported)) {
            return;
        }
        reported = message;
        if (newState == State.STALE) {
            LOG.warnf("%s Until there is a good one in %s, the one before is in use", reason.getMessage(), path);
        } else {
            LOG.errorf("%s Until there is a good one in %s, new passwords are refused", reason.getMessage(), path);
        }
    }

    private void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.debugf(e, "Closing %s", path);
            }
            file = null;
        }
    }
}

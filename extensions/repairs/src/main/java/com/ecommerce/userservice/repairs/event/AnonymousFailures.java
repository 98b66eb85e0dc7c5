package com.ecommerce.userservice.repairs.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;

/**
 * Decides which failures of no known account are stored: anybody can cause any number of them. Not one is stored of a name
 * that no account can have, or of a token that no key of the realm has signed; of the others so many of each type in
 * each minute, on each node. Events that name an account are all stored. Safe for use by many threads.
 */
final class AnonymousFailures {

    /** Names and addresses of accounts have at most so many characters: Keycloak's columns hold no more. */
    private static final int MAX_NAME_LENGTH = 255;

    /** As {@code TokenManager.verifyRefreshToken} says it; other reasons go on after these words. */
    private static final String UNREADABLE_REFRESH_TOKEN = "Invalid refresh token";

    private static final long MINUTE_MILLIS = 60_000;

    private final int maxPerMinute;
    private final LongSupplier clock;
    private final Counter dropped;
    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

    /**
     * @param maxPerMinute for each realm and type of event; 0 for no bound
     * @param clock milliseconds
     * @param registry shows what is not stored as {@code user.service.dropped.events}
     */
    AnonymousFailures(int maxPerMinute, LongSupplier clock, MeterRegistry registry) {
        this.maxPerMinute = maxPerMinute;
        this.clock = clock;
        this.dropped = Counter.builder("user.service.dropped.events")
                .description("Events about failures of no known account that are not stored")
                .baseUnit("events")
                .register(registry);
    }

    /** Returns whether to store the event, whatever it is about. */
    boolean admit(Event event) {
        if (event.getUserId() != null || event.getError() == null) {
            return true;
        }
        boolean admitted = !isImpossibleName(event) && !isGarbageToken(event) && isWithinBound(event);
        if (!admitted) {
            dropped.increment();
        }
        return admitted;
    }

    private static boolean isImpossibleName(Event event) {
        Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
        return !Stream.of(Details.USERNAME, Details.EMAIL)
                .allMatch(name -> EventDetails.isShort(details.get(name), MAX_NAME_LENGTH));
    }

    /**
     * Returns whether Keycloak 26.7 says so that no key of the realm has signed the token. A token that is genuine, but not
     * the client's or the holder's who sent it, is no garbage: it may have been stolen.
     */
    private static boolean isGarbageToken(Event event) {
        if (!Errors.INVALID_TOKEN.equals(event.getError()) || event.getSessionId() != null) {
            return false;
        }
        String reason = event.getDetails() == null ? null : event.getDetails().get(Details.REASON);
        return switch (event.getType()) {
            case REFRESH_TOKEN_ERROR, LOGOUT_ERROR -> UNREADABLE_REFRESH_TOKEN.equals(reason);
            case REVOKE_GRANT_ERROR -> reason == null;
            case USER_INFO_REQUEST_ERROR -> true;
            default -> false;
        };
    }

    private boolean isWithinBound(Event event) {
        if (maxPerMinute == 0) {
            return true;
        }
        long now = clock.getAsLong() / MINUTE_MILLIS;
        return minutes.merge(
                                event.getRealmId() + "/" + event.getType(),
                                new Minute(now, 1),
                                (last, first) -> last.number() == now ? new Minute(now, last.events() + 1) : first)
                        .events()
                <= maxPerMinute;
    }

    private record Minute(long number, int events) {}
}

package com.ecommerce.userservice.passwords.policy;

import com.ecommerce.userservice.passwords.policy.PasswordList.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts new passwords by what the list says about them, {@code user.service.breached.password.checks}, and lists by whether
 * they can be asked, {@code user.service.breached.password.lists}. All of it is there from the start.
 */
final class PasswordListMeters {

    private final Map<PasswordCheck, Counter> checks = new EnumMap<>(PasswordCheck.class);

    PasswordListMeters(MeterRegistry registry, PasswordLists lists) {
        for (PasswordCheck result : PasswordCheck.values()) {
            checks.put(
                    result,
                    Counter.builder("user.service.breached.password.checks")
                            .description("New passwords that were looked for in a list of breached ones")
                            .baseUnit("checks")
                            .tag("outcome", lowerCase(result))
                            .register(registry));
        }
        for (State state : State.values()) {
            Gauge.builder("user.service.breached.password.lists", lists, all -> all.count(state))
                    .description("Lists of breached passwords, by whether they can be asked")
                    .tag("state", lowerCase(state))
                    .register(registry);
        }
    }

    PasswordCheck count(PasswordCheck result) {
        checks.get(result).increment();
        return result;
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

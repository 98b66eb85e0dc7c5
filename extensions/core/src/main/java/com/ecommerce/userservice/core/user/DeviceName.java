package com.ecommerce.userservice.core.user;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** The name that a client gives the device of a login, so that its owner finds it in the list of the own sessions. */
public final class DeviceName {

    /** The contract's name of the field. */
    public static final String FIELD = "device_name";

    /** In code points, without white space at both ends. */
    static final int MAX_LENGTH = 64;

    private static final String TOO_LONG = "error-invalid-length-too-long";

    private DeviceName() {}

    /** Returns a name as it is kept; empty where none was sent. */
    public static Optional<String> of(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(name -> !name.isEmpty());
    }

    /**
     * Returns the sentence about a name that cannot be kept; empty if it can. As in names of people, no format character but
     * those that a script needs: a name that runs from right to left would cover what a page shows beside it.
     *
     * @param text null if none was sent
     * @param sentence renders a message key with its parameters
     */
    public static Optional<String> objection(String text, BiFunction<String, Object[], String> sentence) {
        return of(text).map(name -> objectionTo(name, sentence));
    }

    private static String objectionTo(String name, BiFunction<String, Object[], String> sentence) {
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return sentence.apply(TOO_LONG, new Object[] {FIELD, 0, MAX_LENGTH});
        }
        if (!Texts.isStorable(name)) {
            return sentence.apply(ThemeMessages.NOT_STORABLE, new Object[0]);
        }
        OptionalInt stray = InvisibleCharacters.firstStrayIn(name);
        return stray.isEmpty()
                ? null
                : sentence.apply(
                        RefusedCharacter.MESSAGE, new Object[] {FIELD, RefusedCharacter.name(stray.getAsInt())});
    }
}

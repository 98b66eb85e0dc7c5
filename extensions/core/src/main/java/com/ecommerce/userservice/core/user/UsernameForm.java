package com.ecommerce.userservice.core.user;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one form of a username, so that names that look the same are the same: trimmed, in Unicode's form NFKC, in lower
 * case, without dots that only some keyboards leave out or add ({@code ı}, {@code İ}). One with an {@code @} has that of an
 * {@linkplain EmailForm e-mail address}.
 */
public final class UsernameForm {

    private UsernameForm() {}

    /** Returns the username in its form; "" stays "". */
    public static String of(String username) {
        if (username.contains("@")) {
            return EmailForm.of(username);
        }
        String text = compatible(compatible(EmailForm.strip(username)).toLowerCase(Locale.ROOT))
                .replace('\u0131', 'i')
                .replaceAll("([ij])\u0307+", "$1");
        // Signs that look like an @ are one in this form.
        return text.contains("@") ? EmailForm.of(text) : text;
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}

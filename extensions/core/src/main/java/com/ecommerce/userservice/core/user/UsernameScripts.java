package com.ecommerce.userservice.core.user;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses usernames that mix scripts, as an а of Cyrillic among Latin letters: the level "highly restrictive" of Unicode's
 * UTS 39, section 5.2. Keycloak's own validator against such names allows Latin letters alone.
 */
final class UsernameScripts {

    /** Scripts that people write side by side. */
    private static final List<Set<UnicodeScript>> MIXES = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private UsernameScripts() {}

    static boolean areMixed(String username) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        username.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
        return scripts.size() > 1 && MIXES.stream().noneMatch(mix -> mix.containsAll(scripts));
    }
}

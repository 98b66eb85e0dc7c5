package com.ecommerce.userservice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which classes use what Keycloak may change with any release: everything that is not of the artifacts
 * {@code keycloak-core}, {@code keycloak-common} and {@code keycloak-server-spi}. The list is
 * {@code keycloak-internals.txt}; with a new Keycloak its version moves on once every class on it has been looked at.
 */
@AnalyzeClasses(
        packages = {Modules.ROOT, Modules.PROTO},
        importOptions = DoNotIncludeTests.class)
class KeycloakInternalsTest {

    private static final Set<String> PUBLIC_ARTIFACTS =
            Set.of("keycloak-core", "keycloak-common", "keycloak-server-spi");

    private static final Pattern JAR = Pattern.compile("/(keycloak-[a-z-]+)-([0-9][^/]*)\\.jar!/");

    private static final Path LIST = Path.of("src/test/resources/keycloak-internals.txt");

    private static final String VERSION = "version ";

    @ArchTest
    static void theListNamesExactlyTheClassesThatUseInternals(JavaClasses classes) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> artifacts = internalArtifactsOf(type);
            if (!artifacts.isEmpty()) {
                found.computeIfAbsent(Modules.outermost(type), name -> new TreeSet<>())
                        .addAll(artifacts);
            }
        }

        List<String> used = found.entrySet().stream()
                .map(entry ->
                        entry.getKey().substring(Modules.ROOT.length() + 1) + " " + String.join(" ", entry.getValue()))
                .toList();
        List<String> listed = listed();

        assertThat(without(used, listed))
                .as("uses internals and is not on the list")
                .isEmpty();
        assertThat(without(listed, used))
                .as("is on the list and does not use these")
                .isEmpty();
        assertThat(listed).isSorted();
    }

    @ArchTest
    static void theListIsOfTheVersionThatIsUsed(JavaClasses classes) throws IOException {
        Set<String> versions = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(KeycloakInternalsTest::isOfKeycloak)
                .map(type -> jarOf(type).group(2))
                .collect(Collectors.toSet());

        assertThat(lines().stream()
                        .filter(line -> line.startsWith(VERSION))
                        .map(line -> line.substring(VERSION.length())))
                .containsExactlyElementsOf(versions);
    }

    @ArchTest
    static void eachLineOfTheListHasAReason(JavaClasses classes) throws IOException {
        assertThat(entries())
                .filteredOn(line -> !line.matches("\\S+( \\S+)+: \\S.*"))
                .as("without a reason")
                .isEmpty();
    }

    private static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    private static Set<String> internalArtifactsOf(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(KeycloakInternalsTest::isOfKeycloak)
                .map(target -> jarOf(target).group(1))
                .filter(artifact -> !PUBLIC_ARTIFACTS.contains(artifact))
                .map(artifact -> artifact.substring("keycloak-".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfKeycloak(JavaClass type) {
        return type.getPackageName().startsWith("org.keycloak");
    }

    private static Matcher jarOf(JavaClass type) {
        String source =
                type.getSource().map(Source::getUri).map(Object::toString).orElse("");
        Matcher jar = JAR.matcher(source);
        assertThat(jar.find())
                .as("%s is in no artifact of Keycloak's on the class path: %s", type.getName(), source)
                .isTrue();
        return jar;
    }

    private static List<String> listed() throws IOException {
        return entries().stream().map(line -> line.replaceFirst(":.*", "")).toList();
    }

    private static List<String> entries() throws IOException {
        return lines().stream().filter(line -> !line.startsWith(VERSION)).toList();
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}

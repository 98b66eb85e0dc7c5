package com.ecommerce.userservice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Every test of the suite runs somewhere, and CONTRIBUTING.md says where. */
class SuiteTest {

    private static final Set<Class<?>> CLASSES =
            ReflectionSupport.findAllClassesInPackage(
                            SuiteTest.class.getPackageName(), SuiteTest::hasTests, name -> true)
                    .stream()
                    .map(SuiteTest::outermost)
                    .collect(Collectors.toSet());

    private static final Set<String> NOT_IN_THE_GATE = Set.of("canary", "nightly");

    private static boolean hasTests(Class<?> type) {
        return Stream.of(Test.class, TestTemplate.class)
                .anyMatch(kind -> !AnnotationSupport.findAnnotatedMethods(type, kind, HierarchyTraversalMode.TOP_DOWN)
                        .isEmpty());
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }

    /** Maven looks at names. */
    @Test
    void givenClassWithTests_thenItsNameHasMavenRunIt() {
        assertThat(CLASSES)
                .extracting(Class::getSimpleName)
                .allMatch(name -> name.endsWith("IT") || name.endsWith("Test"));
    }

    @Test
    void givenTagsOfTests_thenTheTableSaysWhereEachRuns() throws IOException {
        Set<String> tags =
                CLASSES.stream().flatMap(type -> tags(type).stream()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(gateByTag().keySet()).isEqualTo(tags);
    }

    /**
     * A tag with a run of its own is excluded from the others, and so is one that the gate does not run. What tries Keycloak
     * alone says nothing about a change of ours, and some tests wait for the night.
     */
    @Test
    void givenTagsOfAClass_thenTheGateRunsIt() throws IOException {
        Map<String, String> gate = gateByTag();

        assertThat(CLASSES)
                .filteredOn(type -> Collections.disjoint(tags(type), NOT_IN_THE_GATE))
                .allMatch(type -> {
                    List<String> runs = tags(type).stream()
                            .map(tag -> gate.getOrDefault(tag, ""))
                            .toList();
                    return runs.contains("once") || runs.stream().allMatch(run -> run.startsWith("against the folder"));
                });
    }

    private static Set<String> tags(Class<?> type) {
        return AnnotationSupport.findRepeatableAnnotations(type, Tag.class).stream()
                .map(Tag::value)
                .collect(Collectors.toSet());
    }

    /** Returns the column of the gate of CONTRIBUTING's table. */
    private static Map<String, String> gateByTag() throws IOException {
        Map<String, String> gate = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "CONTRIBUTING.md"))) {
            if (line.startsWith("| `@Tag(")) {
                String[] cells = line.split("\\|");
                gate.put(cells[1].replaceAll(".*\"(.*)\".*", "$1").strip(), cells[4].strip());
            }
        }
        return gate;
    }
}

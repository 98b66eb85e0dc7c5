package com.ecommerce.userservice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
        Set<String> tags = CLASSES.stream()
                .flatMap(type -> AnnotationSupport.findRepeatableAnnotations(type, Tag.class).stream())
                .map(Tag::value)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> rows = Files.readAllLines(Path.of("..", "CONTRIBUTING.md")).stream()
                .filter(line -> line.startsWith("| `@Tag("))
                .map(line -> line.replaceFirst(".*?\"", "").replaceFirst("\".*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isEqualTo(tags);
    }
}

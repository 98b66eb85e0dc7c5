package com.ecommerce.userservice.rest.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The methods of each path, from the annotations of the resources: JAX-RS itself answers 405 without {@code Allow}. */
public final class AllowedMethods {

    private final List<Route> routes = new ArrayList<>();

    /** @param root the resource that all others are reached from */
    public AllowedMethods(Class<?> root) {
        collect(root, List.of());
        // As in JAX-RS, literal segments go before templates.
        routes.sort(Comparator.comparingLong(Route::templates));
    }

    /**
     * Returns the methods of a path, {@code HEAD} and {@code OPTIONS} among them.
     *
     * @return empty if there is no such path
     */
    public SortedSet<String> of(List<String> path) {
        SortedSet<String> methods = new TreeSet<>();
        routes.stream().filter(route -> route.matches(path)).findFirst().ifPresent(match -> {
            routes.stream()
                    .filter(route -> route.segments().equals(match.segments()))
                    .forEach(route -> methods.add(route.method()));
            methods.add(HttpMethod.OPTIONS);
            if (methods.contains(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD);
            }
        });
        return methods;
    }

    private void collect(Class<?> resource, List<String> prefix) {
        for (Method method : resource.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            List<String> segments = path == null ? prefix : append(prefix, path.value());
            HttpMethod verb = Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .map(type -> type.getAnnotation(HttpMethod.class))
                    .filter(annotation -> annotation != null)
                    .findFirst()
                    .orElse(null);
            if (verb != null) {
                routes.add(new Route(segments, verb.value()));
            } else if (path != null) {
                collect(method.getReturnType(), segments);
            }
        }
    }

    private static List<String> append(List<String> prefix, String path) {
        List<String> segments = new ArrayList<>(prefix);
        segments.addAll(List.of(path.split("/")));
        return List.copyOf(segments);
    }

    private record Route(List<String> segments, String method) {

        boolean matches(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!isTemplate(segments.get(i)) && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        long templates() {
            return segments.stream().filter(Route::isTemplate).count();
        }

        private static boolean isTemplate(String segment) {
            return segment.startsWith("{");
        }
    }
}

package com.ecommerce.userservice.rest.openapi;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.limits.LimitHeaders;
import com.ecommerce.userservice.rest.ApiResource;
import com.ecommerce.userservice.rest.documentation.DocumentedErrors;
import com.ecommerce.userservice.rest.documentation.SecuritySchemes;
import com.ecommerce.userservice.rest.http.HttpStatus;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the API's document at the build with everything that no annotation of a single operation holds: the paths as the
 * contract writes them, the media types, and all errors. The server never runs this class.
 */
public final class DocumentFilter implements OASFilter {

    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String REQUEST = "Request";

    /** Fields of responses that are left out where there is nothing to say. */
    private static final Set<String> OPTIONAL = Set.of("pending_email");

    private static final Set<ErrorCode> OF_EVERY_OPERATION = EnumSet.of(
            ErrorCode.MALFORMED_BODY,
            ErrorCode.PERMISSION_DENIED,
            ErrorCode.NOT_FOUND,
            ErrorCode.INTERNAL,
            ErrorCode.UNAVAILABLE);
    private static final Set<ErrorCode> WITH_A_BODY =
            EnumSet.of(ErrorCode.VALIDATION_FAILED, ErrorCode.BODY_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    private static final Set<ErrorCode> WITH_A_TOKEN =
            EnumSet.of(ErrorCode.AUTHENTICATION_REQUIRED, ErrorCode.TOKEN_NOT_VALID);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("User service")
                .version("1")
                .license(OASFactory.createLicense().name("MIT").identifier("MIT"))
                .description("Accounts, sessions and profiles of a shop, on Keycloak. Every path works with and"
                        + " without its trailing slash. Failures are problems (RFC 9457) whose `type`"
                        + " leads to the error catalogue."));
        document.setServers(List.of(OASFactory.createServer().url("/api")));
        document.getComponents()
                .addSecurityScheme(
                        SecuritySchemes.BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The access token of a login, a registration or a refresh."));
        document.getComponents().getSchemas().forEach(DocumentFilter::finishSchema);
        document.setPaths(finishPaths(document.getPaths()));
    }

    private static void finishSchema(String name, Schema schema) {
        if (name.endsWith(REQUEST)) {
            finishRequest(schema);
        } else if (schema.getProperties() != null) {
            finishResponse(schema);
        }
    }

    /** A request may have more fields, which are ignored; null counts as not sent. */
    private static void finishRequest(Schema schema) {
        schema.getProperties().forEach((name, property) -> {
            if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                property.addType(Schema.SchemaType.NULL);
            }
        });
    }

    /** A response has all of its fields, but for {@link #OPTIONAL}, and no others. */
    private static void finishResponse(Schema schema) {
        // The scanner gives a reference that may be null the type of an object, beside its alternatives.
        schema.getProperties().values().stream()
                .filter(property -> property.getAnyOf() != null)
                .forEach(property -> property.setType(null));
        schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        if (schema.getRequired() == null) {
            schema.setRequired(schema.getProperties().keySet().stream()
                    .filter(name -> !OPTIONAL.contains(name))
                    .toList());
        } else {
            schema.getProperties()
                    .get("code")
                    .setEnumeration(Arrays.stream(ErrorCode.values())
                            .map(ErrorCode::wireName)
                            .map(Object.class::cast)
                            .toList());
        }
    }

    private static Paths finishPaths(Paths scanned) {
        Map<String, Set<ErrorCode>> failures = new HashMap<>();
        collectFailures(ApiResource.class, failures);
        Paths paths = OASFactory.createPaths();
        scanned.getPathItems().forEach((path, item) -> {
            item.getOperations().values().forEach(operation -> finishOperation(operation, failures));
            paths.addPathItem(path.substring("/api".length()) + "/", item);
        });
        return paths;
    }

    private static void finishOperation(Operation operation, Map<String, Set<ErrorCode>> failures) {
        Set<ErrorCode> codes = EnumSet.copyOf(OF_EVERY_OPERATION);
        codes.addAll(failures.getOrDefault(operation.getOperationId(), Set.of()));
        if (operation.getRequestBody() != null) {
            codes.addAll(WITH_A_BODY);
            operation
                    .getRequestBody()
                    .setContent(ofTypes(
                            operation.getRequestBody().getContent(),
                            MediaType.APPLICATION_JSON,
                            MediaType.APPLICATION_FORM_URLENCODED));
        }
        if (operation.getSecurity() != null) {
            codes.addAll(WITH_A_TOKEN);
        }
        byStatus(codes).forEach((status, ofStatus) -> {
            APIResponse problem = problem(status, ofStatus);
            APIResponse own = operation.getResponses().getAPIResponse(status);
            if (own == null) {
                operation.getResponses().addAPIResponse(status, problem);
            } else {
                // The health check has a 503 of its own; while the server starts, the 503 is a problem.
                own.getContent().addMediaType(PROBLEM_JSON, problem.getContent().getMediaType(PROBLEM_JSON));
                own.setHeaders(problem.getHeaders());
            }
        });
    }

    private static Content ofTypes(Content scanned, String... types) {
        Content content = OASFactory.createContent();
        for (String type : types) {
            content.addMediaType(
                    type, scanned.getMediaTypes().values().iterator().next());
        }
        return content;
    }

    private static SortedMap<String, List<ErrorCode>> byStatus(Collection<ErrorCode> codes) {
        return codes.stream()
                .collect(Collectors.groupingBy(
                        code -> String.valueOf(HttpStatus.of(code)), TreeMap::new, Collectors.toList()));
    }

    private static APIResponse problem(String status, List<ErrorCode> codes) {
        var content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
        codes.forEach(code -> content.addExample(
                code.wireName(),
                OASFactory.createExample().summary(code.title()).value(example(code))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(codes.stream()
                        .map(code -> "`" + code.wireName() + "`: " + code.meaning())
                        .collect(Collectors.joining("\n\n")))
                .content(OASFactory.createContent().addMediaType(PROBLEM_JSON, content));
        switch (status) {
            case "401" ->
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, header("The challenge (RFC 6750).", "Bearer"));
            case "429" ->
                response.addHeader(HttpHeaders.RETRY_AFTER, header("Seconds to wait.", "42"))
                        .addHeader(
                                LimitHeaders.RATE_LIMIT_POLICY,
                                header(
                                        "Where a limit of the realm was exceeded: its name, how many requests it"
                                                + " admits and in how many seconds"
                                                + " (draft-ietf-httpapi-ratelimit-headers).",
                                        "\"login\";q=30;w=60"))
                        .addHeader(
                                LimitHeaders.RATE_LIMIT,
                                header(
                                        "With `RateLimit-Policy`: what is left, and the seconds until there is more.",
                                        "\"login\";r=0;t=42"));
            case "503" -> response.addHeader(HttpHeaders.RETRY_AFTER, header("Seconds to wait.", "5"));
            default -> {
                // Has no header of its own.
            }
        }
        return response;
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .examples(new ArrayList<>(List.of(example))));
    }

    private static Map<String, Object> example(ErrorCode code) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/api/errors#" + code.wireName());
        problem.put("title", code.title());
        problem.put("status", HttpStatus.of(code));
        problem.put("detail", code.remedy().replace("`", ""));
        problem.put("code", code.wireName());
        switch (code) {
            case VALIDATION_FAILED -> problem.put("errors", Map.of("email", List.of("Please fill this in.")));
            case ACCOUNT_SETUP_REQUIRED -> problem.put("required_actions", List.of("VERIFY_EMAIL"));
            case CODE_NOT_VALID -> problem.put("attempts_left", 4);
            case REAUTHENTICATION_REQUIRED -> problem.put("methods", List.of("password", "email"));
            case INTERNAL -> problem.put("error_id", "4a1c6b1e-9a53-4f0e-8d39-6f3f6a1f2b7c");
            default -> {
                // Has no member of its own.
            }
        }
        return problem;
    }

    /** Walks through the resources as JAX-RS does, and collects the errors that the annotations name. */
    private static void collectFailures(Class<?> resource, Map<String, Set<ErrorCode>> failures) {
        for (Method method : resource.getMethods()) {
            var operation = method.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
            if (operation == null) {
                if (method.isAnnotationPresent(jakarta.ws.rs.Path.class)) {
                    collectFailures(method.getReturnType(), failures);
                }
            } else if (method.isAnnotationPresent(DocumentedErrors.class)) {
                failures.put(
                        operation.operationId(),
                        Set.of(method.getAnnotation(DocumentedErrors.class).value()));
            }
        }
    }
}

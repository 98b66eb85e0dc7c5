package com.ecommerce.userservice.benchmarks;

import com.ecommerce.user.v1.TokenRequest;
import com.ecommerce.userservice.benchmarks.data.BenchmarkUser;
import com.ecommerce.userservice.benchmarks.data.HttpCheck;
import com.ecommerce.userservice.benchmarks.data.TestData;
import com.ecommerce.userservice.benchmarks.load.BodiesLoad;
import com.ecommerce.userservice.benchmarks.load.GrpcMessage;
import com.ecommerce.userservice.benchmarks.load.H2Load;
import com.ecommerce.userservice.benchmarks.load.LoginLoad;
import com.ecommerce.userservice.benchmarks.rounds.BenchmarkCase;
import com.google.protobuf.MessageLite;
import io.grpc.health.v1.HealthCheckResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All benchmark cases, with the commands that send their requests. */
final class BenchmarkCases {

    static final String EMPTY = "empty RPC (`Health/Check`)";
    static final String VALIDATE = "`ValidateToken`, one warm token";
    static final String GET_USER = "`GetUser`";
    static final String GET_USER_BY_EMAIL = "`GetUserByEmail`";
    static final String EMPTY_OWN = "empty RPC, own generator";
    static final String VALIDATE_OWN = "`ValidateToken`, one warm token, own generator";
    static final String VALIDATE_DIFFERENT = "`ValidateToken`, 10,000 different warm tokens";
    static final String VALIDATE_NEVER_SEEN = "`ValidateToken`, never-seen tokens";
    static final String INTROSPECT = "Keycloak's `/token/introspect`, HTTP/1.1";
    static final String INTROSPECT_2 = "Keycloak's `/token/introspect`, HTTP/2";
    static final String USERINFO = "Keycloak's `/userinfo`";
    static final String ME = "`GET /api/users/me/`";
    static final String LOGIN = "`POST /api/auth/login/`";
    static final String GRANT = "Keycloak's password grant";
    static final String ARGON = "Argon2id alone";

    static final int LOGIN_CLIENTS = 4;

    private static final int FIRST_LOGINS = 20;
    static final int CONNECTIONS = 4;
    private static final int CALLS_PER_CONNECTION = 16;
    private static final int HTTP_1_CONNECTIONS = CONNECTIONS * CALLS_PER_CONNECTION;
    static final String GRPC = "h2load -c %d -m %d".formatted(CONNECTIONS, CALLS_PER_CONNECTION);
    private static final String HTTP_1 = "h2load --h1 -c %d".formatted(HTTP_1_CONNECTIONS);
    private static final String LOGINS = "Java's HTTP client, %d connections".formatted(LOGIN_CLIENTS);
    static final String OWN = "own generator, %d × %d calls".formatted(CONNECTIONS, CALLS_PER_CONNECTION);
    private static final String VALIDATE_PATH = "/user.v1.UserService/ValidateToken";
    private static final String HEALTH_PATH = "/grpc.health.v1.Health/Check";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final int grpcPort;
    private final TestData data;
    private final Requests requests;
    private final HttpCheck http;
    private final Path work;

    /**
     * Sends nothing yet.
     *
     * @param work an existing folder for the bodies
     */
    BenchmarkCases(int grpcPort, TestData data, Requests requests, HttpCheck http, Path work) {
        this.grpcPort = grpcPort;
        this.data = data;
        this.requests = requests;
        this.http = http;
        this.work = work;
    }

    /**
     * Returns all that the server answers.
     *
     * @param neverSeenTokens in each run of {@link #VALIDATE_NEVER_SEEN}
     */
    List<BenchmarkCase> all(int neverSeenTokens) {
        List<BenchmarkCase> all = new ArrayList<>(List.of(
                benchmarkCase(EMPTY, GRPC, health()),
                benchmarkCase(VALIDATE, GRPC, validate()),
                benchmarkCase(GET_USER, GRPC, grpc("/user.v1.UserService/GetUser", requests.user, requests.user())),
                benchmarkCase(
                        GET_USER_BY_EMAIL,
                        GRPC,
                        grpc("/user.v1.UserService/GetUserByEmail", requests.email, requests.userByEmail()))));
        all.addAll(byOwnGenerator(neverSeenTokens));
        all.addAll(overHttp());
        all.add(logins(LOGIN, login()));
        all.add(logins(
                GRANT, new LoginLoad(data.endpoint("token"), FORM, bodies(data::passwordGrantForm), LOGIN_CLIENTS)));
        return all;
    }

    H2Load health() {
        HealthCheckResponse reply = requests.health();
        return grpc(HEALTH_PATH, requests.health, reply);
    }

    H2Load validate() {
        return grpc(VALIDATE_PATH, requests.token, requests.validate());
    }

    LoginLoad login() {
        return new LoginLoad(
                data.url() + "/api/auth/login/", "application/json", bodies(data::loginJson), LOGIN_CLIENTS);
    }

    private List<BenchmarkCase> byOwnGenerator(int neverSeenTokens) {
        BodiesLoad validate = new BodiesLoad(grpcPort, VALIDATE_PATH, CONNECTIONS, CALLS_PER_CONNECTION);
        BodiesLoad health = new BodiesLoad(grpcPort, HEALTH_PATH, CONNECTIONS, CALLS_PER_CONNECTION);
        List<byte[]> empty = List.of(GrpcMessage.encode(requests.health));
        List<byte[]> one = bodies(List.of(data.token()));
        List<byte[]> different = bodies(data.differentTokens());
        return List.of(
                BenchmarkCase.of(EMPTY_OWN, OWN, count -> health.run(empty, count)),
                BenchmarkCase.of(VALIDATE_OWN, OWN, count -> validate.run(one, count)),
                new BenchmarkCase(
                        VALIDATE_DIFFERENT,
                        OWN,
                        different.size(),
                        Long.MAX_VALUE,
                        count -> validate.run(different, count)),
                new BenchmarkCase(VALIDATE_NEVER_SEEN, OWN, neverSeenTokens, neverSeenTokens, count -> {
                    List<byte[]> fresh = bodies(data.neverSeen().take((int) count));
                    return validate.run(fresh, count);
                }));
    }

    private List<BenchmarkCase> overHttp() {
        Path introspection = body("introspection", data.introspectionForm());
        List<String> introspect =
                List.of("--data=" + introspection, "--header=content-type: " + FORM, data.endpoint("token/introspect"));
        String bearer = "--header=authorization: Bearer " + data.token();
        return List.of(
                benchmarkCase(INTROSPECT, HTTP_1, http1(introspect).replying(http.introspection())),
                benchmarkCase(INTROSPECT_2, GRPC, http2(introspect).replying(http.introspection())),
                benchmarkCase(
                        USERINFO,
                        HTTP_1,
                        http1(List.of(bearer, data.endpoint("userinfo"))).replying(http.userinfo())),
                benchmarkCase(
                        ME,
                        HTTP_1,
                        http1(List.of(bearer, data.url() + "/api/users/me/")).replying(http.me())));
    }

    private H2Load grpc(String path, MessageLite request, MessageLite reply) {
        Path body = body(path.substring(path.lastIndexOf('/') + 1), GrpcMessage.encode(request));
        return http2(List.of(
                        "--data=" + body,
                        "--header=content-type: application/grpc",
                        "--header=te: trailers",
                        "http://localhost:" + grpcPort + path))
                .replying(GrpcMessage.length(reply));
    }

    private static H2Load http2(List<String> arguments) {
        return new H2Load(arguments, 0)
                .with("--clients=" + CONNECTIONS, "--max-concurrent-streams=" + CALLS_PER_CONNECTION);
    }

    private static H2Load http1(List<String> arguments) {
        return new H2Load(arguments, 0).with("--h1", "--clients=" + HTTP_1_CONNECTIONS);
    }

    private static BenchmarkCase logins(String name, LoginLoad load) {
        return new BenchmarkCase(name, LOGINS, FIRST_LOGINS, Long.MAX_VALUE, load::run);
    }

    private List<String> bodies(Function<BenchmarkUser, String> body) {
        return data.users().stream().map(body).toList();
    }

    private static BenchmarkCase benchmarkCase(String name, String driver, H2Load load) {
        return BenchmarkCase.of(name, driver, load::run);
    }

    private static List<byte[]> bodies(List<String> tokens) {
        return tokens.stream()
                .map(token -> GrpcMessage.encode(
                        TokenRequest.newBuilder().setToken(token).build()))
                .toList();
    }

    private Path body(String name, String content) {
        return body(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path body(String name, byte[] content) {
        try {
            return Files.write(work.resolve(name + ".body"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package com.ecommerce.userservice.it.support.http;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests of HTTP/1.1 that no client library would send. */
public final class RawHttp {

    private static final String END_OF_HEAD = "\r\n\r\n";

    private RawHttp() {}

    /**
     * Sends a request on a connection of its own.
     *
     * @param head the first line and the headers, each with its end of line; each character is a byte
     * @param body each character is a byte
     */
    public static Reply send(String head, String body) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            String request = head + "Connection: close\r\nContent-Length: " + body.length() + END_OF_HEAD + body;
            return parse(request, connection.send(request).readToEnd());
        }
    }

    private static Reply parse(String request, String reply) {
        int end = reply.indexOf(END_OF_HEAD);
        if (end < 0) {
            throw new AssertionError("No reply to\n" + request + "\nbut: " + reply);
        }
        String[] lines = reply.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int line = 1; line < lines.length; line++) {
            String[] header = lines[line].split(":", 2);
            headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1].strip());
        }
        String body = reply.substring(end + END_OF_HEAD.length());
        boolean chunked = List.of("chunked").equals(headers.get("transfer-encoding"));
        return new Reply(
                request,
                Integer.parseInt(lines[0].split(" ")[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                (chunked ? chunks(body) : body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String chunks(String body) {
        StringBuilder whole = new StringBuilder();
        int start = 0;
        while (true) {
            int line = body.indexOf("\r\n", start);
            int length =
                    Integer.parseInt(body.substring(start, line).split(";")[0].strip(), 16);
            if (length == 0) {
                return whole.toString();
            }
            whole.append(body, line + 2, line + 2 + length);
            start = line + 2 + length + 2;
        }
    }
}

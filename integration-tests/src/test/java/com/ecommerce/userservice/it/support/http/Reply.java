package com.ecommerce.userservice.it.support.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An HTTP response that has been read to its end.
 *
 * @param request method and address of what it answers
 */
public record Reply(String request, int status, HttpHeaders headers, byte[] bytes) {

    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.parse(body());
    }

    /** Returns a member of the JSON body by JSON pointer, for example {@code /user/email}. */
    public String text(String pointer) {
        return json().at(pointer).asText();
    }

    /** Returns the first header of that name, {@code ""} if there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public List<String> fieldNames() {
        return Json.fieldNames(json());
    }

    @Override
    public String toString() {
        return request + "\nHTTP " + status + " " + headers.map() + "\n" + body();
    }
}

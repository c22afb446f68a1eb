package org.keqiao.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.lang.Nullable;

/** The HTTP interface as a client meets it: {@code Api.of(environment).as("enterprise").get("/me")}. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final Map<String, String> headers;

    private Api(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** Nobody is signed in. */
    public static Api of(Environment environment) {
        return new Api("http://localhost:" + environment.getRequiredProperty("local.server.port"), Map.of());
    }

    /** A demo account, signed in once a run. */
    public Api as(String username) {
        return as(username, "demo");
    }

    public Api as(String username, String password) {
        String given = Tokens.given(base, username);
        String token = given == null ? Tokens.signIn(base, username, password) : given;
        return with("Authorization", "Bearer " + token);
    }

    public Api basic(String username, String password) {
        String pair = Base64.getEncoder().encodeToString((username + ':' + password).getBytes(StandardCharsets.UTF_8));
        return with("Authorization", "Basic " + pair);
    }

    public Api with(String header, String value) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put(header, value);
        return new Api(base, all);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Everything of a list, page after page. */
    public ArrayNode all(String path) {
        return WholeList.of(path, page -> {
            Answer answer = get(page);
            if (answer.status() != 200) {
                throw new AssertionError(answer);
            }
            return answer.json();
        });
    }

    /**
     * @param body anything that becomes JSON, null for none
     */
    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Paths are those below {@code /api/v1}; one that starts with {@code //} is taken from the root. */
    public Answer send(String method, String path, @Nullable Object body) {
        String url = base + (path.startsWith("//") ? path.substring(1) : "/api/v1" + path);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
            headers.forEach(request::header);
            if (body == null) {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            }
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(int status, String body, HttpResponse<String> response) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }

        /** The problem's {@code code}. */
        public String code() {
            return json().path("code").asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}

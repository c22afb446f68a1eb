package org.keqiao.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.keqiao.testing.Tokens;
import org.keqiao.testing.WholeList;
import org.springframework.lang.Nullable;

/** A client of the public HTTP interface that knows nothing of the inside: what any bureau's script could do. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int UNAUTHORISED = 401;

    private final List<String> bases;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /**
     * @param bases one address, or those of several nodes: each call goes to the next, as a load balancer would send it
     */
    public Api(String... bases) {
        this.bases = List.of(bases);
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, byte[] bytes) {

        public String text(String field) {
            return body.path(field).asText(null);
        }

        /** The body of an answer that must have succeeded. */
        public JsonNode ok() {
            if (status / 100 != 2) {
                throw new AssertionError("expected success, got " + status + " " + body);
            }
            return body;
        }
    }

    public Answer get(@Nullable String user, String path) {
        return send(user, HttpRequest.newBuilder(uri(path)).GET(), "zh-CN");
    }

    /** Everything of a list, page after page. */
    public ArrayNode all(@Nullable String user, String path) {
        return allIn("zh-CN", user, path);
    }

    public ArrayNode allIn(String language, @Nullable String user, String path) {
        return WholeList.of(path, page -> getIn(language, user, page).ok());
    }

    public Answer getIn(String language, @Nullable String user, String path) {
        return send(user, HttpRequest.newBuilder(uri(path)).GET(), language);
    }

    public Answer post(@Nullable String user, String path, Object body) {
        return send(
                user,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(write(body))),
                "zh-CN");
    }

    /** A call that is made once, however often it is sent. */
    public Answer postOnce(@Nullable String user, String path, String key, Object body) {
        return send(
                user,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(write(body))),
                "zh-CN");
    }

    public Answer put(@Nullable String user, String path, Object body) {
        return send(
                user,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(write(body))),
                "zh-CN");
    }

    /** A file of a matter. */
    public Answer putFile(@Nullable String user, String path, String content) {
        return send(
                user,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .PUT(HttpRequest.BodyPublishers.ofString(content)),
                "zh-CN");
    }

    public Answer delete(@Nullable String user, String path) {
        return send(user, HttpRequest.newBuilder(uri(path)).DELETE(), "zh-CN");
    }

    public Answer submit(@Nullable String user, String caseId, String key) {
        return send(
                user,
                HttpRequest.newBuilder(uri("/cases/" + caseId + "/submission"))
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.noBody()),
                "zh-CN");
    }

    public Answer upload(String user, String caseId, String kind, String name, byte[] content) {
        return uploadTo(user, "/cases/" + caseId + "/documents", kind, name, content);
    }

    public Answer uploadTo(@Nullable String user, String path, String kind, String name, byte[] content) {
        String boundary = "b" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                            + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(content);
            body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return send(
                user,
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())),
                "zh-CN");
    }

    private Answer send(@Nullable String user, HttpRequest.Builder request, String language) {
        request.header("Accept-Language", language);
        if (user == null) {
            return exchange(request.build());
        }
        String own = tokens.get(user);
        String given = own == null ? Tokens.given(bases.get(0), user) : null;
        if (given != null) {
            Answer answer = exchange(bearing(given, request));
            if (answer.status() != UNAUTHORISED) {
                return answer;
            }
            // Expired or withdrawn since: nothing was done, and this client signs in by itself.
        }
        return exchange(
                bearing(tokens.computeIfAbsent(user, name -> Tokens.signIn(bases.get(0), name, "demo")), request));
    }

    private static HttpRequest bearing(String token, HttpRequest.Builder request) {
        return request.setHeader("Authorization", "Bearer " + token).build();
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.createObjectNode();
            return new Answer(response.statusCode(), body, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create(bases.get(Math.floorMod(calls.getAndIncrement(), bases.size())) + "/api/v1" + path);
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

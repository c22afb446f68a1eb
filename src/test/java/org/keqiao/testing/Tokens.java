package org.keqiao.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.lang.Nullable;

/**
 * The tokens of test users, for every client of a run: a password is slow to check on purpose, so that it is checked once
 * and not for each client.
 */
public final class Tokens {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Holder, String> GIVEN = new ConcurrentHashMap<>();

    private record Holder(String base, String username) {}

    private Tokens() {}

    /**
     * @param base the product's address without a path
     * @return what the user was given last there, which may have ended since, or null when nobody asked
     */
    @Nullable
    public static String given(String base, String username) {
        return GIVEN.get(new Holder(base, username));
    }

    /** Signs in by password, whatever was given before. */
    public static String signIn(String base, String username, String password) {
        String pair = Base64.getEncoder().encodeToString((username + ':' + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1/tokens"))
                .header("Authorization", "Basic " + pair)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("no token for " + username + ": " + answer.statusCode() + " " + answer.body());
            }
            String token = JSON.readTree(answer.body()).get("token").asText();
            GIVEN.put(new Holder(base, username), token);
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What ends a user's tokens says so: whoever acts next as this user signs in anew. */
    public static void ended(String username) {
        GIVEN.keySet().removeIf(holder -> holder.username().equals(username));
    }
}

package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.keqiao.testing.Tokens;

/** Roles that somebody has for a while. Who signs in anew has them. */
public final class Roles {

    private Roles() {}

    /** Gives the role back whatever comes of the work. */
    public static void lent(Api api, String username, String role, Runnable work) {
        String path = "/accounts/" + accountOf(api, username) + "/roles/" + role;
        api.put("secadmin", path, Map.of()).ok();
        try {
            work.run();
        } finally {
            api.delete("secadmin", path).ok();
            // Its tokens ended with the change.
            Tokens.ended(username);
        }
    }

    private static String accountOf(Api api, String username) {
        String cursor = "";
        do {
            JsonNode page = api.get("secadmin", "/accounts?limit=200" + cursor).ok();
            for (JsonNode account : page.path("items")) {
                if (account.path("username").asText().equals(username)) {
                    return account.path("id").asText();
                }
            }
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        throw new AssertionError("no account " + username);
    }
}

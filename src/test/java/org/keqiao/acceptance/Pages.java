package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lists that come page by page. */
final class Pages {

    private static final int TURNED = 5;

    private Pages() {}

    /**
     * The first pages of one row each have the rows of one long page, in its order; a cursor that is none is refused.
     *
     * @param rows that there are at least, two or more: of fewer no page is turned
     */
    static void turn(Api api, String user, String path, int rows) {
        JsonNode whole = api.get(user, path + "?limit=200").ok().path("items");
        assertThat(whole).as(path).hasSizeGreaterThanOrEqualTo(rows);
        int most = Math.min(whole.size(), TURNED);
        List<JsonNode> single = new ArrayList<>();
        String next = "";
        while (single.size() < most) {
            JsonNode page = api.get(user, path + "?limit=1&cursor=" + next).ok();
            assertThat(page.path("items")).as(path).hasSize(1);
            single.add(page.path("items").path(0));
            next = page.path("next").asText();
        }
        assertThat(single).as(path).containsExactlyElementsOf(() -> IntStream.range(0, most)
                .mapToObj(whole::get)
                .iterator());
        assertThat(api.get(user, path + "?cursor=x").status()).as(path).isEqualTo(422);
    }
}

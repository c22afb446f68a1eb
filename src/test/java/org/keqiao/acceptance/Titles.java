package org.keqiao.acceptance;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.testing.Papers;

/** Titles of enterprises, as one officer records and another confirms them. */
record Titles(Api api) {

    static final String PATH = "/enterprise-titles";

    /** A confirmed title with its proof; its path. */
    String confirmed(String title, String uscc, LocalDate from, LocalDate to) {
        String id = api.post(
                        "officer",
                        PATH,
                        Map.of(
                                "title",
                                title,
                                "uscc",
                                uscc,
                                "name",
                                "某科技有限公司",
                                "number",
                                "ZZ" + UUID.randomUUID().toString().substring(0, 12),
                                "issuer",
                                "省科学技术厅",
                                "from",
                                from.toString(),
                                "to",
                                to.toString(),
                                "source",
                                "公告第 5 号"))
                .ok()
                .path("id")
                .asText();
        String path = PATH + "/" + id;
        api.uploadTo("officer", path + "/document", "x", "证书.pdf", Papers.one()).ok();
        confirm(path);
        return path;
    }

    void withdrawn(String title, LocalDate from) {
        api.post("officer", title + "/withdrawal", Map.of("from", from.toString(), "reason", "公告取消资格"))
                .ok();
        confirm(title);
    }

    void restored(String title, String reason) {
        api.post("officer", title + "/restoration", Map.of("reason", reason)).ok();
        confirm(title);
    }

    private void confirm(String title) {
        api.post("officer3", title + "/confirmation", Map.of()).ok();
    }
}

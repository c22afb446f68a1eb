package org.keqiao.publicity.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.publicity.NoticeDraft;
import org.keqiao.publicity.Notices;
import org.keqiao.shared.Money;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What everybody reads, prolongation and leads. */
@KeqiaoTest
class PublicityPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Notices notices;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    private final String address = "203.0.113." + ThreadLocalRandom.current().nextInt(1, 250);
    private final String title = "拟奖补公示 " + UUID.randomUUID();
    private MockMvc web;
    private Api api;
    private UUID notice;

    @BeforeEach
    void aNotice() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        api = new Api("http://localhost:" + port);
        set("2026-12-07T08:00");
        notice = transaction.execute(status -> notices.open(new NoticeDraft(
                "TEST-350500-2026-000777",
                title,
                "Proposed awards",
                5,
                List.of(new NoticeDraft.Line(
                        "TEST-350500-2026-000778", "<b>晋江某公司</b>", "技术交易奖励", Money.of("120000"), "350582")))));
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void everybodyReadsItFromItsFirstHourOn() throws Exception {
        assertThat(send(get("/publicities/" + notice)).getStatus()).isEqualTo(404);
        assertThat(send(get("/publicities")).getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain(title);
        set("2026-12-07T09:00");
        MockHttpServletResponse answer = send(get("/publicities/" + notice));
        String page = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getCookies()).isEmpty();
        assertThat(page)
                .contains(title)
                .contains("2026年12月14日")
                .contains("晋江市")
                .contains("&lt;b&gt;晋江某公司")
                .contains("/objections/" + notice + "/1")
                .doesNotContain("TEST-350500");
        assertThat(send(get("/publicities")).getContentAsString(StandardCharsets.UTF_8))
                .contains(title);
        assertThat(send(get("/publicities/" + notice + "?lang=en")).getContentAsString(StandardCharsets.UTF_8))
                .contains("Proposed awards")
                .contains("Object by name");

        set("2026-12-15T00:00");
        assertThat(send(get("/publicities/" + notice)).getContentAsString(StandardCharsets.UTF_8))
                .contains("公示已期满")
                .doesNotContain("/objections/");
        assertThat(send(get("/publicities?over=true")).getContentAsString(StandardCharsets.UTF_8))
                .contains(title);
    }

    @Test
    void aLeadIsReadByTheDisciplineOfficeOnlyAndHoldsNothing() throws Exception {
        set("2026-12-08T10:00");
        assertThat(send(post("/publicities/" + notice).param("line", "1").param("told", " "))
                        .getStatus())
                .isEqualTo(422);
        String told = "付款凭证是假的 " + UUID.randomUUID();
        assertThat(send(post("/publicities/" + notice).param("line", "1").param("told", told))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("线索已经收到");

        assertThat(api.get("discipline", "/publicity-leads").ok().toString()).contains(told);
        assertThat(api.get("officer", "/publicity-leads").status()).isEqualTo(403);
        assertThat(notices.find(notice).orElseThrow().lines().get(0).state().name())
                .isEqualTo("SHOWN");
        for (int i = 0; i < 4; i++) {
            send(post("/publicities/" + notice).param("told", "又一条"));
        }
        assertThat(send(post("/publicities/" + notice).param("told", "太多了")).getStatus())
                .isEqualTo(429);
    }

    @Test
    void anOfficerProlongsWhatCouldNotBeReadAndSaysWhy() throws Exception {
        set("2026-12-08T10:00");
        Map<String, Object> longer = Map.of("days", 2, "reason", "12月7日网站故障");
        assertThat(api.post("officer2", "/publicities/" + notice + "/extension", longer)
                        .status())
                .isEqualTo(403);
        assertThat(api.post("officer", "/publicities/" + notice + "/extension", Map.of("days", 2))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("officer", "/publicities/" + notice + "/extension", longer)
                        .ok()
                        .path("lastDay")
                        .asText())
                .isEqualTo("2026-12-16");
        assertThat(send(get("/publicities/" + notice)).getContentAsString(StandardCharsets.UTF_8))
                .contains("2026年12月16日")
                .contains("12月7日网站故障");
        set("2026-12-17T00:00");
        assertThat(api.post("officer", "/publicities/" + notice + "/extension", longer)
                        .text("code"))
                .isEqualTo("NOTICE_OVER");
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(from -> {
                    from.setRemoteAddr(address);
                    return from;
                }))
                .andReturn()
                .getResponse();
    }

    private void set(String here) {
        clock.set(LocalDateTime.parse(here).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }
}

package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CursorPage;
import org.keqiao.subsidy.payment.PaymentDesk;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Money whose ground goes between the meeting and the bank: kept back in words, and nothing breaks. */
@KeqiaoTest
class StoppedPaymentsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Organisations organisations;

    @Autowired
    private PaymentDesk desk;

    @Autowired
    private CurrentActor current;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private TestClock clock;

    @Autowired
    private NoticeKeeping notices;

    private Api api;
    private FundedItem item;
    private String uscc;
    private String holder;
    private String name;

    @BeforeEach
    void aFirmOfItsOwn() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        item = new FundedItem(api, clock);
        Newcomers newcomers = Newcomers.of(context);
        holder = newcomers.account();
        uscc = Newcomers.creditCode();
        name = organisations
                .find(newcomers.verified(holder, OrganisationType.ENTERPRISE, uscc))
                .name();
    }

    /** The firm's claim on what it bought. */
    private Subsidy waiting() {
        Contract bought = Contract.of(api)
                .with(answers -> ((ObjectNode) answers.path("buyers").path(0)).put("uscc", uscc))
                .certified();
        return item.claimOn(bought)
                .by(holder)
                .with(answers -> ((ObjectNode) answers.path("account")).put("name", name))
                .submitted()
                .reviewed()
                .rechecked()
                .reserved();
    }

    private void blocked() {
        String record = api.post(
                        "officer",
                        "/integrity-records",
                        Map.of(
                                "uscc", uscc,
                                "name", name,
                                "kind", "SERIOUS_DISHONESTY",
                                "result", "BLOCK",
                                "source", "严重失信行为名单",
                                "evidence", "查询日期当日在列",
                                "from", LocalDate.now(clock).toString()))
                .ok()
                .path("id")
                .asText();
        api.post("discipline", "/integrity-records/" + record + "/confirmation", Map.of())
                .ok();
    }

    private List<String> orders(boolean stopped) {
        return api.all("treasury", "/payment-orders?stopped=" + stopped).findValuesAsText("fundedCase");
    }

    @Test
    void whoIsBlockedAfterTheMeetingIsNotAwardedAndTheOthersAre() {
        Subsidy own = waiting();
        Subsidy other = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(own, other).agreed().shown(clock, notices);
        blocked();

        batch.awarded();

        assertThat(other.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(own.view("officer").path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(own.find("officer", "subsidy-program-review")).isPresent();
    }

    @Test
    void anOrderWhoseGroundHasGoneStandsApartAndInNoFile() {
        Subsidy own = waiting().awarded(clock, notices);
        Subsidy other = item.waiting().awarded(clock, notices);
        assertThat(orders(false)).contains(own.number(), other.number());
        Pages.turn(api, "treasury", "/payment-orders", 2);

        blocked();

        assertThat(orders(true)).contains(own.number()).doesNotContain(other.number());
        assertThat(orders(false)).contains(other.number()).doesNotContain(own.number());
        // The bank says that it could not pay; what is ordered next is looked at first.
        Payment payment = Payment.of(api, own).get(0);
        JsonNode held = payment.does("treasury", "payment-result", "hold", body -> ((ObjectNode) body.path("answers"))
                        .put("failureReason", "列入严重失信名单")
                        .putNull("receiptNumber")
                        .putNull("paidOn"))
                .view("deputy");
        assertThat(held.path("status").asText()).isEqualTo("ACCEPTED");
        payment.does("deputy", "payment-stop", "stop");
    }

    @Test
    void theListAsksOnceForAllOrders() {
        // An audited claim is asked more, and who is audited is chance.
        item = new FundedItem(api, clock, Map.of("sampleRate", "0"));
        List<PaymentOrder> two =
                ordersOf(waiting().awarded(clock, notices), item.waiting().awarded(clock, notices));
        List<PaymentOrder> four = new ArrayList<>(two);
        four.addAll(ordersOf(waiting().awarded(clock, notices), item.waiting().awarded(clock, notices)));
        assertThat(four).hasSize(4);
        // Of a firm that has lost some title, what the title has to do with the item is looked up.
        LocalDate today = LocalDate.now(clock);
        Titles titles = new Titles(api);
        titles.withdrawn(titles.confirmed("LITTLE_GIANT", uscc, today.minusYears(1), today.plusYears(1)), today);
        // Of these alone: what others left waiting may be of other kinds, and one day further.
        assertThat(Statements.sentIn(() -> desk.stopped(four)))
                .hasSameSizeAs(Statements.sentIn(() -> desk.stopped(two)));
    }

    private List<PaymentOrder> ordersOf(Subsidy... awards) {
        Set<String> numbers = Stream.of(awards).map(Subsidy::number).collect(Collectors.toSet());
        return current.runAs(accounts.actorNamed("treasury"), () -> {
            List<PaymentOrder> found = new ArrayList<>();
            String cursor = null;
            do {
                CursorPage<PaymentOrder> page = desk.waiting(null, cursor, 200);
                page.items().stream()
                        .filter(order -> numbers.contains(order.fundedCase().value()))
                        .forEach(found::add);
                cursor = page.next();
            } while (cursor != null);
            return found;
        });
    }
}

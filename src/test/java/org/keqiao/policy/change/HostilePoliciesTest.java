package org.keqiao.policy.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Texts;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hostile policy tables at each door: written into a change, handed in, smuggled into a stored one. None runs anything,
 * none reaches for the network, and each is refused in words.
 */
@KeqiaoTest
class HostilePoliciesTest {

    private static final int NOISE = 60;

    @Autowired
    PolicyDrafting drafting;

    @Autowired
    PolicyApproving approving;

    @Autowired
    PolicyTables tables;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path folder;

    private final Actor designer = person("hostile-designer", Role.FLOW_DESIGNER);
    private final Actor publisher = person("hostile-publisher", Role.FLOW_PUBLISHER);
    private ServerSocket net;
    private Path marker;

    private static Actor person(String username, Role role) {
        return new Actor(UUID.randomUUID(), username, username, Set.of(role), Set.of(), null, null, Set.of());
    }

    @BeforeEach
    void listens() throws IOException {
        net = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        marker = folder.resolve("marker");
    }

    @AfterEach
    void nothingRanAndNobodyCalled() throws IOException {
        assertThat(marker).doesNotExist();
        net.setSoTimeout(50);
        assertThatThrownBy(net::accept).isInstanceOf(SocketTimeoutException.class);
        net.close();
    }

    private PolicyDraft begin(String key) {
        return drafting.begin(
                designer,
                new NewPolicy(
                        key,
                        new Bilingual("敌意政策", "Hostile policy"),
                        "SAMPLE",
                        PolicyItem.Mode.APPLY,
                        PolicyItem.Share.CITY));
    }

    private static String sound(String key) {
        return SampleTable.of(key).row("r1", "2026-01-01", null, null, "0.2").dmn();
    }

    private List<String> hostile(String key) {
        String sound = sound(key);
        String touch = "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch " + marker + "')}";
        String address = "http://127.0.0.1:" + net.getLocalPort() + "/x";
        String rate = "<outputEntry id=\"r1_rate\"><text>0.2</text>";
        List<String> all = new ArrayList<>();
        all.add(sound.replace("<definitions", "<!DOCTYPE x SYSTEM \"" + address + "\"><definitions"));
        all.add("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
        all.add("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><x>&b;&b;&b;</x>");
        all.add("<x>".repeat(20_000) + "</x>".repeat(20_000));
        all.add(sound.replace("试办政策", "长".repeat(2_000_000)));
        all.add(sound.substring(0, sound.length() / 2));
        all.add("");
        all.add("\u0000");
        all.add(sound.replace(rate, "<outputEntry id=\"r1_rate\"><text>" + touch + "</text>"));
        all.add(sound.replace(rate, "<outputEntry id=\"r1_rate\"><text>0.1 + 0.1</text>"));
        all.add(sound.replace(rate, "<outputEntry id=\"r1_rate\"><text>sum(for i in 1..300000000 return i)</text>"));
        for (String language : List.of("juel", "javascript", "groovy", "feel")) {
            all.add(sound.replace(
                    rate,
                    "<outputEntry id=\"r1_rate\" expressionLanguage=\"" + language + "\"><text>" + touch + "</text>"));
        }
        for (String language : List.of("juel", "javascript", "groovy")) {
            all.add(sound.replace(
                    "<inputExpression id=\"E_level\"",
                    "<inputExpression id=\"E_level\" expressionLanguage=\"" + language + "\""));
        }
        all.add(sound.replace("<text>level</text>", "<text>" + touch + "</text>"));
        all.add(sound.replace("<text>level</text>", "<text>level.getClass()</text>"));
        all.add(sound.replace(
                "<decision id",
                "<import namespace=\"x\" locationURI=\"" + address + "\" importType=\"x\"/><decision id"));
        all.add(sound.replace("<decisionTable", "<extensionElements><x/></extensionElements><decisionTable"));
        all.add(sound.replace(
                "<decisionTable",
                "<informationRequirement><requiredDecision href=\"#" + key
                        + "\"/></informationRequirement><decisionTable"));
        all.add(sound.replace(
                "</definitions>",
                "<decision id=\"B\"><literalExpression><text>" + touch
                        + "</text></literalExpression></decision></definitions>"));
        all.add(sound.replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\" aggregation=\"SUM\""));
        all.add(sound.replace("MODEL/", "MODEL/x"));
        all.add(sound.replace("typeRef=\"double\"", "typeRef=\"java.lang.Runtime\""));
        all.add(sound.replace("name=\"rate\" typeRef=\"double\"", "name=\"other\" typeRef=\"java.lang.Runtime\""));
        Random random = new Random(20261122);
        for (int n = 0; n < NOISE; n++) {
            StringBuilder noise = new StringBuilder(sound);
            for (int i = 0; i < 6; i++) {
                noise.setCharAt(random.nextInt(noise.length()), "<>&\"'/${}ax0".charAt(random.nextInt(12)));
            }
            all.add(noise.toString());
        }
        return all;
    }

    @Test
    void writtenIntoAChangeAndHandedIn() {
        begin("HOSTILE_WRITTEN");
        int kept = 0;
        for (String dmn : hostile("HOSTILE_WRITTEN")) {
            long revision = draft("HOSTILE_WRITTEN").revision();
            try {
                drafting.put(designer, "HOSTILE_WRITTEN", new PolicyFiles(dmn, PolicyFiles.NO_TESTS), revision);
            } catch (BundleRefused no) {
                said(no.findings());
                continue;
            }
            kept++;
            List<Finding> found = tables.check(designer, "HOSTILE_WRITTEN");
            if (found.stream().anyMatch(Finding::isError)) {
                said(found);
                assertThatThrownBy(() -> approving.submit(designer, "HOSTILE_WRITTEN", "试", null))
                        .as(dmn)
                        .isInstanceOf(BundleRefused.class);
            }
        }
        assertThat(kept).isLessThan(NOISE);
        assertThat(tables.table(designer, "HOSTILE_WRITTEN").version()).isNull();
    }

    @Test
    void testsThatNobodyCanRead() {
        long revision = begin("HOSTILE_TESTS").revision();
        for (String tests : List.of("[".repeat(5_000), "null", "{\"rows\":[null]}", "x".repeat(3_000_000), "")) {
            assertThatThrownBy(() -> drafting.put(
                            designer, "HOSTILE_TESTS", new PolicyFiles(sound("HOSTILE_TESTS"), tests), revision))
                    .isInstanceOfSatisfying(BundleRefused.class, no -> said(no.findings()));
        }
    }

    @Test
    void smuggledIntoAStoredChange() {
        long revision = begin("HOSTILE_SMUGGLED").revision();
        drafting.put(
                designer,
                "HOSTILE_SMUGGLED",
                new PolicyFiles(sound("HOSTILE_SMUGGLED"), PolicyFiles.NO_TESTS),
                revision);
        approving.submit(designer, "HOSTILE_SMUGGLED", "夹带", null);
        // The text column of the database takes no zero byte, and what is noise may be harmless.
        List<String> all = hostile("HOSTILE_SMUGGLED");
        for (String dmn : all.subList(0, all.size() - NOISE)) {
            if (dmn.indexOf(0) < 0) {
                store(dmn);
                assertThatThrownBy(() -> approving.approve(publisher, "HOSTILE_SMUGGLED"))
                        .as(dmn.substring(0, Math.min(dmn.length(), 2_000)))
                        .isInstanceOfSatisfying(BundleRefused.class, no -> said(no.findings()));
            }
        }
        assertThat(tables.table(designer, "HOSTILE_SMUGGLED").version()).isNull();
    }

    private PolicyDraft draft(String key) {
        return tables.table(designer, key).draft();
    }

    /** Past every door, as somebody with the database's password would. */
    private void store(String dmn) {
        transactions.executeWithoutResult(tx -> assertThat(
                        jdbc.sql("update policy_draft set dmn = :dmn where state = 'SUBMITTED' and policy = (select id"
                                        + " from policy_table where key = 'HOSTILE_SMUGGLED')")
                                .param("dmn", dmn)
                                .update())
                .isOne());
    }

    /** Every finding is a sentence, not a machine's word. */
    private void said(List<Finding> findings) {
        assertThat(findings).isNotEmpty();
        for (Finding finding : findings) {
            Texts.LANGUAGES.forEach(language ->
                    assertThat(FindingText.of(finding, texts, language)).doesNotStartWith("finding."));
        }
    }
}

package org.keqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is not known yet cannot fill the disk of everybody. */
@KeqiaoTest
class UnverifiedLimitsTest {

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Newcomers newcomers;
    private String stranger;
    private UUID organisation;

    @BeforeEach
    void somebodyNew() {
        newcomers = Newcomers.of(context);
        stranger = newcomers.account();
        organisation = claim();
    }

    private UUID claim() {
        return newcomers.claimed(stranger, OrganisationType.ENTERPRISE, Newcomers.creditCode());
    }

    @Test
    void registersThreeOrganisations() {
        claim();
        claim();
        assertThatThrownBy(this::claim).isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.code())
                .isEqualTo("UNVERIFIED_ORGANISATIONS"));
        verify();
        claim();
    }

    @Test
    void keepsFiveDrafts() {
        Api api = Api.of(environment).as(stranger);
        Map<String, Object> draft = Map.of("matter", "contract-certification", "organisation", organisation);
        for (int i = 0; i < 5; i++) {
            assertThat(api.post("/cases", draft).status()).isEqualTo(201);
        }
        assertThat(api.post("/cases", draft).code()).isEqualTo("UNVERIFIED_DRAFTS");
        verify();
        assertThat(api.post("/cases", draft).status()).isEqualTo(201);
    }

    @Test
    void uploadsTwoHundredMegabytesAndSixtyFilesAnHour() {
        filed(4, 50L << 20);
        assertThatThrownBy(() -> newcomers.papers(stranger, organisation))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("UNVERIFIED_QUOTA"));
        forget();
        newcomers.papers(stranger, organisation);
        // What is refused, or removed at once, was received and searched like what stays.
        for (int i = 0; i < 57; i++) {
            assertThatThrownBy(this::nonsense).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> newcomers.papers(stranger, organisation))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("UPLOADS_TOO_MANY"));
    }

    private void nonsense() {
        context.getBean(OrganisationPapers.class)
                .add(
                        newcomers.actor(stranger),
                        organisation,
                        "businessLicence",
                        "x.pdf",
                        new ByteArrayInputStream(new byte[] {1, 2, 3}));
    }

    private void verify() {
        newcomers.papers(stranger, organisation);
        context.getBean(OrganisationVerification.class)
                .verify(
                        newcomers.actor("officer"),
                        organisation,
                        newcomers.version(organisation),
                        Newcomers.COUNTY,
                        null);
    }

    /** As if it had uploaded them to drafts of its own. */
    private void filed(int files, long bytes) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into stored_document (id, case_id, kind, name, media_type, size_bytes, sha256, uploaded_by,
                            uploader_name, stored_at)
                        select gen_random_uuid(), gen_random_uuid(), 'limits', 'x', 'application/pdf', :bytes,
                            repeat('0', 64), :account, 'x', now() + interval '10 years' from generate_series(1, :files)
                        """)
                .param("bytes", bytes)
                .param("account", newcomers.actor(stranger).accountId())
                .param("files", files)
                .update());
    }

    private void forget() {
        transaction.executeWithoutResult(status ->
                jdbc.sql("delete from stored_document where kind = 'limits'").update());
    }
}

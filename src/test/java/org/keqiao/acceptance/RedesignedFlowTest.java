package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.LegalOpinion;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The product's promise: the shipped matter with its tasks in another order, every id changed and a task added, published
 * next to the old one. New cases take the new way to a certificate, cases under way finish theirs, and no line of code
 * knows of it.
 */
@KeqiaoTest
class RedesignedFlowTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Publishing publishing;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    @Test
    void newCasesTakeTheNewWayAndCasesUnderWayFinishTheirs() {
        Contract underWay = Contract.of(api).submitted().does("clerk", "contract-intake", "accept");
        int old = underWay.view("registrar").path("definitionVersion").asInt();

        int redesigned = publishing.publish(RedesignedContract.bundle(), "publisher");
        try {
            Contract fresh = Contract.of(api).submitted();
            assertThat(fresh.view("clerk").path("definitionVersion").asInt()).isEqualTo(redesigned);
            fresh.does("clerk", "contract-intake", "accept")
                    .does("registrar", "contract-expert-opinion", "certify")
                    .does("registrar", "contract-technical-review", "certify")
                    .does("rechecker", "contract-second-review", "agree")
                    .does("secretary", RedesignedContract.NEW_FORM, "done");
            assertThat(fresh.status()).isEqualTo("DECIDED_POSITIVE");
            assertThat(fresh.letter("LT-C1").path("number").asText()).isNotBlank();

            underWay.does("registrar", "contract-technical-review", "certify")
                    .does("rechecker", "contract-second-review", "agree");
            assertThat(underWay.status()).isEqualTo("DECIDED_POSITIVE");
            assertThat(underWay.view("registrar").path("definitionVersion").asInt())
                    .isEqualTo(old);
        } finally {
            // Other tests share this application and expect the shipped way.
            publishing.publish(RedesignedContract.before(), "publisher");
        }
    }

    @Test
    void aStepPutInByTheListTakesNewCasesToACertificate() {
        publishing.publish(LegalOpinion.bundle(), "publisher");
        try {
            Contract fresh = Contract.of(api)
                    .submitted()
                    .does("clerk", "contract-intake", "accept")
                    .does("registrar", "contract-technical-review", "certify")
                    .does("secretary", LegalOpinion.FORM, "agree")
                    .does("rechecker", "contract-second-review", "agree");
            assertThat(fresh.status()).isEqualTo("DECIDED_POSITIVE");
            assertThat(fresh.letter("LT-C1").path("number").asText()).isNotBlank();
        } finally {
            publishing.publish(RedesignedContract.before(), "publisher");
        }
    }
}

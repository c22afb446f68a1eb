package org.keqiao.lifecycle;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;

/** The ways through the shipped revocation. */
class RevocationFlowTest {

    private static final Map<String, Object> OPENING =
            Map.of("suspicionSource", "INSPECTION", "suspicion", "付款凭证与合同不符");
    private static final Map<String, Object> FOUND =
            Map.of("revocationGround", "FRAUD", "findings", "付款凭证系伪造", "legalGround", "管理办法");

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = Flows.of(LifecycleFacts.REVOCATION);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static CaseTrace proposed() {
        return CaseTrace.of(sandbox.start(OPENING))
                .expects("revocation-investigation")
                .performedBy("REGISTRAR")
                .answer("propose", FOUND)
                .expects("revocation-statement")
                .performedBy("PARTY:APPLICANT")
                .neverHappened("${revokeRegistration}");
    }

    @Test
    void nobodyIsRevokedUnheard() {
        proposed()
                .answer("submitted", Map.of("statementChoice", "STATE", "statement", "已部分实施"))
                .expects("revocation-consideration")
                .performedBy("REGISTRAR")
                .answer("maintain", Map.of("statementAnswer", "不予采纳"))
                .expects("revocation-decision")
                .performedBy("STATION_HEAD")
                .answer("revoke")
                .endsDecidedBy("closeCase")
                .happened("${issueLetter}", "${revokeRegistration}", "${issueLetter}", "${closeCase}");
    }

    @Test
    void silenceWithinTheLimitGoesOnToTheHead() {
        proposed()
                .expires("statement")
                .expects("revocation-decision")
                .answer("revoke")
                .endsDecidedBy("closeCase")
                .happened("${revokeRegistration}");
    }

    @Test
    void whoeverIsHeardRightlyKeepsTheRegistration() {
        proposed()
                .answer("submitted", Map.of("statementChoice", "STATE", "statement", "已部分实施"))
                .expects("revocation-consideration")
                .answer("accept")
                .expects("revocation-dismissal")
                .performedBy("STATION_HEAD")
                .answer("approve")
                .endsDecidedBy("closeCase")
                .neverHappened("${revokeRegistration}");
    }

    @Test
    void evenNoGroundIsSignedByASecondPerson() {
        CaseTrace.of(sandbox.start(OPENING))
                .expects("revocation-investigation")
                .answer("noGround")
                .expects("revocation-dismissal")
                .answer("return")
                .expects("revocation-investigation")
                .inRound(2);
    }

    @Test
    void theHeadMaySendBackOrDismiss() {
        proposed()
                .expires("statement")
                .expects("revocation-decision")
                .answer("dismiss")
                .endsDecidedBy("closeCase")
                .neverHappened("${revokeRegistration}");
        proposed()
                .expires("statement")
                .expects("revocation-decision")
                .answer("return")
                .expects("revocation-investigation");
    }
}

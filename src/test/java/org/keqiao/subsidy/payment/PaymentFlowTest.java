package org.keqiao.subsidy.payment;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keqiao.lifecycle.Flows;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;

/** The ways through the shipped payment. */
class PaymentFlowTest {

    private static final Map<String, Object> CITY = Map.of(
            "paymentOpening",
            "AWARDED",
            "share",
            "CITY",
            "amount",
            "100000.00",
            "purpose",
            "成果转化补贴",
            "account",
            Map.of(
                    "name", "晋江市海丝高分子材料有限公司",
                    "bank", "中国工商银行晋江支行",
                    "bankCode12", "102397000018",
                    "number", "1408010109000123456"));

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = Flows.of(PaymentFacts.MATTER)
                .answering(
                        "preparePayment", (of, input) -> Map.of("paymentState", "ORDERED", "paymentOrder", "JBBF-1-1"));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static CaseTrace failed() {
        return CaseTrace.of(sandbox.start(CITY))
                .expects("payment-result")
                .performedBy("TREASURY")
                .answer("failed", Map.of("failureReason", "账号不存在"))
                .expects("payment-account")
                .performedBy("PARTY:APPLICANT");
    }

    /** An applicant who never answers leaves the money with the bureau, not nowhere. */
    @Test
    void anAccountThatNobodyCorrectsGoesToTheOfficer() {
        failed().expires("fixAccount")
                .expects("payment-account-check")
                .performedBy("PROGRAM_OFFICER")
                .answer("return")
                .expects("payment-account")
                .inRound(2);
    }
}

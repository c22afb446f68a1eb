package org.keqiao.subsidy.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.payment.Payee;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.testing.TextCells;

/** The treasury's file and its way back. */
class PaymentSheetTest {

    private static PaymentOrder order(String name) {
        return new PaymentOrder(
                "JBBF-421300-2026-000001-1",
                new CaseNumber("JBBF-421300-2026-000001"),
                new CaseNumber("JBZJ-421300-2026-000001"),
                FundingShare.CITY,
                null,
                1,
                Money.of("123456.83"),
                new Payee(name, name, "102397000018", "0108010109000123456"),
                name,
                PaymentOrder.State.ORDERED,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null);
    }

    @Test
    void noNameBecomesAFormula() {
        byte[] file = PaymentSheet.write(
                TextCells.HOSTILE.stream().map(PaymentSheetTest::order).toList());

        TextCells.allText(file);
        assertThat(TextCells.of(file).subList(1, 1 + TextCells.HOSTILE.size()))
                .extracting(row -> row.get(1))
                .containsExactlyElementsOf(TextCells.HOSTILE);
    }

    @Test
    void accountAndAmountKeepTheirDigitsAndTheSumStandsInWords() {
        assertThat(TextCells.of(PaymentSheet.write(List.of(order("甲公司")))).get(1))
                .startsWith("JBBF-421300-2026-000001-1", "甲公司")
                .contains("0108010109000123456", "123,456.83", "壹拾贰万叁仟肆佰伍拾陆元捌角叁分");
    }

    @Test
    void threeThingsCanHaveHappenedAndNothingElse() {
        String head = "指令编号,收款人,开户银行,支付行号,收款账号,金额（元）,大写金额,用途,支付结果,银行回单号,支付日期,失败原因\n";
        String rows = "A-1,,,,,,,,成功,HD1,2026-07-01,\nA-2,,,,,,,,失败,,,账号不存在\n"
                + "A-3,,,,,,,,退票,TP1,2026-07-09,账户已销户\nA-4,,,,,,,,也许,,,\n";

        List<PaymentSheet.Answer> answers =
                PaymentSheet.read(new ByteArrayInputStream((head + rows).getBytes(StandardCharsets.UTF_8)));

        assertThat(answers)
                .extracting(PaymentSheet.Answer::result)
                .containsExactly(
                        PaymentSheet.Result.PAID, PaymentSheet.Result.FAILED, PaymentSheet.Result.RETURNED, null);
        assertThat(answers.get(2).receipt()).isEqualTo("TP1");
        assertThat(answers.get(2).day()).isEqualTo(LocalDate.of(2026, 7, 9));
    }
}

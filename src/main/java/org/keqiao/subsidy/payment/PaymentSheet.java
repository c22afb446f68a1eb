package org.keqiao.subsidy.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.keqiao.casefile.batch.SheetCell;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.shared.ChineseNumerals;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * The file for the treasury and its way back: payment orders out, and the same table with the bank's answers in. Every cell
 * is text: no program makes a number of an account, and none computes anything.
 */
final class PaymentSheet {

    private static final List<String> HEAD =
            List.of("指令编号", "收款人", "开户银行", "支付行号", "收款账号", "金额（元）", "大写金额", "用途", "支付结果", "银行回单号", "支付日期", "失败原因");
    private static final int RESULT = 8;
    private static final int RECEIPT = 9;
    private static final int DAY = 10;
    private static final int FAILURE = 11;

    private PaymentSheet() {}

    static byte[] write(List<PaymentOrder> orders) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Keqiao", "1.0")) {
            Worksheet sheet = book.newWorksheet("支付指令");
            row(sheet, 0, HEAD);
            int number = 1;
            for (PaymentOrder order : orders) {
                row(
                        sheet,
                        number++,
                        List.of(
                                order.number(),
                                order.payee().name(),
                                order.payee().bank(),
                                order.payee().bankCode(),
                                order.payee().account(),
                                order.amount().text(),
                                ChineseNumerals.financial(order.amount()),
                                order.purpose()));
            }
            sheet.range(0, 0, 0, HEAD.size() - 1).style().bold().set();
            // Long enough for whoever adds to it by hand.
            sheet.range(1, 0, orders.size() + 20, HEAD.size() - 1)
                    .style()
                    .format("@")
                    .set();
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int number, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            sheet.value(number, c, cells.get(c));
            sheet.width(c, c == 0 || c == 4 ? 28 : 18);
        }
    }

    /**
     * One answer of the bank.
     *
     * @param row number in the file, from 1
     * @param result null when it is neither 成功 nor 失败 nor 退票
     * @param day null when there is none, or none that can be read
     */
    record Answer(
            int row, String order, @Nullable Result result, String receipt, @Nullable LocalDate day, String failure) {}

    /** What the bank did. */
    enum Result {
        PAID,
        FAILED,
        /** Paid before, and sent back. */
        RETURNED
    }

    /**
     * The rows that have a result; those without one are still to come.
     *
     * @throws Refusal TOO_LARGE; INVALID IMPORT_UNREADABLE, or PAYMENT_FILE_UNKNOWN when it is another table
     */
    static List<Answer> read(InputStream in) {
        List<List<SheetCell>> table = SheetFile.read(in);
        if (table.isEmpty()
                || !text(table.get(0), 0).equals(HEAD.get(0))
                || !text(table.get(0), RESULT).equals(HEAD.get(RESULT))) {
            throw Refusal.invalid("PAYMENT_FILE_UNKNOWN");
        }
        List<Answer> answers = new ArrayList<>();
        for (int r = 1; r < table.size(); r++) {
            List<SheetCell> row = table.get(r);
            String order = text(row, 0);
            String result = text(row, RESULT);
            if (!order.isEmpty() && !result.isEmpty()) {
                answers.add(new Answer(
                        r + 1, order, result(result), text(row, RECEIPT), day(text(row, DAY)), text(row, FAILURE)));
            }
        }
        return answers;
    }

    @Nullable
    private static Result result(String result) {
        return switch (result.toUpperCase(Locale.ROOT)) {
            case "成功", "PAID" -> Result.PAID;
            case "失败", "FAILED" -> Result.FAILED;
            case "退票", "退回", "RETURNED" -> Result.RETURNED;
            default -> null;
        };
    }

    @Nullable
    private static LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String text(List<SheetCell> row, int column) {
        return column < row.size() && !row.get(column).formula()
                ? row.get(column).text()
                : "";
    }
}

package org.keqiao.shared;

import java.math.BigInteger;
import java.time.LocalDate;

/**
 * Numbers in Chinese characters: the financial capitals 大写金额 of papers that carry money, and the dates of official
 * documents. Written here because the spell-out rules of the common libraries leave out the leading 壹 and count in 兆.
 */
public final class ChineseNumerals {

    private static final String FINANCIAL = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String ORDINARY = "〇一二三四五六七八九";
    private static final long WAN = 10_000L;
    private static final long YI = 100_000_000L;

    private ChineseNumerals() {}

    /**
     * The amount in financial capitals, without the word 人民币: 6007.14 is 陆仟零柒元壹角肆分 (支付结算办法, annex 1). Where
     * the rule leaves a choice, a 0 at the 元 is written before a 角 and a 0 at the 万 before a 仟 is not.
     */
    public static String financial(Money amount) {
        BigInteger fen = amount.yuan().unscaledValue();
        String sign = fen.signum() < 0 ? "负" : "";
        BigInteger[] parts = fen.abs().divideAndRemainder(BigInteger.valueOf(100));
        long yuan = parts[0].longValueExact();
        int jiao = parts[1].intValue() / 10;
        int cent = parts[1].intValue() % 10;

        StringBuilder text = new StringBuilder(sign);
        if (yuan > 0 || parts[1].signum() == 0) {
            text.append(yuan == 0 ? "零" : integer(yuan)).append('元');
        }
        if (jiao == 0 && cent == 0) {
            return text.append('整').toString();
        }
        if (yuan > 0 && (jiao == 0 || yuan % 10 == 0)) {
            text.append('零');
        }
        if (jiao > 0) {
            text.append(FINANCIAL.charAt(jiao)).append('角');
        }
        if (cent > 0) {
            text.append(FINANCIAL.charAt(cent)).append('分');
        }
        return text.toString();
    }

    private static String integer(long number) {
        if (number >= YI) {
            return split(number, YI, "亿");
        }
        return number >= WAN ? split(number, WAN, "万") : section((int) number);
    }

    private static String split(long number, long unit, String name) {
        long low = number % unit;
        String high = integer(number / unit) + name;
        if (low == 0) {
            return high;
        }
        return high + (low < unit / 10 ? "零" : "") + integer(low);
    }

    /** 1 to 9999. */
    private static String section(int number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (gap) {
                text.append('零');
                gap = false;
            }
            text.append(FINANCIAL.charAt(digit)).append(PLACES[place]);
        }
        return text.toString();
    }

    /** 二〇二六年十一月二十一日, as official documents date themselves. */
    public static String date(LocalDate day) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(day.getYear()).toCharArray()) {
            text.append(ORDINARY.charAt(digit - '0'));
        }
        return text.append('年')
                .append(upTo99(day.getMonthValue()))
                .append('月')
                .append(upTo99(day.getDayOfMonth()))
                .append('日')
                .toString();
    }

    private static String upTo99(int number) {
        String tens = number < 10 ? "" : number < 20 ? "十" : ORDINARY.charAt(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + ORDINARY.charAt(number % 10);
    }
}
